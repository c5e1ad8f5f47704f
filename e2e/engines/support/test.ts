import { expect, test as base } from "../../support/test.ts";
import type { Driver } from "./driver.ts";
import { FirefoxProfile, type Preferences } from "./firefox.ts";
import { Phone } from "./phone.ts";
import { startWebKit } from "./webkit.ts";

export interface Options {
  /** Gecko as Firefox ESR has it, or WebKit as Safari has it. */
  engine: "firefox" | "webkit";
}

interface Fixtures {
  /** Settings of Firefox that a journey needs. */
  preferences: Preferences;
  /** Another phone or tablet, with nothing on it. */
  newPhone: () => Promise<Phone>;
  /** The employee's phone. */
  phone: Phone;
  /** Ends the browser and starts it again, where it keeps its profile. */
  restart: ((phone: Phone) => Promise<Phone>) | undefined;
}

interface Started {
  driver: Driver;
  profile?: FirefoxProfile;
}

export const test = base.extend<Options & Fixtures & { started: Map<Phone, Started> }>({
  engine: ["firefox", { option: true }],

  started: async ({}, use) => {
    const started = new Map<Phone, Started>();
    await use(started);
    for (const { driver, profile } of started.values()) {
      await driver.quit();
      await profile?.remove();
    }
    const complaints = [...started.values()].flatMap(({ driver }) => driver.complaints);
    expect(complaints, "errors on the pages").toEqual([]);
  },

  preferences: async ({}, use) => use({}),

  newPhone: async ({ engine, server, started, preferences }, use) => {
    await use(async () => {
      const profile = engine === "firefox" ? await FirefoxProfile.make(preferences) : undefined;
      const driver = profile === undefined ? await startWebKit() : await profile.start();
      const phone = new Phone(driver, server.url);
      started.set(phone, profile === undefined ? { driver } : { driver, profile });
      return phone;
    });
  },

  phone: async ({ newPhone }, use) => use(await newPhone()),

  restart: async ({ engine, server, started }, use) => {
    const restart = async (phone: Phone) => {
      const { driver, profile } = started.get(phone) ?? {};
      if (profile === undefined) throw new Error("this browser keeps no profile");
      await driver?.quit();
      const again = await profile.start();
      again.complaints.unshift(...(driver?.complaints ?? []));
      started.delete(phone);
      const next = new Phone(again, server.url);
      started.set(next, { driver: again, profile });
      return next;
    };
    await use(engine === "firefox" ? restart : undefined);
  },
});

export { expect };
