import { type Page, expect } from "@playwright/test";
import { open } from "./app.ts";
import { scan } from "./qr.ts";

/** What an employee decides about, as the screen says it. */
export type Kind = "Check-ins" | "Gebeurtenissen" | "Signalenlijsten" | "Eigen woorden";

/** Waits until the server holds all that it may. */
export async function upToDate(page: Page): Promise<void> {
  await open(page, "/app/back-up");
  await expect(page.getByText(/^Bijgewerkt/)).toBeVisible({ timeout: 15_000 });
}

/** Agrees to a backup of these kinds, and waits until it is made. */
export async function agree(page: Page, kinds: Kind[] = ["Check-ins", "Eigen woorden"]): Promise<void> {
  await open(page, "/app/back-up");
  for (const kind of kinds) {
    await page.locator("label", { hasText: kind }).tap();
  }
  await page.getByRole("button", { name: /Zet de back-up aan|Neem dit ook mee/ }).tap();
  await expect(page.getByText(/^Bijgewerkt/)).toBeVisible({ timeout: 15_000 });
}

/** Withdraws everything, and waits until the server has confirmed it. */
export async function stopBackup(page: Page): Promise<void> {
  await open(page, "/app/back-up");
  await page.getByRole("button", { name: "Stop de back-up helemaal" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Stop en haal alles weg" }).tap();
  await expect(page.getByText("De server heeft bevestigd dat alles weg is.")).toBeVisible();
}

/** Makes recovery words and writes them down. */
export async function recoveryWords(page: Page): Promise<string[]> {
  await open(page, "/app/back-up/herstelwoorden");
  await page.getByRole("button", { name: /Laat mijn woorden zien|Maak nieuwe woorden/ }).tap();
  const words = page.getByRole("list", { name: "Je zestien herstelwoorden" }).getByRole("listitem");
  await expect(words).toHaveCount(16);
  const written = (await words.allInnerTexts()).map((word) => word.replace(/[^\p{L}]/gu, ""));
  await page.getByRole("button", { name: "Ik heb ze opgeschreven" }).tap();
  return written;
}

/** Types recovery words on another device and waits until everything is there. */
export async function restore(page: Page, words: string[]): Promise<void> {
  await open(page, "/app/koppelen");
  await typeWords(page, words);
  await expect(page.getByText("Klaar. Alles staat op dit apparaat.")).toBeVisible({ timeout: 15_000 });
}

/** Types recovery words and asks for everything back, whatever comes of it. */
export async function typeWords(page: Page, words: string[]): Promise<void> {
  await page.getByLabel("Je zestien woorden").fill(words.join(" "));
  await page.getByRole("button", { name: "Haal alles terug" }).tap();
}

/** Shows a pairing code and scans it. */
export async function scanPairingCode(page: Page): Promise<string> {
  await open(page, "/app/back-up/apparaten");
  await page.getByRole("button", { name: "Voeg een apparaat toe" }).tap();
  return scan(page.getByRole("img", { name: "QR-code om een apparaat te koppelen" }));
}

/** Joins by the link in a pairing code. */
export async function join(page: Page, link: string): Promise<void> {
  await open(page, link);
  await page.getByRole("button", { name: "Koppel dit apparaat" }).tap();
  await expect(page.getByText("Klaar. Alles staat op dit apparaat.")).toBeVisible({ timeout: 15_000 });
}
