import { open } from "../support/app.ts";
import { ask, fillCard, look, lookFor, openRequest, people, take, tryToTake } from "../support/contact.ts";
import { onCall } from "../support/organisation.ts";
import { expect, test } from "../support/test.ts";

// Several phones in one story, and a queue that is looked at every twenty seconds.
test.describe.configure({ timeout: 120_000 });

test("the card says what is shared before anything is, and nothing leaves without agreement", async ({ page, server, newDevice }) => {
  const { employee } = await people(page, server, newDevice, ["Anna"]);
  const phone = employee.page;
  await open(phone, "/app/contact");
  await expect(phone.getByText("Niets uit je dagboek.")).toBeVisible();
  await expect(phone.getByText("Bij direct gevaar, of als de wet het eist")).toBeVisible();
  await phone.getByRole("button", { name: "Bewaar en ga verder" }).tap();
  await expect(phone.getByLabel("Naam of roepnaam")).toHaveAttribute("aria-invalid", "true");
  await expect(phone.getByText("Zet eerst het vinkje.")).toBeVisible();
  await phone.getByLabel("Naam of roepnaam").fill("Sam Kanarievogel");
  await phone.getByLabel("Nummer, of een andere manier").fill("06 12345678");
  await phone.getByRole("button", { name: "Bewaar en ga verder" }).tap();
  await expect(phone.getByRole("heading", { name: "Wie vraag je?" })).toHaveCount(0);
  await phone.getByText("Dit mag mee als ik contact vraag").tap();
  await phone.getByRole("button", { name: "Bewaar en ga verder" }).tap();
  await expect(phone.getByRole("heading", { name: "Wie vraag je?" })).toBeVisible();
  expect(await employee.wire.mentioning("/contact/")).toEqual([]);
});

test("with the card filled in it is one tap, with seconds to undo", async ({ page, server, newDevice }) => {
  const { employee } = await people(page, server, newDevice, ["Anna"]);
  const phone = employee.page;
  await fillCard(phone);
  await open(phone, "/app/hulp");
  // The one tap.
  await phone.getByRole("button", { name: "Vraag contact, zoals de vorige keer" }).tap();
  await expect(phone).toHaveURL("/app/contact");
  await expect(phone.getByText("Je vroeg Anna.")).toBeVisible();
  await phone.getByRole("button", { name: "Stop, niet sturen" }).tap();
  await expect(phone.getByRole("heading", { name: "Wie vraag je?" })).toBeVisible();
  expect(await employee.wire.mentioning("/contact/requests")).toEqual([]);

  await open(phone, "/app/hulp");
  await phone.getByRole("button", { name: "Vraag contact, zoals de vorige keer" }).tap();
  // It leaves by itself.
  await expect(phone.getByRole("heading", { name: "Je vraag is verstuurd" })).toBeVisible({ timeout: 20_000 });
});

test("without a network a request is ready and not sent, with a number beside it, and leaves by itself later", async ({ page, server, newDevice }) => {
  const { employee } = await people(page, server, newDevice, ["Anna"]);
  const phone = employee.page;
  await fillCard(phone);
  await phone.evaluate(() => navigator.serviceWorker.ready);
  await server.kill();
  await open(phone, "/app/contact");
  await phone.getByRole("button", { name: "Vraag om contact" }).tap();
  await phone.getByRole("button", { name: "Stuur nu" }).tap();
  await expect(phone.getByRole("heading", { name: "Je vraag staat klaar om te versturen" })).toBeVisible();
  await expect(phone.getByRole("link", { name: /Bel BOT-lid/ })).toHaveAttribute("href", "tel:0880000001");
  await server.start();
  // Any screen will do.
  await open(phone, "/app");
  await expect.poll(async () => (await employee.wire.mentioning("/contact/requests/")).length, { timeout: 20_000 }).toBeGreaterThan(0);
  await open(phone, "/app/contact");
  await expect(phone.getByRole("heading", { name: "Je vraag is verstuurd" })).toBeVisible();
});

test("a server that takes a call and never answers is given up, and it is said", async ({ page, server, newDevice }) => {
  const { employee } = await people(page, server, newDevice, ["Anna"]);
  const phone = employee.page;
  await fillCard(phone);
  await ask(phone);
  await phone.clock.install();
  await open(phone, "/app/contact");
  await expect(phone.getByText(/^Bijgewerkt/)).toBeVisible();
  const held = phone.waitForRequest(/\/contact\/requests\/[^/]+$/);
  await phone.route(/\/contact\/requests\/[^/]+$/, () => new Promise(() => {}));
  await look(phone);
  await held;
  await expect(phone.getByText("Even kijken …")).toBeVisible();
  await phone.clock.runFor(91_000);
  await expect(phone.getByText("De server antwoordt nu niet. Wat je ziet, is van eerder.")).toBeVisible();
});

test("the server can neither read a request nor tell who asks", async ({ page, server, newDevice }) => {
  const { employee } = await people(page, server, newDevice, ["Anna Kanarievogel"]);
  await fillCard(employee.page, "Sam Kanarievogel");
  await ask(employee.page, "Na die Kanarievogel van gisteren.");
  expect(await server.filesWith("Kanarievogel")).toEqual([]);
  expect(server.log).not.toContain("Kanarievogel");
});

test("a request is withdrawn, and nobody can open it any more", async ({ page, server, newDevice }) => {
  const { employee } = await people(page, server, newDevice, ["Anna"]);
  const phone = employee.page;
  await fillCard(phone);
  await ask(phone);
  await phone.getByRole("button", { name: "Trek mijn vraag in" }).tap();
  await phone.getByRole("dialog").getByRole("button", { name: "Trek mijn vraag in" }).tap();
  await expect(phone.getByRole("heading", { name: "Je vraag is ingetrokken" })).toBeVisible();
  await phone.getByRole("button", { name: "Stel een nieuwe vraag" }).tap();
  await expect(phone.getByRole("heading", { name: "Wie vraag je?" })).toBeVisible();
});

test("who is left out is not counted, and with nobody left it is said before anything is sent", async ({ page, server, newDevice }) => {
  const { employee } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const phone = employee.page;
  await fillCard(phone);
  await expect(phone.getByText("2 collega's kunnen nu.")).toBeVisible();
  await phone.getByText("Iemand overslaan").first().tap();
  const never = phone.getByRole("group", { name: "Iemand overslaan" });
  await never.getByText("Ben").tap();
  await expect(phone.getByText("1 collega kan nu.")).toBeVisible();
  await never.getByText("Anna").tap();
  await expect(phone.getByText("Nu kan niemand van hen")).toBeVisible();
  await expect(phone.getByRole("link", { name: /Bel BOT-lid/ })).toBeVisible();
  await never.getByText("Anna").tap();
  await ask(phone);
  await expect(phone.getByText("Je vroeg Anna.")).toBeVisible();
});

test("two supporters see it, one takes it, they write to each other, and it is done", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const [anna, ben] = supporters.map((device) => device.page);
  if (anna === undefined || ben === undefined) throw new Error("two supporters");
  const phone = employee.page;
  await fillCard(phone);
  await ask(phone, "Na gisteren.");

  await openRequest(anna);
  await expect(anna.getByText("Sam Kanarievogel").first()).toBeVisible();
  await expect(anna.getByText("Na gisteren.")).toBeVisible();
  await expect(anna.getByRole("link", { name: /Bel Sam/ })).toHaveAttribute("href", "tel:0612345678");
  await openRequest(ben);
  await lookFor(phone, phone.getByRole("heading", { name: "Anna, Ben heeft je vraag geopend" }));

  await take(anna);
  await expect(anna.getByText("Ik bel je vóór").first()).toBeVisible();
  await tryToTake(ben);
  await expect(ben.getByText("Een collega was net eerder").or(ben.getByText("Een collega heeft deze")).first()).toBeVisible();
  await expect(ben.getByText("Na gisteren.")).toHaveCount(0);

  await lookFor(phone, phone.getByRole("heading", { name: /^Anna belt je vóór/ }));
  await phone.getByLabel("Schrijf aan Anna").fill("Liever na zes uur.");
  await phone.getByRole("button", { name: "Stuur", exact: true }).tap();
  await expect(phone.getByText("Liever na zes uur.")).toBeVisible();
  await lookFor(anna, anna.getByText("Liever na zes uur."), "Kijk nu");
  await anna.getByLabel("Schrijf aan Sam Kanarievogel").fill("Dat is goed.");
  await anna.getByRole("button", { name: "Stuur", exact: true }).tap();
  await expect(anna.getByText("Dat is goed.")).toBeVisible();
  await lookFor(phone, phone.getByText("Dat is goed."));

  await anna.getByRole("button", { name: "Sluit af" }).tap();
  await anna.getByRole("dialog").getByRole("button", { name: "Sluit af" }).tap();
  await expect(anna.getByText("Dank je. Let ook op jezelf.")).toBeVisible();
  await lookFor(phone, phone.getByRole("heading", { name: "Afgerond" }));
  await expect(phone.getByText("Hielp het contact?")).toBeVisible();
});

test("who was there themselves hands over, and the other can take it", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const [anna, ben] = supporters.map((device) => device.page);
  if (anna === undefined || ben === undefined) throw new Error("two supporters");
  await fillCard(employee.page);
  await ask(employee.page);
  await openRequest(anna);
  await take(anna);
  await anna.getByRole("button", { name: "Draag over aan een collega" }).tap();
  await anna.getByRole("dialog").getByRole("button", { name: "Draag over" }).tap();
  await expect(anna.getByText("Overgedragen").first()).toBeVisible();
  await openRequest(ben);
  await take(ben);
  await lookFor(employee.page, employee.page.getByRole("heading", { name: /^Ben belt je vóór/ }));
});

test("somebody else is asked in place of who has it, and who had it has it no more", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const [anna, ben] = supporters.map((device) => device.page);
  if (anna === undefined || ben === undefined) throw new Error("two supporters");
  const phone = employee.page;
  await fillCard(phone);
  const chosen = phone.getByRole("group", { name: "Ik kies zelf" });
  await phone.locator("label").filter({ hasText: "Ik kies zelf" }).tap();
  await chosen.getByText("Anna").tap();
  await ask(phone, "Na gisteren.");
  await openRequest(anna);
  await take(anna);
  await lookFor(phone, phone.getByRole("heading", { name: /^Anna belt je vóór/ }));

  await phone.getByRole("button", { name: "Vraag iemand anders" }).tap();
  await expect(phone.getByRole("dialog").getByText("Wie je vraag nu heeft, kan er niet meer bij.")).toBeVisible();
  await phone.getByRole("dialog").getByRole("button", { name: "Vraag iemand anders" }).tap();
  await chosen.getByText("Ben").tap();
  await phone.getByRole("button", { name: "Vraag om contact" }).tap();
  await expect(phone.getByText("Je vroeg Ben.")).toBeVisible();
  await openRequest(ben);
  await expect(ben.getByText("Na gisteren.")).toBeVisible();
  await take(ben);
  await look(anna, "Kijk nu");
  await expect(anna.getByText("Na gisteren.")).toHaveCount(0);
  await lookFor(phone, phone.getByRole("heading", { name: /^Ben belt je vóór/ }));
});

test("a supporter who is left out sees nothing, also when on call", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const [anna, ben] = supporters.map((device) => device.page);
  if (anna === undefined || ben === undefined) throw new Error("two supporters");
  await onCall(page, "Ben");
  const phone = employee.page;
  await open(phone, "/app/organisatie");
  await fillCard(phone);
  await phone.getByText("Iemand overslaan").first().tap();
  await phone.getByRole("group", { name: "Iemand overslaan" }).getByText("Ben").tap();
  await phone.getByText("Vraag dan wie piket heeft").tap();
  await phone.getByText("De coördinator mag zien dat er een vraag wacht, niet van wie").tap();
  await ask(phone);
  await open(ben, "/app/ondersteuner/vragen");
  await expect(ben.getByText("Nog geen vragen")).toBeVisible();

  // Nobody takes it: it goes on to the coordinator, and not to Ben.
  await server.age(3);
  await lookFor(phone, phone.getByText("De coördinator ziet dat er een vraag wacht."));
  await expect(phone.getByRole("link", { name: /Bel BOT-lid/ })).toBeVisible();
  await open(page, "/app/coordinator");
  await expect(page.getByText("1 vraag om contact wacht nog op iemand")).toBeVisible();
  await expect(page.getByText("Kanarievogel")).toHaveCount(0);
  await open(ben, "/app/ondersteuner/vragen");
  await expect(ben.getByText("Nog geen vragen")).toBeVisible();
  await openRequest(anna);
});

test("whoever is on call gets it when nobody takes it in time", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const ben = supporters[1]?.page;
  if (ben === undefined) throw new Error("two supporters");
  await onCall(page, "Ben");
  // The phone has not looked at the roster since: it does before it sends.
  const phone = employee.page;
  await fillCard(phone);
  await phone.locator("label").filter({ hasText: "Ik kies zelf" }).tap();
  await phone.getByRole("group", { name: "Ik kies zelf" }).getByText("Anna").tap();
  await phone.getByText("Vraag dan wie piket heeft").tap();
  await ask(phone);
  await open(ben, "/app/ondersteuner/vragen");
  await expect(ben.getByText("Nog geen vragen")).toBeVisible();
  await server.age(3);
  await lookFor(phone, phone.getByText("Nu is ook gevraagd wie piket heeft."));
  await openRequest(ben);
  await take(ben);
  await lookFor(phone, phone.getByRole("heading", { name: /^Ben belt je vóór/ }));
});

test("a supporter who is taken off the list loses the request, and others can have it", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const [anna, ben] = supporters.map((device) => device.page);
  if (anna === undefined || ben === undefined) throw new Error("two supporters");
  const phone = employee.page;
  await fillCard(phone);
  await ask(phone);
  await openRequest(anna);
  await take(anna);
  await expect(anna.getByText("Ik bel je vóór").first()).toBeVisible();
  await lookFor(phone, phone.getByRole("heading", { name: /^Anna belt je vóór/ }));
  await open(page, "/app/coordinator/ondersteuners");
  await page.getByRole("button", { name: /^Haal van de lijst.*Anna$/ }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Haal van de lijst" }).tap();
  await expect(page.getByText("Anna staat niet meer op de lijst.")).toBeVisible();
  await lookFor(phone, phone.getByRole("heading", { name: /^Je vraag is/ }));
  await openRequest(ben);
  await take(ben);
  await lookFor(phone, phone.getByRole("heading", { name: /^Ben belt je vóór/ }));
});

for (const how of ["with a network", "without a network, as soon as there is one"]) {
  test(`whoever leaves the organisation takes their request back, ${how}`, async ({ page, server, newDevice }) => {
    const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
    const anna = supporters[0]?.page;
    if (anna === undefined) throw new Error("one supporter");
    await fillCard(employee.page);
    await ask(employee.page, "Kanariegeel.");
    await openRequest(anna);
    await employee.page.evaluate(() => navigator.serviceWorker.ready);
    if (how !== "with a network") await server.kill();
    await open(employee.page, "/app/organisatie");
    await employee.page.getByRole("button", { name: "Ga weg bij deze organisatie" }).tap();
    const dialog = employee.page.getByRole("dialog");
    await expect(dialog.getByText("Vroeg je om contact, dan trekken we die vraag in.")).toBeVisible();
    await dialog.getByRole("button", { name: "Ga weg" }).tap();
    await expect(employee.page.getByText("Je bent weg.")).toBeVisible();
    if (how !== "with a network") {
      await server.start();
      await open(employee.page);
    }
    await expect(async () => {
      await look(anna, "Kijk nu");
      await expect(anna.getByRole("button", { name: "Ik neem contact op" })).toHaveCount(0, { timeout: 2_000 });
    }).toPass();
    await open(employee.page, "/app/contact");
    await expect(employee.page.getByText("Kanariegeel")).toHaveCount(0);
  });
}
