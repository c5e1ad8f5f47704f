// Naderhand's sealing in WebAssembly beside what a web app would write: JSON and WebCrypto's AES-GCM.

import init, { SealingBench } from "/wasm/naderhand_bench.js";
import { inTurns } from "/rounds.js";
import { AesGcm } from "/aes_gcm.js";

// As many calls of WebCrypto under way at once as in a loop over a page of records.
const AT_ONCE = 100;

export async function measure({ count, rounds }) {
  await init({ module_or_path: "/wasm/naderhand_bench_bg.wasm" });
  const ours = new SealingBench(count);
  const record = JSON.parse(new TextDecoder().decode(ours.sample()));
  const records = Array.from({ length: count }, (_, index) => ({ ...record, n: index }));
  const cipher = await AesGcm.make();
  let sealed = await each(records, 1, (record) => cipher.seal(record));

  const seal = await inTurns(
    [
      { name: "Naderhand (WebAssembly)", run: () => (ours.seal(), count) },
      {
        name: "JSON + WebCrypto, one by one",
        run: async () => (sealed = await each(records, 1, (record) => cipher.seal(record))).length,
      },
      {
        name: `JSON + WebCrypto, ${AT_ONCE} at once`,
        run: async () => (sealed = await each(records, AT_ONCE, (record) => cipher.seal(record))).length,
      },
    ],
    rounds,
    "per second",
  );
  const open = await inTurns(
    [
      { name: "Naderhand (WebAssembly)", run: () => ours.open() },
      {
        name: "JSON + WebCrypto, one by one",
        run: async () => (await each(sealed, 1, (sealed) => cipher.open(sealed))).length,
      },
      {
        name: `JSON + WebCrypto, ${AT_ONCE} at once`,
        run: async () => (await each(sealed, AT_ONCE, (sealed) => cipher.open(sealed))).length,
      },
    ],
    rounds,
    "per second",
  );
  return { seal, open };
}

async function each(items, atOnce, work) {
  const results = [];
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))));
  }
  return results;
}
