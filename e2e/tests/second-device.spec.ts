import type { Page } from "@playwright/test";
import { checkIn, face, kept, list, open, sayMore, write } from "../support/app.ts";
import { agree, join, recoveryWords, restore, scanPairingCode, typeWords, upToDate } from "../support/backup.ts";
import { expect, test } from "../support/test.ts";

test("a second device has everything by recovery words", async ({ page, newDevice }) => {
  await open(page);
  await checkIn(page, "slecht");
  await sayMore(page);
  await write(page, "wat ik wilde onthouden");
  await agree(page);
  const words = await recoveryWords(page);

  const { page: second } = await newDevice();
  await restore(second, words);
  await open(second, "/app/terugkijken");
  await expect(list(second)).toHaveCount(1);
  await list(second).tap();
  await expect(second.getByLabel("In je eigen woorden")).toHaveValue("wat ik wilde onthouden");
});

test("a wrong word is mended and named, four are asked about", async ({ page, newDevice }) => {
  await open(page);
  await checkIn(page, "goed");
  await agree(page);
  const words = await recoveryWords(page);

  const { page: second } = await newDevice();
  await open(second, "/app/koppelen");
  await typeWords(second, words.slice(1));
  await expect(second.getByText("Dit zijn 15 woorden. Het moeten er 16 zijn.")).toBeVisible();
  await typeWords(second, words.with(4, "xqxqx").with(7, "qxqxq").with(9, "xxqqxx").with(12, "qqxxqq"));
  await expect(second.getByText("Woord 5, “xqxqx”, staat niet in de lijst.")).toBeVisible();
  await typeWords(second, words.with(4, "xqxqx"));
  await expect(second.getByText(`Woord 5 moet “${words[4]}” zijn, niet “xqxqx”.`)).toBeVisible();
  await expect(second.getByText("Klaar. Alles staat op dit apparaat.")).toBeVisible();
});

test("new words make the old ones useless", async ({ page, newDevice }) => {
  await open(page);
  await checkIn(page, "goed");
  await agree(page);
  const old = await recoveryWords(page);
  await recoveryWords(page);
  const { page: second } = await newDevice();
  await open(second, "/app/koppelen");
  await typeWords(second, old);
  await expect(second.getByText("Deze woorden openen niets")).toBeVisible();
});

test("a second device has everything by scanning a code, which works once", async ({ page, newDevice }) => {
  await open(page);
  await checkIn(page, "gaat wel");
  await agree(page);
  const link = await scanPairingCode(page);

  const { page: second, wire } = await newDevice();
  await join(second, link);
  await open(second, "/app/terugkijken");
  await expect(list(second)).toHaveCount(1);
  // The secret stands after the #, and no request carries it.
  const secret = new URL(link).hash.slice(1);
  expect(secret.length).toBeGreaterThan(20);
  expect(await wire.mentioning(secret)).toEqual([]);

  const { page: third } = await newDevice();
  await open(third, link);
  await third.getByRole("button", { name: "Koppel dit apparaat" }).tap();
  await expect(third.getByText("Deze code werkt niet meer")).toBeVisible();
});

test("two devices that both edit offline end in the same state", async ({ page, context, newDevice }) => {
  // Many steps on two phones.
  test.setTimeout(90_000);
  await open(page);
  await checkIn(page, "goed");
  await agree(page);
  const { page: second, context: secondContext } = await newDevice();
  await join(second, await scanPairingCode(page));

  for (const [device, network] of [[page, context], [second, secondContext]] as const) {
    await device.evaluate(() => navigator.serviceWorker.ready);
    await network.setOffline(true);
  }
  // Both correct the same check-in, and each makes one of its own.
  await correct(page, "slecht");
  await correct(second, "heel goed");
  await addEarlier(page, "2026-10-01");
  await addEarlier(second, "2026-10-02");

  await context.setOffline(false);
  await secondContext.setOffline(false);
  // The first sends, the second takes in and sends, the first takes in.
  for (const device of [page, second, page]) {
    await upToDate(device);
  }
  await expect.poll(() => state(page)).toHaveLength(3);
  expect(await state(second)).toEqual(await state(page));

  // The correction that lost stands aside and can be put back; then it is the one that both show.
  const won = (await state(page)).find((row) => !row.startsWith("gaat wel"));
  await open(page, "/app/terugkijken");
  const row = page.getByRole("link", { name: /opzij gezet/ });
  const here = await row.waitFor({ timeout: 3_000 }).then(() => true, () => false);
  const loser = here ? page : second;
  const other = loser === page ? second : page;
  await open(loser, "/app/terugkijken/opzij");
  await expect(loser.getByText(won?.startsWith("slecht") ? "Hoe het gaat: heel goed" : "Hoe het gaat: slecht")).toBeVisible();
  await loser.getByRole("button", { name: "Zet terug" }).tap();
  await expect(loser.getByText("Teruggezet.")).toBeVisible();
  for (const device of [loser, other]) {
    await upToDate(device);
  }
  await expect.poll(() => state(other)).not.toContain(won);
  expect(await state(other)).toEqual(await state(loser));
});

test("a device that was removed pulls nothing", async ({ page, newDevice }) => {
  await open(page);
  await checkIn(page, "goed");
  await agree(page);
  const { page: second } = await newDevice();
  await join(second, await scanPairingCode(page));

  await open(page, "/app/back-up/apparaten");
  await page.getByRole("button", { name: /^Haal .* weg$/ }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Haal weg" }).tap();
  await expect(page.getByText("De server heeft het bevestigd.")).toBeVisible();
  await addEarlier(page, "2026-10-01");
  await upToDate(page);

  await open(second, "/app/back-up");
  await expect(second.getByText("Dit apparaat is weggehaald")).toBeVisible();
  await open(second, "/app/terugkijken");
  await expect(list(second)).toHaveCount(1);
});

async function correct(page: Page, word: "slecht" | "heel goed"): Promise<void> {
  await open(page, "/app/terugkijken");
  await list(page).first().tap();
  await face(page, word, "Hoe ging het toen?").tap();
  await expect(kept(page)).toBeVisible();
}

async function addEarlier(page: Page, day: string): Promise<void> {
  await open(page, `/app/check-in/nieuw?dag=${day}`);
  await face(page, "gaat wel", "Hoe ging het toen?").tap();
  await expect(kept(page)).toBeVisible();
}

/** What the list shows, without what differs by the day of the test. */
async function state(page: Page): Promise<string[]> {
  await open(page, "/app/terugkijken");
  return list(page).allInnerTexts();
}
