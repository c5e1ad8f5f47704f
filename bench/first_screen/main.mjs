// The first screen on a bad phone: `cargo xtask bench first_screen` calls this and says where everything is.
//
// It prints ratios between things measured in turns in one run; the times themselves say something about this machine only.

import { parseArgs } from "node:util";
import { front, startApp } from "./app.mjs";
import { bytes, observe, onPhone, seen, startPhone } from "./phone.mjs";
import { serveTwin } from "./twin.mjs";

const { values: options } = parseArgs({
  options: {
    server: { type: "string" },
    site: { type: "string" },
    chromium: { type: "string" },
    scratch: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});
const rounds = options.quick ? 1 : 7;
/** How long a warm start is watched after the app is there, in milliseconds. */
const AFTERWARDS = 3_000;

const app = await startApp(options);
const [whole, bare] = await Promise.all([front(app.url, { scripts: true }), front(app.url, { scripts: false })]);
const twin = await serveTwin(options.scratch);
const browser = await startPhone(options.chromium);
try {
  await paint();
  await firstCheckIn();
  await warmStart();
} finally {
  await browser.close();
  for (const one of [app, whole, bare, twin]) one.close();
}

/** When the largest thing is painted and what moves, with the scripts and without. */
async function paint() {
  const contestants = { "`/app`": [], "the same HTML without its scripts": [] };
  for (let round = 0; round < rounds; round += 1) {
    contestants["`/app`"].push(await painted(`${whole.url}/app`, "#shell"));
    contestants["the same HTML without its scripts"].push(await painted(`${bare.url}/app`, undefined));
  }
  const [, without] = Object.values(contestants).map((all) => median(all.map(({ lcp }) => lcp)));
  table(
    "First screen, 4× CPU, slow 4G",
    ["", "LCP, ms", "beside", "CLS", "largest"],
    Object.entries(contestants).map(([name, all]) => {
      const lcp = median(all.map((one) => one.lcp));
      const cls = Math.max(...all.map((one) => one.cls));
      return [name, lcp.toFixed(0), (lcp / without).toFixed(3), cls.toFixed(4), all[0].element];
    }),
  );
}

async function painted(url, gone) {
  return onPhone(browser, { slow: true }, async ({ page }) => {
    await observe(page);
    await page.goto(url);
    // The app is there once it has taken the shell's place.
    if (gone !== undefined) await page.locator(gone).waitFor({ state: "detached" });
    return seen(page);
  });
}

/** What it takes until a first tap, made as soon as there is something to tap, is kept. */
async function firstCheckIn() {
  const contestants = { naderhand: `${app.url}/app`, "preact + idb": `${twin.url}/` };
  const found = {};
  for (const [name, url] of Object.entries(contestants)) found[name] = { weight: await weight(url), times: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, url] of Object.entries(contestants)) found[name].times.push(await untilKept(url));
  }
  const beside = found["preact + idb"];
  const times = ({ times }, what) => median(times.map((one) => one[what]));
  table(
    "Until the first check-in is kept",
    ["", "bytes that it needs", "beside", "can be tapped, ms", "is kept, ms", "beside"],
    Object.entries(found).map(([name, one]) => [
      name,
      one.weight.toLocaleString("en"),
      (one.weight / beside.weight).toFixed(2),
      times(one, "tapped").toFixed(0),
      times(one, "kept").toFixed(0),
      (times(one, "kept") / times(beside, "kept")).toFixed(2),
    ]),
  );
}

/**
 * Bytes without which the tap is not kept, on a fast phone, where nothing depends on the moment of the tap. The document
 * keeps the first taps itself, so what the app loads meanwhile is held back.
 */
async function weight(url) {
  return onPhone(browser, { slow: false }, async ({ page, session }) => {
    const sum = bytes(session);
    await page.route(/\/pkg\/.*\.(js|wasm)$/, () => new Promise(() => {}));
    await page.goto(url, { waitUntil: "commit" });
    await tap(page);
    return sum();
  });
}

/** Milliseconds from asking for the page to the tap, and to the word that it is kept. */
async function untilKept(url) {
  return onPhone(browser, { slow: true }, async ({ page }) => {
    const began = performance.now();
    await page.goto(url, { waitUntil: "commit" });
    const tapped = await tap(page);
    return { tapped: tapped - began, kept: performance.now() - began };
  });
}

async function tap(page) {
  const face = page.locator("label.nh-face").filter({ visible: true, hasText: /^goed$/ });
  await face.tap();
  const tapped = performance.now();
  await page.locator(".nh-kept").getByText("bewaard", { exact: true }).waitFor();
  return tapped;
}

/** What a phone that knows the app asks of the network when it opens it again. */
async function warmStart() {
  await onPhone(browser, { slow: false }, async ({ page, context }) => {
    await page.goto(`${whole.url}/app`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.locator("#shell").waitFor({ state: "detached" });
    const first = whole.requests.length;
    const online = await opened(context);
    const asked = whole.requests.slice(first);
    await context.setOffline(true);
    const before = whole.requests.length;
    const offline = await opened(context);
    const still = whole.requests.slice(before);
    const which = (paths) => [...new Set(paths)].map((path) => `\`${path}\``).join(" ");
    // Switching the network off in a page does not keep the browser itself from looking for a new worker.
    table(
      "Warm start",
      ["", "requests of the page that its worker did not answer", "requests of the browser at the server", "which"],
      [
        ["network on", online, asked.length, which(asked)],
        ["network off", offline, still.length, which(still)],
      ],
    );
  });
}

/** Opens the app in a new tab, waits until it is there, and counts what its worker did not answer. */
async function opened(context) {
  const page = await context.newPage();
  const answers = [];
  page.on("response", (response) => answers.push(response));
  const failed = [];
  page.on("requestfailed", (request) => failed.push(request.url()));
  await page.goto(`${whole.url}/app`);
  await page.locator("#shell").waitFor({ state: "detached" });
  // The browser looks for a new version of the worker when it sees fit.
  await page.waitForTimeout(AFTERWARDS);
  await page.close();
  return answers.filter((answer) => !answer.fromServiceWorker()).length + failed.length;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function table(title, head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log(`\n### ${title}\n\n${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}`);
}
