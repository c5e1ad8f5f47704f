import type { Page } from "@playwright/test";
import { happened, open } from "../support/app.ts";
import { expect, test } from "../support/test.ts";

const DAY = 86_400_000;
const start = new Date("2026-03-02T20:00:00+01:00");

/** The same phone, so many days after the event. */
async function daysLater(page: Page, days: number): Promise<void> {
  await page.clock.setFixedTime(new Date(start.getTime() + days * DAY));
}

async function answer(page: Page, signal: string, word: "niet" | "soms" | "vaak"): Promise<void> {
  await page.getByRole("group", { name: signal }).locator("label").filter({ hasText: word }).tap();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
}

/** All signals on one page, about an event when its address is given. */
async function allAtOnce(page: Page, event = ""): Promise<void> {
  await open(page, `/app/signalen?gebeurtenis=${event.split("/").pop() ?? ""}`);
  await page.locator("label").filter({ hasText: "Alles op één blad" }).tap();
}

test("something happened: what, when, kept; and what comes when", async ({ page, wire }) => {
  await daysLater(page, 0);
  await open(page);
  await page.getByRole("link", { name: "Er is iets gebeurd" }).tap();
  await page.locator("label").filter({ hasText: "Ambulance" }).tap();
  await page.getByLabel("Een zwaar ongeval").tap();
  await page.getByLabel("Het stapelt zich op").tap();
  await page.getByRole("button", { name: "Wanneer was het?" }).tap();
  await page.getByRole("button", { name: "Gisteren" }).tap();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Een zwaar ongeval");
  await expect(page.getByRole("link", { name: "De eerste uren" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Eerste contact met een collega" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Signalenlijst na vier weken" })).toBeVisible();

  await open(page, "/app/gebeurtenis");
  await expect(page.getByText("Je zei dat het zich opstapelt.")).toBeVisible();
  expect(wire.api).toEqual([]);
});

test("a step is done, looked back on, and put back", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Ik kon niets doen");
  const step = page.getByRole("listitem").filter({ hasText: "Eerste contact met een collega" });
  await step.getByRole("button", { name: "Dit is gedaan" }).tap();
  await expect(step).toContainText("gedaan, vandaag");
  await step.getByText("Wat is hiermee?").tap();
  await step.locator("label").filter({ hasText: /^Ja$/ }).tap();
  await expect(page.getByText("Je advies houdt er rekening mee.")).toBeVisible();
});

test("a course that gets better: waiting with an eye on it, then nothing stands out", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Een zwaar ongeval");
  await daysLater(page, 2);
  await allAtOnce(page);
  await answer(page, "Slecht slapen", "vaak");
  await page.getByRole("link", { name: "Klaar. Bekijk wat je nu kunt doen" }).tap();
  await expect(page.getByText("Dit past bij de eerste weken.")).toBeVisible();

  await daysLater(page, 28);
  await allAtOnce(page);
  await answer(page, "Slecht slapen", "niet");
  await open(page, "/app/advies");
  await expect(page.getByText("Er springt niets uit.")).toBeVisible();
});

test("a course that stays stuck leads to the occupational physician, and says why", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Een zwaar ongeval");
  const event = page.url();
  await daysLater(page, 7);
  await allAtOnce(page, event);
  await answer(page, "Slecht slapen", "soms");
  await daysLater(page, 42);
  await allAtOnce(page, event);
  await answer(page, "Slecht slapen", "soms");
  await open(page, "/app/advies");
  await expect(page.getByText("Dit is een goed moment om de bedrijfsarts te spreken.")).toBeVisible();
  await page.getByText("Waarom zie ik dit?").tap();
  await expect(page.getByText(/vier weken na de gebeurtenis nog: slecht slapen/)).toBeVisible();
  await expect(page.getByText(/R 27/)).toBeVisible();
});

test("doubt alone is enough", async ({ page }) => {
  await daysLater(page, 3);
  await allAtOnce(page);
  await page.getByLabel("Ik twijfel").tap();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
  await open(page, "/app/advies");
  await expect(page.getByText("Je twijfelt. Dan is samen kijken")).toBeVisible();
});

test("in danger the numbers are there at once, also offline", async ({ page, context }) => {
  await open(page, "/app/signalen");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await open(page, "/app/signalen");
  await page.getByLabel("Ik ben bang dat ik mezelf of een ander iets aandoe").tap();
  await expect(page.getByRole("link", { name: "Bel 112" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Bel 113" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
  await open(page, "/app/advies");
  await expect(page.getByText("Bel nu.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Bel 112" })).toHaveAttribute("href", "tel:112");
});

test("a day that cannot be is refused with a word, and nothing is lost", async ({ page }) => {
  await daysLater(page, 0);
  await open(page, "/app/gebeurtenis/nieuw");
  await page.getByLabel("Iets anders").tap();
  await page.getByRole("button", { name: "Wanneer was het?" }).tap();
  await page.getByRole("button", { name: "Een andere dag" }).tap();
  await page.getByLabel("Welke dag").fill("2026-03-09");
  await page.getByRole("button", { name: "Bewaar" }).tap();
  await expect(page.getByText("Die dag moet nog komen.")).toBeVisible();
  await page.getByLabel("Welke dag").fill("2026-02-27");
  await page.getByRole("button", { name: "Bewaar" }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Iets anders");
});
