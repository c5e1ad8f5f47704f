import { checkIn, face, kept, list, open, sayMore, write } from "../support/app.ts";
import { agree, join, scanPairingCode, stopBackup, upToDate } from "../support/backup.ts";
import type { Wire } from "../support/wire.ts";
import { expect, test } from "../support/test.ts";

/** A phrase that stands nowhere else, so that one hit anywhere is a leak. */
const canary = "kanariegeel geheim 7391";

test("before consent nothing, after it only sealed bytes", async ({ page, wire, server }) => {
  await open(page);
  await checkIn(page, "heel slecht");
  await sayMore(page);
  await write(page, canary);
  await open(page, "/app/back-up");
  expect(wire.api, "before consent").toEqual([]);

  await agree(page);
  expect(wire.api.some((call) => call.startsWith("POST /api/v1/vault/entries"))).toBe(true);
  expect(wire.elsewhere(server.url)).toEqual([]);
  for (const secret of [canary, "very_bad", "own_words", "check_in"]) {
    expect(await wire.mentioning(secret), `${secret} in a request`).toEqual([]);
    expect(await server.filesWith(secret), `${secret} in a database file`).toEqual([]);
    expect(server.log.includes(secret), `${secret} in the log`).toBe(false);
  }
});

test("the log names no vault, device or record", async ({ page, wire, server }) => {
  await open(page);
  await checkIn(page, "goed");
  await agree(page);
  const token = await tokenOf(wire);
  expect(server.log).not.toContain(token);
  expect(server.log).not.toContain(token.slice(0, 21));
  expect(server.log).not.toContain("Chrome");
  const addresses = server.log.split("\n").filter((line) => line.includes("127.0.0.1") && !line.includes("listening"));
  expect(addresses).toEqual([]);
});

test("what is shown as leaving is what leaves", async ({ page, wire }) => {
  await open(page);
  await checkIn(page, "goed");
  await agree(page);
  await page.getByText("Laat zien wat er echt weggaat").tap();
  const shown = await page.locator(".nh-proof").filter({ hasText: "Check-ins" }).locator("dd code").allInnerTexts();
  const start = Buffer.from((shown.at(-1) ?? "").replace(" …", ""), "base64");
  expect(start.length).toBeGreaterThan(24);
  const uploads = wire.requests.filter((request) => request.url().endsWith("/api/v1/vault/entries"));
  expect(uploads.some((upload) => upload.postDataBuffer()?.includes(start))).toBe(true);
});

test("one kind does not take the other along", async ({ page, newDevice }) => {
  await open(page);
  await checkIn(page, "goed");
  await sayMore(page);
  await write(page, "alleen hier");
  await agree(page, ["Check-ins"]);

  // What another device gets is what the server has.
  const { page: second } = await newDevice();
  await join(second, await scanPairingCode(page));
  await open(second, "/app/terugkijken");
  await expect(list(second)).toHaveCount(1);
  await list(second).tap();
  await expect(second.getByLabel("In je eigen woorden")).toHaveValue("");
});

test("withdrawing everything empties the server, and says so when it has", async ({ page, wire, request }) => {
  await open(page);
  await checkIn(page, "slecht");
  await agree(page);
  const authorization = `Bearer ${await tokenOf(wire)}`;
  expect((await request.get("/api/v1/vault", { headers: { authorization } })).status()).toBe(200);

  await stopBackup(page);
  const after = await request.get("/api/v1/vault", { headers: { authorization } });
  expect(after.status()).toBe(401);
  expect((await after.json()).code).toBe("device-unknown");

  const calls = wire.api.length;
  await open(page);
  await checkIn(page, "goed");
  await open(page, "/app/terugkijken");
  await expect(list(page)).toHaveCount(2);
  expect(wire.api.length, "calls after withdrawal").toBe(calls);
});

test("withdrawing one kind takes its copies away", async ({ page, wire }) => {
  await open(page);
  await checkIn(page, "slecht");
  await sayMore(page);
  await write(page, canary);
  await agree(page);
  await page.getByRole("button", { name: /^Trek in ?: Eigen woorden$/ }).tap();
  const before = sent(wire);
  await page.getByRole("dialog").getByRole("button", { name: "Trek in" }).tap();
  await expect(page.getByText("Ingetrokken. De server heeft bevestigd dat zijn kopie weg is.")).toBeVisible();
  expect(sent(wire)).toBeGreaterThan(before);
  // On the device everything stays.
  await open(page, "/app/terugkijken");
  await list(page).first().tap();
  await expect(page.getByLabel("In je eigen woorden")).toHaveValue(canary);
});

test("what is entered offline goes along when the network is back", async ({ page, context, wire }) => {
  await open(page);
  await checkIn(page, "goed");
  await agree(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await open(page);
  await face(page, "slecht").tap();
  await expect(kept(page)).toBeVisible();
  const before = sent(wire);
  await context.setOffline(false);
  await upToDate(page);
  await expect.poll(() => sent(wire)).toBeGreaterThan(before);
});

/** How many uploads were sent. */
function sent(wire: Wire): number {
  return wire.api.filter((call) => call === "POST /api/v1/vault/entries").length;
}

/** The device's token, from the header of one of its calls. */
async function tokenOf(wire: Wire): Promise<string> {
  for (const call of wire.requests) {
    const { authorization } = await call.allHeaders();
    if (authorization?.startsWith("Bearer ")) return authorization.slice("Bearer ".length);
  }
  throw new Error("no call had a token");
}
