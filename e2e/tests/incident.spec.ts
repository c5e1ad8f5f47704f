import { happened, open } from "../support/app.ts";
import { daysLater } from "../support/days.ts";
import { expect, test } from "../support/test.ts";

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

test("a step is done and looked back on", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Ik kon niets doen");
  const step = page.getByRole("listitem").filter({ hasText: "Eerste contact met een collega" });
  await step.getByRole("button", { name: "Dit is gedaan" }).tap();
  await expect(step).toContainText("gedaan, vandaag");
  await step.getByText("Wat is hiermee?").tap();
  await step.locator("label").filter({ hasText: /^Ja$/ }).tap();
  await expect(page.getByText("Je advies houdt er rekening mee.")).toBeVisible();
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
