import type { Page } from "@playwright/test";

/** Stands between this page and the server, and changes what it answers at an address. Gives back what makes it honest again. */
export async function lie<T>(page: Page, address: RegExp, change: (said: T) => T): Promise<() => Promise<void>> {
  await page.route(address, async (route) => {
    const { "if-none-match": _, ...headers } = route.request().headers();
    const answer = await route.fetch({ headers });
    if (!answer.ok() || route.request().method() === "PUT") return route.fulfill({ response: answer });
    const body = JSON.stringify(change((await answer.json()) as T));
    return route.fulfill({ status: 200, contentType: "application/json", body });
  });
  return () => page.unroute(address);
}

/** A request as its maker is shown it, as far as it is lied about. */
export interface RequestStatus {
  revision: number;
  progress: { state: string; by?: string };
  copies: { supporter: string }[];
  messages: { supporter: string; author: "employee" | "supporter"; number: number; sealed: string }[];
}

/** What a supporter is shown of their requests. */
export interface Inbox {
  requests: { request: string; revision: number; standing: string }[];
}

/** What lies in them. */
export interface Contents {
  requests: { messages: RequestStatus["messages"] }[];
}

/** What an organisation has published. */
export interface Published {
  directory: { body: string; signature: string };
}

/** The same with another bit in its middle. */
export function altered(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  return bytes.toString("base64url");
}
