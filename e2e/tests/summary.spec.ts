import { checkIn, happened, open, sayMore, write } from "../support/app.ts";
import { allAtOnce, answer, daysLater } from "../support/days.ts";
import { expect, test } from "../support/test.ts";

test("a summary for one's own visit: what is in it, what is left out, and how it prints", async ({ page, wire }) => {
  await daysLater(page, 0);
  await happened(page, "Een zwaar ongeval");
  const event = page.url();
  await daysLater(page, 7);
  await allAtOnce(page, event);
  await answer(page, "Slecht slapen", "soms");
  await daysLater(page, 42);
  await allAtOnce(page, event);
  await answer(page, "Slecht slapen", "vaak");
  await page.getByLabel("Ik twijfel").tap();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
  await open(page);
  await checkIn(page, "slecht");
  await sayMore(page);
  await write(page, "alleen voor mijzelf");

  await open(page, "/app/advies");
  await page.getByRole("link", { name: "Maak een overzicht voor je afspraak" }).tap();
  const summary = page.getByRole("article");
  await expect(summary).toContainText("Een zwaar ongeval");
  await expect(summary).toContainText("Signalenlijst na zes weken: maandag 13 april 2026");
  await expect(summary).toContainText("vaak, sinds maandag 9 maart 2026. Wordt meer: van soms naar vaak");
  await expect(summary).toContainText("Ik twijfel");
  await expect(summary).toContainText("slecht (maandag 13 april 2026)");
  await expect(summary).not.toContainText("alleen voor mijzelf");
  await page.getByLabel("Neem mijn eigen woorden mee").tap();
  await expect(summary).toContainText("alleen voor mijzelf");

  await page.emulateMedia({ media: "print" });
  await expect(summary).toBeVisible();
  for (const unprinted of [page.getByRole("navigation"), page.getByRole("button", { name: "Druk af" }), page.getByText("Hoe ver terug")]) {
    await expect(unprinted).toBeHidden();
  }
  expect(wire.api).toEqual([]);
});
