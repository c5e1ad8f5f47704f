import type { Route } from "@playwright/test";

import { open } from "../support/app.ts";
import { expect, test } from "../support/test.ts";

// What the worker has kept comes whatever the network does. Here it is about what has not been kept yet.
test.beforeEach(({ page }) =>
  page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined })),
);

const failures: Record<string, (route: Route) => Promise<void>> = {
  "do not come": (route) => route.abort(),
  "are gone from the server": (route) => route.fulfill({ status: 404, body: "" }),
  "are another page that answers in between": (route) => route.fulfill({ body: "<!doctype html>\n<title>Wifi</title>\n" }),
  "are of another version": async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ body: (await answer.text()).replace(/^more nl \w+/, "more nl 0123456789abcdef") });
  },
  "came in half": async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ body: (await answer.text()).slice(0, -40) });
  },
};

for (const [how, fail] of Object.entries(failures)) {
  test(`a screen whose texts ${how} says so, and comes when asked again`, async ({ page }) => {
    const texts = "**/pkg/more-nl-*.txt";
    await page.route(texts, fail);
    await open(page, "/app/meer");
    await expect(page.getByRole("heading", { level: 1, name: "Meer" })).toBeVisible();
    const notice = page.getByText("Dit scherm is nog niet opgehaald");
    await expect(notice).toBeVisible();

    await page.getByRole("button", { name: "Probeer opnieuw" }).tap();
    await expect(notice).toBeVisible();

    await page.unroute(texts);
    await page.getByRole("button", { name: "Probeer opnieuw" }).tap();
    await expect(page.getByRole("group", { name: "Lettergrootte" })).toBeVisible();
    await expect(notice).toBeHidden();
  });
}

test("a part's texts come once for each language, with the part and not before", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => {
    const [, file] = /\/pkg\/(\w+-\w+)-\w+\.txt$/.exec(request.url()) ?? [];
    if (file) fetched.push(file);
  });
  await open(page, "/app");
  expect(fetched).toEqual([]);

  await page.getByRole("link", { name: "Meer", exact: true }).tap();
  const choose = (group: string, language: string) =>
    page.getByRole("group", { name: group }).locator("label").filter({ hasText: language }).tap();
  await choose("Taal", "English");
  await expect(page.getByRole("group", { name: "Text size" })).toBeVisible();
  await choose("Language", "Nederlands");
  await expect(page.getByRole("group", { name: "Lettergrootte" })).toBeVisible();
  await choose("Taal", "English");
  await expect(page.getByRole("group", { name: "Text size" })).toBeVisible();
  expect(fetched).toEqual(["more-nl", "more-en"]);
});
