import { type BrowserContext, type CDPSession, type Page, type Worker, expect } from "@playwright/test";

/** A notification as the browser has it. */
export interface Shown {
  title: string;
  tag: string;
  lang: string;
  actions: { action: string; title: string }[];
  data: unknown;
}

/** What the worker asked the browser for when a notification was tapped. */
export interface Asked {
  focused: string[];
  opened: string[];
}

/** What the app tells its worker of reminders at the server. */
export interface Bell {
  reminders: string;
  token: string;
  key: string;
}

/** The service worker of a page, with the browser's part in its pushes. */
export class PushWorker {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #registration: string;
  /** What the browser says went wrong in the worker. */
  readonly complaints: string[] = [];

  private constructor(page: Page, session: CDPSession, registration: string) {
    this.#page = page;
    this.#session = session;
    this.#registration = registration;
    session.on("ServiceWorker.workerErrorReported", ({ errorMessage }) => this.complaints.push(errorMessage.errorMessage));
  }

  /** Opens the app and waits until its worker runs, in a browser that may show notifications. */
  static async start(page: Page): Promise<PushWorker> {
    const context = page.context();
    await context.grantPermissions(["notifications"]);
    await page.addInitScript(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      navigator.serviceWorker?.addEventListener("message", ({ data }) => heard.push(data));
    });
    await page.goto("/app");
    await page.evaluate(() => navigator.serviceWorker.ready);
    return new PushWorker(page, ...(await registrationOf(page, context)));
  }

  /** The browser gives a push to the worker: text as it is, anything else as JSON. */
  async deliver(push: unknown): Promise<void> {
    const data = typeof push === "string" ? push : JSON.stringify(push);
    const origin = new URL(this.#page.url()).origin;
    await this.#session.send("ServiceWorker.deliverPushMessage", { origin, registrationId: this.#registration, data });
  }

  /** What shows. */
  async shown(): Promise<Shown[]> {
    return this.#worker().evaluate(async () => {
      const registration = (self as unknown as { registration: ServiceWorkerRegistration }).registration;
      const all = (await registration.getNotifications()) as unknown as Shown[];
      return all.map(({ title, tag, lang, actions, data }) => {
        const plain = actions.map(({ action, title }) => ({ action, title }));
        return { title, tag, lang, actions: plain, data };
      });
    });
  }

  /** What the page heard from the worker, since it was loaded or last asked. */
  async heard(): Promise<unknown[]> {
    return this.#page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.splice(0));
  }

  /** Delivers a push, and waits until the page hears that it was shown. */
  async ring(push: unknown): Promise<void> {
    await this.deliver(push);
    await expect.poll(() => this.heard(), `for ${JSON.stringify(push)}`).toHaveLength(1);
  }

  /** Shows a notification that keeps this, as no push of ours would make it. */
  async show(data: unknown): Promise<void> {
    const show = async (data: unknown) => (await navigator.serviceWorker.ready).showNotification("x", { tag: "x", data });
    await this.#page.evaluate(show, data);
  }

  /**
   * Taps on the one notification that shows, or on its button. An event from here is not a tap of a person, so what only
   * such a tap may ask of the browser is written down in place of being done.
   */
  async tap(button = ""): Promise<Asked> {
    return this.#worker().evaluate(async (action) => {
      interface Scope extends EventTarget {
        registration: ServiceWorkerRegistration;
        clients: { openWindow: (url: string) => Promise<null> };
        WindowClient: { prototype: { url: string; focus: () => Promise<unknown> } };
      }
      const scope = self as unknown as Scope;
      const asked: Asked = { focused: [], opened: [] };
      scope.clients.openWindow = async (url) => (asked.opened.push(url), null);
      scope.WindowClient.prototype.focus = async function () {
        return asked.focused.push(this.url);
      };
      const [notification] = await scope.registration.getNotifications();
      const event = Object.assign(new Event("notificationclick"), { notification, action, waitUntil });
      let done: Promise<unknown> | undefined;
      function waitUntil(work: Promise<unknown>) {
        done = work;
      }
      scope.dispatchEvent(event);
      await done;
      return asked;
    }, button);
  }

  /** The app tells of its bells. */
  async tell(bells: Bell[]): Promise<void> {
    const tell = async (bells: Bell[]) =>
      (await navigator.serviceWorker.ready).active?.postMessage({ type: "bells", bells });
    await this.#page.evaluate(tell, bells);
  }

  /** The browser gives up its address, and has this one when it is asked for another. Answers with which keys it was asked. */
  async losesAddress(next: PushSubscriptionJSON): Promise<string[]> {
    return this.#worker().evaluate(async (next) => {
      const keys: string[] = [];
      PushManager.prototype.subscribe = async (options) => {
        keys.push(String(options?.applicationServerKey));
        return { toJSON: () => next } as unknown as PushSubscription;
      };
      let done: Promise<unknown> | undefined;
      const waitUntil = (work: Promise<unknown>) => (done = work);
      self.dispatchEvent(Object.assign(new Event("pushsubscriptionchange"), { waitUntil }));
      await done;
      return keys;
    }, next);
  }

  #worker(): Worker {
    const worker = this.#page.context().serviceWorkers().at(-1);
    if (worker === undefined) throw new Error("no service worker runs");
    return worker;
  }
}

/** The session that reaches the workers of a page, and the browser's number for its registration. */
async function registrationOf(page: Page, context: BrowserContext): Promise<[CDPSession, string]> {
  const session = await context.newCDPSession(page);
  const number = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => !isDeleted && page.url().startsWith(scopeURL));
      if (ours !== undefined) resolve(ours.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  return [session, await number];
}
