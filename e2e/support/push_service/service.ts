import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type Http2SecureServer, type Http2ServerRequest, type Http2ServerResponse, createSecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { Autopush } from "./autopush.ts";
import { Certificates } from "./certificates.ts";
import { broken } from "./rules.ts";

/** An address that a browser was given. */
interface Address {
  channel: string;
  key: Buffer;
  over: boolean;
}

/** A ring that was taken. */
export interface Taken {
  topic: string;
  urgency: string;
}

/** A push service of the tests: strict with whoever sends, and Firefox's own for whoever receives. */
export class PushService {
  readonly #certificates: Certificates;
  readonly #server: Http2SecureServer;
  readonly #addresses = new Map<string, Address>();
  #autopush: Autopush | undefined;
  /** Rings that were taken, in their order. */
  readonly taken: Taken[] = [];
  /** Which rules others broke. */
  readonly faults: string[] = [];

  private constructor(certificates: Certificates) {
    this.#certificates = certificates;
    const { key, certificate } = certificates;
    this.#server = createSecureServer({ key, cert: certificate, allowHTTP1: true }, (request, response) => {
      this.#answer(request, response).catch((error) => this.faults.push(String(error)));
    });
  }

  static async start(): Promise<PushService> {
    const service = new PushService(await Certificates.make());
    service.#server.listen(0, "localhost");
    await once(service.#server, "listening");
    service.#autopush = await Autopush.listen((channel, key) => service.register(channel, key));
    return service;
  }

  /** With which settings a server of ours knows and trusts it. */
  get settings(): Record<string, string> {
    return { NADERHAND_PUSH_HOSTS: `own:${new URL(this.#origin).host}`, NADERHAND_PUSH_ROOTS: this.#certificates.authority };
  }

  /** Firefox's side of it. */
  get firefox(): Autopush {
    if (this.#autopush === undefined) throw new Error("the push service does not run");
    return this.#autopush;
  }

  /** All addresses that it gave are over. Nobody is told: who rings there is the first to notice. */
  expireAll(): void {
    for (const address of this.#addresses.values()) address.over = true;
  }

  async stop(): Promise<void> {
    this.#autopush?.close();
    this.#server.close();
    await this.#certificates.remove();
  }

  get #origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `https://localhost:${port}`;
  }

  /** An address for a browser that subscribed with this key of a server, base64url; what is rung there is for its channel. */
  register(channel: string, key: string): string {
    const path = `/push/${randomUUID()}`;
    // Firefox fills the end of it up, and senders do not.
    this.#addresses.set(path, { channel, key: Buffer.from(key, "base64url"), over: false });
    return `${this.#origin}${path}`;
  }

  async #answer(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = (status: number, headers: Record<string, string> = {}) => response.writeHead(status, headers).end();
    const address = this.#addresses.get(request.url);
    if (address === undefined || request.method !== "POST") {
      this.faults.push(`${request.method} ${request.url}`);
      return void answer(404);
    }
    const headers = request.headers as Record<string, string | undefined>;
    const body = Buffer.concat(chunks);
    const now = Math.floor(Date.now() / 1000);
    const fault = broken({ headers, body }, { origin: this.#origin, key: address.key, now });
    if (fault !== undefined) {
      this.faults.push(fault);
      return void answer(400);
    }
    if (address.over) return void answer(410);
    const version = randomUUID();
    const { topic = "", urgency = "" } = headers;
    this.taken.push({ topic, urgency });
    answer(201, { location: `${this.#origin}/message/${version}`, ttl: headers["ttl"] ?? "" });
    this.firefox.deliver({ channel: address.channel, version, topic, body });
  }
}
