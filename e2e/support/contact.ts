import { type Locator, type Page, expect } from "@playwright/test";
import { open } from "./app.ts";
import { accept, allRoles, begin, confirm, invite, join, joinLink } from "./organisation.ts";
import type { Server } from "./server.ts";
import type { Device } from "./test.ts";

/** A phone of each: the coordinator's is the test's own page. */
export interface People {
  employee: Device;
  supporters: Device[];
}

/** An organisation with supporters of these names, and an employee who has joined it. */
export async function people(
  page: Page,
  server: Server,
  newDevice: () => Promise<Device>,
  names: string[],
): Promise<People> {
  await begin(page, server);
  const supporters = [];
  for (const name of names) {
    const supporter = await newDevice();
    await accept(supporter.page, await invite(page, name));
    await confirm(page, name);
    await open(supporter.page, "/app/ondersteuner");
    await expect(supporter.page.getByText("Je staat op de lijst")).toBeVisible();
    supporters.push(supporter);
  }
  const employee = await newDevice();
  await join(employee.page, await joinLink(page));
  return { employee, supporters };
}

/** One device with every role, and a request for contact from it to itself: every screen has something to show. */
export async function everything(page: Page, server: Server): Promise<void> {
  await allRoles(page, server);
  await fillCard(page);
  await ask(page);
}

/** Fills in the contact card, with the agreement. */
export async function fillCard(page: Page, name = "Sam Kanarievogel"): Promise<void> {
  await open(page, "/app/contact");
  await page.getByLabel("Naam of roepnaam").fill(name);
  await page.getByLabel("Nummer, of een andere manier").fill("06 12345678");
  await page.getByText("Dit mag mee als ik contact vraag").tap();
  await page.getByRole("button", { name: "Bewaar en ga verder" }).tap();
  await expect(page.getByRole("heading", { name: "Wie vraag je?" })).toBeVisible();
}

/** Asks for contact without waiting for the seconds to undo, and waits until the server has it. */
export async function ask(page: Page, words?: string): Promise<void> {
  if (words !== undefined) await page.getByLabel("Wil je er iets bij zeggen? (mag)").fill(words);
  await page.getByRole("button", { name: "Vraag om contact" }).tap();
  await page.getByRole("button", { name: "Stuur nu" }).tap();
  await expect(page.getByRole("heading", { name: /Je vraag is (verstuurd|aangekomen)/ })).toBeVisible();
}

/** Looks at once, and does not wait for the next time. */
export async function look(page: Page, words = "Kijk of er iets nieuws is"): Promise<void> {
  await page.getByRole("button", { name: words }).tap();
}

/** Looks until it is there: what the other side has just done may still be on its way to the server. */
export async function lookFor(page: Page, wanted: Locator, words = "Kijk of er iets nieuws is"): Promise<void> {
  await expect(async () => {
    // It may have come by itself meanwhile, and what is over is not looked for.
    if (!(await wanted.isVisible())) await page.getByRole("button", { name: words }).tap({ timeout: 2_000 });
    await expect(wanted).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

/** Opens the inbox of a supporter, and the request that is new in it. */
export async function openRequest(page: Page): Promise<void> {
  await open(page, "/app/ondersteuner/vragen");
  await page.getByRole("link", { name: /Vraag om contact/ }).first().tap();
  await expect(page.getByRole("button", { name: "Ik neem contact op" })).toBeVisible();
}

/** Tries to take the request that is open. */
export async function tryToTake(page: Page): Promise<void> {
  await page.locator("label").filter({ hasText: "binnen 4 uur" }).tap();
  await page.getByRole("button", { name: "Ik neem contact op" }).tap();
}

/** Takes the request that is open, and waits until the server has said that it is theirs. */
export async function take(page: Page): Promise<void> {
  await tryToTake(page);
  await expect(page.getByRole("button", { name: "Sluit af" })).toBeVisible();
}
