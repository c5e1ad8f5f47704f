import { type Page, expect } from "@playwright/test";
import { open } from "./app.ts";

const DAY = 86_400_000;

/** The evening on which the courses of these tests begin. */
export const start = new Date("2026-03-02T20:00:00+01:00");

/** The same phone, so many days later. */
export async function daysLater(page: Page, days: number): Promise<void> {
  await page.clock.setFixedTime(new Date(start.getTime() + days * DAY));
}

/** That day as an address has it. */
export function day(days: number): string {
  return new Date(start.getTime() + days * DAY).toISOString().slice(0, 10);
}

/** Opens the signal list with all signals on one page, about an event when its address is given. */
export async function allAtOnce(page: Page, event = ""): Promise<void> {
  await open(page, `/app/signalen?gebeurtenis=${event.split("/").pop() ?? ""}`);
  await page.locator("label").filter({ hasText: "Alles op één blad" }).tap();
}

/** Answers one signal, and waits until that is kept. */
export async function answer(page: Page, signal: string, word: "niet" | "soms" | "vaak"): Promise<void> {
  await page.getByRole("group", { name: signal }).locator("label").filter({ hasText: word }).tap();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
}

/** Whether a step of the timeline says this. */
export async function stepSays(page: Page, step: string, words: string): Promise<void> {
  await expect(page.getByRole("listitem").filter({ hasText: step }).first()).toContainText(words);
}
