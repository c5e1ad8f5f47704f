import { existsSync } from "node:fs";
import { expect, test } from "../support/test.ts";

test("the server says that it is ready", async ({ request }) => {
  expect((await request.get("/health")).status()).toBe(200);
});

test("the shell allows its own code and nothing else", async ({ request }) => {
  const headers = (await request.get("/app")).headers();
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("'wasm-unsafe-eval'");
  for (const hole of ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"]) {
    expect(policy).not.toContain(hole);
  }
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["permissions-policy"]).toContain("geolocation=()");
});

test("opening the app asks nobody else for anything, and the API for nothing", async ({ page, wire, server }) => {
  await page.goto("/app");
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect(wire.elsewhere(server.url)).toEqual([]);
  expect(wire.api).toEqual([]);
});

test("the built files may be kept for ever, the documents not", async ({ request }) => {
  const shell = await request.get("/app");
  expect(shell.headers()["cache-control"]).toBe("no-cache");
  const [script] = /\/pkg\/[^"]+\.js/.exec(await shell.text()) ?? [];
  expect(script).toBeDefined();
  const answer = await request.get(script ?? "", { headers: { "accept-encoding": "br" } });
  expect(answer.headers()["cache-control"]).toContain("immutable");
  // What was built for development has no compressed copies.
  const compressed = existsSync(`${process.env.NADERHAND_SITE}${script}.br`);
  expect(answer.headers()["content-encoding"]).toBe(compressed ? "br" : undefined);
});

test("it can be put on the home screen", async ({ page, request }) => {
  await page.goto("/app");
  const address = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await request.get(address ?? "")).json();
  expect(manifest.start_url).toBe("/app");
  expect(manifest.display).toBe("standalone");
  expect(manifest.icons.some((icon: { purpose: string }) => icon.purpose === "maskable")).toBe(true);
  for (const icon of manifest.icons) {
    expect((await request.get(icon.src)).status(), icon.src).toBe(200);
  }
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // Playwright's contexts are incognito, which is the one thing in the way.
  const others = installabilityErrors.map((error) => error.errorId).filter((id) => id !== "in-incognito");
  expect(others).toEqual([]);
});
