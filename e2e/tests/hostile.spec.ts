import type { Locator, Page } from "@playwright/test";
import { open } from "../support/app.ts";
import { ask, fillCard, look, lookFor, openRequest, people, take } from "../support/contact.ts";
import { type Contents, type Inbox, type Published, type RequestStatus, altered, lie } from "../support/liar.ts";
import { accept, begin, confirm, invite, join, joinLink } from "../support/organisation.ts";
import { expect, test } from "../support/test.ts";

// Several phones in one story, and one that lies to them: what each lie is called has tests of its own, here is what is said of it.
test.describe.configure({ timeout: 180_000 });

const STATUS = /\/contact\/requests\/[^/]+$/;
const INBOX = /\/contact\/inbox$/;
const CONTENTS = /\/contact\/inbox\/read$/;
const PUBLISHED = /\/api\/v1\/organisations\/[^/]+$/;

/** Looks until it is not told any more. */
async function lookUntilGone(page: Page, told: Locator): Promise<void> {
  await expect(async () => {
    await look(page);
    await expect(told).toHaveCount(0, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

/** Writes to the other side. */
async function say(page: Page, to: string, words: string): Promise<void> {
  await page.getByLabel(`Schrijf aan ${to}`).fill(words);
  await page.getByRole("button", { name: "Stuur", exact: true }).tap();
  await expect(page.getByText(words)).toBeVisible();
}

test("an employee is told when messages or states are dropped, moved, repeated or made up, and keeps what was there", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
  const anna = supporters[0]?.page;
  if (anna === undefined) throw new Error("one supporter");
  const phone = employee.page;
  await fillCard(phone);
  await ask(phone);

  const unsure = phone.getByText("De server zegt dat iemand je vraag heeft. Dat is niet te controleren. Bel liever zelf.");
  let honest = await lie<RequestStatus>(phone, STATUS, (status) => {
    const [copy] = status.copies;
    return { ...status, revision: status.revision + 1, progress: { state: "claimed", by: copy?.supporter ?? "" } };
  });
  await lookFor(phone, unsure);
  await expect(phone.getByRole("link", { name: /Bel BOT-lid/ })).toBeVisible();
  await honest();
  await lookUntilGone(phone, unsure);

  await openRequest(anna);
  await take(anna);
  await say(anna, "Sam Kanarievogel", "Ik bel je straks.");
  await say(anna, "Sam Kanarievogel", "Of morgen.");
  await lookFor(phone, phone.getByText("Of morgen."));

  const told = phone.getByText("Er klopt iets niet", { exact: true });
  const lies: Record<string, (status: RequestStatus) => RequestStatus> = {
    dropped: (status) => ({ ...status, messages: status.messages.filter(({ number }) => number !== 1) }),
    moved: (status) => {
      const sealed = status.messages.map((message) => message.sealed).reverse();
      return { ...status, messages: status.messages.map((message, at) => ({ ...message, sealed: sealed[at] ?? "" })) };
    },
    altered: (status) => ({
      ...status,
      messages: status.messages.map((message) => ({ ...message, sealed: altered(message.sealed) })),
    }),
    repeated: (status) => ({
      ...status,
      messages: [...status.messages, ...status.messages.slice(-1).map((last) => ({ ...last, number: last.number + 1 }))],
    }),
    "an older state": (status) => ({ ...status, revision: 1 }),
    "withdrawn by somebody else": (status) => ({ ...status, revision: 99, progress: { state: "withdrawn" } }),
  };
  for (const [name, change] of Object.entries(lies)) {
    honest = await lie(phone, STATUS, change);
    await lookFor(phone, told);
    await expect(phone.getByText("De server liet iets weg of veranderde iets."), name).toBeVisible();
    await expect(phone.getByRole("link", { name: /Bel BOT-lid/ }), name).toBeVisible();
    for (const words of ["Ik bel je straks.", "Of morgen."]) await expect(phone.getByText(words), name).toBeVisible();
    await honest();
    await lookUntilGone(phone, told);
  }
});

test("a supporter is told when a request or a message is not what it was", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna"]);
  const anna = supporters[0]?.page;
  if (anna === undefined) throw new Error("one supporter");
  const phone = employee.page;
  await fillCard(phone);
  await ask(phone, "Na gisteren.");
  await openRequest(anna);

  let honest = await lie<Inbox>(anna, INBOX, ({ requests }) => ({
    requests: requests.map((entry) => ({ ...entry, revision: entry.revision + 1, standing: "yours" })),
  }));
  await lookFor(anna, anna.getByText("De server zegt dat jij deze vraag hebt. Dat zei jij niet."), "Kijk nu");
  await honest();
  await lookFor(anna, anna.getByText("De server laat iets weg dat er was."), "Kijk nu");
  await expect(anna.getByText("Na gisteren.")).toBeVisible();

  await take(anna);
  await lookFor(phone, phone.getByRole("heading", { name: /^Anna belt je vóór/ }));
  await say(phone, "Anna", "Liever na zes uur.");
  honest = await lie<Contents>(anna, CONTENTS, ({ requests }) => ({
    requests: requests.map((content) => ({
      ...content,
      messages: content.messages.map((message) =>
        message.author === "employee" ? { ...message, sealed: altered(message.sealed) } : message,
      ),
    })),
  }));
  await lookFor(anna, anna.getByText("Een bericht is onderweg veranderd of tegengehouden."), "Kijk nu");
  await honest();
  await lookFor(anna, anna.getByText("Liever na zes uur."), "Kijk nu");
  await expect(anna.getByText("Er klopt iets niet", { exact: true })).toHaveCount(0);
});

test("a list of supporters that was changed is refused, and an older one too; the phone keeps what it had", async ({ page, server, newDevice }) => {
  const { employee, supporters } = await people(page, server, newDevice, ["Anna", "Ben"]);
  const [anna, ben] = supporters.map((device) => device.page);
  if (anna === undefined || ben === undefined) throw new Error("two supporters");
  const phone = employee.page;
  const first = (await (await phone.request.get("/api/v1/organisations/rav-voorbeeld")).json()) as Published;

  // The list is sealed: whoever wants another key in it can only change what lies there.
  let honest = await lie<Published>(phone, PUBLISHED, (published) => ({
    ...published,
    directory: { ...published.directory, body: altered(published.directory.body) },
  }));
  await open(phone, "/app/organisatie");
  await expect(phone.getByText("We houden wat je had")).toBeVisible();
  await expect(phone.getByText("niet met de juiste sleutel is ondertekend")).toBeVisible();
  await expect(phone.getByText("Anna", { exact: true })).toBeVisible();
  // It can still ask, and what it asks is for those whose keys it had.
  await fillCard(phone);
  await ask(phone);
  await openRequest(anna);
  await openRequest(ben);
  await honest();

  await open(page, "/app/coordinator/ondersteuners");
  await page.getByRole("button", { name: /^Haal van de lijst.*Ben$/ }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Haal van de lijst" }).tap();
  await expect(page.getByText("Ben staat niet meer op de lijst.")).toBeVisible();
  await open(phone, "/app/organisatie");
  await expect(phone.getByText("Anna", { exact: true })).toBeVisible();
  await expect(phone.getByText("Ben", { exact: true })).toHaveCount(0);
  honest = await lie<Published>(phone, PUBLISHED, () => first);
  await open(phone, "/app/organisatie");
  await expect(phone.getByText("De server gaf een oudere versie.")).toBeVisible();
  await expect(phone.getByText("Ben", { exact: true })).toHaveCount(0);
  await honest();
});

test("a request that is replayed to another organisation opens for nobody there, and its supporter is told", async ({ page, server, newDevice }) => {
  const { employee } = await people(page, server, newDevice, ["Anna"]);
  await fillCard(employee.page);
  await ask(employee.page, "Na gisteren.");
  const sent = employee.wire.requests.find((request) => request.method() === "PUT" && STATUS.test(request.url()));
  if (sent === undefined) throw new Error("nothing was sent");

  const [desk, other, member] = [await newDevice(), await newDevice(), await newDevice()];
  await begin(desk.page, server, "Brandweer Voorbeeld");
  await accept(other.page, await invite(desk.page, "Cor"));
  await confirm(desk.page, "Cor");
  await open(other.page, "/app/ondersteuner");
  await expect(other.page.getByText("Je staat op de lijst")).toBeVisible();
  await join(member.page, await joinLink(desk.page));
  await fillCard(member.page, "Robin");
  await ask(member.page);
  const honest = member.wire.requests.find((request) => request.method() === "PUT" && STATUS.test(request.url()));

  // Whoever has the server can send what was sent to one as if it were for the other.
  const [cor] = (honest?.postDataJSON() as { copies: { supporter: string }[] }).copies;
  const body = sent.postDataJSON() as { copies: { supporter: string }[] };
  const replayed = await page.request.put(sent.url().replace("rav-voorbeeld", "brandweer-voorbeeld"), {
    headers: await sent.allHeaders(),
    data: { ...body, copies: body.copies.map((copy) => ({ ...copy, supporter: cor?.supporter })) },
  });
  expect(replayed.status()).toBeLessThan(300);

  await open(other.page, "/app/ondersteuner/vragen");
  await expect(other.page.getByText("1 vraag kan dit apparaat niet openen. Hij is voor een ander, of niet van een collega.")).toBeVisible();
  await expect(other.page.getByRole("link", { name: /Vraag om contact/ })).toHaveCount(1);
  await openRequest(other.page);
  await expect(other.page.getByRole("heading", { name: "Robin" })).toBeVisible();
  await expect(other.page.getByText("Na gisteren.")).toHaveCount(0);
});
