import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkIn, face, kept, list, open } from "../support/app.ts";
import { agree, recoveryWords, restore, upToDate } from "../support/backup.ts";
import { expect, test } from "../support/test.ts";

test("a server that was put back to an older day is noticed, and the backup is made anew", async ({ page, server, newDevice }) => {
  await open(page);
  await checkIn(page, "goed");
  await agree(page);
  const yesterday = await mkdtemp(join(tmpdir(), "naderhand-yesterday-"));
  await server.kill("SIGTERM");
  await cp(server.data, yesterday, { recursive: true });
  await server.start();

  await open(page, "/app/check-in/nieuw?dag=2026-10-01");
  await face(page, "slecht", "Hoe ging het toen?").tap();
  await expect(kept(page)).toBeVisible();
  await upToDate(page);

  await server.kill("SIGTERM");
  await rm(server.data, { recursive: true });
  await cp(yesterday, server.data, { recursive: true });
  await rm(yesterday, { recursive: true });
  await server.start();

  await open(page, "/app/back-up");
  await expect(page.getByText("De server gaf iets terug dat niet klopt")).toBeVisible({ timeout: 15_000 });
  await page.getByRole("button", { name: "Maak de back-up opnieuw" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Maak de back-up opnieuw" }).tap();
  await upToDate(page);

  // Everything is there again, for another device too.
  const words = await recoveryWords(page);
  const { page: second } = await newDevice();
  await restore(second, words);
  await open(second, "/app/terugkijken");
  await expect(list(second)).toHaveCount(2);
});
