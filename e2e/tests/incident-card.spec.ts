import type { Page } from "@playwright/test";
import { open } from "../support/app.ts";
import { day, daysLater } from "../support/days.ts";
import { scan } from "../support/qr.ts";
import { expect, test } from "../support/test.ts";

/** Makes a card as a manager does, and scans it from the manager's screen. */
async function makeCard(page: Page, kind: string, organisation: string): Promise<string> {
  await page.goto("/leidinggevende");
  await page.getByRole("link", { name: "Maak een gebeurteniskaart" }).tap();
  await page.getByLabel(kind).tap();
  await page.getByLabel("Naam van je organisatie of team").fill(organisation);
  await page.getByRole("button", { name: "Maak de kaart" }).tap();
  return scan(page.getByRole("img", { name: "QR-code van de gebeurteniskaart" }));
}

function card(fields: { version?: string; kind?: string; on?: string; slug?: string; name?: string }): string {
  const { version = "1", kind = "severe_accident", on = day(0), slug = "rav-noord", name = "RAV Noord" } = fields;
  const encoded = Buffer.from(name).toString("base64url");
  return `/app/kaart#${version}.${kind}.${on.replaceAll("-", "")}.${slug}.${encoded}`;
}

test("a manager makes a card, a colleague scans it, and no server sees it", async ({ page, wire, newDevice }) => {
  const link = await makeCard(page, "Een zwaar ongeval", "RAV Noord");
  await expect(page.getByText(link)).toBeVisible();

  const { page: colleague, wire: theirs } = await newDevice();
  await open(colleague, link);
  await expect(colleague.getByRole("heading", { name: "Een zwaar ongeval" })).toBeVisible();
  await expect(colleague.getByText("Kaart van RAV Noord.")).toBeVisible();
  // What the card says stays in no address bar and no history.
  expect(new URL(colleague.url()).hash).toBe("");
  await colleague.getByRole("button", { name: "Bewaar", exact: true }).tap();
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("Een zwaar ongeval");
  await expect(colleague.getByRole("heading", { name: "Wat komt wanneer" })).toBeVisible();

  for (const device of [wire, theirs]) {
    expect(await device.mentioning("severe_accident")).toEqual([]);
    expect(await device.mentioning("RAV Noord")).toEqual([]);
    expect(device.api).toEqual([]);
  }

  // Opened once more, by whoever forgot: it says so, and leads to what is there.
  await open(colleague, "/app");
  await open(colleague, link);
  await colleague.getByRole("link", { name: "Bekijk wat er staat" }).tap();
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("Een zwaar ongeval");
  await open(colleague, "/app/gebeurtenis");
  await expect(colleague.locator("main .nh-row")).toHaveCount(1);
});

test("a card is opened with the network off", async ({ page, context }) => {
  await daysLater(page, 0);
  await open(page, "/app/kaart");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await open(page, "/app");
  await open(page, card({}));
  await page.getByRole("button", { name: "Bewaar", exact: true }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Een zwaar ongeval");
});

test("a card that cannot be taken says why, and leads to keeping the event by hand", async ({ page }) => {
  await daysLater(page, 0);
  for (const [link, words] of [
    ["/app/kaart", "Hier open je een gebeurteniskaart"],
    ["/app/kaart#1.severe_accident.2026", "Deze kaart is niet te lezen"],
    ["/app/kaart#<script>alert(1)</script>", "Deze kaart is niet te lezen"],
    [`/app/kaart#${"a".repeat(100_000)}`, "Deze kaart is niet te lezen"],
    [card({ version: "2" }), "Deze kaart is voor een nieuwere versie"],
    [card({ on: day(4) }), "Deze kaart gaat over een dag die nog komt"],
    [card({ on: "2024-03-01" }), "meer dan een jaar geleden"],
    [card({ on: "1899-01-01" }), "meer dan een jaar geleden"],
    [card({ on: "2026-02-30" }), "Deze kaart is niet te lezen"],
    [card({ name: "RAV\u202edrooN" }), "Deze kaart klopt niet"],
    [card({ name: "RA\u200bV" }), "Deze kaart klopt niet"],
    [card({ name: "x".repeat(61) }), "Deze kaart is niet te lezen"],
  ] as const) {
    await page.goto("about:blank");
    await open(page, link);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByRole("link", { name: "Er is iets gebeurd" })).toBeVisible();
  }
  // A kind that only a newer version knows can be kept all the same.
  await page.goto("about:blank");
  await open(page, card({ kind: "space_weather", name: "消防署 👩‍🚒".slice(0, 3) }));
  await page.getByRole("button", { name: "Bewaar", exact: true }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Iets ingrijpends");
});

test("a card that is not finished says what is missing", async ({ page }) => {
  await open(page, "/app/kaart/maak");
  const make = page.getByRole("button", { name: "Maak de kaart" });
  await make.tap();
  await expect(page.getByText("Kies eerst wat voor gebeurtenis het was.")).toBeVisible();
  await page.getByLabel("Iets anders").tap();
  await make.tap();
  await expect(page.getByText("Vul de naam van je organisatie in.")).toBeVisible();
  await page.getByLabel("Naam van je organisatie of team").fill("RAV\u202edrooN");
  await make.tap();
  await expect(page.getByText("tekens die niet te zien zijn")).toBeVisible();
  await page.getByLabel("Naam van je organisatie of team").fill("RAV Noord");
  await page.getByLabel("Welke dag").fill("2020-01-01");
  await make.tap();
  await expect(page.getByText("Een kaart kan tot een jaar terug.")).toBeVisible();
});
