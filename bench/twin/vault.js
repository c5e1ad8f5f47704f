// One encrypted record at a time, durable before it is said to be.

import { openDB } from "idb";

const opened = openDB("twin", 1, {
  upgrade(db) {
    db.createObjectStore("keys");
    db.createObjectStore("records", { keyPath: "id" });
  },
});

// Made at the first start, never readable from JavaScript.
const made = opened.then(async (db) => {
  const kept = await db.get("keys", "key");
  if (kept) return kept;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await db.put("keys", key, "key");
  return key;
});

export async function save(record) {
  const [db, key] = await Promise.all([opened, made]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(record));
  const content = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text);
  const transaction = db.transaction("records", "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.put({ id: record.id, iv, content }), transaction.done]);
}
