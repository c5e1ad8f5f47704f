import { createHash, randomBytes } from "node:crypto";
import { expect } from "@playwright/test";
import type { Phone } from "./phone.ts";

/** When to ring, and with which tag. */
export interface Ring {
  at: Date;
  tag: string;
}

/** A notification, as far as anybody can see it. */
export interface Shown {
  title: string;
  tag: string;
  lang: string;
}

/** An answer of the server. */
interface Answer {
  status: number;
  body: unknown;
}

/** Reminders at the server, as the app asks for them. */
export class Bell {
  readonly #phone: Phone;
  readonly #origin: string;
  readonly #reminders = randomBytes(16);
  readonly #secret = randomBytes(32);
  readonly #subscription: object;

  private constructor(phone: Phone, origin: string, subscription: object) {
    this.#phone = phone;
    this.#origin = origin;
    this.#subscription = subscription;
  }

  /** Opens the app, subscribes the browser with the server's key, and tells the worker of the bell. */
  static async hang(phone: Phone, origin: string): Promise<Bell> {
    await phone.goto("/app");
    await phone.keptForOffline();
    const { key, subscription } = await phone.driver.call(async () => {
      const { key } = (await (await fetch("/api/v1/push-key")).json()) as { key: string };
      const { pushManager } = await navigator.serviceWorker.ready;
      const subscribed = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
      const { endpoint, keys } = subscribed.toJSON();
      return { key, subscription: { endpoint, ...keys } };
    });
    const bell = new Bell(phone, origin, subscription);
    const { id: reminders, token } = bell;
    const told = { type: "bells", bells: [{ reminders, token, key }] };
    const tell = async (message: object) => (await navigator.serviceWorker.ready).active?.postMessage(message);
    await phone.driver.call(tell, told);
    return bell;
  }

  /** Asks the server to ring at these times, in place of any others. */
  async rings(rings: Ring[]): Promise<void> {
    const answer = await this.#ask("PUT", "", {
      verifier: createHash("sha256").update(this.#secret).digest("base64url"),
      wording: "reminders-1",
      subscription: this.#subscription,
      shown: { text: "agenda", language: "nl" },
      rings: rings.map(({ at, tag }) => ({ at: at.toISOString(), tag })),
    });
    expect(answer.status).toBe(201);
  }

  /** What the server knows of it. */
  async status(): Promise<unknown> {
    return (await this.#ask("GET", "")).body;
  }

  /** Asks for a push at once; answers how far it came. */
  async test(tag: string): Promise<unknown> {
    return (await this.#ask("POST", "/test", { tag })).body;
  }

  /** What shows on the phone. */
  async shown(): Promise<Shown[]> {
    return this.#phone.driver.call(async () => {
      const notifications = await (await navigator.serviceWorker.ready).getNotifications();
      return notifications.map(({ title, tag, lang }) => ({ title, tag, lang }));
    });
  }

  get id(): string {
    return this.#reminders.toString("base64url");
  }

  get token(): string {
    return Buffer.concat([this.#reminders, this.#secret]).toString("base64url");
  }

  async #ask(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${this.#origin}/api/v1/reminders/${this.id}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, "Content-Type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
  }
}
