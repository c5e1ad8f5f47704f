import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { open } from "../support/app.ts";
import { accept, begin, confirm, invite, join, joinLink, onCall } from "../support/organisation.ts";
import { expect, test } from "../support/test.ts";

/** A circle, by the heading that it has. */
function circle(page: Page, title: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: title, exact: true }) });
}

/** Fills the form for somebody, and sends it. */
async function add(page: Page, name: string, telephone: string): Promise<void> {
  const form = page.locator("details").filter({ hasText: "Zet iemand op je lijstje" });
  if ((await form.getAttribute("open")) === null) await form.locator("summary").tap();
  await form.getByLabel("Naam").fill(name);
  await form.getByLabel("Telefoonnummer").fill(telephone);
  await form.getByRole("button", { name: "Bewaar" }).tap();
}

/** What the list of screens does not come by: people on the list, and the form with its faults. */
async function faultless(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`))).toEqual([]);
}

async function emergencyNumbers(page: Page): Promise<void> {
  for (const number of ["112", "113", "08000113"]) {
    await expect(page.locator(`main a[href="tel:${number}"]`)).toBeVisible();
  }
}

test("somebody whom one trusts is added, called and removed, and is there after a reload and offline", async ({ page, context, server, wire }) => {
  await open(page, "/app/hulp");
  await page.evaluate(() => navigator.serviceWorker.ready);
  const near = circle(page, "1 Dichtbij");
  await add(page, "  Sam Kanarievogel ", "06 12 34-56 78");
  await expect(near.getByText("Sam Kanarievogel staat op je lijstje.")).toBeVisible();
  const sam = near.getByRole("link", { name: "Bel Sam Kanarievogel" });
  await expect(sam).toHaveAttribute("href", "tel:0612345678");
  await expect(near.locator("details")).not.toHaveAttribute("open");

  await open(page, "/app/hulp");
  await expect(sam).toBeVisible();
  expect(await wire.mentioning("Kanarievogel")).toEqual([]);
  expect(await server.filesWith("Kanarievogel")).toEqual([]);

  await server.kill();
  await context.setOffline(true);
  await open(page, "/app/hulp");
  await expect(sam).toHaveAttribute("href", "tel:0612345678");
  await add(page, "Mam", "+31 88 000 00 01");
  await expect(near.getByRole("link", { name: "Bel Mam" })).toHaveAttribute("href", "tel:+31880000001");

  await near.getByRole("button", { name: /^Haal weg.*Sam Kanarievogel$/ }).tap();
  await expect(page.getByRole("dialog")).toContainText("Sam Kanarievogel van je lijstje halen?");
  await page.getByRole("dialog").getByRole("button", { name: "Haal weg" }).tap();
  await expect(near.getByText("Sam Kanarievogel is van je lijstje.")).toBeVisible();
  await expect(sam).toHaveCount(0);
  await open(page, "/app/hulp");
  await expect(near.getByRole("link")).toHaveCount(1);
});

test("each field says what is wrong with it, and the list takes nobody twice and at most eight", async ({ page }) => {
  test.setTimeout(60_000);
  await open(page, "/app/hulp");
  const near = circle(page, "1 Dichtbij");
  await add(page, " ", "bel mij");
  await expect(page.getByLabel("Naam")).toHaveAccessibleDescription("Vul een naam in.");
  await expect(page.getByLabel("Telefoonnummer")).toHaveAccessibleDescription(/Gebruik cijfers/);
  await add(page, "Sam\u202e", "");
  await expect(page.getByLabel("Naam")).toHaveAccessibleDescription(/Typ de naam opnieuw/);
  await expect(page.getByLabel("Telefoonnummer")).toHaveAccessibleDescription("Vul een nummer in.");
  await expect(near.getByRole("link")).toHaveCount(0);
  await faultless(page);

  for (let person = 1; person <= 8; person += 1) {
    await add(page, `Sam ${person}`, "112");
    await expect(near.getByRole("link")).toHaveCount(person);
    await expect(near.locator("details")).not.toHaveAttribute("open");
  }
  await add(page, "Sam 3", "112");
  await expect(near.getByRole("alert")).toHaveText("Die staat er al op, met dit nummer.");
  await add(page, "Mam", "112");
  await expect(near.getByRole("alert")).toHaveText("Er passen acht mensen op. Haal eerst iemand weg.");
  await expect(near.getByRole("link")).toHaveCount(8);
  await faultless(page);
});

test("without an organisation there is the way to one, the doctor, and everybody's page for home", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "share", { value: undefined }));
  await open(page, "/app/hulp");
  await emergencyNumbers(page);
  await expect(circle(page, "2 Collega's").getByRole("link")).toHaveAttribute("href", "/app/aansluiten");
  await expect(circle(page, "3 Deskundig").getByRole("heading", { level: 3 })).toHaveText("Je huisarts, of de huisartsenpost");

  const home = circle(page, "Thuis");
  await home.getByRole("button", { name: "Kopieer" }).tap();
  await expect(home.getByText("Gekopieerd.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/thuisfront`);
  await home.locator("summary").tap();
  await expect(home.getByRole("img", { name: /Code om te scannen/ })).toBeVisible();
});

test("with an organisation there is who is on call and its own page for home, and the server is not asked", async ({ page, context, server, baseURL }) => {
  await begin(page, server);
  await accept(page, await invite(page, "Anna de Vries"));
  await confirm(page, "Anna de Vries");
  await onCall(page, "Anna de Vries");
  await join(page, await joinLink(page));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "share", { value: undefined }));
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.push(pathname);
  });
  await server.kill();
  await open(page, "/app/hulp");
  await emergencyNumbers(page);
  const colleagues = circle(page, "2 Collega's");
  await expect(colleagues).toContainText("Anna de Vries heeft dienst");
  await expect(colleagues.getByRole("link", { name: /Bel BOT-lid/ })).toHaveAttribute("href", "tel:0880000001");
  await expect(colleagues.getByRole("link", { name: /Mijn organisatie/ })).toHaveAttribute("href", "/app/organisatie");
  const home = circle(page, "Thuis");
  await home.getByRole("button", { name: "Kopieer" }).tap();
  await expect(home.getByText("Gekopieerd.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/o/rav-voorbeeld/thuisfront`);
  expect(asked).toEqual([]);

  await server.start();
  expect((await page.request.get("/o/rav-voorbeeld/thuisfront")).status()).toBe(200);
});

/** The part of the organisation's form that is about consultation hours, open. */
async function consultationForm(page: Page): Promise<Locator> {
  await open(page, "/app/coordinator/gegevens");
  const form = page.locator("details").filter({ has: page.locator("summary", { hasText: "Open spreekuur" }) });
  await form.locator("summary").tap();
  return form;
}

/** Signs what is in the form. */
async function sign(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Onderteken en bewaar" }).tap();
}

/** Puts a consultation hour into the form: two hours each Tuesday morning. */
async function consultation(page: Page, address: string): Promise<Locator> {
  const form = await consultationForm(page);
  await form.getByRole("button", { name: "Nog een spreekuur" }).tap();
  await form.getByLabel("Nederlands").fill("Bedrijfsarts");
  await form.getByLabel("Engels").fill("Company doctor");
  await form.getByLabel("dinsdag").tap();
  const field = form.getByLabel("Adres voor de route (mag)");
  await field.fill(address);
  await sign(page);
  return field;
}

test.describe("an open consultation hour", () => {
  test.use({ timezoneId: "America/New_York" });

  test("goes into the phone's calendar without a word of what it is, and the phone shows the way", async ({ page, context, server }) => {
    await begin(page, server);
    const address = await consultation(page, "Voorbeeldlaan 1\u202e");
    await expect(address).toHaveAttribute("aria-invalid", "true");
    await expect(address).toHaveAccessibleDescription(/^Straat, nummer en plaats.* \S/);
    await address.fill("Voorbeeldlaan 1, Voorbeeld");
    // What was wrong is gone before the button is tapped, which moves up by it.
    await address.blur();
    await expect(address).not.toHaveAttribute("aria-invalid");
    await sign(page);
    await expect(page.getByText("Ondertekend en bewaard. Iedereen die is aangesloten")).toBeVisible();
    await join(page, await joinLink(page));

    await open(page, "/app/hulp");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.kill();
    await context.setOffline(true);
    const expert = circle(page, "3 Deskundig");
    const downloading = page.waitForEvent("download");
    await expert.getByRole("button", { name: /^Zet in je agenda/ }).tap();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("agenda.ics");
    const file = await readFile(await download.path(), "utf8");
    const begins = [...file.matchAll(/^DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)0000Z\r$/gm)];
    expect(begins).toHaveLength(4);
    for (const [, year, month, day, hour] of begins) {
      const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour)));
      const there = at.toLocaleString("nl-NL", { timeZone: "Europe/Amsterdam", weekday: "long", hour: "2-digit", minute: "2-digit" });
      expect(there).toBe("dinsdag 10:00");
    }
    expect(file.match(/^DURATION:PT120M\r$/gm)).toHaveLength(4);
    expect(file.match(/^SUMMARY:Afspraak\r$/gm)).toHaveLength(4);
    expect(file).not.toMatch(/arts|spreekuur|naderhand|RAV|Voorbeeld|LOCATION|DESCRIPTION/i);

    await expect(expert.getByRole("link", { name: /^Route/ })).toHaveAttribute(
      "href",
      "geo:0,0?q=Voorbeeldlaan%201%2C%20Voorbeeld",
    );
    await faultless(page);
  });

  test("has a way that an iPhone opens, and none without an address", async ({ page, server, newDevice }) => {
    await begin(page, server);
    await consultation(page, "Voorbeeldlaan 1");
    await expect(page.getByText("Ondertekend en bewaard. Iedereen die is aangesloten")).toBeVisible();
    const link = await joinLink(page);
    const userAgent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15";
    const phone = (await newDevice({ userAgent })).page;
    await join(phone, link);
    await open(phone, "/app/hulp");
    const way = circle(phone, "3 Deskundig").getByRole("link", { name: /^Route/ });
    await expect(way).toHaveAttribute("href", "https://maps.apple.com/?q=Voorbeeldlaan%201");

    const form = await consultationForm(page);
    await form.getByLabel("Adres voor de route (mag)").fill("");
    await form.getByLabel("Plaats (mag)").fill("Kamer 12");
    await sign(page);
    await expect(page.getByText("Ondertekend en bewaard. Iedereen die is aangesloten")).toBeVisible();
    await open(phone, "/app/organisatie");
    await expect(phone.getByText("Kamer 12")).toBeVisible();
    await expect(phone.getByRole("link", { name: /^Route/ })).toHaveCount(0);
  });
});

test.describe("where the phone can share", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      const share = (data: ShareData) => {
        const why = sessionStorage.getItem("why");
        sessionStorage.setItem("shared", JSON.stringify(data));
        return why === null ? Promise.resolve() : Promise.reject(new DOMException("no", why));
      };
      Object.defineProperty(Navigator.prototype, "share", { value: share });
    }),
  );

  const outcomes = [
    { how: "it goes", why: null, copies: 0 },
    { how: "somebody changes their mind", why: "AbortError", copies: 0 },
    { how: "it fails", why: "NotAllowedError", copies: 1 },
  ];

  for (const { how, why, copies } of outcomes) {
    test(`the address goes to its own sheet: ${how}`, async ({ page, baseURL }) => {
      await open(page, "/app/hulp");
      if (why !== null) await page.evaluate((name) => sessionStorage.setItem("why", name), why);
      const home = circle(page, "Thuis");
      await home.getByRole("button", { name: "Deel de pagina voor thuis" }).tap();
      await expect.poll(() => page.evaluate(() => sessionStorage.getItem("shared"))).not.toBeNull();
      const shared = JSON.parse((await page.evaluate(() => sessionStorage.getItem("shared"))) ?? "{}") as ShareData;
      expect(shared.url).toBe(`${baseURL}/thuisfront`);
      expect(Object.keys(shared).sort()).toEqual(["title", "url"]);
      await expect(home.getByRole("button", { name: "Kopieer" })).toHaveCount(copies);
    });
  }
});

test.describe("when the circles do not come", () => {
  // What the worker has kept comes whatever the network does.
  test.beforeEach(({ page }) =>
    page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined })),
  );

  test("the emergency numbers are there before them", async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/pkg/help-nl-*.txt", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/app/hulp");
    await expect(page.locator("#shell")).toHaveCount(0);
    await emergencyNumbers(page);
    await expect(page.locator("main [data-waiting]")).toBeVisible();
    release();
    await expect(circle(page, "1 Dichtbij")).toBeVisible();
    await emergencyNumbers(page);
  });

  for (const part of ["help", "organisation"]) {
    test(`nothing of what was there is lost without the texts of ${part}, and they come when asked again`, async ({ page }) => {
      const texts = `**/pkg/${part}-nl-*.txt`;
      await page.route(texts, (route) => route.abort());
      await open(page, "/app/hulp");
      await emergencyNumbers(page);
      await expect(page.getByText("Wie je nog meer kunt bereiken, is nog niet opgehaald.")).toBeVisible();
      await expect(page.getByRole("heading", { name: "Je huisarts, of de huisartsenpost" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Even terug naar nu" })).toBeVisible();
      await page.getByRole("button", { name: "Probeer opnieuw" }).tap();
      await expect(page.getByRole("button", { name: "Probeer opnieuw" })).toBeVisible();

      await page.unroute(texts);
      await page.getByRole("button", { name: "Probeer opnieuw" }).tap();
      await expect(circle(page, "1 Dichtbij")).toBeVisible();
      await emergencyNumbers(page);
    });
  }
});
