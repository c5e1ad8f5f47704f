import type { Page } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { pages } from "../support/screens.ts";
import { expect, test } from "../support/test.ts";

/** The sheet that goes on the refrigerator. */
const homeFront = pages.find(({ name }) => name === "home-front");
if (homeFront === undefined) throw new Error("the page for at home is gone");

/** What a printer gets, side by side of the sheet. */
async function printed(page: Page): Promise<string[]> {
  const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(paper)));
  return text.map(plain);
}

/** Without what differs between a screen and a sheet: where lines break. */
function plain(text: string): string {
  return text.replace(/\s+/g, "");
}

for (const address of [homeFront.nl, homeFront.en]) {
  test(`${address} prints on two sides of one sheet: every number, and the card whole`, async ({ page }) => {
    await page.goto(address);
    const main = page.getByRole("main");
    const numbers = await main.locator("a[href^='tel:']").allInnerTexts();
    const lines = await main.locator(".card li").allInnerTexts();
    const headings = await main.getByRole("heading").allInnerTexts();
    expect(numbers).toEqual(expect.arrayContaining(["112", "113", "0800-0113"]));
    expect(lines).toHaveLength(8);

    const sides = await printed(page);
    expect(sides).toHaveLength(2);
    const sheet = sides.join("");
    const absent = [...numbers, ...headings].filter((text) => !sheet.includes(plain(text)));
    expect(absent, "what is on the page and not on the sheet").toEqual([]);
    // The card can be hung up: it is not cut by the end of a side.
    const card = headings.findLast((heading) => /kaart|card/i.test(heading)) ?? "";
    const side = sides.find((text) => text.includes(plain(card))) ?? "";
    expect(lines.filter((line) => !side.includes(plain(line)))).toEqual([]);
  });
}

test("what only a screen needs is not on the sheet", async ({ page }) => {
  await page.goto(homeFront.nl);
  const sheet = (await printed(page)).join("");
  for (const words of ["Snel weg", "Voor leidinggevenden", "Naar de inhoud"]) {
    expect(sheet, words).not.toContain(plain(words));
  }
});
