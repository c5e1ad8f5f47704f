import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

function binary(): string {
  const binary = process.env.NADERHAND_SERVER;
  if (binary === undefined) {
    throw new Error("NADERHAND_SERVER is not set: start these tests by `cargo xtask test e2e`");
  }
  return binary;
}

/** The built server, on a port and a data folder of its own. */
export class Server {
  readonly data: string;
  #port = 0;
  #process: ChildProcess | undefined;
  #log = "";

  private constructor(data: string) {
    this.data = data;
  }

  static async start(): Promise<Server> {
    const server = new Server(await mkdtemp(join(tmpdir(), "naderhand-e2e-")));
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Everything that it logged, over all its lives. */
  get log(): string {
    return this.#log;
  }

  /** Starts, or starts again on the same port and data, with other settings if need be. Returns when it answers. */
  async start(settings: Record<string, string> = {}): Promise<void> {
    const child = spawn(binary(), {
      env: {
        ...process.env,
        NADERHAND_ADDR: `127.0.0.1:${this.#port}`,
        NADERHAND_DATA: this.data,
        RUST_LOG: "info",
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    this.#port = await new Promise<number>((resolve, reject) => {
      let life = "";
      const read = (chunk: Buffer) => {
        this.#log += chunk.toString();
        life += chunk.toString();
        const listening = /"addr":"127\.0\.0\.1:(\d+)"/.exec(life);
        if (listening) resolve(Number(listening[1]));
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${life}`)));
    });
  }

  /** Calls the binary as an operator does, on this server's data. */
  async call(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(binary(), words, {
      env: { ...process.env, NADERHAND_DATA: this.data },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, out, err };
  }

  /** Pulls the plug. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill("SIGTERM");
    await rm(this.data, { recursive: true, force: true });
  }

  /** The names of the files in its data folder that hold these bytes: database, write-ahead log and all. */
  async filesWith(text: string): Promise<string[]> {
    const found = [];
    for (const name of await readdir(this.data)) {
      if ((await readFile(join(this.data, name))).includes(text)) found.push(name);
    }
    return found;
  }

  /** Makes requests for contact older, as if hours had passed: all their times move back. */
  async age(hours: number): Promise<void> {
    const back = `${hours * 3600}`;
    const sql = `UPDATE requests SET sent_at = sent_at - ${back}, due_at = due_at - ${back}`;
    const script = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1],timeout=10); c.execute(sys.argv[2]); c.commit()";
    const child = spawn("python3", ["-c", script, await this.#database(), sql], { stdio: ["ignore", "ignore", "pipe"] });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`the times did not move:\n${err}`);
  }

  async #database(): Promise<string> {
    const names = await readdir(this.data);
    const name = names.find((name) => /\.(db|sqlite3?)$/.test(name));
    if (name === undefined) throw new Error(`no database among ${names.join(", ")}`);
    return join(this.data, name);
  }
}
