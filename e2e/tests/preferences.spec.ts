import { appIsThere, open } from "../support/app.ts";
import { expect, test } from "../support/test.ts";

test("text can be larger, from the first paint on", async ({ page }) => {
  await open(page, "/app/meer");
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await page.getByRole("group", { name: "Lettergrootte" }).locator("label").filter({ hasText: "Het grootst" }).tap();
  expect(await size()).toBeCloseTo(before * 1.375, 1);
  // The script in the document does it: also where the app itself never starts.
  await page.route("**/pkg/start-*.js", (route) => route.abort());
  await page.goto("/app");
  expect(await size()).toBeCloseTo(before * 1.375, 1);
});

test("a neutral name and icon are there before the app is put on the home screen", async ({ page, request }) => {
  await open(page, "/app/meer");
  await page.getByRole("group", { name: "Naam op je beginscherm" }).locator("label").filter({ hasText: "Notities" }).tap();
  for (const again of [false, true]) {
    if (again) {
      await page.reload();
      await appIsThere(page);
    }
    await expect(page).toHaveTitle("Notities");
    const link = page.locator("link[rel=manifest]");
    await expect(link).toHaveAttribute("href", "/notes.webmanifest");
    const answer = await request.get("/notes.webmanifest");
    expect((await answer.text()).toLowerCase()).not.toContain("naderhand");
    const manifest = await answer.json();
    for (const icon of manifest.icons) {
      expect((await request.get(icon.src)).status(), icon.src).toBe(200);
    }
  }
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.getAppManifest");
  expect(JSON.parse(data ?? "{}").name).toBe("Notities");

  await page.getByRole("group", { name: "Naam op je beginscherm" }).locator("label").filter({ hasText: "Naderhand" }).tap();
  await expect(page).toHaveTitle("Naderhand");
  await expect(page.locator("link[rel=manifest]")).toHaveAttribute("href", "/manifest.webmanifest");
});
