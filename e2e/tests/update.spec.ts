import { rm } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { appIsThere, checkIn, chosen, open } from "../support/app.ts";
import { nextVersion } from "../support/site.ts";
import { expect, test } from "../support/test.ts";

test("a new version is announced, and comes when it is asked for", async ({ page, context, server }) => {
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await open(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const other = await context.newPage();
  await open(other);
  await checkIn(other, "slecht");

  const site = await nextVersion();
  await server.kill("SIGTERM");
  await server.start({ NADERHAND_SITE: site });
  await page.reload();
  await appIsThere(page);
  await expect(page.getByText("Er is een nieuwe versie")).toBeVisible();
  // The new one is ready, and the old one stays until somebody chooses.
  expect(await caches(page)).toHaveLength(2);
  await page.getByRole("button", { name: "Werk de app bij" }).tap();

  await expect.poll(() => caches(page)).toEqual(["naderhand-next"]);
  await appIsThere(page);
  await expect(page.getByText("Er is een nieuwe versie")).toHaveCount(0);
  // The other tab was in the middle of something.
  expect(await chosen(other)).toBe("bad");
  await rm(site, { recursive: true });
});

/** The versions that are kept; none can be seen while the page starts anew. */
function caches(page: Page): Promise<string[]> {
  return page.evaluate(() => self.caches.keys()).catch(() => []);
}
