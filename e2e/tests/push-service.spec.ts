import { createECDH, generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "@playwright/test";
import { type Expected, broken } from "../support/push_service/rules.ts";

// The push service of the tests is the judge of what the server sends, so it is shown to find every fault.

const sender = generateKeyPairSync("ec", { namedCurve: "P-256" });
const { x = "", y = "" } = sender.publicKey.export({ format: "jwk" });
const key = Buffer.concat([Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
const now = 1_800_000_000;
const expected: Expected = { origin: "https://localhost:8443", key, now };
const good = { aud: "https://localhost:8443", exp: now + 12 * 3600, sub: "mailto:beheer@naderhand.example" };

function authorization(claims: object, by = sender.privateKey, header: object = { typ: "JWT", alg: "ES256" }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part(header)}.${part({ ...good, ...claims })}`;
  const signature = sign("sha256", Buffer.from(signed), { key: by, dsaEncoding: "ieee-p1363" });
  return `vapid t=${signed}.${signature.toString("base64url")}, k=${key.toString("base64url")}`;
}

const headers = {
  "ttl": "43200",
  "urgency": "normal",
  "topic": "AQEBAQEBAQEBAQEBAQEBAQ",
  "content-encoding": "aes128gcm",
  "authorization": authorization({}),
};

function body(bytes = 1127, point = 4): Buffer {
  const body = Buffer.alloc(bytes, 7);
  body.writeUInt32BE(4096, 16);
  body[20] = 65;
  body[21] = point;
  return body;
}

test("a ring by the rules is taken", () => {
  expect(broken({ headers, body: body() }, expected)).toBeUndefined();
});

const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const [token = "", shown = ""] = headers.authorization.split(", ");
const stranger = createECDH("prime256v1").generateKeys().toString("base64url");

const wrong: [string, Record<string, string | undefined>][] = [
  ["no time to live", { ttl: undefined }],
  ["a time to live in words", { ttl: "a day" }],
  ["no urgency", { urgency: undefined }],
  ["an urgency of its own", { urgency: "urgent" }],
  ["no topic", { topic: undefined }],
  ["a topic that is too long", { topic: "A".repeat(33) }],
  ["another coding", { "content-encoding": "aesgcm" }],
  ["nobody", { authorization: undefined }],
  ["only a token", { authorization: token }],
  ["only a key", { authorization: `vapid ${shown}` }],
  ["another key", { authorization: `${token}, k=${stranger}` }],
  ["a signature by another", { authorization: authorization({}, other) }],
  ["no signature", { authorization: authorization({}, sender.privateKey, { typ: "JWT", alg: "none" }) }],
  ["a token for the host without its port", { authorization: authorization({ aud: "https://localhost" }) }],
  ["a token that is over", { authorization: authorization({ exp: now }) }],
  ["a token for longer than a day", { authorization: authorization({ exp: now + 86_401 }) }],
  ["nobody to turn to", { authorization: authorization({ sub: undefined }) }],
];
for (const [name, change] of wrong) {
  test(`a ring with ${name} is refused`, () => {
    expect(broken({ headers: { ...headers, ...change }, body: body() }, expected)).toBeDefined();
  });
}

test("a ring of another length, or without a key, is refused", () => {
  for (const one of [body(1126), body(1128), body(1127, 2), Buffer.alloc(1127), Buffer.alloc(0)]) {
    expect(broken({ headers, body: one }, expected)).toBeDefined();
  }
});
