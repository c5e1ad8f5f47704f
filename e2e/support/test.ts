import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, test as base } from "@playwright/test";
import { Server } from "./server.ts";
import { Wire } from "./wire.ts";

/** A browser with storage of its own: the employee's phone, or their tablet. */
export interface Device {
  context: BrowserContext;
  page: Page;
  wire: Wire;
}

interface Fixtures {
  /** A server that this test has for itself. */
  server: Server;
  /** Whatever the test's browser sends. */
  wire: Wire;
  /** Another device of the same employee. */
  newDevice: (options?: BrowserContextOptions) => Promise<Device>;
}

/** Fails a test whose pages throw, log an error, or break the content security policy. */
function complainAbout(context: BrowserContext, complaints: string[]): void {
  context.on("weberror", (error) => complaints.push(String(error.error())));
  context.on("console", (message) => {
    // Chromium itself logs each failed request; being offline is no fault, and the tests look at answers themselves. A part of
    // the app that is fetched in the background fails when its page is left, and one that a screen waits for says so there.
    const isFetch = ["Failed to load resource", "TypeError: Failed to fetch"].some((words) => message.text().startsWith(words));
    if (message.type() === "error" && !isFetch) complaints.push(message.text());
  });
}

export const test = base.extend<Fixtures & { complaints: string[] }>({
  server: async ({}, use, testInfo) => {
    const server = await Server.start();
    await use(server);
    await server.stop();
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach("server.log", { body: server.log });
    }
  },

  baseURL: async ({ server }, use) => use(server.url),

  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    base.expect(complaints, "errors on the pages").toEqual([]);
  },

  context: async ({ context, complaints }, use) => {
    complainAbout(context, complaints);
    await use(context);
  },

  wire: async ({ context }, use) => use(new Wire(context)),

  newDevice: async ({ browser, baseURL, contextOptions, viewport, locale, timezoneId, complaints }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const device = await open(browser, {
        ...contextOptions,
        ...(baseURL === undefined ? {} : { baseURL }),
        viewport,
        ...(locale === undefined ? {} : { locale }),
        ...(timezoneId === undefined ? {} : { timezoneId }),
        hasTouch: true,
        isMobile: true,
        ...options,
      });
      complainAbout(device.context, complaints);
      opened.push(device.context);
      return device;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

async function open(browser: Browser, options: BrowserContextOptions): Promise<Device> {
  const context = await browser.newContext(options);
  return { context, page: await context.newPage(), wire: new Wire(context) };
}

export { expect } from "@playwright/test";
