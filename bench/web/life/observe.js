// Runs in the app's page before the app's own scripts: notes when the main thread was busy for long, and when what is
// waited for is on the screen. Whoever runs it has put a selector into `globalThis.WANTED`.

globalThis.life = (() => {
  // How long after the content what the app still does counts as opening, and how long the browser may take to tell of a
  // long task. In milliseconds.
  const AFTERWARDS = 500;

  // How long the server is not asked by an app that is at rest, in milliseconds: less than between two looks of an inbox.
  const QUIET = 2_000;

  let tasks = [];
  const note = (entries) => tasks.push(...entries.map(({ startTime, duration }) => ({ startTime, duration })));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "longtask", buffered: true });

  const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

  /** Waits until the next frame was drawn, and answers when. */
  const drawn = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });

  const there = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (document.querySelector(globalThis.WANTED) === null) return;
      watch.disconnect();
      resolve(drawn());
    });
    watch.observe(document, { childList: true, subtree: true });
  });

  /** The long tasks since the last call: how many, how long the longest took, and all together. */
  const longTasks = async () => {
    await pause(AFTERWARDS);
    note(observer.takeRecords());
    const since = tasks;
    tasks = [];
    const durations = since.map(({ duration }) => duration);
    const together = durations.reduce((sum, duration) => sum + duration, 0);
    return { number: since.length, longest: Math.max(0, ...durations), together };
  };

  /** When the content was there, since the navigation began, and the long tasks until then and shortly after. */
  const opened = async () => ({ millis: await there, tasks: await longTasks() });

  const entries = () => document.querySelectorAll("main .nh-day__list a").length;

  /** Scrolls the list to its end, presses "earlier days", and so on until there are none. */
  const toTheEnd = async () => {
    let slowest = 0;
    for (;;) {
      while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
        scrollBy({ top: innerHeight / 4, behavior: "instant" });
        await drawn();
      }
      const button = document.querySelector("main .nh-actions button");
      if (button === null) break;
      const before = entries();
      const pressed = performance.now();
      button.click();
      let shown;
      do shown = await drawn();
      while (entries() === before);
      slowest = Math.max(slowest, shown - pressed);
    }
    return { entries: entries(), slowest, tasks: await longTasks() };
  };

  /** Whether the supporter's inbox has looked at the server, and is not looking now. */
  const hasLooked = () => {
    const looked = document.querySelector("main .nh-looked");
    if (looked === null || looked.querySelector("[aria-disabled]") !== null) return false;
    // It says at what time, once it has.
    return /\d/.test(looked.querySelector(".nh-hint").textContent);
  };

  /** What the app has fetched of the server so far: in how many calls, how much, and how often the inbox had nothing new. */
  const fetched = () => {
    const resources = performance.getEntriesByType("resource");
    const calls = resources
      .map(({ name, responseStatus, transferSize }) => ({ path: new URL(name).pathname, responseStatus, transferSize }))
      .filter(({ path }) => path.startsWith("/api/"));
    const unchanged = calls.filter(({ path, responseStatus }) => path.endsWith("/inbox") && responseStatus === 304);
    const bytes = calls.reduce((sum, { transferSize }) => sum + transferSize, 0);
    return { calls: calls.length, unchanged: unchanged.length, bytes };
  };

  /** The supporter's inbox, once the server has answered and is asked no more, and the long tasks until then. */
  const inbox = async () => {
    while (!hasLooked()) await drawn();
    let asked;
    do {
      asked = fetched();
      await pause(QUIET);
    } while (fetched().calls !== asked.calls);
    const rows = document.querySelectorAll("main .nh-requests__list > li").length;
    const others = Number(/\d+/.exec(document.querySelector("main .nh-requests > button")?.textContent)?.[0] ?? 0);
    const elements = document.getElementsByTagName("*").length;
    return { requests: rows + others, elements, ...asked, tasks: await longTasks() };
  };

  /** Lets it show the others that its list has left out, and counts the rows then. */
  const others = async () => {
    document.querySelector("main .nh-requests > button").click();
    await drawn();
    return { rows: document.querySelectorAll("main .nh-requests__list > li").length, tasks: await longTasks() };
  };

  /** Looks at the server once more: how long until it is said, and the long tasks meanwhile. */
  const look = async () => {
    await longTasks();
    const begun = performance.now();
    document.querySelector("main .nh-looked button").click();
    let done;
    do done = await drawn();
    while (!hasLooked());
    return { millis: done - begun, tasks: await longTasks() };
  };

  /** Presses what a selector finds, once it is there. */
  const press = async (selector) => {
    while (document.querySelector(selector) === null) await drawn();
    document.querySelector(selector).click();
    return true;
  };

  /**
   * How long sorting numbers takes: what the slowed-down processor comes to. The engine has it in C++, so it is as quick the
   * first time as the last; a loop would depend on how far its code was made quicker already. The middle one of eleven turns.
   */
  const sorting = () => {
    const mixed = Float64Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 100_003);
    const turns = new Float64Array(11);
    for (const turn of turns.keys()) {
      const numbers = mixed.slice();
      const begun = performance.now();
      numbers.sort();
      turns[turn] = performance.now() - begun;
    }
    return turns.sort()[5];
  };

  return { opened, toTheEnd, inbox, look, others, press, sorting };
})();
