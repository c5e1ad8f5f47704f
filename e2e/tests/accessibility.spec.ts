import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { appIsThere, checkIn, happened, open, sayMore } from "../support/app.ts";
import { everything } from "../support/contact.ts";
import { addressOf, pages, screens } from "../support/screens.ts";
import { expect, test } from "../support/test.ts";

const looks = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
} as const;

/** What depends on the look: the rest is the same in each. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What WCAG 2.2 AA asks, and what axe calls good practice. */
async function faults(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

for (const [look, media] of Object.entries(looks)) {
  // Words differ by language, colours do not.
  const [languages, rules] = look === "light" ? [["nl", "en"], undefined] : [["nl"], OF_COLOURS];
  test(`axe finds nothing on any screen, in ${look}, in ${languages.join(" and ")}`, async ({ page, server }) => {
    test.setTimeout(420_000);
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    await open(page);
    await checkIn(page, "gaat wel");
    await sayMore(page);
    expect(await faults(page, rules), "today, unfolded").toEqual([]);
    await happened(page, "Iets ergs met een kind");
    await everything(page, server);
    for (const language of languages) {
      await page.evaluate((code) => localStorage.setItem("naderhand.language", code), language);
      for (const { name, route } of screens) {
        const address = await addressOf(page, route);
        if (address === undefined) throw new Error(`nothing to show on ${route}`);
        await open(page, address);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        expect.soft(await faults(page, rules), `${name}, ${language}`).toEqual([]);
      }
    }
  });
}

/** One page of each form: button and panel, columns and card, long text, list of rows, text of the library, table. */
const forms = ["/", "/en/home-front", "/leidinggevende", "/en/reading", "/lezen/slapen", "/privacy", "/bestaat-niet"];

for (const [look, media] of Object.entries(looks)) {
  // Texts differ, forms do not: every page in one look, and every form in the others.
  const all = [...pages.flatMap(({ nl, en }) => [nl, en]), "/bestaat-niet"];
  const addresses = look === "light" ? all : forms;
  test(`axe finds nothing on ${look === "light" ? "any page" : "any form of page"}, in ${look}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    for (const address of addresses) {
      await page.goto(address);
      expect.soft(await faults(page), address).toEqual([]);
    }
  });
}

test("no page is wider than a narrow phone, also with large text, and what stands alone is large enough", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of pages.flatMap(({ nl, en }) => [nl, en])) {
    await page.goto(address);
    const small = await page.evaluate(() => {
      const alone = document.querySelectorAll<HTMLElement>("header a, nav a, footer a, a.nh-row, .action a, .onward a");
      return [...alone].flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width < 44 || height < 44 ? [`${target.innerText}: ${width}×${height}`] : [];
      });
    });
    expect.soft(small, address).toEqual([]);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect.soft(content, address).toBeLessThanOrEqual(room ?? 0);
  }
});

test("targets are large enough for a thumb", async ({ page, server }) => {
  test.setTimeout(180_000);
  await everything(page, server);
  await open(page);
  await checkIn(page, "goed");
  await sayMore(page);
  for (const { name, route } of screens.filter((screen) => !screen.route.includes(":id"))) {
    if (route !== "/app") await open(page, route);
    await appIsThere(page);
    const small = await page.evaluate(() => {
      const targets = document.querySelectorAll<HTMLElement>("a, button, summary, label:has(input), textarea, select");
      return [...targets].flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        const shown = target.checkVisibility() && width > 1 && height > 1;
        return shown && (width < 44 || height < 44) ? [`${target.innerText || target.className}: ${width}×${height}`] : [];
      });
    });
    expect.soft(small, name).toEqual([]);
  }
});

test("at 400 % zoom, and with large text besides, no screen is wider than there is room", async ({ page, server }) => {
  test.setTimeout(180_000);
  await open(page);
  await checkIn(page, "gaat wel");
  await happened(page, "Iets ergs met een kind");
  await everything(page, server);
  // A screen of 1280 by 1024, enlarged four times.
  await page.setViewportSize({ width: 320, height: 256 });
  for (const { name, route } of screens) {
    const address = await addressOf(page, route);
    if (address === undefined) throw new Error(`nothing to show on ${route}`);
    await open(page, address);
    for (const size of ["100%", "200%"]) {
      await page.evaluate((text) => document.documentElement.style.setProperty("font-size", text), size);
      const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect.soft(content, `${name}, text ${size}`).toBeLessThanOrEqual(room ?? 0);
    }
  }
});
