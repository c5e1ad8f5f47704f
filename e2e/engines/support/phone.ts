import { expect } from "@playwright/test";
import type { Driver } from "./driver.ts";

/** What can be tapped, as CSS finds it. */
const kinds = {
  button: "button",
  link: "a[href]",
  choice: "label",
  fold: "summary",
  field: "textarea, input:not([type=radio], [type=checkbox])",
};

/** Longer than the slowest step, the making of a backup, takes on a busy machine. */
const patience = { timeout: 15_000 };

/**
 * A phone of the employee, as they use it: what it shows, and taps on what they read. Its language is English, which is
 * what both browsers speak without further settings; the other journeys speak Dutch.
 */
export class Phone {
  readonly driver: Driver;
  readonly #origin: string;

  constructor(driver: Driver, origin: string) {
    this.driver = driver;
    this.#origin = origin;
  }

  /** Opens a screen of the app and waits until the app itself is there. */
  async open(address = "/app"): Promise<void> {
    await this.goto(address);
    await this.appIsThere();
  }

  async goto(address: string): Promise<void> {
    await this.driver.goto(`${this.#origin}${address}`);
  }

  async appIsThere(): Promise<void> {
    const there = () => document.querySelector("#shell, [data-waiting]") === null && document.querySelector("h1") !== null;
    await expect.poll(() => this.driver.call(there), patience).toBe(true);
  }

  /** Taps what has this name, in the group of this question if one is given. */
  async tap(kind: keyof typeof kinds, name: string, group?: string): Promise<void> {
    const tapped = () => this.driver.click(find, kinds[kind], name, group ?? null);
    await expect.poll(tapped, { ...patience, message: `a ${kind} named “${name}”` }).toBe(true);
  }

  /** Waits until this can be read on the screen. */
  async sees(text: string): Promise<void> {
    await expect.poll(() => this.driver.call(() => document.body.innerText), patience).toContain(text);
  }

  /** Waits until a part of the screen says exactly this. */
  async says(selector: string, text: string): Promise<void> {
    await expect.poll(() => this.texts(selector), patience).toContain(text);
  }

  /** What the parts of the screen that CSS finds so say. */
  async texts(selector: string): Promise<string[]> {
    const read = (what: string) =>
      [...document.querySelectorAll<HTMLElement>(what)].map((part) => part.innerText.replace(/\s+/g, " ").trim());
    return this.driver.call(read, selector);
  }

  /** Waits until the app would start without a network. */
  async keptForOffline(): Promise<void> {
    const state = () => navigator.serviceWorker.ready.then((registration) => registration.active?.state);
    await expect.poll(() => this.driver.call(state), patience).toBe("activated");
  }
}

/** Runs on the page: what is shown under this name, or else what begins with it. */
function find(selector: string, name: string, group: string | null): Element | null {
  const plain = (text: string) => text.replace(/\s+/g, " ").trim();
  const around = [...document.querySelectorAll("fieldset")].find((set) => set.innerText.includes(group ?? ""));
  const inside = group === null ? document : around;
  const shown = [...(inside?.querySelectorAll<HTMLElement>(selector) ?? [])].filter((one) => one.checkVisibility());
  const nameOf = (one: HTMLElement) => {
    const labels = (one as HTMLInputElement).labels;
    return plain(one.ariaLabel ?? (labels?.[0] ?? one).innerText);
  };
  return shown.find((one) => nameOf(one) === name) ?? shown.find((one) => nameOf(one).startsWith(name)) ?? null;
}
