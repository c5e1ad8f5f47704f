import { type Locator, expect } from "@playwright/test";
import jsQR from "jsqr";
import { PNG } from "pngjs";

/** Reads a code as a camera would: from the pixels. */
export async function scan(code: Locator): Promise<string> {
  await expect(code).toBeVisible();
  const { data, width, height } = PNG.sync.read(await code.screenshot());
  const read = jsQR.default(new Uint8ClampedArray(data), width, height);
  if (read === null) throw new Error("the code cannot be read");
  return read.data;
}
