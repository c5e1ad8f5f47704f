// Lighthouse on the page for at home, as on a phone: its four categories, and why when one is not full.
//
// Its two hundred packages are of no other use here, so they are fetched when somebody asks for this.

import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { startApp } from "./app.mjs";

const VERSION = "12.8.2";

const { values: options } = parseArgs({
  options: {
    server: { type: "string" },
    site: { type: "string" },
    chromium: { type: "string" },
    scratch: { type: "string" },
  },
});

const app = await startApp(options);
try {
  for (const address of ["/thuisfront", "/en/home-front"]) {
    const { categories, audits } = report(`${app.url}${address}`);
    console.log(`\n### Lighthouse, phone: ${address}\n`);
    for (const { id, score, auditRefs } of Object.values(categories)) {
      console.log(`- ${id}: ${Math.round(score * 100)}`);
      const short = auditRefs.map((ref) => audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 0.9);
      for (const audit of short) console.log(`  - ${audit.id}: ${audit.score} ${audit.explanation ?? audit.displayValue ?? ""}`);
    }
  }
} finally {
  app.close();
}

function report(url) {
  const flags = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  const lighthouse = [`--package=lighthouse@${VERSION}`, "--", "lighthouse", url, "--output=json", "--quiet"];
  const json = execFileSync("npm", ["exec", "--yes", ...lighthouse, `--chrome-flags=${flags.join(" ")}`], {
    cwd: options.scratch,
    env: { ...process.env, CHROME_PATH: options.chromium },
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(json);
}
