import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";

/** A program beside the tests: a browser, its driver, a display. */
export class Program {
  readonly #child: ChildProcess;
  #said = "";
  readonly #listeners = new Set<() => void>();

  constructor(command: string, args: string[], options: SpawnOptions = {}) {
    this.#child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    for (const stream of this.#child.stdio) {
      stream?.on("data", (chunk: Buffer) => {
        this.#said += chunk.toString();
        for (const listener of this.#listeners) listener();
      });
    }
    this.#child.on("error", () => {});
    this.#child.on("close", () => this.#listeners.forEach((listener) => listener()));
  }

  /** Everything that it printed. */
  get said(): string {
    return this.#said;
  }

  /** Waits until it prints something of this form. */
  async says(form: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = form.exec(this.#said);
        if (found !== null) resolve(found);
        else if (this.#ended) reject(new Error(`${this.#child.spawnfile} ended without saying ${form}:\n${this.#said}`));
        else return;
        this.#listeners.delete(look);
      };
      this.#listeners.add(look);
      look();
    });
  }

  async end(): Promise<void> {
    if (this.#ended) return;
    const ended = once(this.#child, "exit");
    this.#child.kill();
    await ended;
  }

  get #ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined;
  }
}
