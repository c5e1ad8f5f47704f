// Measures contestants in turns.

const FIGURES = {
  "per second": (millis, items) => (items * 1000) / millis,
  ms: (millis) => millis,
  "ms each": (millis, items) => millis / items,
};

/**
 * Runs each contestant once in each round, A B A B …, after one round that does not count.
 *
 * A contestant is `{ name, before, run }`. `run` is timed and answers how many items it handled; `before`, if there is
 * one, prepares and is not timed. With `unit: "per second"` a figure is items per second, with `"ms"` the whole time, with
 * `"ms each"` the time for one item.
 */
export async function inTurns(contestants, rounds, unit) {
  const series = contestants.map(({ name }) => ({ name, values: [] }));
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      await contestant.before?.();
      const started = performance.now();
      const items = await contestant.run();
      const millis = performance.now() - started;
      if (round >= 0) series[index].values.push(FIGURES[unit](millis, items));
    }
  }
  return series;
}
