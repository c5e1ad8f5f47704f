// A phone that is slow, on a network that is: Chromium with the limits that its own developer tools call "Slow 4G".

import { createRequire } from "node:module";

// The browser tests have it; two copies would drift apart.
const { chromium } = createRequire(new URL("../../e2e/package.json", import.meta.url))("@playwright/test");

const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const SCREEN = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export async function startPhone(executablePath) {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args });
}

/** One page in a profile of its own, given to `work`. `slow` limits processor and network. */
export async function onPhone(browser, { slow }, work) {
  const context = await browser.newContext({ ...SCREEN, locale: "nl-NL" });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    if (slow) {
      await session.send("Network.emulateNetworkConditions", SLOW_4G);
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    }
    return await work({ page, session, context });
  } finally {
    await context.close();
  }
}

/** Notes what is painted last and largest, and what moves. */
export async function observe(page) {
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0, element: "" };
    Object.defineProperty(window, "__seen", { value: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.lcp = entry.startTime;
        seen.element = entry.element?.className || entry.element?.tagName || "";
      }
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.cls += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** What was noted, once there is something, and two more frames have been painted. */
export async function seen(page) {
  await page.waitForFunction(() => window.__seen.lcp > 0);
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return window.__seen;
  });
}

/** Counts what comes over the wire to the page, heads included, until asked. */
export function bytes(session) {
  let sum = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    sum += encodedDataLength;
  });
  return () => sum;
}
