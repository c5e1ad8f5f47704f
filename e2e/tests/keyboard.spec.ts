import type { Page } from "@playwright/test";
import { chosen, kept, list, open } from "../support/app.ts";
import { seesFocus, tabTo } from "../support/keyboard.ts";
import { expect, test } from "../support/test.ts";

/** A phone with a keyboard, or a computer: no finger and no mouse. */
test.use({ hasTouch: false, isMobile: false });

/** Moves within a group of choices, which also chooses. */
async function arrow(page: Page): Promise<void> {
  await page.keyboard.press("ArrowRight");
  await seesFocus(page);
}

test("from opening the app to a kept check-in, and back to it", async ({ page }) => {
  await open(page);
  await tabTo(page, page.getByRole("radio", { name: "heel slecht" }));
  await page.keyboard.press("Space");
  await expect(kept(page)).toBeVisible();
  await arrow(page);
  await arrow(page);
  expect(await chosen(page)).toBe("fair");
  await expect(kept(page)).toBeVisible();

  await tabTo(page, page.getByRole("navigation").getByRole("link", { name: "Terugkijken" }));
  await page.keyboard.press("Enter");
  await expect(list(page)).toHaveCount(1);
  await tabTo(page, list(page));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "gaat wel" }).first()).toBeChecked();
});

test("something happened, then an answer on the signal list, then advice", async ({ page }) => {
  await open(page);
  await tabTo(page, page.getByRole("link", { name: "Er is iets gebeurd" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("checkbox", { name: "Een zwaar ongeval" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Wanneer was het?" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Vandaag" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Wat komt wanneer" })).toBeVisible();

  await open(page, "/app/signalen");
  const signal = page.getByRole("group", { name: "Beelden of dromen die steeds terugkomen" });
  await tabTo(page, signal.getByRole("radio", { name: "niet" }));
  await arrow(page);
  await expect(signal.getByRole("radio", { name: "soms" })).toBeChecked();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Volgende" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 van 12")).toBeVisible();

  await open(page, "/app/advies");
  await tabTo(page, page.locator("summary").filter({ hasText: "Waarom zie ik dit?" }));
  await page.keyboard.press("Enter");
  await expect(page.locator("details[open]")).toContainText("beelden of dromen die steeds terugkomen");
});

test("a question is answered or left by Escape, and the focus goes back to where it came from", async ({ page }) => {
  await open(page);
  await tabTo(page, page.getByRole("radio", { name: "heel slecht" }));
  await page.keyboard.press("Space");
  await expect(kept(page)).toBeVisible();
  await open(page, "/app/terugkijken");
  await tabTo(page, list(page));
  await page.keyboard.press("Enter");
  const remove = page.getByRole("button", { name: "Haal deze check-in weg" });
  await tabTo(page, remove);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Laat staan" }));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(remove).toBeFocused();
});

test("the first stop leads past what is on every screen", async ({ page }) => {
  for (const address of ["/app", "/thuisfront", "/lezen/slapen"]) {
    await page.goto(address);
    const skip = page.getByRole("link", { name: "Naar de inhoud" });
    await tabTo(page, skip);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#inhoud$/);
  }
});

test("three times Shift leaves at once, and the way back does not lead here", async ({ page, context }) => {
  await context.route("https://www.buienradar.nl/**", (route) => route.fulfill({ body: "weer" }));
  await page.goto("about:blank");
  await open(page);
  await tabTo(page, page.getByRole("navigation").getByRole("link", { name: "Terugkijken" }));
  await page.keyboard.press("Enter");
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Shift");
  await expect(page).toHaveURL("https://www.buienradar.nl/");
  await page.goBack();
  expect(new URL(page.url()).pathname).not.toMatch(/^\/app/);
});
