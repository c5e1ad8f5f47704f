import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bidi } from "./bidi.ts";
import type { Driver } from "./driver.ts";
import { Program } from "./program.ts";

/** Settings of Firefox, as `about:config` lists them. */
export type Preferences = Record<string, string | number | boolean>;

/** Nothing that asks, updates or calls home while a journey runs. */
const quiet: Preferences = {
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.server": "",
};

interface LogEntry {
  level: string;
  text: string | null;
}

interface Called {
  type: "success" | "exception";
  result?: { type: string; value?: string; sharedId?: string };
  exceptionDetails?: { text: string };
}

/** A profile of Firefox's own: it can be quit and started again. */
export class FirefoxProfile {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(preferences: Preferences = {}): Promise<FirefoxProfile> {
    const folder = await mkdtemp(join(tmpdir(), "naderhand-firefox-"));
    const lines = Object.entries({ ...quiet, ...preferences }).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`);
    await writeFile(join(folder, "user.js"), lines.join("\n"));
    return new FirefoxProfile(folder);
  }

  async start(): Promise<Firefox> {
    const binary = process.env.NADERHAND_FIREFOX ?? "/usr/bin/firefox-esr";
    // With access to the browser's own windows too: a notification is one of them.
    const remote = ["--no-remote", "--remote-debugging-port", "0", "--remote-allow-system-access"];
    const args = ["--headless", ...remote, "--profile", this.#folder];
    const program = new Program(binary, args, { env: { ...process.env, HOME: this.#folder, LC_ALL: "C.UTF-8" } });
    const [, address] = await program.says(/WebDriver BiDi listening on (ws:\S+)/);
    const bidi = await Bidi.connect(`${address}/session`);
    await bidi.send("session.new", { capabilities: {} });
    const { contexts } = await bidi.send<{ contexts: { context: string }[] }>("browsingContext.getTree");
    const firefox = new Firefox(program, bidi, contexts[0]?.context ?? "");
    await firefox.prepare();
    return firefox;
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

export class Firefox implements Driver {
  readonly complaints: string[] = [];
  readonly #program: Program;
  readonly #bidi: Bidi;
  readonly #context: string;

  constructor(program: Program, bidi: Bidi, context: string) {
    this.#program = program;
    this.#bidi = bidi;
    this.#context = context;
  }

  async prepare(): Promise<void> {
    this.#bidi.onEvent = (method, { level, text }: LogEntry) => {
      if (method === "log.entryAdded" && level === "error") this.complaints.push(text ?? "");
    };
    await this.#bidi.send("session.subscribe", { events: ["log.entryAdded"] });
    const viewport = { width: 360, height: 740 };
    await this.#bidi.send("browsingContext.setViewport", { context: this.#context, viewport });
  }

  async goto(url: string): Promise<void> {
    await this.#bidi.send("browsingContext.navigate", { context: this.#context, url, wait: "complete" });
  }

  async reload(): Promise<void> {
    await this.#bidi.send("browsingContext.reload", { context: this.#context, wait: "complete" });
  }

  async call<A extends unknown[], T>(work: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const whole = `async (args) => JSON.stringify(await (${work})(...JSON.parse(args))) ?? "null"`;
    const answer = await this.#function(whole, args);
    return JSON.parse(answer.value ?? "null") as T;
  }

  async click<A extends unknown[]>(find: (...args: A) => Element | null, ...args: A): Promise<boolean> {
    const whole = `(args) => {
      const found = (${find})(...JSON.parse(args));
      found?.scrollIntoView({ block: "center", behavior: "instant" });
      return found;
    }`;
    const { sharedId } = await this.#function(whole, args);
    if (sharedId === undefined) return false;
    const origin = { type: "element", element: { sharedId } };
    const actions = [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await this.#perform({ type: "pointer", id: "finger", parameters: { pointerType: "touch" }, actions });
    return true;
  }

  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#perform({ type: "key", id: "keyboard", actions });
  }

  /** Runs an expression in the browser's own window, with all that Firefox itself may do. */
  async inBrowser<T>(expression: string): Promise<T> {
    const chrome = { "moz:scope": "chrome", maxDepth: 0 };
    const { contexts } = await this.#bidi.send<{ contexts: { context: string }[] }>("browsingContext.getTree", chrome);
    const whole = `(async () => JSON.stringify((await (${expression})) ?? null))()`;
    const target = { context: contexts[0]?.context };
    const called = await this.#bidi.send<Called>("script.evaluate", { expression: whole, target, awaitPromise: true });
    if (called.type === "exception") throw new Error(called.exceptionDetails?.text);
    return JSON.parse(called.result?.value ?? "null") as T;
  }

  async quit(): Promise<void> {
    // Firefox writes its stores to the profile and hangs up; whether that or its answer comes first is open.
    await this.#bidi.send("browser.close").catch(() => {});
    await this.#program.end();
  }

  async #function(functionDeclaration: string, args: unknown[]): Promise<NonNullable<Called["result"]>> {
    const called = await this.#bidi.send<Called>("script.callFunction", {
      functionDeclaration,
      arguments: [{ type: "string", value: JSON.stringify(args) }],
      target: { context: this.#context },
      awaitPromise: true,
      userActivation: true,
    });
    if (called.type === "exception") throw new Error(called.exceptionDetails?.text);
    return called.result ?? { type: "undefined" };
  }

  async #perform(source: object): Promise<void> {
    await this.#bidi.send("input.performActions", { context: this.#context, actions: [source] });
    await this.#bidi.send("input.releaseActions", { context: this.#context });
  }
}
