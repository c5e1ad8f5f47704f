import { createPublicKey, verify } from "node:crypto";

/** What is sent, whatever it says: 86 bytes of header, 1,024 bytes filled up, their end, and a tag (RFC 8188). */
const BODY_BYTES = 1127;

const DAY = 24 * 3600;

/** A request to ring. */
export interface Ring {
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** For whom a ring is to be. */
export interface Expected {
  /** Scheme, host and port of the push service. */
  origin: string;
  /** The sender's key that the browser subscribed with. */
  key: Buffer;
  /** Now, in seconds. */
  now: number;
}

/** Which rule a ring breaks, of RFC 8030, 8188, 8291 and 8292 and of our own; none when it may be delivered. */
export function broken(ring: Ring, expected: Expected): string | undefined {
  return ofHeaders(ring.headers) ?? ofBody(ring.body) ?? ofSender(ring.headers["authorization"] ?? "", expected);
}

function ofHeaders(headers: Ring["headers"]): string | undefined {
  const ttl = headers["ttl"] ?? "";
  if (!/^\d+$/.test(ttl) || Number(ttl) === 0 || Number(ttl) > DAY) return `TTL: ${ttl}`;
  const urgency = headers["urgency"] ?? "";
  if (!["normal", "high"].includes(urgency)) return `Urgency: ${urgency}`;
  const topic = headers["topic"] ?? "";
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(topic)) return `Topic: ${topic}`;
  const coding = headers["content-encoding"] ?? "";
  return coding === "aes128gcm" ? undefined : `Content-Encoding: ${coding}`;
}

/** One record under a key on P-256, of the one length. */
function ofBody(body: Buffer): string | undefined {
  if (body.length !== BODY_BYTES) return `a body of ${body.length} bytes`;
  const recordSize = body.readUInt32BE(16);
  if (recordSize < BODY_BYTES - 86) return `a record size of ${recordSize}`;
  return body[20] === 65 && body[21] === 4 ? undefined : "no key of P-256 in the header";
}

/** `vapid t=<token>, k=<key>`. */
function ofSender(authorization: string, { origin, key, now }: Expected): string | undefined {
  const [, token = "", shown = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  if (shown !== key.toString("base64url")) return `another key than the browser subscribed with: ${shown}`;
  const [header = "", claims = "", signature = ""] = token.split(".");
  const { typ, alg } = decoded(header);
  if (typ !== "JWT" || alg !== "ES256") return `a token of ${typ} by ${alg}`;
  const half = (start: number) => key.subarray(start, start + 32).toString("base64url");
  const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: half(1), y: half(33) } });
  const signed = Buffer.from(`${header}.${claims}`);
  const plain = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
  if (!verify("sha256", signed, plain, Buffer.from(signature, "base64url"))) return "a signature by another";
  const { aud, exp, sub } = decoded(claims);
  if (aud !== origin) return `a token for ${aud}`;
  if (typeof exp !== "number" || exp <= now || exp > now + DAY) return `a token until ${exp}, and it is ${now}`;
  return /^(mailto:|https:)/.test(String(sub)) ? undefined : `nobody to turn to: ${sub}`;
}

function decoded(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}
