import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { open } from "../support/app.ts";
import { ask, fillCard, lookFor, openRequest, people, take, tryToTake } from "../support/contact.ts";
import type { Server } from "../support/server.ts";
import { type Device, expect, test } from "../support/test.ts";

// Several phones in one story.
test.describe.configure({ timeout: 120_000 });

/** A fold of the open request, unfolded. */
async function unfold(page: Page, words: string): Promise<void> {
  await page.locator("summary").filter({ hasText: words }).tap();
}

/** A request that Anna has opened and taken. */
async function taken(page: Page, server: Server, newDevice: () => Promise<Device>): Promise<{ anna: Device; employee: Device }> {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
  const [anna] = supporters;
  if (anna === undefined) throw new Error("one supporter");
  await fillCard(employee.page);
  await ask(employee.page, "Na gisteren.");
  await openRequest(anna.page);
  await take(anna.page);
  await expect(anna.page.getByRole("button", { name: "Eerste contact gehad" })).toBeVisible();
  return { anna, employee };
}

test("the first screen says that somebody waits, on a supporter's device alone", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
  const anna = supporters[0]?.page;
  if (anna === undefined) throw new Error("one supporter");
  await fillCard(employee.page);
  await ask(employee.page);
  await open(anna);
  const question = anna.getByRole("group", { name: "Hoe gaat het nu?" });
  const before = await question.boundingBox();
  const row = anna.getByRole("link", { name: "1 nieuwe vraag om contact" });
  await expect(row).toBeVisible({ timeout: 15_000 });
  // It is seen without scrolling, beside nothing that one is about to tap.
  await expect(row).toBeInViewport({ ratio: 1 });
  expect(await question.boundingBox()).toEqual(before);
  const bottom = await row.evaluate((row) => row.getBoundingClientRect().bottom);
  expect(bottom).toBeLessThanOrEqual(before?.y ?? 0);
  await open(employee.page);
  await expect(employee.page.getByRole("link", { name: /om contact/ })).toHaveCount(0);
  expect(employee.wire.api.filter((call) => call.includes("/contact/inbox"))).toEqual([]);

  await row.tap();
  const request = anna.getByRole("link", { name: /Vraag om contact.*nog 2[34] uur/ });
  await expect(request).toBeVisible();
  await expect(anna.getByText("Kanarievogel")).toHaveCount(0);
  await request.tap();
  await expect(anna.getByRole("heading", { name: "Sam Kanarievogel" })).toBeVisible();
  await open(anna, "/app/ondersteuner");
  await expect(anna.getByText("Er wacht nu niemand.")).toHaveCount(0);
  await expect(anna.getByRole("link", { name: /Vragen om contact.*1 nieuwe vraag/ })).toBeVisible();
});

test("talks end where the schedule does, and what a supporter notes never leaves the device", async ({ page, server, newDevice }) => {
  const { anna, employee } = await taken(page, server, newDevice);
  const phone = anna.page;
  await phone.getByRole("button", { name: "Eerste contact gehad" }).tap();
  await expect(phone.getByText(/^Eerste contact, /)).toBeVisible();
  for (const held of [0, 1]) {
    await expect(phone.getByText(`Gesprekken: ${held} van 2, volgens jullie afspraak.`)).toBeVisible();
    await phone.getByRole("button", { name: "Gesprek gehad" }).tap();
  }
  await expect(phone.getByText("Dit waren alle 2 gesprekken van jullie afspraak.")).toBeVisible();
  await expect(phone.getByRole("button", { name: "Gesprek gehad" })).toHaveCount(0);
  await phone.getByRole("button", { name: "Neem dit gesprek terug" }).last().tap();
  await expect(phone.getByText("Gesprekken: 1 van 2")).toBeVisible();

  await unfold(phone, "De weg wijzen");
  await expect(phone.getByText("Je leidinggevende hoeft het niet te weten.")).toBeVisible();
  await phone.getByText("Ik wees de weg").tap();
  await unfold(phone, "Mijn notities");
  await phone.getByLabel("Wat wil je onthouden?").fill("Slaapt slecht, Kanariegeel.");
  await phone.getByRole("button", { name: "Bewaar", exact: true }).tap();
  await expect(phone.getByRole("listitem").filter({ hasText: "Slaapt slecht, Kanariegeel." })).toBeVisible();

  // All of it is there after a start, and nowhere else.
  await open(phone, "/app/ondersteuner/vragen");
  await phone.getByRole("link", { name: /Sam Kanarievogel/ }).tap();
  await expect(phone.getByText("Gesprekken: 1 van 2")).toBeVisible();
  await unfold(phone, "De weg wijzen");
  await expect(phone.getByLabel("Ik wees de weg")).toBeChecked();
  expect(await anna.wire.mentioning("Kanariegeel")).toEqual([]);
  expect(await server.filesWith("Kanariegeel")).toEqual([]);

  await phone.getByRole("button", { name: "Sluit af" }).tap();
  await expect(phone.getByRole("dialog").getByText(/Je notities gaan na \d+ dagen van dit apparaat/)).toBeVisible();
  await phone.getByRole("dialog").getByRole("button", { name: "Sluit af" }).tap();
  await expect(phone.getByText(/^Deze notities gaan .* van dit apparaat\.$/)).toBeVisible();
  await phone.getByRole("button", { name: "Haal weg" }).tap();
  await phone.getByRole("dialog").getByRole("button", { name: "Haal weg" }).tap();
  await expect(phone.getByText("Kanariegeel")).toHaveCount(0);
  await lookFor(employee.page, employee.page.getByRole("heading", { name: "Afgerond" }));
});

test("what is being typed outlives a message that comes in, and a time is proposed and agreed to", async ({ page, server, newDevice }) => {
  const { anna, employee } = await taken(page, server, newDevice);
  const phone = anna.page;
  const field = phone.getByLabel("Schrijf aan Sam Kanarievogel");
  await field.fill("Ik ben er bijna");
  await lookFor(employee.page, employee.page.getByRole("heading", { name: /^Anna belt je vóór/ }));
  await employee.page.getByLabel("Schrijf aan Anna").fill("Liever na zes uur.");
  await employee.page.getByRole("button", { name: "Stuur", exact: true }).tap();
  await expect(employee.page.getByText("verstuurd").or(employee.page.getByText("Liever na zes uur.")).first()).toBeVisible();
  await lookFor(phone, phone.getByText("Liever na zes uur."), "Kijk nu");
  await expect(field).toHaveValue("Ik ben er bijna");

  await unfold(phone, "Stel een tijd voor");
  await phone.getByLabel("Dag en tijd").fill("2020-01-01T18:00");
  await phone.getByRole("button", { name: "Stel deze tijd voor" }).tap();
  await expect(phone.getByText("Kies een tijd die nog komt.")).toBeVisible();
  const tomorrow = await phone.evaluate(() => {
    // By the phone's own clock and zone, which the server's day may be behind.
    const day = new Date(Date.now() + 86_400_000);
    return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
  });
  await phone.getByLabel("Dag en tijd").fill(`${tomorrow}T18:00`);
  await phone.getByRole("button", { name: "Stel deze tijd voor" }).tap();
  await expect(phone.getByText("Kan het op morgen 18:00?")).toBeVisible();
  await lookFor(employee.page, employee.page.getByRole("button", { name: "Ja, dat is goed" }));
  await employee.page.getByRole("button", { name: "Ja, dat is goed" }).tap();
  await lookFor(phone, phone.getByText("morgen 18:00 is goed."), "Kijk nu");
  await expect(field).toHaveValue("Ik ben er bijna");
});

test("that a colleague has a request is told once", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const [anna, ben] = supporters.map((device) => device.page);
  if (anna === undefined || ben === undefined) throw new Error("two supporters");
  await fillCard(employee.page);
  await ask(employee.page);
  await open(ben, "/app/ondersteuner/vragen");
  await expect(ben.getByRole("link", { name: /Vraag om contact/ })).toBeVisible();
  await openRequest(anna);
  await take(anna);
  await expect(anna.getByRole("button", { name: "Eerste contact gehad" })).toBeVisible();
  await lookFor(ben, ben.getByText("Een collega heeft deze"), "Kijk nu");
  await ben.getByRole("link", { name: "Terug", exact: true }).tap();
  await expect(ben.getByText("Je staat op de lijst")).toBeVisible();
  await ben.getByRole("link", { name: /Vragen om contact/ }).tap();
  await expect(ben.getByText("Nog geen vragen")).toBeVisible();
  await open(ben, "/app/ondersteuner/vragen");
  await expect(ben.getByText("Nog geen vragen")).toBeVisible();
});

test("without a network what is there is shown, and a promise goes by itself later", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
  const anna = supporters[0]?.page;
  if (anna === undefined) throw new Error("one supporter");
  await fillCard(employee.page);
  await ask(employee.page, "Na gisteren.");
  await openRequest(anna);
  await anna.evaluate(() => navigator.serviceWorker.ready);
  await server.kill();
  await lookFor(anna, anna.getByText(/^De server antwoordt nu niet\. Je ziet hoe het was om/), "Kijk nu");
  await tryToTake(anna);
  await expect(anna.getByText("Nog niet doorgegeven")).toBeVisible();
  await open(anna, "/app/ondersteuner/vragen");
  await expect(anna.getByRole("link", { name: /Sam Kanarievogel.*we geven het door/ })).toBeVisible();
  await server.start();
  await lookFor(anna, anna.getByRole("link", { name: /Sam Kanarievogel.*je belt vóór/ }), "Kijk nu");
  await lookFor(employee.page, employee.page.getByRole("heading", { name: /^Anna belt je vóór/ }));
});

test("a day after the sending the clock says to phone now, and no later promise can be made", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
  const anna = supporters[0]?.page;
  if (anna === undefined) throw new Error("one supporter");
  await fillCard(employee.page);
  await ask(employee.page);
  await server.age(25);
  await open(anna, "/app/ondersteuner/vragen");
  const late = anna.getByRole("link", { name: /langer dan een dag geleden: bel nu/ });
  await expect(late).toBeVisible();
  await late.tap();
  const promises = anna.getByRole("group", { name: "Wanneer bel je?" });
  await expect(promises.getByRole("radio")).toHaveCount(1);
  await expect(promises.getByText("binnen 1 uur")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on a request while it waits, is held, and is done, in ${colorScheme}`, async ({ page, server, newDevice }) => {
    test.setTimeout(120_000);
    const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
    const anna = supporters[0]?.page;
    if (anna === undefined) throw new Error("one supporter");
    await anna.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const faults = async () => {
      const { violations } = await new AxeBuilder({ page: anna }).analyze();
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
    };
    await fillCard(employee.page);
    await ask(employee.page, "Na gisteren.");
    await openRequest(anna);
    expect.soft(await faults(), "waiting").toEqual([]);
    await take(anna);
    await anna.getByRole("button", { name: "Eerste contact gehad" }).tap();
    await anna.getByRole("button", { name: "Gesprek gehad" }).tap();
    for (const fold of await anna.locator("main details").all()) await fold.evaluate((fold: HTMLDetailsElement) => (fold.open = true));
    expect.soft(await faults(), "held, unfolded").toEqual([]);
    await anna.getByRole("button", { name: "Sluit af" }).tap();
    expect.soft(await faults(), "asking").toEqual([]);
    await anna.getByRole("dialog").getByRole("button", { name: "Sluit af" }).tap();
    await expect(anna.getByText("Dank je. Let ook op jezelf.")).toBeVisible();
    expect.soft(await faults(), "done").toEqual([]);
    await open(anna, "/app/ondersteuner/vragen");
    expect.soft(await faults(), "list").toEqual([]);
  });
}
