import { expect } from "@playwright/test";
import type { Driver } from "./driver.ts";
import { Firefox } from "./firefox.ts";

/** The notifications that Firefox shows in windows of its own. */
export class Alerts {
  readonly #firefox: Firefox;

  constructor(driver: Driver) {
    if (!(driver instanceof Firefox)) throw new Error("only Firefox shows notifications by itself");
    this.#firefox = driver;
  }

  /** What can be read on them, without what Firefox itself says. */
  async words(): Promise<string[]> {
    const words = `[...Services.wm.getEnumerator("alert:alert")].map(({ document }) =>
      document.getElementById("alertTitleLabel").value + document.getElementById("alertTextLabel").textContent)`;
    return this.#firefox.inBrowser(words);
  }

  /** Where its tabs are. */
  async tabs(): Promise<string[]> {
    return this.#firefox.inBrowser("gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec)");
  }

  /** Taps on the one that shows. */
  async tap(): Promise<void> {
    const tap = `(() => {
      const [alert] = [...Services.wm.getEnumerator("alert:alert")];
      alert?.document.getElementById("alertBox").click();
      return alert !== undefined;
    })()`;
    await expect.poll(() => this.#firefox.inBrowser(tap)).toBe(true);
  }
}
