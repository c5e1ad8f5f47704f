import { readFile } from "node:fs/promises";
import { open } from "../support/app.ts";
import { accept, begin, confirm, invite, inviteAgain, join, joinLink, onCall } from "../support/organisation.ts";
import { expect, test } from "../support/test.ts";

interface Statement {
  body: string;
  signer: string;
  signature: string;
}

/** What an organisation publishes, as the server passes it on. */
interface Published {
  authority: Statement[];
  settings: Statement;
  directory: Statement;
}

test("from an empty server to an employee who sees who can be asked, and offline too", async ({ page, server, newDevice }) => {
  await begin(page, server);
  const supporter = await newDevice();
  await accept(supporter.page, await invite(page, "Anna de Vries"));
  await confirm(page, "Anna de Vries");
  await open(supporter.page, "/app/ondersteuner");
  await expect(supporter.page.getByText("Je staat op de lijst van RAV Voorbeeld")).toBeVisible();

  const address = await joinLink(page);
  const employee = await newDevice();
  await join(employee.page, address);
  const anna = employee.page.getByRole("listitem").filter({ hasText: "Anna de Vries" });
  await expect(anna).toContainText("kan gevraagd worden");
  await expect(employee.page.getByRole("link", { name: /Bel BOT-lid/ })).toHaveAttribute("href", "tel:0880000001");

  // She says "not now"; it is there after the next look.
  await supporter.page.locator("label").filter({ hasText: "Even niet" }).tap();
  await expect(supporter.page.getByText("Doorgegeven.")).toBeVisible();
  await employee.page.getByRole("button", { name: "Kijk of er iets nieuws is" }).tap();
  await expect(anna).toContainText("even niet");

  // Without a network everything is there.
  await employee.page.evaluate(() => navigator.serviceWorker.ready);
  await server.kill();
  await open(employee.page, "/app/organisatie");
  await expect(employee.page.getByRole("listitem").filter({ hasText: "Anna de Vries" })).toContainText("even niet");

  // The employee leaves, and nothing of it remains.
  await employee.page.getByRole("button", { name: "Ga weg bij deze organisatie" }).tap();
  await employee.page.getByRole("dialog").getByRole("button", { name: "Ga weg" }).tap();
  await expect(employee.page.getByText("Je bent nergens aangesloten")).toBeVisible();
  await server.start();
});

test("the server reads no name of a supporter, and no request tells who joins", async ({ page, server, newDevice }) => {
  await begin(page, server);
  const supporter = await newDevice();
  await accept(supporter.page, await invite(page, "Anna Kanarievogel"));
  await confirm(page, "Anna Kanarievogel");
  const address = await joinLink(page);
  const employee = await newDevice();
  await join(employee.page, address);
  await expect(employee.page.getByText("Anna Kanarievogel")).toBeVisible();
  expect(await server.filesWith("Kanarievogel")).toEqual([]);
  expect(server.log).not.toContain("Kanarievogel");
  const secret = address.split(".")[1] ?? "";
  expect(await server.filesWith(secret)).toEqual([]);
  expect(server.log).not.toContain(secret);
});

test("a supporter who is taken off the list cannot be asked any more, and is told", async ({ page, server, newDevice }) => {
  await begin(page, server);
  const supporter = await newDevice();
  await accept(supporter.page, await invite(page, "Ben"));
  await confirm(page, "Ben");
  await open(supporter.page, "/app/ondersteuner");
  await expect(supporter.page.getByText("Je staat op de lijst")).toBeVisible();
  await open(page, "/app/coordinator/ondersteuners");
  await page.getByRole("button", { name: /^Haal van de lijst.*Ben$/ }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Haal van de lijst" }).tap();
  await expect(page.getByText("Ben staat niet meer op de lijst.")).toBeVisible();
  await open(supporter.page, "/app/ondersteuner");
  await expect(supporter.page.getByText("Je staat niet meer op de lijst")).toBeVisible();
});

test("a supporter whose phone is lost comes back on another, and the lost one is refused", async ({ page, server, newDevice }) => {
  await begin(page, server);
  const { page: lost } = await newDevice();
  await accept(lost, await invite(page, "Anna"));
  await confirm(page, "Anna");
  await open(lost, "/app/ondersteuner");
  await expect(lost.getByText("Je staat op de lijst")).toBeVisible();

  const link = await inviteAgain(page, "Anna");
  const { page: found } = await newDevice();
  await accept(found, link);
  // Until the coordinator confirms it, nothing has changed.
  await open(lost, "/app/ondersteuner");
  await expect(lost.getByText("Je staat op de lijst")).toBeVisible();
  await confirm(page, "Anna");
  await expect(page.getByRole("heading", { level: 2, name: "Anna" })).toHaveCount(1);
  await open(found, "/app/ondersteuner");
  await expect(found.getByText("Je staat op de lijst")).toBeVisible();

  // What the lost one says is refused, and at its next look it knows.
  await lost.locator("label").filter({ hasText: "Even niet" }).tap();
  await expect(lost.getByText("Nog niet doorgegeven")).toBeVisible();
  await open(page, "/app/coordinator/ondersteuners");
  await expect(page.getByText("kan gevraagd worden", { exact: true })).toBeVisible();
  await open(lost, "/app/ondersteuner");
  await expect(lost.getByText("Je staat niet meer op de lijst")).toBeVisible();

  await found.locator("label").filter({ hasText: "Even niet" }).tap();
  await expect(found.getByText("Doorgegeven.")).toBeVisible();
  await open(page, "/app/coordinator/ondersteuners");
  await expect(page.getByText("even niet", { exact: true })).toBeVisible();
});

test("a second coordinator goes on after the first device is lost", async ({ page, server, newDevice }) => {
  await begin(page, server);
  await open(page, "/app/coordinator/sleutel");
  await page.getByLabel("Naam van je collega").fill("Carla");
  await page.getByRole("button", { name: "Maak de uitnodiging" }).tap();
  const link = page.locator(".nh-link");
  await expect(link).toBeVisible();
  const invitation = new URL(await link.innerText());
  const second = await newDevice();
  await accept(second.page, invitation.pathname + invitation.hash);
  await confirm(page, "Carla", "Maak coördinator");
  const employee = await newDevice();
  await join(employee.page, await joinLink(page));

  // The first device is gone. The second takes its key off, and goes on.
  await open(second.page, "/app/ondersteuner");
  await expect(second.page.getByText("Je bent nu coördinator.")).toBeVisible();
  await open(second.page, "/app/coordinator/sleutel");
  await second.page.getByRole("button", { name: /^Haal weg/ }).tap();
  await second.page.getByRole("dialog").getByRole("button", { name: "Haal weg" }).tap();
  await expect(second.page.getByText("Weggehaald.")).toBeVisible();
  await open(second.page, "/app/coordinator/ondersteuners");
  await second.page.getByLabel("Naam van het team").fill("Ploeg A");
  await second.page.getByRole("button", { name: "Voeg toe" }).tap();
  await expect(second.page.getByText("Ondertekend en bewaard.")).toBeVisible();

  await employee.page.getByRole("button", { name: "Kijk of er iets nieuws is" }).tap();
  await expect(employee.page.getByText("Alles is bijgewerkt.")).toBeVisible();
  await open(page, "/app/coordinator");
  await expect(page.getByText("Je bent hier geen coördinator meer")).toBeVisible();
});

test("the words bring a coordinator back on another device", async ({ page, server, newDevice }) => {
  const words = await begin(page, server);
  const other = await newDevice();
  await open(other.page, "/app/coordinator/herstel");
  await other.page.getByLabel("Kort adres").fill("rav-voorbeeld");
  await other.page.getByLabel("Je zestien woorden").fill(words.join(" "));
  await other.page.getByRole("button", { name: "Ga verder" }).tap();
  await expect(other.page.getByText("Je bent weer coördinator op dit apparaat.")).toBeVisible();
});

test("tonight somebody else is on call", async ({ page, server, newDevice }) => {
  await begin(page, server);
  for (const name of ["Anna", "Ben"]) {
    const { page: own } = await newDevice();
    await accept(own, await invite(page, name));
    await confirm(page, name);
  }
  await open(page, "/app/coordinator/rooster");
  await expect(page.getByText("Er is 1 gat in de komende twee weken.")).toBeVisible();
  await onCall(page, "Ben");
  await open(page, "/app/coordinator");
  await expect(page.getByText(/Nu dienst: Ben/)).toBeVisible();
  const employee = await newDevice();
  await join(employee.page, await joinLink(page));
  await expect(employee.page.getByText(/Ben heeft dienst/)).toBeVisible();
});

test("a form says at each field what is wrong, and nothing is published until it is right", async ({ page, server }) => {
  await begin(page, server);
  await open(page, "/app/coordinator/gegevens");
  await page.locator("summary").filter({ hasText: "Open spreekuur" }).tap();
  await page.getByRole("button", { name: "Nog een spreekuur" }).tap();
  await page.getByLabel("Plaats (mag)").fill("Kamer 3");
  await page.getByLabel("Van", { exact: true }).fill("12:00");
  await page.getByLabel("Tot", { exact: true }).fill("10:00");
  await page.getByRole("button", { name: "Onderteken en bewaar" }).tap();
  await expect(page.getByText(/dingen om na te kijken/)).toBeVisible();
  await expect(page.getByText("Dit eindigt voor het begint.", { exact: false })).toBeVisible();
  await page.getByLabel("Nederlands").last().waitFor();
  const section = page.locator("details").filter({ has: page.locator("summary", { hasText: "Open spreekuur" }) });
  await section.getByLabel("Nederlands").fill("Bedrijfsarts");
  await section.getByLabel("Engels").fill("Company doctor");
  await section.getByLabel("dinsdag").tap();
  await section.getByLabel("Tot", { exact: true }).fill("14:00");
  await page.getByRole("button", { name: "Onderteken en bewaar" }).tap();
  await expect(page.getByText("Ondertekend en bewaard. Iedereen die is aangesloten")).toBeVisible();
  // The public pages follow.
  await page.goto("/o/rav-voorbeeld/thuisfront");
  await expect(page.getByText("RAV Voorbeeld", { exact: true })).toBeVisible();
});

test("a server that alters what is signed is noticed, and what the device had stays", async ({ page, server, newDevice }) => {
  await begin(page, server);
  const address = await joinLink(page);
  const employee = await newDevice();
  await join(employee.page, address);

  // What the service worker passes on cannot be altered on its way by these tests, so it is altered where it arrives.
  for (const forgery of ["settings", "directory", "no authority", "another kind"]) {
    // The look that the screen begins with is over; while it lasts, there is no other.
    await expect(employee.page.getByText("Alles is bijgewerkt.")).toBeVisible();
    await employee.page.evaluate((forgery) => {
      const flipped = (text: string) => (text.startsWith("A") ? "B" : "A") + text.slice(1);
      const honest = window.fetch.bind(window);
      window.fetch = async (input, init) => {
        const asked = new Request(input, init);
        const headers = new Headers(asked.headers);
        headers.delete("if-none-match");
        const answer = await honest(new Request(asked, { headers }));
        const published = (await answer.json()) as Published;
        const { settings, directory } = published;
        if (forgery === "settings") settings.body = settings.body.slice(0, -4) + flipped(settings.body.slice(-4));
        if (forgery === "directory") directory.body = directory.body.slice(0, -4) + flipped(directory.body.slice(-4));
        if (forgery === "no authority") published.authority = [];
        if (forgery === "another kind") published.settings = directory;
        return new Response(JSON.stringify(published), { status: answer.status, headers: answer.headers });
      };
    }, forgery);
    await employee.page.getByRole("button", { name: "Kijk of er iets nieuws is" }).tap();
    await expect(employee.page.getByText("We houden wat je had"), forgery).toBeVisible();
    await expect(employee.page.getByRole("link", { name: /Bel BOT-lid/ })).toHaveAttribute("href", "tel:0880000001");
    await employee.page.reload();
    await expect(employee.page.getByRole("link", { name: /Bel BOT-lid/ })).toBeVisible();
  }

  // The same link, to another organisation's server: refused before anything is kept.
  const stranger = await newDevice();
  const flipped = (text: string) => (text.startsWith("A") ? "B" : "A") + text.slice(1);
  const [path, fragment] = address.split("#");
  const [slug, secret, pin] = (fragment ?? "").split(".");
  await open(stranger.page, `${path}#${slug}.${secret}.${flipped(pin ?? "")}`);
  await expect(stranger.page.getByText("Sluit hier niet mee aan")).toBeVisible();
});

test("a link that was withdrawn lets nobody join, and those who have joined stay", async ({ page, server, newDevice }) => {
  await begin(page, server);
  const address = await joinLink(page);
  const employee = await newDevice();
  await join(employee.page, address);
  await page.getByRole("button", { name: "Trek deze link in" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Trek deze link in" }).tap();
  await expect(page.getByText("Ingetrokken.")).toBeVisible();
  const late = await newDevice();
  await open(late.page, address);
  await expect(late.page.getByText("Deze link werkt niet meer")).toBeVisible();
  await employee.page.getByRole("button", { name: "Kijk of er iets nieuws is" }).tap();
  await expect(employee.page.getByText("Alles is bijgewerkt.")).toBeVisible();
});

test("an employee's own screens follow how the organisation works, until they leave", async ({ page, server, newDevice }) => {
  await begin(page, server);
  await open(page, "/app/coordinator/gegevens");
  await page.locator("summary").filter({ hasText: "Werk, gebeurtenissen en gesprekken" }).tap();
  await page.locator("label").filter({ hasText: "Brandweer" }).tap();
  await page.getByLabel("Hoeveel gesprekken").selectOption("Drie gesprekken in de eerste maand (OLVG)");
  await page.getByRole("button", { name: "Onderteken en bewaar" }).tap();
  await expect(page.getByText("Ondertekend en bewaard. Iedereen die is aangesloten")).toBeVisible();
  const employee = await newDevice();
  await join(employee.page, await joinLink(page));
  await open(employee.page, "/app/gebeurtenis/nieuw");
  await expect(employee.page.getByText("Brandweer")).toBeVisible();
  await expect(employee.page.getByText("Waar werk je?")).toHaveCount(0);
  await employee.page.getByRole("button", { name: "Wanneer was het?" }).tap();
  await employee.page.getByRole("button", { name: "Vandaag" }).tap();
  await expect(employee.page.getByText("Derde gesprek").first()).toBeVisible();

  await open(employee.page, "/app/organisatie");
  await employee.page.getByRole("button", { name: "Ga weg bij deze organisatie" }).tap();
  await employee.page.getByRole("dialog").getByRole("button", { name: "Ga weg" }).tap();
  await expect(employee.page.getByText("Je bent nergens aangesloten")).toBeVisible();
  await open(employee.page, "/app/gebeurtenis/nieuw");
  await expect(employee.page.getByText("Waar werk je?")).toBeVisible();
});

test("details leave as a file and come back from one, and a logo is checked", async ({ page, server }) => {
  await begin(page, server);
  await open(page, "/app/coordinator/gegevens");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar als bestand" }).tap();
  const file = await (await saved).path();
  const settings = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
  expect(settings.slug).toBe("rav-voorbeeld");
  const choose = (change: object) =>
    page.getByLabel("Haal uit een bestand").setInputFiles({
      name: "organisation.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ ...settings, ...change })),
    });
  await choose({ slug: "another" });
  await expect(page.getByText("Dit bestand is van een ander adres: another.")).toBeVisible();
  await choose({ name: "RAV Anders" });
  await expect(page.getByText("Uit het bestand gehaald.")).toBeVisible();
  await page.getByRole("button", { name: "Onderteken en bewaar" }).tap();
  await expect(page.getByText("Ondertekend en bewaard. Iedereen die is aangesloten")).toBeVisible();

  const logo = (buffer: string) =>
    page.getByLabel("Kies een logo").setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(buffer) });
  await page.locator("summary").filter({ hasText: "Naam en kleur" }).tap();
  await logo('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>');
  await expect(page.getByText("Dit beeld kan niet.", { exact: false })).toBeVisible();
  await logo('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#5b3a7e"/></svg>');
  await expect(page.getByText("Het logo staat op de pagina's.")).toBeVisible();
  await page.goto("/o/rav-voorbeeld/thuisfront");
  await expect(page.getByText("RAV Anders", { exact: true })).toBeVisible();
  await expect(page.locator("main img")).toBeVisible();
});

test("a new key takes the place of the old one, and a pause keeps somebody from being asked", async ({ page, server, newDevice }) => {
  const old = await begin(page, server);
  const { page: own } = await newDevice();
  await accept(own, await invite(page, "Anna"));
  await confirm(page, "Anna");
  await page.getByRole("button", { name: /^Zet op pauze/ }).tap();
  await expect(page.getByText("op pauze", { exact: true })).toBeVisible();

  await open(page, "/app/coordinator/sleutel");
  await page.getByRole("button", { name: "Laat nieuwe woorden zien" }).tap();
  await expect(page.getByRole("list", { name: "Jouw zestien woorden" }).getByRole("listitem")).toHaveCount(16);
  await page.getByRole("button", { name: "Maak een nieuwe sleutel" }).tap();
  await expect(page.getByText("De nieuwe sleutel geldt.", { exact: false })).toBeVisible();
  const { page: other } = await newDevice();
  await open(other, "/app/coordinator/herstel");
  await other.getByLabel("Kort adres").fill("rav-voorbeeld");
  await other.getByLabel("Je zestien woorden").fill(old.join(" "));
  await other.getByRole("button", { name: "Ga verder" }).tap();
  await expect(other.getByText("Deze woorden horen niet bij deze organisatie.", { exact: false })).toBeVisible();
  const { page: employee } = await newDevice();
  await join(employee, await joinLink(page));
  await expect(employee.getByRole("listitem").filter({ hasText: "Anna" })).toContainText("even niet");
});
