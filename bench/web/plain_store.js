// The peers: IndexedDB as JavaScript uses it, under strict durability, with nothing around it.

import { AesGcm } from "/aes_gcm.js";

const STRICT = { durability: "strict" };
// As many calls of WebCrypto under way at once as in a loop over a page of records.
const AT_ONCE = 100;

/**
 * How a peer keeps a record: under ascending numbers `n`, as `{ n, id, content }`.
 *
 * `objects` leaves the record readable, as structured clones. `encrypted` keeps it as AES-256-GCM of its JSON.
 * `consistent` does that too, and keeps beside it, in the same transaction, what every save of the vault keeps: the record
 * is found by its id, stands in an outbox, and the device's sealed clock moves on.
 */
export const KINDS = ["objects", "encrypted", "consistent"];

export class PlainStore {
  #db;
  #kind;
  #cipher;
  #clock = 0;

  /** Opens the database of this name, and makes it on first use. */
  static async open(name, kind) {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => create(request.result, kind);
    const store = new PlainStore();
    store.#db = await answer(request);
    store.#kind = kind;
    if (kind !== "objects") store.#cipher = await store.#key();
    return store;
  }

  static async delete(name) {
    await answer(indexedDB.deleteDatabase(name));
  }

  close() {
    this.#db.close();
  }

  /** Keeps records one by one, each durable before the next is begun. */
  async saveEach(records) {
    for (const record of records) {
      const [row, clock] = await Promise.all([this.#row(record), this.#nextClock()]);
      await this.#commit([row], clock);
    }
    return records.length;
  }

  /** Keeps records in one transaction. */
  async saveAll(records) {
    const rows = await each(records, (record) => this.#row(record));
    await this.#commit(rows, await this.#nextClock());
    return records.length;
  }

  /** Reads and opens everything. */
  async all() {
    const rows = await answer(this.#records().getAll());
    return (await each(rows, (row) => this.#open(row))).length;
  }

  /** Reads and opens the newest. */
  async last(count) {
    const rows = [];
    await new Promise((resolve, reject) => {
      // The keys have no gaps, so that the newest are found without a cursor's turn for each.
      const highest = this.#records().openKeyCursor(null, "prev");
      highest.onerror = () => reject(highest.error);
      highest.onsuccess = () => {
        if (!highest.result) return resolve();
        const range = IDBKeyRange.lowerBound(highest.result.key - count, true);
        const newest = highest.source.getAll(range);
        newest.onerror = () => reject(newest.error);
        newest.onsuccess = () => resolve(rows.push(...newest.result));
      };
    });
    return (await each(rows, (row) => this.#open(row))).length;
  }

  #records() {
    return this.#db.transaction("records").objectStore("records");
  }

  async #row(record) {
    if (this.#kind === "objects") return record;
    const { n, id, content } = record;
    const row = { n, id, ...(await this.#cipher.seal(content, id)) };
    return this.#kind === "encrypted" ? row : { ...row, pending: n };
  }

  async #open(row) {
    return this.#kind === "objects" ? row.content : this.#cipher.open(row, row.id);
  }

  async #nextClock() {
    if (this.#kind !== "consistent") return undefined;
    this.#clock += 1;
    return { name: "clock", ...(await this.#cipher.seal({ clock: this.#clock }, "clock")) };
  }

  async #commit(rows, clock) {
    const transaction = this.#db.transaction(clock ? ["records", "state"] : ["records"], "readwrite", STRICT);
    const records = transaction.objectStore("records");
    for (const row of rows) records.put(row);
    if (clock) transaction.objectStore("state").put(clock);
    transaction.commit();
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  }

  async #key() {
    const kept = await answer(this.#db.transaction("keys").objectStore("keys").get("key"));
    if (kept) return new AesGcm(kept.key);
    const cipher = await AesGcm.make();
    const transaction = this.#db.transaction("keys", "readwrite", STRICT);
    await answer(transaction.objectStore("keys").put({ name: "key", key: cipher.key }));
    return cipher;
  }
}

function create(db, kind) {
  const records = db.createObjectStore("records", { keyPath: "n" });
  db.createObjectStore("keys", { keyPath: "name" });
  if (kind === "consistent") {
    records.createIndex("by_id", "id", { unique: true });
    records.createIndex("pending", "pending");
    db.createObjectStore("state", { keyPath: "name" });
  }
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function each(items, work) {
  const results = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  }
  return results;
}
