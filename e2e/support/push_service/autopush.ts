import { randomUUID } from "node:crypto";
import { type AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/** What waits for a browser. */
export interface Waiting {
  channel: string;
  version: string;
  topic: string;
  body: Buffer;
}

interface Message {
  messageType?: string;
  uaid?: string;
  channelID?: string;
  key?: string;
  updates?: { channelID: string; version: string }[];
}

/** The service's side of its conversation with a browser: an address for a channel and its key. */
type Register = (channel: string, key: string) => string;

/** One browser, as Mozilla's push service knows it: by a number that it gave, over a socket that comes and goes. */
class Browser {
  id = randomUUID().replaceAll("-", "");
  socket: WebSocket | undefined;
  waiting: Waiting[] = [];
}

/**
 * Firefox's side of a push service: the protocol of Mozilla's autopush over a web socket. A real Firefox subscribes here and
 * takes what comes. There is one browser for each service.
 */
export class Autopush {
  readonly #server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  readonly #register: Register;
  #browser = new Browser();
  #off = false;

  private constructor(register: Register) {
    this.#register = register;
    this.#server.on("connection", (socket) => {
      if (this.#off) return socket.terminate();
      socket.on("message", (data) => this.#receive(socket, JSON.parse(data.toString()) as Message));
    });
  }

  static async listen(register: Register): Promise<Autopush> {
    const autopush = new Autopush(register);
    await new Promise<void>((resolve) => autopush.#server.once("listening", resolve));
    return autopush;
  }

  /** The preferences with which Firefox comes here, and asks nobody whether it may show something. */
  get preferences(): Record<string, string | number | boolean> {
    const { port } = this.#server.address() as AddressInfo;
    return {
      "dom.push.serverURL": `ws://127.0.0.1:${port}`,
      "dom.push.connection.enabled": true,
      "dom.push.testing.allowInsecureServerURL": true,
      "dom.push.testing.ignorePermission": true,
      "permissions.default.desktop-notification": 1,
      // After it was cut off, it comes back at once.
      "dom.push.retryBaseInterval": 50,
      // Without a desktop there is nobody else who could show something.
      "alerts.useSystemBackend": false,
    };
  }

  /** Gives a message to the browser, now or when it is back; it replaces what waits under the same topic (RFC 8030, 5.4). */
  deliver(message: Waiting): void {
    const same = ({ channel, topic }: Waiting) => channel === message.channel && topic === message.topic;
    this.#browser.waiting = [...this.#browser.waiting.filter((waiting) => !same(waiting)), message];
    this.#give(message);
  }

  /** How many messages the browser has not said to have. */
  get waiting(): number {
    return this.#browser.waiting.length;
  }

  /** The phone is off: nobody hears from it until it is on again. */
  turnOff(): void {
    this.#off = true;
    this.#browser.socket?.terminate();
  }

  turnOn(): void {
    this.#off = false;
  }

  /** Forgets the browser: when it comes back it is another, whose addresses are all over. */
  forget(): void {
    const before = this.#browser;
    this.#browser = new Browser();
    before.socket?.terminate();
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #receive(socket: WebSocket, { messageType, channelID = "", key = "", updates = [] }: Message): void {
    const answer = (more: object) => socket.send(JSON.stringify({ messageType, status: 200, ...more }));
    switch (messageType) {
      case "hello":
        this.#browser.socket = socket;
        answer({ uaid: this.#browser.id, use_webpush: true, broadcasts: {} });
        return this.#browser.waiting.forEach((message) => this.#give(message));
      case "register":
        return answer({ channelID, pushEndpoint: this.#register(channelID, key) });
      case "unregister":
        return answer({ channelID });
      case "ack":
        for (const { channelID, version } of updates) this.#taken(channelID, version);
        return;
      // Firefox's own lists and complaints, which ask for nothing.
      case "broadcast_subscribe":
      case "nack":
        return;
      case "ping":
      case undefined:
        return socket.send("{}");
      default:
        throw new Error(`Firefox says what this service does not know: ${messageType}`);
    }
  }

  #give({ channel, version, body }: Waiting): void {
    const data = body.toString("base64url");
    const headers = { encoding: "aes128gcm" };
    this.#browser.socket?.send(JSON.stringify({ messageType: "notification", channelID: channel, version, data, headers }));
  }

  #taken(channel: string, version: string): void {
    this.#browser.waiting = this.#browser.waiting.filter((one) => one.channel !== channel || one.version !== version);
  }
}
