// How many pushes a second the npm package `web-push` gets ready to be sent (encrypted, signed, with their headers), or sends.
//
// Called with an endpoint, the bytes of a notice, and `ready` or `send`. Reads a line for each round from its standard input,
// with the number of pushes; answers with seconds.

import { createECDH, randomBytes } from "node:crypto";
import { Agent } from "node:https";
import { createInterface } from "node:readline";
import webPush from "web-push";

/** As many as Naderhand's server has under way. */
const AT_ONCE = 64;

const [endpoint, bytes, does] = process.argv.slice(2);
const browser = createECDH("prime256v1");
browser.generateKeys();
const subscription = {
  endpoint,
  keys: { p256dh: browser.getPublicKey("base64url"), auth: randomBytes(16).toString("base64url") },
};
const { publicKey, privateKey } = webPush.generateVAPIDKeys();
const options = {
  TTL: 43_200,
  urgency: "normal",
  topic: randomBytes(16).toString("base64url"),
  contentEncoding: "aes128gcm",
  vapidDetails: { subject: "mailto:beheer@naderhand.example", publicKey, privateKey },
  // It speaks HTTP/1.1: a connection for each push that is under way, kept for the next one.
  agent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }),
};
// As long as what it is compared with, which fills its pushes up.
const payload = "x".repeat(Number(bytes));

function ready(count) {
  for (let left = count; left > 0; left -= 1) webPush.generateRequestDetails(subscription, payload, options);
}

async function send(count) {
  let left = count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await webPush.sendNotification(subscription, payload, options);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

for await (const line of createInterface({ input: process.stdin })) {
  const began = performance.now();
  if (does === "send") await send(Number(line));
  else ready(Number(line));
  console.log((performance.now() - began) / 1000);
}
// Connections that are kept would keep it running.
options.agent.destroy();
