import { expect, test } from "../support/test.ts";

test("the app starts with the network off, from any of its addresses", async ({ page, context, server }) => {
  await page.goto("/app");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.close();
  // Not only the browser's switch: the server is really gone.
  await server.kill();
  await context.setOffline(true);

  for (const address of ["/app", "/app/terugkijken", "/app/hulp", "/lezen", "/lezen/slapen", "/en/home-front"]) {
    const later = await context.newPage();
    const answer = await later.goto(`${server.url}${address}`);
    expect(answer?.fromServiceWorker()).toBe(true);
    await expect(later.getByRole("heading", { level: 1 })).toBeVisible();
    await later.close();
  }
});

test("what was kept has the headers that the server sent with it", async ({ page, context }) => {
  const online = await page.goto("/app");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  const offline = await page.reload();
  const policy = "content-security-policy";
  expect((await offline?.allHeaders())?.[policy]).toBe((await online?.allHeaders())?.[policy]);
});
