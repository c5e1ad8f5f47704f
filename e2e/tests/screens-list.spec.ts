import { readFile } from "node:fs/promises";
import { screens } from "../support/screens.ts";
import { expect, test } from "../support/test.ts";

test("every route of the app is on the list of screens", async () => {
  const routes = await readFile(new URL("../../app/src/app/routes.rs", import.meta.url), "utf8");
  const inApp = [...routes.matchAll(/path!\("([^"]+)"\)/g)].map((match) => match[1]);
  expect(screens.map((screen) => screen.route).sort()).toEqual(inApp.sort());
});
