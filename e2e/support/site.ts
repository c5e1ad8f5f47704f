import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The same site in a folder of its own, with a service worker that calls itself the version "next". */
export async function nextVersion(): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), "naderhand-site-"));
  await cp(process.env.NADERHAND_SITE ?? "", site, { recursive: true });
  const worker = await readFile(join(site, "sw.js"), "utf8");
  await rm(join(site, "sw.js.br"), { force: true });
  await rm(join(site, "sw.js.gz"), { force: true });
  await writeFile(join(site, "sw.js"), worker.replace(/"version":"[^"]+"/, '"version":"next"'));
  return site;
}
