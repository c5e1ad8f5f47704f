// Draws the PNG icons of `public/icons` from their SVGs, after a change to one: `node icons/rasterise.mjs` in `e2e`.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const publicIcons = new URL("../../public/icons/", import.meta.url);
const sources = {
  icon: new URL("icon.svg", publicIcons),
  maskable: new URL("maskable.svg", import.meta.url),
  notes: new URL("notes.svg", publicIcons),
  notesMaskable: new URL("notes-maskable.svg", import.meta.url),
};

const browser = await chromium.launch({
  executablePath: process.env.NADERHAND_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
// Apple's home screen cuts its own corners, as Android does with what is maskable.
const wanted = [
  ["icon", 192, "icon-192"],
  ["icon", 512, "icon-512"],
  ["maskable", 192, "maskable-192"],
  ["maskable", 512, "maskable-512"],
  ["maskable", 180, "apple-touch-icon"],
  ["notes", 192, "notes-192"],
  ["notes", 512, "notes-512"],
  ["notesMaskable", 192, "notes-maskable-192"],
  ["notesMaskable", 512, "notes-maskable-512"],
  ["notesMaskable", 180, "notes-apple-touch-icon"],
];
for (const [source, size, name] of wanted) {
  const svg = await readFile(sources[source], "utf8");
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await writeFile(fileURLToPath(new URL(`${name}.png`, publicIcons)), png);
  await page.close();
}
await browser.close();
