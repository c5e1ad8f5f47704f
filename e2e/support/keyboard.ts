import { type Locator, type Page, expect } from "@playwright/test";

/** More stops than any screen has. */
const STOPS = 60;

/** What the keyboard's user sees of where they are. */
interface Stop {
  name: string;
  outlined: boolean;
  shown: boolean;
}

/** Goes on by Tab until this has the focus. Each stop on the way must show that it has it, and lie in sight. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toHaveCount(1);
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press(key);
    await seesFocus(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached by ${key}: ${target}`);
}

/** Checks that what has the focus can be seen, and seen to have it. */
export async function seesFocus(page: Page): Promise<void> {
  // The end of the document is a stop too: the browser's own bar.
  if (await page.evaluate(() => document.activeElement === document.body)) return;
  // A screen may still be scrolling to it.
  const at = () => page.evaluate(stop);
  await expect.poll(async () => ({ ...(await at()), name: undefined }), { message: (await at()).name }).toEqual({
    name: undefined,
    outlined: true,
    shown: true,
  });
}

/** Runs on the page. A radio button or tick box below a drawing lends its focus to the label around it. */
function stop(): Stop {
  const focused = document.activeElement ?? document.body;
  const seen = focused.closest("label") ?? focused;
  const outlined = [focused, seen].some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  // The button for the calendar lies inside the field, where the browser draws its own sign of focus.
  const itsButton = focused.matches("input:is([type=date], [type=time]):not(:focus-visible)");
  const { left, top, width, height } = seen.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const name = (seen as HTMLElement).innerText || focused.getAttribute("aria-label") || focused.outerHTML.slice(0, 80);
  return { name, outlined: outlined || itsButton, shown: hit !== null && (seen.contains(hit) || hit.contains(seen)) };
}
