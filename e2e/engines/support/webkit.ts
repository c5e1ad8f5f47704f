import { createServer } from "node:net";
import { expect } from "@playwright/test";
import type { Driver } from "./driver.ts";
import { Program } from "./program.ts";

/** The key under which WebDriver hands out an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/**
 * WebKitGTK's own little browser, driven by W3C WebDriver over HTTP: eight requests, for which a client library would be
 * twenty megabytes. It wants a display, and forgets its profile when it ends.
 */
export async function startWebKit(): Promise<Driver> {
  const display = new Program(process.env.NADERHAND_XVFB ?? "Xvfb", ["-displayfd", "3", "-screen", "0", "800x800x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [, number] = await display.says(/^(\d+)\n/);
  const port = await freePort();
  const driver = new Program(process.env.NADERHAND_WEBKIT_DRIVER ?? "WebKitWebDriver", [`--port=${port}`], {
    // Of the locales that are there without further installation, this one means American English to WebKit.
    env: { ...process.env, DISPLAY: `:${number}`, LC_ALL: "C" },
  });
  const webkit = new WebKit([driver, display], `http://127.0.0.1:${port}`);
  await webkit.start();
  return webkit;
}

class WebKit implements Driver {
  /** None: neither this browser nor its driver tells what a page logs. */
  readonly complaints: string[] = [];
  readonly #programs: Program[];
  readonly #address: string;
  #session = "";

  constructor(programs: Program[], address: string) {
    this.#programs = programs;
    this.#address = address;
  }

  async start(): Promise<void> {
    const binary = process.env.NADERHAND_WEBKIT ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
    const alwaysMatch = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
    const { sessionId } = await this.#first({ capabilities: { alwaysMatch } });
    this.#session = `/session/${sessionId}`;
    // As narrow as its tool bar lets it be, which is 447 pixels.
    await this.#send("POST", "/window/rect", { x: 0, y: 0, width: 360, height: 740 });
  }

  async goto(url: string): Promise<void> {
    await this.#send("POST", "/url", { url });
  }

  async reload(): Promise<void> {
    await this.#send("POST", "/refresh", {});
  }

  async call<A extends unknown[], T>(work: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const script = `const done = arguments[1];
      (async () => (${work})(...JSON.parse(arguments[0])))().then(
        (value) => done(JSON.stringify({ value })),
        (error) => done(JSON.stringify({ error: String(error) })),
      );`;
    const answer = await this.#send<string>("POST", "/execute/async", { script, args: [JSON.stringify(args)] });
    const { value, error } = JSON.parse(answer) as { value: T; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  async click<A extends unknown[]>(find: (...args: A) => Element | null, ...args: A): Promise<boolean> {
    const script = `const found = (${find})(...JSON.parse(arguments[0]));
      found?.scrollIntoView({ block: "center", behavior: "instant" });
      return found;`;
    const found = await this.#send<Record<string, string> | null>("POST", "/execute/sync", {
      script,
      args: [JSON.stringify(args)],
    });
    if (found === null) return false;
    await this.#send("POST", `/element/${found[ELEMENT]}/click`, {});
    return true;
  }

  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async quit(): Promise<void> {
    await this.#send("DELETE", "").catch(() => {});
    for (const program of this.#programs) await program.end();
  }

  /** The first request, as soon as the driver listens: it prints nothing when it does. */
  async #first(body: object): Promise<{ sessionId: string }> {
    const listens = () => fetch(`${this.#address}/status`).then(
      (answer) => answer.ok,
      () => false,
    );
    await expect.poll(listens, { intervals: [20], timeout: 15_000 }).toBe(true);
    return this.#send("POST", "/session", body);
  }

  async #send<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.#address}${this.#session}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }
}

/** The driver takes no port 0. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(address)));
    });
  });
}
