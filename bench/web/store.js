// Naderhand's store beside plain IndexedDB from JavaScript: the same number of records, as large, under strict durability.

import init, { SealingBench, StoreBench } from "/wasm/naderhand_bench.js";
import { OVERHEAD } from "/aes_gcm.js";
import { KINDS, PlainStore } from "/plain_store.js";
import { inTurns } from "/rounds.js";

const NAMES = {
  objects: "IndexedDB, not encrypted",
  encrypted: "IndexedDB + WebCrypto",
  consistent: "the same, with index, outbox and clock",
};
const OURS = "Naderhand";
const NEWEST = 30;

export async function measure({ count, rounds }) {
  await init({ module_or_path: "/wasm/naderhand_bench_bg.wasm" });
  const sample = new SealingBench(1);
  const maker = new Maker(JSON.parse(new TextDecoder().decode(sample.sample())), sample.sealed_bytes());
  const singles = Math.ceil(count / 100);
  const times = Math.ceil(count / 500);

  const save = await withSingles(maker, singles, rounds, "save", (store) => store.save_each(singles), () =>
    maker.records(singles),
  );
  const edit = await withSingles(maker, singles, rounds, "edit", (store) => store.edit_each(singles), () => {
    const [first, ...others] = maker.records(singles);
    return [first, ...others.map((other) => ({ ...other, n: first.n, id: first.id }))];
  });
  const bulk = await bulkSaves(maker.records(count), rounds);
  const load = await loads(bulk.names, count, rounds);
  const open = await inTurns(opens(bulk.names, times), rounds, "ms each");
  return { save, edit, bulk: bulk.series, load, open };
}

/** Contestants that keep records one by one, each in a database that grows from round to round. */
async function withSingles(maker, singles, rounds, operation, ours, theirs) {
  const store = await StoreBench.open(`${operation}-naderhand`);
  const contestants = [{ name: OURS, run: () => ours(store) }];
  const peers = [];
  for (const kind of KINDS) {
    const peer = await PlainStore.open(`${operation}-${kind}`, kind);
    peers.push(peer);
    let records;
    contestants.push({
      name: NAMES[kind],
      before: () => (records = theirs()),
      run: () => peer.saveEach(records),
    });
  }
  const series = await inTurns(contestants, rounds, "ms each");
  store.free();
  for (const peer of peers) peer.close();
  return series;
}

/** Each round begins with an empty database. What the last one left is loaded afterwards. */
async function bulkSaves(records, rounds) {
  const names = { naderhand: "bulk-naderhand" };
  let store;
  const ours = {
    name: OURS,
    before: async () => {
      store?.free();
      await StoreBench.delete(names.naderhand);
      store = await StoreBench.open(names.naderhand);
      store.prepare(records.length);
    },
    run: () => store.save_all(),
  };
  const peers = {};
  const theirs = KINDS.map((kind) => {
    names[kind] = `bulk-${kind}`;
    return {
      name: NAMES[kind],
      before: async () => {
        peers[kind]?.close();
        await PlainStore.delete(names[kind]);
        peers[kind] = await PlainStore.open(names[kind], kind);
      },
      run: () => peers[kind].saveAll(records),
    };
  });
  const series = await inTurns([ours, ...theirs], rounds, "ms");
  store.free();
  for (const peer of Object.values(peers)) peer.close();
  return { series, names };
}

/** Everything from open databases, which are closed again afterwards. */
async function loads(names, count, rounds) {
  const store = await StoreBench.open(names.naderhand);
  const contestants = [{ name: OURS, run: async () => expect(await store.all(), count) }];
  const peers = [];
  for (const kind of KINDS) {
    const peer = await PlainStore.open(names[kind], kind);
    peers.push(peer);
    contestants.push({ name: NAMES[kind], run: async () => expect(await peer.all(), count) });
  }
  const series = await inTurns(contestants, rounds, "ms");
  store.free();
  for (const peer of peers) peer.close();
  return series;
}

/** From a closed database to its newest records, so many times. The code is loaded, the key is read each time. */
function opens(names, times) {
  const opened = async (open, close) => {
    for (let turn = 0; turn < times; turn += 1) {
      const store = await open();
      expect(await store.last(NEWEST), NEWEST);
      close(store);
    }
    return times;
  };
  const ours = () => opened(() => StoreBench.open(names.naderhand), (store) => store.free());
  const peers = KINDS.map((kind) => ({
    name: NAMES[kind],
    run: () => opened(() => PlainStore.open(names[kind], kind), (store) => store.close()),
  }));
  return [{ name: OURS, run: ours }, ...peers];
}

function expect(found, wanted) {
  if (found !== wanted) throw new Error(`${found} records instead of ${wanted}`);
  return found;
}

/** Makes records whose content is as long as Naderhand's when it is sealed. */
class Maker {
  #content;
  #next = 0;

  constructor(sample, sealedBytes) {
    const room = sealedBytes - OVERHEAD - JSON.stringify({ ...sample, filler: "" }).length;
    if (room < 0) throw new Error(`the peer's record is ${-room} bytes longer than ours`);
    this.#content = { ...sample, filler: "x".repeat(room) };
  }

  records(count) {
    return Array.from({ length: count }, () => {
      this.#next += 1;
      return { n: this.#next, id: crypto.randomUUID(), content: this.#content };
    });
  }
}
