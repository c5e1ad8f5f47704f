import { happened, open, write } from "../support/app.ts";
import { agree, recoveryWords, restore } from "../support/backup.ts";
import { expect, test } from "../support/test.ts";

const ODD = "  👩‍🚒🧯 שלום עולם nul\u200bbreed e\u0301 \u202eom\u202c <b>niet vet</b> & “zo”\nregel twee ";

test("own words stand beside an event, whatever is written, and stay when a step is marked", async ({ page }) => {
  await happened(page, "Een zwaar ongeval");
  const event = page.url();
  await write(page, ODD);
  const step = page.getByRole("listitem").filter({ hasText: "Eerste contact met een collega" });
  await step.getByRole("button", { name: "Dit is gedaan" }).tap();
  await expect(step).toContainText("gedaan, vandaag");
  await expect(page.getByLabel("In je eigen woorden")).toHaveValue(ODD);
  await open(page, event);
  await expect(page.getByLabel("In je eigen woorden")).toHaveValue(ODD);

  await step.getByText("Wat is hiermee?").tap();
  await step.getByRole("button", { name: "Zet terug" }).tap();
  await expect(step).toContainText("nu, tot en met");
});

test("a hundred thousand characters keep their beginning, and the screen says so", async ({ page }) => {
  await happened(page, "Een zwaar ongeval");
  const event = page.url();
  const field = page.getByLabel("In je eigen woorden");
  await field.fill("é".repeat(100_000));
  await expect(page.getByText("Dit is te lang.")).toBeVisible();
  await field.blur();
  await expect(page.locator(".nh-own-words__state")).toHaveText("bewaard");
  await open(page, event);
  await expect(field).toHaveValue("é".repeat(4_000));
});

test("an event goes with its words, after a question", async ({ page }) => {
  await happened(page, "Een zwaar ongeval");
  await write(page, "wat ik kwijt wil");
  await page.getByRole("button", { name: "Haal deze gebeurtenis weg" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Haal weg" }).tap();
  await expect(page.getByText("Hier komt wat er is gebeurd")).toBeVisible();
  await open(page, "/app/samenvatting");
  await page.getByLabel("Neem mijn eigen woorden mee").tap();
  await expect(page.getByText("wat ik kwijt wil")).toHaveCount(0);
});

test("another schedule of talks moves the steps, and is remembered for the next event", async ({ page }) => {
  await happened(page, "Een zwaar ongeval");
  const third = page.getByRole("listitem").filter({ hasText: "Derde gesprek" });
  await expect(third).toHaveCount(0);
  await page.getByText("Hoeveel gesprekken").first().tap();
  await page.locator("label").filter({ hasText: "Drie gesprekken in de eerste maand" }).tap();
  await expect(third).toHaveCount(1);
  await happened(page, "Ik kon niets doen");
  await expect(third).toHaveCount(1);
});

test("events, signals, looks back and words come along to a second device", async ({ page, newDevice }) => {
  await happened(page, "Een zwaar ongeval");
  const path = new URL(page.url()).pathname;
  await write(page, "bij deze gebeurtenis");
  const step = (tab: typeof page) => tab.getByRole("listitem").filter({ hasText: "Eerste contact met een collega" });
  await step(page).getByRole("button", { name: "Dit is gedaan" }).tap();
  await expect(step(page)).toContainText("gedaan, vandaag");
  await step(page).getByText("Wat is hiermee?").tap();
  await step(page).locator("label").filter({ hasText: /^Een beetje$/ }).tap();
  await expect(page.getByText("Je advies houdt er rekening mee.")).toBeVisible();
  await open(page, `/app/signalen?gebeurtenis=${path.split("/").pop()}`);
  await page.locator("label").filter({ hasText: "soms" }).tap();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
  await agree(page, ["Gebeurtenissen", "Signalenlijsten", "Eigen woorden"]);
  const words = await recoveryWords(page);

  const { page: second } = await newDevice();
  await restore(second, words);
  await open(second, path);
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Een zwaar ongeval");
  await expect(step(second)).toContainText("gedaan, vandaag");
  await expect(second.getByLabel("In je eigen woorden")).toHaveValue("bij deze gebeurtenis");
  await step(second).getByText("Wat is hiermee?").tap();
  await expect(step(second).getByRole("radio", { checked: true })).toHaveCount(1);
  await open(second, "/app/samenvatting");
  await expect(second.getByText(/^soms, sinds /)).toBeVisible();
});
