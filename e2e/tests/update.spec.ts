import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { appIsThere, checkIn, chosen, open } from "../support/app.ts";
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

/** The same site, with a service worker that calls itself another version. */
async function nextVersion(): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), "naderhand-site-"));
  await cp(process.env.NADERHAND_SITE ?? "", site, { recursive: true });
  const worker = await readFile(join(site, "sw.js"), "utf8");
  await rm(join(site, "sw.js.br"), { force: true });
  await rm(join(site, "sw.js.gz"), { force: true });
  await writeFile(join(site, "sw.js"), worker.replace(/"version":"[^"]+"/, '"version":"next"'));
  return site;
}

/** The versions that are kept; none can be seen while the page starts anew. */
function caches(page: Page): Promise<string[]> {
  return page.evaluate(() => self.caches.keys()).catch(() => []);
}
