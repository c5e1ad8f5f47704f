import { checkIn, list, open } from "../support/app.ts";
import { expect, test } from "../support/test.ts";

test("two tabs both keep what is entered in them", async ({ page, context }) => {
  const other = await context.newPage();
  await open(page);
  await open(other);
  await checkIn(page, "goed");
  await checkIn(other, "slecht");
  for (const tab of [page, other]) {
    await open(tab, "/app/terugkijken");
    await expect(list(tab)).toHaveCount(2);
  }
});
