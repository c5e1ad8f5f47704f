import type { Page } from "@playwright/test";
import { open } from "../support/app.ts";
import { ask, fillCard, lookFor, openRequest, people, take } from "../support/contact.ts";
import { push } from "../support/push_service/fixture.ts";
import type { PushService } from "../support/push_service/service.ts";
import { givesAddress, permission, sendsPushes } from "../support/reminders.ts";
import { expect, test as base } from "../support/test.ts";

/** A push service that the server rings. Headless browsers do not listen there: what it has taken is looked at. */
const test = base.extend<{ push: PushService }>({ push });

// Several phones in one story.
test.describe.configure({ timeout: 120_000 });

/** Turns on the notification of what waits, on one's own screen. */
async function turnOn(page: Page, push: PushService, key: string, screen: string): Promise<void> {
  await permission(page, "granted", "granted");
  await givesAddress(page, key, push.register(screen, key));
  await open(page, screen);
  await page.getByRole("button", { name: "Zet de melding aan" }).tap();
  await expect(page.getByText("De melding staat aan")).toBeVisible({ timeout: 15_000 });
}

test("a supporter's phone rings for a request and a message, and a coordinator's when nobody takes one", async ({ page, server, newDevice, push }) => {
  const key = await sendsPushes(server, push.settings);
  const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
  const anna = supporters[0]?.page;
  if (anna === undefined) throw new Error("one supporter");
  await turnOn(anna, push, key, "/app/ondersteuner");
  await turnOn(page, push, key, "/app/coordinator");
  expect(push.taken).toEqual([]);

  const phone = employee.page;
  await fillCard(phone);
  await phone.getByText("De coördinator mag zien dat er een vraag wacht, niet van wie").tap();
  await ask(phone);
  await expect.poll(() => push.taken.length, { timeout: 30_000 }).toBe(1);
  expect(push.taken[0]?.urgency).toBe("high");

  // Nobody takes it: the coordinator's phone rings.
  await server.age(3);
  await expect.poll(() => push.taken.length, { timeout: 60_000 }).toBe(2);
  expect(push.taken[1]?.topic).not.toBe(push.taken[0]?.topic);

  // Of all that waits for Anna one notification shows: its topic is the same each time.
  await openRequest(anna);
  await take(anna);
  await lookFor(phone, phone.getByRole("heading", { name: /^Anna belt je vóór/ }));
  await phone.getByLabel("Schrijf aan Anna").fill("Liever na zessen.");
  await phone.getByRole("button", { name: "Stuur", exact: true }).tap();
  await expect.poll(() => push.taken.length, { timeout: 30_000 }).toBe(3);
  expect(push.taken[2]).toEqual(push.taken[0]);
});

test("whoever turns it off again is not rung any more", async ({ page, server, newDevice, push }) => {
  const key = await sendsPushes(server, push.settings);
  const { employee, supporters } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const [anna, ben] = supporters.map((one) => one.page);
  if (anna === undefined || ben === undefined) throw new Error("two supporters");
  await turnOn(anna, push, key, "/app/ondersteuner");
  await turnOn(ben, push, key, "/app/ondersteuner");
  await anna.getByRole("button", { name: "Zet meldingen uit" }).tap();
  await expect(anna.getByRole("button", { name: "Zet de melding aan" })).toBeVisible();

  await fillCard(employee.page);
  await ask(employee.page);
  await expect.poll(() => push.taken.length, { timeout: 30_000 }).toBe(1);
  // The server has nothing left to ring: what it had is sent.
  await open(ben, "/app/ondersteuner/vragen");
  await expect(ben.getByRole("link", { name: /Vraag om contact/ })).toBeVisible();
  expect(push.taken.length).toBe(1);
});
