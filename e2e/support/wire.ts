import type { BrowserContext, Request } from "@playwright/test";

/** All that a browser sends, its service worker included. */
export class Wire {
  readonly requests: Request[] = [];

  constructor(context: BrowserContext) {
    context.on("request", (request) => this.requests.push(request));
  }

  /** Calls of the API, as "METHOD /path". */
  get api(): string[] {
    return this.requests
      .filter((request) => new URL(request.url()).pathname.startsWith("/api/"))
      .map((request) => `${request.method()} ${new URL(request.url()).pathname}`);
  }

  /** Requests to anybody but this server. */
  elsewhere(origin: string): string[] {
    return this.requests.map((request) => request.url()).filter((url) => /^https?:/.test(url) && !url.startsWith(origin));
  }

  /** Requests in which this text stands: in the address, a header or the body. */
  async mentioning(text: string): Promise<string[]> {
    const found = [];
    for (const request of this.requests) {
      const headers = JSON.stringify(await request.allHeaders().catch(() => request.headers()));
      const body = request.postDataBuffer() ?? Buffer.alloc(0);
      if (decodeURIComponent(request.url()).includes(text) || headers.includes(text) || body.includes(text)) {
        found.push(`${request.method()} ${request.url()}`);
      }
    }
    return found;
  }
}
