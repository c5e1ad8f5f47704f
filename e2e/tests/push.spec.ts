import { rm } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { PushWorker } from "../support/push_worker.ts";
import { nextVersion } from "../support/site.ts";
import { expect, test } from "../support/test.ts";

const BELLS = "reminders-bells";

/** A push as the server writes it. */
function push(origin: string, tag = "AQEBAQEBAQEBAQEBAQEBAQ") {
  const actions = [
    { action: "check_in", title: "Inchecken", navigate: `${origin}/app` },
    { action: "later", title: "Later", navigate: `${origin}/app/herinnering/later` },
    { action: "call", title: "Bel iemand", navigate: `${origin}/app/hulp` },
  ];
  const notification = { title: "Iets in je agenda", lang: "nl", navigate: `${origin}/app/herinnering`, tag, actions };
  return { web_push: 8030, notification, mutable: true };
}

test("a push shows its words, once for each tag, and an open window hears of it", async ({ page, server }) => {
  const worker = await PushWorker.start(page);
  for (const tag of ["AQEBAQEBAQEBAQEBAQEBAQ", "AQEBAQEBAQEBAQEBAQEBAQ", "AgICAgICAgICAgICAgICAg"]) {
    await worker.deliver(push(server.url, tag));
    await expect.poll(() => worker.heard()).toEqual([{ type: "rang", tag }]);
  }
  const shown = await worker.shown();
  expect(shown.map(({ tag }) => tag).sort()).toEqual(["AQEBAQEBAQEBAQEBAQEBAQ", "AgICAgICAgICAgICAgICAg"]);
  expect(shown[0]).toEqual({
    title: "Iets in je agenda",
    tag: shown[0]?.tag,
    lang: "nl",
    actions: [
      { action: "check_in", title: "Inchecken" },
      { action: "later", title: "Later" },
      { action: "call", title: "Bel iemand" },
    ].slice(0, await page.evaluate(() => (Notification as unknown as { maxActions: number }).maxActions)),
    data: {
      navigate: `${server.url}/app/herinnering`,
      actions: {
        check_in: `${server.url}/app`,
        later: `${server.url}/app/herinnering/later`,
        call: `${server.url}/app/hulp`,
      },
    },
  });
  // Its icon too is allowed to it.
  expect(worker.complaints).toEqual([]);
});

test("what cannot be shown as it is comes as one notification that tells nothing and opens the app", async ({ page, server }) => {
  const worker = await PushWorker.start(page);
  const good = push(server.url).notification;
  const changed = (change: object) => ({ web_push: 8030, notification: { ...good, ...change }, mutable: true });
  const port = new URL(server.url).port;
  const addresses = [
    "javascript:alert(1)",
    "data:text/html,x",
    `blob:${server.url}/app`,
    "https://elsewhere.example/app",
    "//elsewhere.example/app",
    "https:\\\\elsewhere.example\\app",
    "\\\\elsewhere.example/app",
    `${server.url}@elsewhere.example/app`,
    `http://localhost:${port}/app`,
    `${server.url}/api/v1/vault`,
    `${server.url}/app/../api/v1/vault`,
    `${server.url}/app/%2e%2e/lezen`,
    `${server.url}/application`,
    "/app/herinnering",
    "",
    null,
    7,
    [`${server.url}/app`, "x"],
  ];
  const bad = [
    "",
    "Sam wil je spreken",
    "null",
    "[]",
    {},
    { notification: "Sam wil je spreken" },
    changed({ title: undefined }),
    changed({ title: "" }),
    changed({ title: { toString: "x" } }),
    changed({ title: "Iets in je agenda ".repeat(4) }),
    changed({ lang: undefined }),
    changed({ tag: undefined }),
    changed({ tag: "A".repeat(4096) }),
    changed({ actions: "later" }),
    changed({ actions: [null] }),
    changed({ actions: [{ action: "later", navigate: good.navigate }] }),
    ...addresses.map((navigate) => changed({ navigate })),
    ...addresses.map((navigate) => changed({ actions: [{ action: "later", title: "Later", navigate }] })),
  ];
  const neutral = {
    title: "Herinnering",
    tag: "reminder",
    lang: "nl",
    actions: [],
    data: { navigate: `${server.url}/app/herinnering`, actions: {} },
  };
  for (const one of bad) {
    await worker.ring(one);
    expect(await worker.shown(), JSON.stringify(one)).toEqual([neutral]);
  }
  // Those before were not refused for something else.
  await worker.ring(changed({}));
  expect(await worker.shown()).toHaveLength(2);
});

test("a tap opens the screen of the notification, and a button its own", async ({ page, server }) => {
  const worker = await PushWorker.start(page);
  await worker.ring(push(server.url));
  expect(await worker.tap()).toEqual({ focused: [`${server.url}/app/herinnering`], opened: [] });
  await expect(page).toHaveURL(`${server.url}/app/herinnering`);
  expect(await worker.shown()).toEqual([]);

  await worker.ring(push(server.url));
  expect(await worker.tap("later")).toEqual({ focused: [`${server.url}/app/herinnering/later`], opened: [] });
  await expect(page).toHaveURL(`${server.url}/app/herinnering/later`);

  // Whoever is there already is not thrown out of what they type.
  await page.evaluate(() => Object.assign(window, { typing: true }));
  await worker.ring(push(server.url));
  expect(await worker.tap("later")).toEqual({ focused: [`${server.url}/app/herinnering/later`], opened: [] });
  expect(await page.evaluate(() => "typing" in window)).toBe(true);

  // A page to read is not the app, and stays.
  await worker.ring(push(server.url));
  await page.goto("/lezen");
  expect(await worker.tap("call")).toEqual({ focused: [], opened: [`${server.url}/app/hulp`] });
  await expect(page).toHaveURL(`${server.url}/lezen`);
});

test("a tap stays in the app, whatever a notification has kept", async ({ page, server }) => {
  const worker = await PushWorker.start(page);
  const reminder = `${server.url}/app/herinnering`;
  const elsewhere = "https://elsewhere.example/app";
  const kept = [
    [null, ""],
    ["x", "later"],
    [{ navigate: elsewhere }, ""],
    [{ navigate: "javascript:document.title=1" }, ""],
    [{ navigate: `${server.url}/api/v1/vault` }, ""],
    [{ navigate: `${server.url}/app`, actions: { later: elsewhere } }, "later"],
    [{ navigate: `${server.url}/app`, actions: {} }, "constructor"],
  ] as const;
  for (const [data, button] of kept) {
    await worker.show(data);
    expect(await worker.tap(button), JSON.stringify(data)).toEqual({ focused: [reminder], opened: [] });
    await expect(page).toHaveURL(reminder);
    await page.goto("/app");
  }
});

test("bells are kept through a new version of the worker, replaced, and gone when there are none", async ({ page, server }) => {
  const worker = await PushWorker.start(page);
  const first = { reminders: "AQEBAQEBAQEBAQEBAQEBAQ", token: "A".repeat(64), key: "B".repeat(87) };
  const second = { ...first, reminders: "AgICAgICAgICAgICAgICAg" };
  await worker.tell([first, second]);
  await expect.poll(() => bells(page)).toEqual([first, second]);

  const site = await nextVersion();
  await server.kill("SIGTERM");
  await server.start({ NADERHAND_SITE: site });
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    await registration.update();
    const next = registration.installing ?? registration.waiting;
    const activate = () => next?.state === "installed" && next.postMessage({ type: "activate-now" });
    next?.addEventListener("statechange", activate);
    activate();
    await changed;
  });
  await expect.poll(() => page.evaluate(() => caches.keys()).then((names) => names.sort())).toEqual(["naderhand-next", BELLS]);
  expect(await bells(page)).toEqual([first, second]);

  await worker.tell([second]);
  await expect.poll(() => bells(page)).toEqual([second]);
  await worker.tell([]);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["naderhand-next"]);
  await rm(site, { recursive: true });
});

test("a new address of the browser is told to the server, for each bell", async ({ page, wire }) => {
  const worker = await PushWorker.start(page);
  const next = { endpoint: "https://push.example/next", keys: { p256dh: "C".repeat(87), auth: "D".repeat(22) } };
  expect(await worker.losesAddress(next)).toEqual([]);
  expect(wire.api).toEqual([]);

  const bell = (letter: string) => ({ reminders: letter.repeat(22), token: letter.repeat(64), key: "B".repeat(87) });
  await worker.tell([bell("E"), bell("F")]);
  await expect.poll(() => bells(page)).toHaveLength(2);
  expect(await worker.losesAddress(next)).toEqual(["B".repeat(87)]);
  const sent = wire.requests.filter((request) => request.method() === "PUT");
  expect(sent.map((request) => new URL(request.url()).pathname)).toEqual(
    ["E", "F"].map((letter) => `/api/v1/reminders/${letter.repeat(22)}/subscription`),
  );
  expect(sent.map((request) => request.headers()["authorization"])).toEqual(
    ["E", "F"].map((letter) => `Bearer ${letter.repeat(64)}`),
  );
  for (const request of sent) {
    expect(request.postDataJSON()).toEqual({ subscription: { endpoint: next.endpoint, ...next.keys } });
    expect(request.headers()["content-type"]).toBe("application/json");
  }
});

/** The bells that the worker keeps. */
function bells(page: Page): Promise<unknown> {
  return page.evaluate(async (name) => {
    if (!(await caches.has(name))) return undefined;
    return (await (await caches.open(name)).match(`/${name}`))?.json();
  }, BELLS);
}
