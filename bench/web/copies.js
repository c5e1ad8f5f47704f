// Requests for contact, sealed to a team and opened in an inbox, in WebAssembly.

import init, { CopiesBench } from "/wasm/naderhand_bench.js";
import { inTurns } from "/rounds.js";

export async function measure({ count, rounds }) {
  await init({ module_or_path: "/wasm/naderhand_bench_bg.wasm" });
  const copies = new CopiesBench();
  const seal = { name: "in Chromium (WebAssembly)", run: () => copies.seal_to_all() };
  const open = {
    name: "in Chromium (WebAssembly)",
    run: () => {
      const opened = copies.open_all();
      if (opened !== count) throw new Error(`${opened} copies opened instead of ${count}`);
      return opened;
    },
  };
  return { seal: await inTurns([seal], rounds, "ms"), open: await inTurns([open], rounds, "ms") };
}
