import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Server } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

const example = fileURLToPath(new URL("../../docs/examples/rav-voorbeeld/organisation.json", import.meta.url));

const own = ["/o/rav-voorbeeld/thuisfront", "/en/o/rav-voorbeeld/home-front", "/o/rav-voorbeeld/leidinggevende", "/en/o/rav-voorbeeld/manager"];

/** Loads the example, as whoever runs the server does. */
async function load(server: Server): Promise<void> {
  const { code, out, err } = await server.call("organisation", "load", example);
  expect(code, err).toBe(0);
  expect(out).toContain("RAV Voorbeeld (rav-voorbeeld): loaded");
}

/** Loads the example with other settings and another logo. */
async function loadChanged(server: Server, change: Record<string, unknown>, logo: string | Buffer) {
  const folder = await mkdtemp(join(tmpdir(), "naderhand-organisation-"));
  const settings = { ...(JSON.parse(await readFile(example, "utf8")) as object), ...change };
  await writeFile(join(folder, "organisation.json"), JSON.stringify(settings));
  await writeFile(join(folder, "logo.svg"), logo);
  const said = await server.call("organisation", "load", join(folder, "organisation.json"));
  await rm(folder, { recursive: true });
  return said;
}

/** How a colour of the page is painted, as `rgb(…)`. */
async function accent(page: Page): Promise<string> {
  return page.locator(".nh-own a").first().evaluate((link) => getComputedStyle(link).color);
}

test("an organisation's pages show its name, logo, numbers and accent beside everybody's text", async ({ page, server, wire }) => {
  await load(server);
  for (const address of own) {
    await page.goto(address);
    await expect(page.getByText("RAV Voorbeeld", { exact: true })).toBeVisible();
    const logo = page.locator("main img");
    expect(await logo.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    await expect(page.getByRole("link", { name: "088-000 00 01" })).toHaveAttribute("href", "tel:0880000001");
    await expect(page.getByRole("link", { name: "112" }).first()).toBeVisible();
    expect(await accent(page)).toBe("rgb(91, 58, 126)");
    const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content, address).toBeLessThanOrEqual(room ?? 0);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await accent(page)).toBe("rgb(203, 178, 234)");
  expect(wire.elsewhere(server.url)).toEqual([]);
});

test("its pages lead to each other, and everybody's page knows nothing of it", async ({ page, server }) => {
  await load(server);
  await page.goto("/o/rav-voorbeeld/leidinggevende");
  await page.getByRole("link", { name: "de pagina voor thuis" }).click();
  await expect(page).toHaveURL("/o/rav-voorbeeld/thuisfront");
  await expect(page.getByText("een BOT-lid van het werk")).toBeVisible();
  await page.getByRole("link", { name: "English" }).first().click();
  await expect(page).toHaveURL("/en/o/rav-voorbeeld/home-front");
  await page.goto("/thuisfront");
  await expect(page.getByText("RAV Voorbeeld")).toHaveCount(0);
  await expect(page.getByText("een collegiaal ondersteuner van het werk")).toBeVisible();
});

const looks = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
} as const;

for (const [look, media] of Object.entries(looks)) {
  test(`axe finds nothing on an organisation's pages, in ${look}`, async ({ page, server }) => {
    await load(server);
    await page.emulateMedia(media);
    for (const address of own) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect.soft(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`)), address).toEqual([]);
    }
  });
}

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("an organisation's page is saved as one file, which opens without a network", async ({ page, context, server }) => {
    await load(server);
    await page.goto("/o/rav-voorbeeld/thuisfront");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Bewaar deze pagina als bestand" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("thuisfront.html");
    const file = join(server.data, "thuisfront.html");
    await download.saveAs(file);
    await context.setOffline(true);
    await page.goto(`file://${file}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Voor thuis");
    await expect(page.getByRole("link", { name: "088-000 00 01" })).toBeVisible();
    await expect(page.locator("main img")).toHaveAttribute("src", /^data:image\/svg\+xml;base64,/);
  });
});

test("the page for home prints on two sides of one sheet with the organisation's numbers too", async ({ page, server }) => {
  await load(server);
  for (const address of own.slice(0, 2)) {
    await page.goto(address);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g), address).toHaveLength(2);
  }
});

test("a hostile logo and a pair of colours that cannot be read are refused, and nothing of them is shown", async ({ page, server }) => {
  await load(server);
  const script = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)"><script>alert(2)</script></svg>`;
  const logo = await loadChanged(server, {}, script);
  expect(logo.code).toBe(1);
  expect(logo.err).toContain("<script>; a logo runs nothing");
  const huge = await loadChanged(server, {}, Buffer.alloc(20 * 1024 * 1024, " "));
  expect(huge.code).toBe(1);
  expect(huge.err).toContain("at most 100000 bytes");
  const yellow = await loadChanged(server, { accent: { light: "#ffcc00", dark: "#cbb2ea" } }, script);
  expect(yellow.code).toBe(1);
  expect(yellow.err).toContain("accent.light: the light accent beside the page has a contrast of 1.41 to 1");
  await page.goto("/o/rav-voorbeeld/thuisfront");
  expect(await accent(page)).toBe("rgb(91, 58, 126)");
  const answer = await page.request.get("/o/rav-voorbeeld/logo");
  expect(answer.headers()["content-type"]).toBe("image/svg+xml");
  expect(await answer.text()).not.toContain("script");
});

test("an organisation that nobody loaded has no page", async ({ page }) => {
  const answer = await page.goto("/o/nergens/thuisfront");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze pagina is er niet");
  await page.goto("/en/o/nowhere/manager");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
});
