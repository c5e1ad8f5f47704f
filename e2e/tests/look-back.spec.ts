import { checkIn, face, kept, list, open } from "../support/app.ts";
import { expect, test } from "../support/test.ts";

const sunday = new Date("2026-11-22T21:40:00+01:00");

test("check-ins of several days are a list, a calendar and a line with its table", async ({ page }) => {
  for (const [daysAgo, word] of [[2, "slecht"], [1, "gaat wel"], [0, "goed"]] as const) {
    await page.clock.setFixedTime(new Date(sunday.getTime() - daysAgo * 86_400_000));
    await open(page);
    await checkIn(page, word);
  }

  await open(page, "/app/terugkijken");
  await expect(list(page)).toHaveCount(3);
  await expect(list(page).first()).toContainText("goed");

  await page.getByRole("link", { name: "Kalender" }).tap();
  await expect(page.getByRole("heading", { name: "november 2026" })).toBeVisible();
  await expect(page.getByRole("button", { name: /1 check-in/ })).toHaveCount(3);

  await page.getByRole("link", { name: "Verloop" }).tap();
  await expect(page.getByRole("img", { name: /Hoe het gaat/ })).toBeVisible();
  await page.getByText("Lees het als tabel").tap();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(4);
});

test("looking back works with the network off", async ({ page, context }) => {
  await open(page);
  await checkIn(page, "goed");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await open(page, "/app/terugkijken");
  await expect(list(page)).toHaveCount(1);
});

test("a check-in can be corrected", async ({ page }) => {
  await open(page);
  await checkIn(page, "goed");
  await open(page, "/app/terugkijken");
  await list(page).tap();
  await face(page, "slecht", "Hoe ging het toen?").tap();
  await expect(kept(page)).toBeVisible();
  await open(page, "/app/terugkijken");
  await expect(list(page)).toHaveCount(1);
  await expect(list(page)).toContainText("slecht");
});

test("a check-in can be removed", async ({ page }) => {
  await open(page);
  await checkIn(page, "goed");
  await open(page, "/app/terugkijken");
  await list(page).tap();
  await page.getByRole("button", { name: "Haal deze check-in weg" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Haal weg" }).tap();
  await expect(page.getByText("Hier komen je check-ins")).toBeVisible();
  await open(page, "/app/terugkijken");
  await expect(page.getByText("Hier komen je check-ins")).toBeVisible();
});

test("an earlier day can be filled in", async ({ page }) => {
  await page.clock.setFixedTime(sunday);
  await open(page, "/app/check-in/nieuw?dag=2026-11-19");
  await face(page, "slecht", "Hoe ging het toen?").tap();
  await expect(kept(page)).toBeVisible();
  await open(page, "/app/terugkijken");
  await expect(list(page)).toHaveCount(1);
  await expect(page.getByRole("heading", { name: /donderdag 19 november/i })).toBeVisible();
});
