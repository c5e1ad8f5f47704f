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
}

/** A face of the first question. Its radio button lies below the drawing, so the label is what a thumb hits. */
export function face(page: Page, word: Word): Locator {
  return page
    .getByRole("group", { name: "Hoe gaat het nu?" })
    .locator("label")
    .filter({ has: page.getByText(word, { exact: true }) });
}

/** Taps a face, and waits until the app says that it is kept. */
export async function checkIn(page: Page, word: Word): Promise<void> {
  await face(page, word).tap();
  await expect(page.getByRole("status").getByText("bewaard")).toBeVisible();
}
