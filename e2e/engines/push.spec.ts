import { randomBytes } from "node:crypto";
import { push } from "../support/push_service/fixture.ts";
import type { PushService } from "../support/push_service/service.ts";
import { sendsPushes } from "../support/reminders.ts";
import { Alerts } from "./support/alerts.ts";
import { Bell } from "./support/bell.ts";
import type { Phone } from "./support/phone.ts";
import { expect, test as base } from "./support/test.ts";

/** A server that rings, a push service between, and Firefox as it receives. */
const test = base.extend<{ push: PushService }>({
  push,

  preferences: async ({ push }, use) => use(push.firefox.preferences),

  server: async ({ server, push }, use) => {
    await sendsPushes(server, { ...push.settings, NADERHAND_PUBLIC_URL: server.url });
    await use(server);
  },
});

/** Longer than the server's next look at what is to ring, and than Firefox's return to a service that it lost. */
const patience = { timeout: 30_000 };

const words = { title: "Iets in je agenda", lang: "nl" };

const fresh = () => randomBytes(16).toString("base64url");

/** On which screen a phone is; none while it goes to another. */
const path = (phone: Phone) => phone.driver.call(() => location.pathname).catch(() => undefined);

test("a reminder comes to a phone, is read there alone, and its tap opens the app", async ({ phone, server, push }) => {
  const bell = await Bell.hang(phone, server.url);
  const tag = fresh();
  await bell.rings([{ at: new Date(), tag }]);

  await expect.poll(() => bell.shown(), patience).toEqual([{ ...words, tag }]);
  expect(push.taken).toEqual([{ topic: tag, urgency: "normal" }]);
  await expect.poll(() => push.firefox.waiting).toBe(0);

  await new Alerts(phone.driver).tap();
  await expect.poll(() => path(phone), patience).toBe("/app/herinnering");
  expect(await bell.shown()).toEqual([]);
});

test("whoever has closed the app is reminded too, and the tap opens it", async ({ phone, server }) => {
  const bell = await Bell.hang(phone, server.url);
  await phone.driver.goto("about:blank");
  const alerts = new Alerts(phone.driver);
  await bell.rings([{ at: new Date(), tag: fresh() }]);
  await expect.poll(() => alerts.words(), patience).toEqual([words.title]);
  await alerts.tap();
  await expect.poll(() => alerts.tabs(), patience).toEqual(["about:blank", `${server.url}/app/herinnering`]);
});

test("a test comes at once, and the open app hears of it", async ({ phone, server, push }) => {
  const bell = await Bell.hang(phone, server.url);
  await bell.rings([]);
  await phone.driver.call(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    navigator.serviceWorker.addEventListener("message", ({ data }) => heard.push(data));
  });
  const tag = fresh();
  expect(await bell.test(tag)).toBe("delivered");
  const heard = () => phone.driver.call(() => (window as unknown as { heard: unknown[] }).heard);
  await expect.poll(heard, patience).toEqual([{ type: "rang", tag }]);
  expect(push.taken).toEqual([{ topic: tag, urgency: "high" }]);
  await new Alerts(phone.driver).tap();
  await expect.poll(() => path(phone), patience).toBe("/app/herinneringen");
});

test("on the app's own screen: turned on by a tap, a trial that arrives, and off again", async ({ phone, push }) => {
  await phone.open("/app/herinneringen");
  await phone.keptForOffline();
  await phone.tap("choice", "Every day", "Checking in");
  await phone.says("[role=status]", "Kept.");
  await phone.tap("button", "Turn notifications on");
  await phone.sees("Notifications are on");
  await phone.tap("button", "Send a trial notification now");
  await phone.sees("The notification arrived");
  expect(push.taken).toEqual([{ topic: expect.any(String), urgency: "high" }]);
  await phone.tap("button", "Turn notifications off");
  const subscribed = () => navigator.serviceWorker.ready.then(({ pushManager }) => pushManager.getSubscription()).then(Boolean);
  await expect.poll(() => phone.driver.call(subscribed), patience).toBe(false);
});

test("what rang while the phone was off comes when it is on, once for each tag", async ({ phone, server, push }) => {
  const bell = await Bell.hang(phone, server.url);
  await bell.rings([]);
  push.firefox.turnOff();
  const [twice, once] = [fresh(), fresh()];
  for (const tag of [twice, once, twice]) expect(await bell.test(tag)).toBe("delivered");
  expect(push.firefox.waiting).toBe(2);
  push.firefox.turnOn();
  const tags = async () => (await bell.shown()).map(({ tag }) => tag).sort();
  await expect.poll(tags, patience).toEqual([twice, once].sort());
});

test("a phone whose address is over gets another by itself, and what was to ring still comes", async ({ phone, server, push }) => {
  const bell = await Bell.hang(phone, server.url);
  const tag = fresh();
  push.expireAll();
  await bell.rings([{ at: new Date(), tag }]);
  await expect.poll(() => bell.status(), patience).toMatchObject({ address: "over" });
  expect(push.taken).toEqual([]);

  push.firefox.forget();
  await expect.poll(() => bell.status(), patience).toMatchObject({ address: "live" });
  await expect.poll(() => bell.shown(), patience).toEqual([{ ...words, tag }]);
});
