// Bundles the twin with the app's own bundler, and serves it compressed as far as can be, as the app is.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const app = join(import.meta.dirname, "../../app");
const folder = join(import.meta.dirname, "../twin");

/** Serves the twin; answers its address and the way to end it. */
export async function serveTwin(scratch) {
  const built = join(scratch, "twin");
  mkdirSync(built, { recursive: true });
  const esbuild = join(app, "node_modules/.bin/esbuild");
  // For the browsers that the app is built for. Style sheets of packages lie with the app.
  const options = ["--bundle", "--minify", "--format=esm", "--target=es2022,chrome123,firefox120,safari17.5"];
  const jsx = ["--jsx=automatic", "--jsx-import-source=preact"];
  const env = { ...process.env, NODE_PATH: join(app, "node_modules") };
  for (const entry of ["main.jsx", "style.css"]) {
    execFileSync(esbuild, [join(folder, entry), ...options, ...jsx, "--log-level=error", `--outdir=${built}`], { env });
  }
  const files = new Map([
    ["/", file(join(folder, "index.html"), "text/html")],
    ["/main.js", file(join(built, "main.js"), "text/javascript")],
    ["/style.css", file(join(built, "style.css"), "text/css")],
  ]);
  const server = createServer(({ url }, answer) => {
    const found = files.get(url);
    if (found === undefined) return answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": found.type, "content-encoding": "br" }).end(found.bytes);
  });
  return listen(server);
}

/** Listens on a port of its own. */
export async function listen(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

function file(path, type) {
  return { type, bytes: brotliCompressSync(readFileSync(path)) };
}
