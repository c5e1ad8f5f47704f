import { type Page, expect } from "@playwright/test";
import { open } from "./app.ts";
import type { Server } from "./server.ts";

/** Makes a setup code, as whoever runs the server does. */
export async function setupCode(server: Server): Promise<string> {
  const { code, out, err } = await server.call("organisation", "create");
  expect(code, err).toBe(0);
  const [, fragment] = /\/app\/coordinator\/nieuw#(\S+)/.exec(out) ?? [];
  expect(fragment, out).toBeDefined();
  return fragment ?? "";
}

/** Begins an organisation on this device, from nothing, and gives the coordinator's sixteen words. */
export async function begin(page: Page, server: Server, name = "RAV Voorbeeld"): Promise<string[]> {
  await open(page, `/app/coordinator/nieuw#${await setupCode(server)}`);
  await page.getByLabel("Naam van je organisatie").fill(name);
  await page.getByLabel("Jullie woord voor een ondersteuner").fill("BOT-lid");
  await page.getByLabel("Hetzelfde in het Engels").fill("peer supporter");
  await page.getByLabel("Dienstnummer").fill("088-000 00 01");
  await page.getByRole("button", { name: "Verder" }).tap();
  const list = page.getByRole("list", { name: "Jouw zestien woorden" }).getByRole("listitem");
  await expect(list).toHaveCount(16);
  const words = await list.allInnerTexts();
  await page.getByRole("button", { name: "Ik heb ze opgeschreven" }).tap();
  await expect(page.getByText("Je organisatie is er.")).toBeVisible();
  return words.map((word) => word.trim());
}

/** Makes a link of the organisation's and gives its address. */
async function linkOn(page: Page, path: string): Promise<string> {
  const link = page.locator(".nh-link").filter({ hasText: path }).last();
  await expect(link).toBeVisible();
  const address = new URL(await link.innerText());
  return address.pathname + address.hash;
}

/** Invites a supporter, and gives the address of the invitation. */
export async function invite(page: Page, name: string): Promise<string> {
  await open(page, "/app/coordinator/ondersteuners");
  await page.getByLabel("Naam", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Maak de uitnodiging" }).tap();
  await expect(page.getByRole("heading", { name: `Uitnodiging voor ${name}` })).toBeVisible();
  return linkOn(page, "/app/uitnodiging");
}

/** Invites a supporter who is on the list anew, for another device, and gives the address of the invitation. */
export async function inviteAgain(page: Page, name: string): Promise<string> {
  await open(page, "/app/coordinator/ondersteuners");
  await page.getByRole("button", { name: new RegExp(`^Nieuwe link.*${name}$`) }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Nieuwe link" }).tap();
  await expect(page.getByRole("heading", { name: `Uitnodiging voor ${name}` })).toBeVisible();
  return linkOn(page, "/app/uitnodiging");
}

/** Takes an invitation on another device. */
export async function accept(page: Page, address: string): Promise<void> {
  await open(page, address);
  await page.getByRole("button", { name: "Ik doe mee" }).tap();
  await expect(page.getByText("Je antwoord is verstuurd")).toBeVisible();
}

/** Puts whoever answered on the list. */
export async function confirm(page: Page, name: string, word = "Zet op de lijst"): Promise<void> {
  await open(page, "/app/coordinator/ondersteuners");
  const answer = page.locator(".nh-card").filter({ has: page.getByRole("heading", { name: `${name} heeft geantwoord` }) });
  await answer.getByRole("button", { name: word }).tap();
  await expect(page.getByText(`${name} staat op de lijst.`)).toBeVisible();
}

/** Makes a link to join, and gives its address. */
export async function joinLink(page: Page): Promise<string> {
  await open(page, "/app/coordinator/poster");
  await page.getByRole("button", { name: "Maak een link" }).tap();
  return linkOn(page, "/app/aansluiten");
}

/** Joins with a link. */
export async function join(page: Page, address: string): Promise<void> {
  await open(page, address);
  await page.getByRole("button", { name: "Sluit aan" }).tap();
  await expect(page).toHaveURL("/app/organisatie");
}

/** Begins an organisation, and makes the same device a supporter's and a member's: every screen of it has something to show. */
export async function allRoles(page: Page, server: Server): Promise<void> {
  await begin(page, server);
  await accept(page, await invite(page, "Anna de Vries"));
  await confirm(page, "Anna de Vries");
  await open(page, "/app/ondersteuner");
  await expect(page.getByText("Je staat op de lijst")).toBeVisible();
  await invite(page, "Ben Jansen");
  await onCall(page, "Anna de Vries");
  await join(page, await joinLink(page));
}

/** Puts somebody on call from yesterday until tomorrow. */
export async function onCall(page: Page, name: string): Promise<void> {
  await open(page, "/app/coordinator/rooster");
  await page.locator("summary").filter({ hasText: "Neem een dienst over" }).tap();
  const form = page.locator("details").filter({ hasText: "Neem een dienst over" });
  await form.getByLabel("Wie").selectOption(name);
  const now = await page.evaluate(() => Date.now());
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  await form.getByLabel("Van", { exact: true }).fill(day(-1));
  await form.getByLabel("Tot", { exact: true }).fill(day(1));
  await form.getByRole("button", { name: "Zet in het rooster" }).tap();
  await expect(page.getByText("Ondertekend en bewaard.")).toBeVisible();
}
