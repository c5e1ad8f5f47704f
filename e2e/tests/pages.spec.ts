import { appIsThere } from "../support/app.ts";
import { pages } from "../support/screens.ts";
import { expect, test } from "../support/test.ts";

const addresses = pages.flatMap(({ nl, en }) => [nl, en]);

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("every page can be read, and leads to itself in the other language", async ({ page }) => {
    for (const { nl, en } of pages) {
      await page.goto(nl);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", "nl");
      await page.getByRole("link", { name: "English" }).first().click();
      await expect(page).toHaveURL(en);
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
    }
  });

  test("the way out is a plain link", async ({ page, context }) => {
    await context.route("https://www.buienradar.nl/**", (route) => route.fulfill({ body: "weer" }));
    await page.goto("/thuisfront");
    await page.getByRole("link", { name: "Snel weg" }).click();
    await expect(page).toHaveURL("https://www.buienradar.nl/");
  });
});

test("one request is enough to read a page for visitors", async ({ page, wire, server }) => {
  for (const address of ["/thuisfront", "/en/home-front", "/leidinggevende", "/"]) {
    const before = wire.requests.length;
    await page.goto(address, { waitUntil: "networkidle" });
    const paths = wire.requests.slice(before).map((request) => new URL(request.url()).pathname);
    // The sign in the tab is the browser's own wish, after the page is there.
    expect(paths.filter((path) => path !== "/icons/icon.svg")).toEqual([address]);
  }
  expect(wire.elsewhere(server.url)).toEqual([]);
});

test("no page keeps anything on the reader's device", async ({ page, context }) => {
  for (const address of addresses) {
    await page.goto(address);
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ]);
    expect(kept, address).toEqual([0, 0, 0, 0]);
  }
  expect(await context.cookies()).toEqual([]);
});

test("a page of the library leads back to the app, and the app to the library", async ({ page }) => {
  await page.goto("/lezen/slapen");
  await page.getByRole("navigation", { name: "Plekken in de app" }).getByRole("link", { name: "Meer" }).click();
  await appIsThere(page);
  await page.getByRole("link", { name: "Lezen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lezen");
  await page.getByRole("link", { name: "Slapen" }).click();
  await expect(page).toHaveURL("/lezen/slapen");
});

test("an address without a page says so, in the language of the address", async ({ page }) => {
  const answer = await page.goto("/lezen/bestaat-niet");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze pagina is er niet");
  await page.goto("/en/reading/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
  await page.getByRole("link", { name: "To the start" }).click();
  await expect(page).toHaveURL("/en");
});
