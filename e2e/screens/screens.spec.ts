import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Word, appIsThere, checkIn, happened, open } from "../support/app.ts";
import { allAtOnce, answer } from "../support/days.ts";
import { everything } from "../support/contact.ts";
import { addressOf, pages, screens } from "../support/screens.ts";
import { test } from "../support/test.ts";

/** Where the pictures go. */
const folder = process.env.NADERHAND_SCREENS ?? "../screens";

const phones = [
  { width: 360, height: 740 },
  { width: 412, height: 915 },
];
const sizes = [...phones, { width: 834, height: 1112 }];
const schemes = ["light", "dark"] as const;
const languages = ["nl", "en"] as const;

/** Sunday evening after a shift. The same on every picture, whenever it is taken. */
const now = new Date("2026-11-22T21:40:00+01:00");

/** How the three weeks before went. */
const before: Word[] = [
  "goed", "goed", "heel goed", "goed", "slecht", "heel slecht", "slecht", "slecht", "gaat wel", "slecht", "gaat wel",
  "gaat wel", "goed", "gaat wel", "goed", "goed",
];

test("every screen, on two phones and a tablet, light and dark, in both languages", async ({ page, server }) => {
  test.setTimeout(900_000);
  await mkdir(folder, { recursive: true });
  await picturesOf(page, "empty");
  await fill(page);
  await everything(page, server);
  await picturesOf(page, "filled");
});

test("every page, on a phone and a tablet, light and dark, in both languages", async ({ page }) => {
  test.setTimeout(600_000);
  await mkdir(folder, { recursive: true });
  for (const { name, ...addresses } of pages) {
    for (const language of languages) {
      await page.goto(addresses[language]);
      for (const size of sizes) {
        await page.setViewportSize(size);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          const file = `page-${name}-${language}-${colorScheme}-${size.width}.png`;
          await page.screenshot({ path: join(folder, file), animations: "disabled", fullPage: true });
        }
      }
    }
  }
});

/** Three weeks of check-ins, each made on its own day. */
async function fill(page: Page): Promise<void> {
  await choose(page, "nl");
  for (const [index, word] of before.entries()) {
    const days = Math.round(((before.length - index) * 21) / before.length);
    await page.clock.setFixedTime(new Date(now.getTime() - days * 86_400_000));
    await open(page);
    await checkIn(page, word);
    if (index === 4) await happened(page, "Een zwaar ongeval");
    if (index === 6 || index === 14) await answerSignals(page, index === 6 ? "vaak" : "soms");
  }
  await page.clock.setFixedTime(now);
}

/** A list in which two signals are there. */
async function answerSignals(page: Page, word: "soms" | "vaak"): Promise<void> {
  await allAtOnce(page);
  await answer(page, "Beelden of dromen die steeds terugkomen", word);
  await answer(page, "Slecht slapen", word);
}

async function picturesOf(page: Page, state: string): Promise<void> {
  await page.clock.setFixedTime(now);
  await open(page);
  for (const language of languages) {
    await choose(page, language);
    for (const { name, route } of screens) {
      const address = await addressOf(page, route);
      if (address === undefined) continue;
      await open(page, address);
      for (const size of sizes) {
        await page.setViewportSize(size);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          const file = `${name}-${state}-${language}-${colorScheme}-${size.width}.png`;
          await page.screenshot({ path: join(folder, file), animations: "disabled" });
        }
      }
    }
  }
}

async function choose(page: Page, language: string): Promise<void> {
  await page.evaluate((code) => localStorage.setItem("naderhand.language", code), language);
  await page.reload();
  await appIsThere(page);
}
