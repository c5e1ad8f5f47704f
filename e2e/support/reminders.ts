import { createECDH, randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Page, expect } from "@playwright/test";
import { open } from "./app.ts";
import type { Server } from "./server.ts";

/** Chooses one of several words on the screen of reminders, and waits until that is kept. */
export async function choose(page: Page, what: string, word: string): Promise<void> {
  await page.getByRole("group", { name: what }).locator("label").filter({ hasText: word }).tap();
  await isKept(page);
}

/** Ticks a box there, or takes the tick away, and waits until that is kept. */
export async function tick(page: Page, words: string): Promise<void> {
  await page.locator("label").filter({ hasText: words }).tap();
  await isKept(page);
}

/** The screen says that the last choice is on the device. */
export async function isKept(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
}

/** A reminder each day at seven in the evening, as the form begins. */
export async function chooseDaily(page: Page): Promise<void> {
  await open(page, "/app/herinneringen");
  await choose(page, "Inchecken", "Elke dag");
}

/** A browser that says what is given here of its permission, and counts who asks. Headless ones have none to give. */
export async function permission(page: Page, answer: "granted" | "denied", before: NotificationPermission = "default"): Promise<void> {
  await page.addInitScript(
    ([answer, before]) => {
      const counted = window as unknown as { asked: number };
      counted.asked = 0;
      let now = before;
      Object.defineProperty(Notification, "permission", { configurable: true, get: () => now });
      Notification.requestPermission = () => {
        counted.asked += 1;
        now = answer;
        return Promise.resolve(answer);
      };
    },
    [answer, before] as const,
  );
}

/** How often the page asked for the permission. */
export function asked(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { asked: number }).asked);
}

/** The same server with a key of its own for pushes, and other settings. Gives what a browser subscribes with. */
export async function sendsPushes(server: Server, settings: Record<string, string> = {}): Promise<string> {
  const file = join(server.data, "push-key.pem");
  const made = await server.call("push-key", "make", file);
  if (made.code !== 0) throw new Error(made.err);
  await server.kill();
  await server.start({
    NADERHAND_PUSH_KEY: file,
    NADERHAND_PUBLIC_URL: "https://naderhand.example",
    NADERHAND_PUSH_CONTACT: "mailto:beheer@naderhand.example",
    ...settings,
  });
  const answer = await fetch(`${server.url}/api/v1/push-key`);
  return ((await answer.json()) as { key: string }).key;
}

/** An address of a push service that is not there. */
const nowhere = () => `https://fcm.googleapis.com/fcm/send/${randomBytes(12).toString("base64url")}`;

/** A browser that gives an address, as one with a push service does. Its answers are the same after a reload. */
export async function givesAddress(page: Page, key: string, endpoint = nowhere()): Promise<void> {
  const subscription = {
    endpoint,
    server: [...Buffer.from(key, "base64url")],
    p256dh: [...createECDH("prime256v1").generateKeys()],
    auth: [...randomBytes(16)],
  };
  await page.addInitScript((given) => {
    const buffer = (bytes: number[]) => new Uint8Array(bytes).buffer;
    const made = {
      endpoint: given.endpoint,
      options: { applicationServerKey: buffer(given.server), userVisibleOnly: true },
      getKey: (name: "p256dh" | "auth") => buffer(given[name]),
      unsubscribe: () => {
        localStorage.removeItem("proof.subscribed");
        return Promise.resolve(true);
      },
    };
    const is = () => localStorage.getItem("proof.subscribed") !== null;
    PushManager.prototype.getSubscription = () => Promise.resolve((is() ? made : null) as unknown as PushSubscription | null);
    PushManager.prototype.subscribe = () => {
      localStorage.setItem("proof.subscribed", "");
      return Promise.resolve(made as unknown as PushSubscription);
    };
  }, subscription);
}
