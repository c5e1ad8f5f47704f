import { readFile, readdir } from "node:fs/promises";
import { pages, screens } from "../support/screens.ts";
import { expect, test } from "../support/test.ts";

test("every route of the app is on the list of screens", async () => {
  const routes = await readFile(new URL("../../app/src/app/routes.rs", import.meta.url), "utf8");
  const inApp = [...routes.matchAll(/path!\("([^"]+)"\)/g)].map((match) => match[1]);
  expect(screens.map((screen) => screen.route).sort()).toEqual(inApp.sort());
});

test("every page is on the list of pages, in both languages", async () => {
  for (const language of ["nl", "en"] as const) {
    const folder = new URL(`../../app/texts/pages/${language}/`, import.meta.url);
    const files = (await readdir(folder)).filter((file) => file.endsWith(".md"));
    const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), "utf8")));
    const addresses = texts.map((text) => /^address = "(.+)"$/m.exec(text)?.[1]);
    expect(pages.map((page) => page[language]).sort()).toEqual(addresses.sort());
  }
});
