import type { Page } from "@playwright/test";
import { checkIn, happened, open } from "../support/app.ts";
import { allAtOnce, answer, day, daysLater, stepSays } from "../support/days.ts";
import { expect, test } from "../support/test.ts";

/** What the app advises now. */
async function advises(page: Page, words: string): Promise<void> {
  await open(page, "/app/advies");
  await expect(page.locator(".nh-advice__lead")).toContainText(words);
}

/** Fills in the list about the event, on this day, with one signal. */
async function list(page: Page, event: string, days: number, word: "niet" | "soms" | "vaak"): Promise<void> {
  await daysLater(page, days);
  await allAtOnce(page, event);
  await answer(page, "Slecht slapen", word);
}

test("three months that get better: waiting with an eye on it, then nothing stands out", async ({ page }) => {
  await daysLater(page, 0);
  await open(page);
  await checkIn(page, "slecht");
  await happened(page, "Een zwaar ongeval");
  const event = page.url();
  await stepSays(page, "Eerste contact", "nu, tot en met");

  await list(page, event, 2, "vaak");
  await advises(page, "Dit past bij de eerste weken.");
  await open(page, event);
  await stepSays(page, "Eerste gesprek", "nu, tot en met");

  await list(page, event, 7, "soms");
  await advises(page, "Dit past bij de eerste weken.");

  await daysLater(page, 28);
  await open(page, event);
  await stepSays(page, "Signalenlijst na vier weken", "nu, tot en met");
  await list(page, event, 28, "niet");
  await advises(page, "Er springt niets uit.");
  await open(page, event);
  await stepSays(page, "Signalenlijst na vier weken", "gedaan, vandaag");
  await expect(page.getByText("Wordt minder: van vaak naar niet")).toBeVisible();

  await list(page, event, 42, "niet");
  await advises(page, "Er springt niets uit.");

  await daysLater(page, 90);
  await open(page, event);
  await stepSays(page, "Terugblik na drie maanden", "nu, tot en met");
  await list(page, event, 90, "niet");
  await advises(page, "Er springt niets uit.");
  await open(page, "/app/gebeurtenis");
  await expect(page.getByText("Alles is gedaan of niet nodig.")).toBeVisible();
});

test("what stays stuck leads to the occupational physician from the fourth week on, and says why", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Een zwaar ongeval");
  const event = page.url();
  await list(page, event, 7, "soms");
  await advises(page, "Dit past bij de eerste weken.");
  for (const days of [28, 42, 90]) {
    await list(page, event, days, "soms");
    await advises(page, "Dit is een goed moment om de bedrijfsarts te spreken.");
  }
  await page.getByText("Waarom zie ik dit?").tap();
  await expect(page.getByText(/vier weken na de gebeurtenis nog: slecht slapen/)).toBeVisible();
  await expect(page.getByText(/R 27/)).toBeVisible();
  await expect(page.locator("blockquote").first()).toContainText("Ik merk al weken dat het niet zakt.");
});

test("what gets worse does not wait for the fourth week", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Een zwaar ongeval");
  const event = page.url();
  await list(page, event, 2, "soms");
  await list(page, event, 9, "vaak");
  await advises(page, "Wacht dan niet langer.");
  await page.getByText("Waarom zie ik dit?").tap();
  await expect(page.getByText(/Een signaal is er vaker dan eerst: slecht slapen/)).toBeVisible();
  await open(page, event);
  await expect(page.getByText("Wordt meer: van soms naar vaak")).toBeVisible();
});

test("doubt alone is enough", async ({ page }) => {
  await daysLater(page, 3);
  await allAtOnce(page);
  await page.getByLabel("Ik twijfel").tap();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
  await advises(page, "Je twijfelt. Dan is samen kijken");
});

test("two events in a few weeks pile up, and no longer when they lie behind", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Een zwaar ongeval");
  await daysLater(page, 10);
  await happened(page, "Iets ergs met een kind");
  await open(page, "/app/gebeurtenis");
  await expect(page.getByText("2 gebeurtenissen in vier weken.")).toBeVisible();
  await advises(page, "Er kwam veel bij elkaar.");
  await page.getByText("Waarom zie ik dit?").tap();
  await expect(page.getByText("Er waren meer gebeurtenissen in korte tijd.")).toBeVisible();

  await daysLater(page, 60);
  await open(page, "/app/gebeurtenis");
  await expect(page.getByText("in vier weken.")).toHaveCount(0);
  await expect(page.locator("main .nh-row")).toHaveCount(2);
});

test("check-ins tell how an item goes since an event, in words, as a line and as a table", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Een zwaar ongeval");
  const event = page.url();
  await daysLater(page, 34);
  for (const [days, word] of [[1, "heel slecht"], [3, "slecht"], [6, "slecht"], [25, "gaat wel"], [29, "goed"], [33, "goed"]] as const) {
    await open(page, `/app/check-in/nieuw?dag=${day(days)}`);
    await page.getByRole("group", { name: "Hoe ging het toen?" }).locator("label").filter({ hasText: new RegExp(`^${word}$`) }).tap();
    await expect(page.locator(".nh-kept").getByText("bewaard", { exact: true })).toBeVisible();
  }
  await open(page, event);
  await expect(page.getByText("Gaat beter: van slecht naar goed")).toBeVisible();
  await page.getByRole("link", { name: "Bekijk het als lijn" }).tap();
  await expect(page.getByText("Sinds maandag 2 maart: Een zwaar ongeval")).toBeVisible();
  await expect(page.getByText("Gaat beter: van slecht naar goed")).toBeVisible();
  await expect(page.getByRole("img", { name: "Hoe het gaat van maandag 2 maart tot vandaag" })).toBeVisible();
  await page.getByText("Lees het als tabel").tap();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(7);
  await page.locator("label").filter({ hasText: /^Signalen$/ }).tap();
  await expect(page.getByText("Vul de signalenlijst twee keer in")).toBeVisible();
});

test("an advised step that did not help leads on to the next circle", async ({ page }) => {
  await daysLater(page, 0);
  await happened(page, "Een zwaar ongeval");
  await allAtOnce(page, page.url());
  await answer(page, "Slecht slapen", "soms");
  await open(page, "/app/advies");
  await page.getByText("Deed je een van deze stappen?").tap();
  const step = page.getByRole("group", { name: "Welke stap?" });
  await step.locator("label").filter({ hasText: "Vraag een collegiaal ondersteuner" }).tap();
  await page.getByRole("group", { name: "Hielp dit?" }).locator("label").filter({ hasText: /^Nee$/ }).tap();
  await page.getByLabel("Ik wil meer hulp").tap();
  await expect(page.getByText("Je advies houdt er rekening mee.")).toBeVisible();
  await expect(page.locator(".nh-advice").getByText("open spreekuur van de bedrijfsarts")).toBeVisible();
  await page.getByText("Waarom zie ik dit?").tap();
  await expect(page.getByText("Een eerdere stap hielp niet genoeg.")).toBeVisible();
});
