// The peer's encryption: JSON under AES-256-GCM, with a random nonce and the record's id bound in.

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What sealing adds to the JSON. */
export const OVERHEAD = NONCE_BYTES + TAG_BYTES;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class AesGcm {
  #key;

  constructor(key) {
    this.#key = key;
  }

  /** The key, which has no bytes that a script could take, but can be kept in a database. */
  get key() {
    return this.#key;
  }

  static async make() {
    return new AesGcm(await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]));
  }

  async seal(record, id = "") {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const algorithm = { name: "AES-GCM", iv, additionalData: encoder.encode(id) };
    const bytes = await crypto.subtle.encrypt(algorithm, this.#key, encoder.encode(JSON.stringify(record)));
    return { iv, bytes };
  }

  async open({ iv, bytes }, id = "") {
    const algorithm = { name: "AES-GCM", iv, additionalData: encoder.encode(id) };
    return JSON.parse(decoder.decode(await crypto.subtle.decrypt(algorithm, this.#key, bytes)));
  }
}
