// Fills the app's own store, on the app's own origin.

import init, { write_year } from "/bench/wasm/naderhand_bench.js";

/** Writes the year that `seed` makes, ending now, and answers how many records it has. */
export async function write(seed) {
  await init({ module_or_path: "/bench/wasm/naderhand_bench_bg.wasm" });
  const now = new Date();
  return write_year(seed, BigInt(now.getTime()), -now.getTimezoneOffset());
}
