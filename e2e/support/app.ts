import { type Locator, type Page, expect } from "@playwright/test";

/** A word for how it goes, as the screen says it. */
export type Word = "heel slecht" | "slecht" | "gaat wel" | "goed" | "heel goed";

/** Opens a screen and waits until the app itself is there, not only the shell that the server sent. */
export async function open(page: Page, address = "/app"): Promise<void> {
  await page.goto(address);
  await appIsThere(page);
}

/** Waits until the app has taken over from the shell. */
export async function appIsThere(page: Page): Promise<void> {
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[data-waiting]")).toHaveCount(0);
}

/** A face of a question. Its radio button lies below the drawing, so the label is what a thumb hits. */
export function face(page: Page, word: Word, question = "Hoe gaat het nu?"): Locator {
  return page
    .getByRole("group", { name: question })
    .locator("label")
    .filter({ has: page.getByText(word, { exact: true }) });
}

/** What says whether the last tap is kept. */
export function kept(page: Page): Locator {
  return page.locator(".nh-kept").getByText("bewaard", { exact: true });
}

/** Taps a face, and waits until the app says that it is kept. */
export async function checkIn(page: Page, word: Word): Promise<void> {
  await face(page, word).tap();
  await expect(kept(page)).toBeVisible();
}

/** Unfolds what else may be said. */
export async function sayMore(page: Page): Promise<void> {
  await page.getByText("Meer zeggen (mag)").tap();
}

/** Writes own words, and waits until the app says that they are kept. */
export async function write(page: Page, words: string): Promise<void> {
  await page.getByLabel("In je eigen woorden").fill(words);
  await expect(page.locator(".nh-own-words__state")).toHaveText("bewaard");
}

/** Notes that something happened today, and waits until its timeline is there. */
export async function happened(page: Page, type: string, day = "Vandaag"): Promise<void> {
  await open(page, "/app/gebeurtenis/nieuw");
  await page.getByLabel(type).tap();
  await page.getByRole("button", { name: "Wanneer was het?" }).tap();
  await page.getByRole("button", { name: day }).tap();
  await expect(page.getByRole("heading", { name: "Wat komt wanneer" })).toBeVisible();
}

/** The check-ins on the list of "Terugkijken", as links. */
export function list(page: Page): Locator {
  return page.locator("main .nh-day__list a");
}

/** Which face is chosen. */
export async function chosen(page: Page, question = "Hoe gaat het nu?"): Promise<string | undefined> {
  const marked = page.getByRole("group", { name: question }).getByRole("radio", { checked: true });
  return (await marked.count()) === 0 ? undefined : ((await marked.getAttribute("value")) ?? undefined);
}
