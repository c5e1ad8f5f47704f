import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { checkIn, happened, open } from "../support/app.ts";
import { daysLater, start } from "../support/days.ts";
import {
  asked,
  choose,
  chooseDaily,
  givesAddress,
  isKept,
  permission,
  sendsPushes,
  tick,
} from "../support/reminders.ts";
import { expect, test } from "../support/test.ts";

/** The card on the first screen. It comes some seconds after the screen. */
function card(page: Page) {
  return page.getByRole("region", { name: "Dit staat nog open" });
}

test("nothing is chosen at first, and what is chosen is kept over a reload", async ({ page, wire }) => {
  await open(page, "/app/meer");
  await page.getByRole("link", { name: /Herinneringen/ }).tap();
  await expect(page.getByLabel("Geen herinnering")).toBeChecked();
  await expect(page.getByLabel("Geen pauze")).toBeChecked();
  await expect(page.getByLabel("Herinner me aan die momenten")).not.toBeChecked();

  await choose(page, "Inchecken", "Elke week");
  await choose(page, "Welke dag", "woensdag");
  await page.getByLabel("Hoe laat inchecken").fill("20:15");
  await isKept(page);
  await tick(page, "Herinner me aan die momenten");
  await tick(page, "Ik wil stille uren");
  await page.getByLabel("Stil tot").fill("06:30");
  await choose(page, "Wat er op je scherm staat", "Heb je even?");
  await page.getByText("Voeg een dienst toe").tap();
  await page.getByRole("button", { name: "Voeg toe" }).tap();
  await expect(page.getByRole("button", { name: /^Haal weg/ })).toHaveCount(1);
  await isKept(page);

  await open(page, "/app/herinneringen");
  await expect(page.getByLabel("Elke week").first()).toBeChecked();
  await expect(page.getByLabel("woensdag")).toBeChecked();
  await expect(page.getByLabel("Hoe laat inchecken")).toHaveValue("20:15");
  await expect(page.getByLabel("Herinner me aan die momenten")).toBeChecked();
  await expect(page.getByLabel("Stil tot")).toHaveValue("06:30");
  await expect(page.getByRole("radio", { name: "Heb je even?" })).toBeChecked();
  await expect(page.getByRole("img", { name: "Zo ziet het eruit: Heb je even?" })).toBeVisible();
  await page.getByRole("button", { name: /^Haal weg/ }).tap();
  await expect(page.getByText("Nog geen diensten.")).toBeVisible();
  // None of it leaves the device.
  expect(wire.api).toEqual([]);
});

test("what was not done stands on a card on the first screen, and goes when it is done", async ({ page }) => {
  await daysLater(page, 0);
  await chooseDaily(page);
  // Seven o'clock has been: nothing of before the choice is asked for.
  await open(page, "/app/herinnering");
  await expect(page.getByText("Er staat niets open")).toBeVisible();
  await daysLater(page, 3);
  await open(page);
  await expect(card(page)).toBeVisible({ timeout: 15_000 });
  await expect(card(page)).toHaveCount(1);
  await checkIn(page, "goed");
  await expect(card(page)).toHaveCount(0);
});

test("a moment of an event's timeline leads to the event", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Een zwaar ongeval");
  await page.getByRole("link", { name: "Herinneringen" }).tap();
  await tick(page, "Herinner me aan die momenten");
  await daysLater(page, 2);
  await open(page, "/app/herinnering");
  const moment = page.getByRole("navigation", { name: "Dit staat open" }).getByRole("link").first();
  await expect(moment).toContainText("Een zwaar ongeval");
  await moment.tap();
  await expect(page.getByRole("heading", { name: "Wat komt wanneer" })).toBeVisible();
});

test("later moves what is open, says to when, and can be taken back", async ({ page }) => {
  await daysLater(page, 0);
  await chooseDaily(page);
  await daysLater(page, 3);
  await open(page, "/app/herinnering");
  await expect(page.getByRole("link", { name: "Bel iemand" })).toHaveAttribute("href", "/app/hulp");
  await page.getByRole("link", { name: "Later" }).tap();
  // It is eight in the evening, and no shift is on.
  await expect(page.getByText("Verschoven: vandaag, 22:00")).toBeVisible();
  await page.getByRole("button", { name: "Maak ongedaan" }).tap();
  await page.getByRole("link", { name: "Bekijk wat open staat" }).tap();
  await page.getByRole("link", { name: "Later" }).tap();
  await expect(page.getByText("Verschoven: vandaag, 22:00")).toBeVisible();
  await open(page, "/app/herinnering");
  await expect(page.getByText("Er staat niets open")).toBeVisible();
  await page.clock.setFixedTime(new Date(start.getTime() + 3 * 86_400_000 + 3 * 3_600_000));
  await open(page, "/app/herinnering");
  await expect(page.getByRole("heading", { name: "Dit staat open" })).toBeVisible();
});

test("the calendar file has times and neutral words, and nothing that tells", async ({ page }) => {
  await daysLater(page, 0);
  await open(page, "/app/herinneringen");
  await page.getByRole("button", { name: "Bewaar het bestand" }).tap();
  await expect(page.getByText("Er komt nog niets.")).toBeVisible();
  await happened(page, "Een zwaar ongeval");
  await chooseDaily(page);
  await tick(page, "Herinner me aan die momenten");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar het bestand" }).tap();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("agenda.ics");
  const file = await readFile(await download.path(), "utf8");
  expect(file).toContain("SUMMARY:Herinnering\r\n");
  expect(file).toContain("RRULE:FREQ=DAILY\r\n");
  expect(file.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(1);
  expect(file).not.toMatch(/naderhand|check|ongeval|gebeurtenis|gesprek|signaal|http/i);
});

test("permission is asked by a tap alone, and a browser without an address says so", async ({ page, server, complaints }) => {
  await sendsPushes(server);
  await permission(page, "granted");
  await open(page, "/app/herinneringen");
  const turnOn = page.getByRole("button", { name: "Zet meldingen aan" });
  await expect(turnOn).toBeVisible();
  await expect(page.getByText("Onze server ziet de tijden, en niet wie je bent")).toBeVisible();
  expect(await asked(page)).toBe(0);
  await turnOn.tap();
  // A headless browser has no push service.
  await expect(page.getByText("Deze browser geeft geen adres voor meldingen")).toBeVisible({ timeout: 30_000 });
  expect(await asked(page)).toBe(1);
  await expect(page.getByRole("button", { name: "Bewaar het bestand" })).toBeVisible();
  // It is not on, and no later start asks by itself.
  await open(page, "/app/herinneringen");
  await expect(turnOn).toBeVisible();
  expect(await asked(page)).toBe(0);
  // Chromium itself says why it gives none to these tests.
  expect(complaints.filter((complaint) => !complaint.includes("does not support the Push API"))).toEqual([]);
  complaints.length = 0;
});

test("who says no is told how to undo that", async ({ page }) => {
  await permission(page, "denied");
  await open(page, "/app/herinneringen");
  await page.getByRole("button", { name: "Zet meldingen aan" }).tap();
  await expect(page.getByText("Je browser blokkeert meldingen")).toBeVisible();
});

test("an iPhone is shown the way to the home screen first", async ({ newDevice }) => {
  const userAgent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
  const { page } = await newDevice({ userAgent });
  await page.addInitScript(() => Object.defineProperty(window, "PushManager", { value: undefined }));
  await open(page, "/app/herinneringen");
  await expect(page.getByText("Zet de app eerst op je beginscherm")).toBeVisible();
  await expect(page.getByText("Kies: Zet op beginscherm.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Zet meldingen aan" })).toHaveCount(0);
});

test("the server gets instants and tags, new ones when something is done, and deletes them all", async ({ page, server, wire }) => {
  const key = await sendsPushes(server);
  await permission(page, "granted");
  await givesAddress(page, key);
  const calls = () => wire.requests.filter((request) => /\/api\/v1\/reminders\/[^/]+$/.test(request.url()));
  const puts = () => calls().filter((request) => request.method() === "PUT");
  const rings = () => (puts().at(-1)?.postDataJSON() as { rings: { at: string; tag: string }[] } | undefined)?.rings ?? [];

  // The server has the real day.
  const evening = new Date(`${new Date().toISOString().slice(0, 10)}T20:00:00Z`).getTime();
  await page.clock.setFixedTime(new Date(evening));
  await chooseDaily(page);
  await page.getByRole("button", { name: "Zet meldingen aan" }).tap();
  await expect(page.getByText("Meldingen staan aan")).toBeVisible({ timeout: 15_000 });
  expect(rings().length).toBeGreaterThan(50);
  for (const { at, tag } of rings()) {
    expect(Date.parse(at) % 300_000).toBe(0);
    expect(tag).toMatch(/^[\w-]{22}$/);
  }

  // A check-in takes away the ring of its day, whatever screen is open.
  const first = () => Date.parse(rings()[0]?.at ?? "");
  const aDayOn = evening + 86_400_000;
  expect(first()).toBeLessThan(aDayOn);
  await page.clock.setFixedTime(new Date(evening + 18 * 3_600_000));
  await page.addInitScript(() => Object.defineProperty(Notification, "permission", { get: () => "granted" }));
  await open(page);
  await checkIn(page, "goed");
  await expect.poll(first, { timeout: 20_000 }).toBeGreaterThan(aDayOn);
  for (const request of puts()) expect((await request.response())?.ok()).toBe(true);

  await open(page, "/app/herinneringen");
  await page.getByRole("button", { name: "Zet meldingen uit" }).tap();
  await expect(page.getByRole("button", { name: "Zet meldingen aan" })).toBeVisible();
  await expect.poll(() => calls().at(-1)?.method()).toBe("DELETE");
  for (const request of calls()) expect(request.postData() ?? "").not.toMatch(/check|goed|incident/i);
});
