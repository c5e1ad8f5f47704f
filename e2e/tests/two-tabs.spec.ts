import { checkIn, list, open } from "../support/app.ts";
import type { Page } from "@playwright/test";
import { ask, fillCard, look, lookFor, openRequest, people, take } from "../support/contact.ts";
import { expect, test } from "../support/test.ts";

test("two tabs both keep what is entered in them", async ({ page, context }) => {
  const other = await context.newPage();
  await open(page);
  await open(other);
  await checkIn(page, "goed");
  await checkIn(other, "slecht");
  for (const tab of [page, other]) {
    await open(tab, "/app/terugkijken");
    await expect(list(tab)).toHaveCount(2);
  }
});

test.describe("contact", () => {
  test.describe.configure({ timeout: 120_000 });

  /** Holds what this tab fetches at an address until it is let go. */
  async function hold(tab: Page, address: string): Promise<{ isHeld: Promise<void>; letGo: () => void }> {
    let letGo = () => {};
    let held = () => {};
    const isHeld = new Promise<void>((resolve) => (held = resolve));
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    await tab.route(address, async (route) => {
      held();
      await gate;
      await route.continue();
    });
    return { isHeld, letGo };
  }

  /** Until what was done in this tab is kept, or waits for another tab. */
  async function keptOrWaiting(tab: Page, words: string): Promise<void> {
    const waits = () => tab.evaluate(async () => ((await navigator.locks.query()).pending ?? []).length > 0);
    await expect.poll(async () => (await tab.getByText(words).count()) > 0 || (await waits())).toBe(true);
  }

  test("what a supporter notes in one tab outlives a look of another that began before", async ({ page, server, newDevice }) => {
    const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
    const anna = supporters[0];
    if (anna === undefined) throw new Error("one supporter");
    await fillCard(employee.page);
    await ask(employee.page);
    await openRequest(anna.page);
    await take(anna.page);
    await expect(anna.page.getByRole("button", { name: "Eerste contact gehad" })).toBeVisible();
    const address = new URL(anna.page.url()).pathname;
    const other = await anna.context.newPage();
    await open(other, address);
    await other.locator("summary").filter({ hasText: "Mijn notities" }).tap();
    await other.getByLabel("Wat wil je onthouden?").fill("Bel na zes uur.");

    const { isHeld, letGo } = await hold(anna.page, "**/contact/inbox");
    await look(anna.page, "Kijk nu");
    await isHeld;
    await other.getByRole("button", { name: "Bewaar", exact: true }).tap();
    const note = other.getByRole("listitem").filter({ hasText: "Bel na zes uur." });
    await keptOrWaiting(other, "Bel na zes uur.");
    const answered = anna.page.waitForResponse("**/contact/inbox");
    letGo();
    await answered;
    await expect(note).toBeVisible();
    await anna.page.evaluate(() => navigator.locks.request("naderhand-value:organisation/contact/cases", () => undefined));
    await look(anna.page, "Kijk nu");
    await open(anna.page, address);
    await anna.page.locator("summary").filter({ hasText: "Mijn notities" }).tap();
    await expect(anna.page.getByRole("listitem").filter({ hasText: "Bel na zes uur." })).toBeVisible();
  });

  test("what an employee writes in one tab outlives a look of another that began before", async ({ page, server, newDevice }) => {
    const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
    const anna = supporters[0]?.page;
    if (anna === undefined) throw new Error("one supporter");
    await fillCard(employee.page);
    await ask(employee.page);
    await openRequest(anna);
    await take(anna);
    await expect(anna.getByRole("button", { name: "Eerste contact gehad" })).toBeVisible();
    await lookFor(employee.page, employee.page.getByRole("heading", { name: /^Anna belt je vóór/ }));
    const other = await employee.context.newPage();
    await open(other, "/app/contact");
    await other.getByLabel("Schrijf aan Anna").fill("Liever na zes uur.");

    const { isHeld, letGo } = await hold(employee.page, "**/contact/requests/*");
    await look(employee.page);
    await isHeld;
    await other.getByRole("button", { name: "Stuur", exact: true }).tap();
    const line = other.getByRole("listitem").filter({ hasText: "Liever na zes uur." });
    await expect
      .poll(async () => (await line.count()) > 0 || other.evaluate(async () => ((await navigator.locks.query()).pending ?? []).length > 0))
      .toBe(true);
    const answered = employee.page.waitForResponse("**/contact/requests/*");
    letGo();
    await answered;
    await expect(line).toBeVisible();
    await open(employee.page, "/app/contact");
    await expect(employee.page.getByText("Liever na zes uur.")).toBeVisible();
    await open(other, "/app/contact");
    await expect(other.getByText("Liever na zes uur.")).toBeVisible();
  });
});
