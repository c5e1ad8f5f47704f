import type { Phone } from "./support/phone.ts";
import { expect, test } from "./support/test.ts";

const checkIns = "main .nh-day__list a";
const mainQuestion = "How are you now?";

async function checkIn(phone: Phone, word: string): Promise<void> {
  await phone.tap("choice", word, mainQuestion);
  const state = () => ({
    chosen: document.querySelector("input:checked")?.closest("label")?.innerText.trim(),
    said: document.querySelector<HTMLElement>(".nh-kept")?.innerText.trim(),
  });
  const kept = { chosen: word, said: expect.stringMatching(/^kept/) };
  await expect.poll(() => phone.driver.call(state), { timeout: 15_000 }).toEqual(kept);
}

test("one tap on the first screen is kept, and there again after a reload", async ({ phone }) => {
  await phone.open();
  await checkIn(phone, "so-so");
  await phone.driver.reload();
  await phone.appIsThere();
  await phone.open("/app/terugkijken");
  await expect.poll(() => phone.texts(checkIns)).toEqual([expect.stringContaining("so-so")]);
});

test("something happened: what, when, and what comes when", async ({ phone }) => {
  await phone.open();
  await phone.tap("link", "Something happened");
  await phone.tap("choice", "Ambulance");
  // The list is in another order from then on.
  await phone.sees("Another list");
  await phone.tap("choice", "A severe accident");
  await phone.tap("button", "When was it?");
  await phone.tap("button", "Yesterday");
  await phone.says("h1", "A severe accident");
  await phone.says("h2", "What comes when");
  await phone.sees("First contact with a colleague");
  await phone.driver.reload();
  await phone.appIsThere();
  await phone.sees("Signal list after four weeks");
});

test("a signal list leads to advice", async ({ phone }) => {
  await phone.open("/app/signalen");
  await phone.tap("choice", "All on one page");
  await phone.tap("choice", "often", "Sleeping badly");
  await phone.says("[role=status]", "Saved.");
  await phone.tap("choice", "I am not sure");
  await phone.tap("link", "Done. See what you can do now");
  await phone.sees("You are not sure. Then it is good to look at it together with the occupational physician.");
  await phone.tap("fold", "Why do I see this?");
  await phone.sees("You said that you are not sure.");
});

test("the app starts without a server, and keeps what is entered then", async ({ phone, restart, server }) => {
  await phone.open();
  await phone.keptForOffline();
  const announced = await phone.driver.call(() => "update" in document.documentElement.dataset);
  expect(announced, "a first version replaces none").toBe(false);
  await server.kill();
  // WebKitGTK's driver forgets everything when the browser ends, so there a new start is a new document.
  const later = restart === undefined ? phone : await restart(phone);
  await later.open("/app/hulp");
  await later.sees("Call 112");
  await later.open();
  await checkIn(later, "good");
  await later.open("/app/terugkijken");
  await expect.poll(() => later.texts(checkIns)).toEqual([expect.stringContaining("good")]);
});

test("with a backup, recovery words bring everything to another device", async ({ phone, newPhone }) => {
  await phone.open();
  await checkIn(phone, "bad");
  await phone.tap("fold", "Say more (if you like)");
  await phone.tap("field", "In your own words");
  await phone.driver.type("a long night");
  await phone.says(".nh-own-words__state", "kept");

  await phone.open("/app/back-up");
  await phone.tap("choice", "Check-ins");
  await phone.tap("choice", "Own words");
  await phone.tap("button", "Turn on the backup");
  await phone.sees("Updated today");
  await phone.open("/app/back-up/herstelwoorden");
  await phone.tap("button", "Show my words");
  const list = "[aria-label='Your sixteen recovery words'] li";
  await expect.poll(async () => (await phone.texts(list)).length).toBe(16);
  const words = (await phone.texts(list)).map((word) => word.replace(/[^\p{L}]/gu, ""));

  const second = await newPhone();
  await second.open("/app/koppelen");
  await second.tap("field", "Your sixteen words");
  await second.driver.type(words.join(" "));
  await second.tap("button", "Get everything back");
  await second.sees("Done. Everything is on this device.");
  await second.open("/app/terugkijken");
  await expect.poll(() => second.texts(checkIns)).toEqual([expect.stringContaining("bad")]);
  await second.tap("link", (await second.texts(checkIns))[0] ?? "");
  await second.appIsThere();
  const written = () => document.querySelector("textarea")?.value;
  await expect.poll(() => second.driver.call(written)).toBe("a long night");
});

for (const address of ["/thuisfront", "/en/home-front"]) {
  test(`${address} is whole without a script, and no wider than the phone`, async ({ phone }) => {
    await phone.goto(address);
    const page = await phone.driver.call(() => ({
      scripts: document.scripts.length,
      content: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
      numbers: [...document.querySelectorAll<HTMLAnchorElement>("a[href^='tel:']")].map((link) => link.href),
      wayOut: document.querySelector<HTMLAnchorElement>("[data-exit], header a[href^='https:']")?.href,
    }));
    expect(page.scripts).toBe(0);
    expect(page.content).toBeLessThanOrEqual(page.room);
    expect(page.numbers).toEqual(expect.arrayContaining(["tel:112", "tel:113"]));
    expect(page.wayOut).toBe("https://www.buienradar.nl/");
  });
}
