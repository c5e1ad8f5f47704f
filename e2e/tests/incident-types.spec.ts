import type { Page } from "@playwright/test";
import { open } from "../support/app.ts";
import { begin, join, joinLink } from "../support/organisation.ts";
import { expect, test } from "../support/test.ts";

/** Publishes an organisation's own types of event, each with its English words. */
async function publish(page: Page, types: [string, string][]): Promise<void> {
  await open(page, "/app/coordinator/gegevens");
  await page.locator("summary").filter({ hasText: "Werk, gebeurtenissen en gesprekken" }).tap();
  const section = page.locator("details").filter({ has: page.locator("summary", { hasText: "Werk, gebeurtenissen en gesprekken" }) });
  for (const [index, [dutch, english]] of types.entries()) {
    await section.getByRole("button", { name: "Nog een soort" }).tap();
    await section.getByLabel("Nederlands").nth(index).fill(dutch);
    await section.getByLabel("Engels").nth(index).fill(english);
  }
  await page.getByRole("button", { name: "Onderteken en bewaar" }).tap();
  await expect(page.getByText("Ondertekend en bewaard. Iedereen die is aangesloten")).toBeVisible();
}

test("an organisation's own types can be chosen, two at most, and stay on the event after leaving", async ({ page, server, newDevice }) => {
  // A name may look like markup; it is only ever text.
  const markup = "<img src=x onerror=alert(1)>";
  await begin(page, server);
  await publish(page, [
    ["Ontsnapping", "Escape"],
    [markup, "Markup"],
    ["Overval", "Robbery"],
  ]);
  const { page: employee } = await newDevice();
  await join(employee, await joinLink(page));

  await open(employee, "/app/gebeurtenis/nieuw");
  const last = employee.getByRole("checkbox").last();
  await expect(employee.getByRole("checkbox", { name: "Overval" })).toBeVisible();
  await employee.getByRole("checkbox", { name: "Ik wil zelf steun" }).tap();
  await employee.getByRole("checkbox", { name: "Ontsnapping" }).tap();
  await expect(employee.getByRole("checkbox", { name: "Overval" })).toBeEnabled();
  await employee.getByRole("checkbox", { name: markup }).tap();
  await expect(employee.getByRole("checkbox", { name: "Overval" })).toBeDisabled();
  await expect(employee.getByText("Van je organisatie kies je er hoogstens 2.")).toBeVisible();
  await expect(last).toBeEnabled();
  await employee.getByRole("button", { name: "Wanneer was het?" }).tap();
  await employee.getByRole("button", { name: "Vandaag" }).tap();
  await expect(employee.getByRole("heading", { level: 1 })).toHaveText(markup);
  await expect(employee.getByText("Ontsnapping · Ik wil zelf steun")).toBeVisible();
  const event = employee.url();

  // The organisation takes them away, and the employee leaves.
  await open(page, "/app/coordinator/gegevens");
  await page.locator("summary").filter({ hasText: "Werk, gebeurtenissen en gesprekken" }).tap();
  for (const one of [3, 2, 1]) await page.getByRole("button", { name: `: Soort ${one}` }).tap();
  await page.getByRole("button", { name: "Onderteken en bewaar" }).tap();
  await expect(page.getByText("Ondertekend en bewaard. Iedereen die is aangesloten")).toBeVisible();
  await open(employee, "/app/organisatie");
  await expect(employee.getByText("Alles is bijgewerkt.")).toBeVisible();
  await open(employee, "/app/gebeurtenis/nieuw");
  await expect(employee.getByRole("checkbox", { name: "Ik wil zelf steun" })).toBeVisible();
  await expect(employee.getByRole("checkbox", { name: "Ontsnapping" })).toHaveCount(0);
  await open(employee, "/app/organisatie");
  await employee.getByRole("button", { name: "Ga weg bij deze organisatie" }).tap();
  await employee.getByRole("dialog").getByRole("button", { name: "Ga weg" }).tap();
  await expect(employee.getByText("Je bent nergens aangesloten")).toBeVisible();

  // What was noted stays: on the list, after an edit of the event, and on paper.
  await open(employee, "/app/gebeurtenis");
  await expect(employee.getByRole("link").filter({ hasText: markup })).toBeVisible();
  await open(employee, new URL(event).pathname);
  const contact = employee.getByRole("listitem").filter({ hasText: "Eerste contact" });
  await contact.getByRole("button", { name: "Dit is gedaan" }).tap();
  await expect(contact.getByText("gedaan, vandaag")).toBeVisible();
  await employee.reload();
  await expect(employee.getByText("Ontsnapping · Ik wil zelf steun")).toBeVisible();
  await open(employee, "/app/samenvatting");
  await expect(employee.getByRole("article")).toContainText(`${markup}; Ontsnapping; Ik wil zelf steun`);
});
