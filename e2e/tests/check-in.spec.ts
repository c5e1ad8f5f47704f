import { appIsThere, checkIn, face, kept, list, open, sayMore, write } from "../support/app.ts";
import { expect, test } from "../support/test.ts";

test("one tap on the first screen is a kept check-in", async ({ page }) => {
  await open(page);
  await checkIn(page, "gaat wel");
  await open(page, "/app/terugkijken");
  await expect(list(page)).toHaveCount(1);
  await expect(list(page)).toContainText("gaat wel");
});

test("each further tap is kept as it is made, in the same check-in", async ({ page }) => {
  await open(page);
  await checkIn(page, "slecht");
  await sayMore(page);
  await face(page, "goed", "Slaap").tap();
  await page.getByLabel("Ik heb nu dienst").tap();
  await page.locator("label", { hasText: "ik rust op de post" }).tap();
  await write(page, "een lange nacht");

  await open(page, "/app/terugkijken");
  await expect(list(page)).toHaveCount(1);
  await list(page).tap();
  await expect(page.getByLabel("Oranje")).toBeChecked();
  await expect(page.getByLabel("In je eigen woorden")).toHaveValue("een lange nacht");
  await expect(page.getByRole("group", { name: "Slaap" }).getByRole("radio", { name: "goed", exact: true })).toBeChecked();
});

test("a tap is taken back with the word beside it", async ({ page }) => {
  await open(page);
  await checkIn(page, "heel slecht");
  await page.getByRole("button", { name: "ongedaan" }).tap();
  await expect(page.getByText("Teruggedraaid.")).toBeVisible();
  await open(page, "/app/terugkijken");
  await expect(page.getByText("Hier komen je check-ins")).toBeVisible();
});

test("a tap made before the app has loaded is kept by the app", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/app");
  await face(page, "goed").tap();
  release();
  await appIsThere(page);
  await expect(kept(page)).toBeVisible();
  await open(page, "/app/terugkijken");
  await expect(list(page)).toHaveCount(1);
  await expect(list(page)).toContainText("goed");

  // Removed is removed: what the document kept does not bring it back.
  await list(page).tap();
  await page.getByRole("button", { name: "Haal deze check-in weg" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Haal weg" }).tap();
  await expect(page.getByText("Hier komen je check-ins")).toBeVisible();
  await open(page, "/app/terugkijken");
  await expect(page.getByText("Hier komen je check-ins")).toBeVisible();
});

test("a tap made before the app has loaded is kept even when the page is closed before that", async ({ page, context, wire }) => {
  await page.route("**/*.wasm", () => new Promise(() => {}));
  await page.goto("/app");
  await face(page, "slecht").tap();
  // The document itself says so, once it is durable: a few kilobytes are enough for a check-in.
  await expect(page.locator("[data-early-kept]:visible")).toHaveText("bewaard");
  const words = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("naderhand-early");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const request = database.transaction("taps").objectStore("taps").getAll();
    const [tap] = await new Promise<{ sealed: ArrayBuffer }[]>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    return new TextDecoder("latin1").decode(tap?.sealed);
  });
  expect(words).not.toContain("bad");
  await page.close();

  for (const visit of [1, 2]) {
    const later = await context.newPage();
    await open(later, "/app/terugkijken");
    await expect(list(later), `visit ${visit}`).toHaveCount(1);
    await expect(list(later)).toContainText("slecht");
    await later.close();
  }
  expect(wire.api).toEqual([]);
});

test("a check-in made offline is kept over a restart", async ({ page, context }) => {
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await appIsThere(page);
  await checkIn(page, "goed");
  await open(page, "/app/terugkijken");
  await expect(list(page)).toHaveCount(1);
});

test("without consent nothing is sent, whatever is entered", async ({ page, wire }) => {
  await open(page);
  await checkIn(page, "slecht");
  await sayMore(page);
  await write(page, "dit blijft hier");
  await page.reload();
  await appIsThere(page);
  expect(wire.api).toEqual([]);
});

test("it speaks English to those whose phone does", async ({ newDevice }) => {
  const { page } = await newDevice({ locale: "en-GB" });
  await open(page);
  await expect(page.getByText("How are you now?")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
