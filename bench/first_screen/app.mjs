// The built server, and a front before it that can take the scripts out of a document on its way.

import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { listen } from "./twin.mjs";

/** Starts the server on an empty folder. */
export async function startApp({ server, site, scratch }) {
  const child = spawn(server, {
    env: {
      ...process.env,
      NADERHAND_ADDR: "127.0.0.1:0",
      NADERHAND_DATA: mkdtempSync(join(scratch, "data-")),
      NADERHAND_SITE: site,
      RUST_LOG: "info",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const [, port] = /"addr":"127\.0\.0\.1:(\d+)"/.exec(said) ?? [];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { url, close: () => child.kill() };
}

/** A front that hands everything on and counts it. With `scripts: false` documents lose what they run and preload. */
export async function front(target, { scripts }) {
  const requests = [];
  const server = createServer((asked, answer) => {
    requests.push(asked.url);
    const change = !scripts && asked.headers["sec-fetch-dest"] === "document";
    const wanted = change ? { ...asked.headers, "accept-encoding": "identity" } : asked.headers;
    const onward = request(`${target}${asked.url}`, { method: asked.method, headers: wanted }, (answered) => {
      if (!change) {
        answer.writeHead(answered.statusCode, answered.headers);
        return answered.pipe(answer);
      }
      const chunks = [];
      answered.on("data", (chunk) => chunks.push(chunk));
      answered.on("end", () => {
        const html = withoutScripts(Buffer.concat(chunks).toString());
        const { "content-length": _, ...headers } = answered.headers;
        answer.writeHead(answered.statusCode, { ...headers, "content-encoding": "br" });
        answer.end(brotliCompressSync(html));
      });
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  return { ...(await listen(server)), requests };
}

function withoutScripts(html) {
  return html.replace(/<script\b.*?<\/script>/gs, "").replace(/<link rel="preload"[^>]*>/g, "");
}
