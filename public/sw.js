// Keeps the app's own files, so that it starts with the network off. The build puts a first line above this one:
// `self.BUILD = { version, files, pages }`.
//
// What it never does: touch `/api/`, keep anything about a person, or take over a page by itself. A new version waits
// until the app sends `{ type: "activate-now" }`, which it does only when the user has chosen so; nobody is interrupted
// in an entry.

const { version, files, pages } = self.BUILD;
const PREFIX = "naderhand-";
const CACHE = PREFIX + version;
const SHELL = "/app";
const kept = new Set(files);
const keptPages = new Set(pages);

self.addEventListener("install", (event) => {
  event.waitUntil(keepEverything());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldVersions().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "activate-now") {
    self.skipWaiting();
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) {
    return;
  }
  if (request.mode === "navigate") {
    if (url.pathname === SHELL || url.pathname.startsWith(`${SHELL}/`)) {
      event.respondWith(fromCache(SHELL, request));
    } else if (keptPages.has(url.pathname)) {
      event.respondWith(fromCache(url.pathname, request));
    }
  } else if (kept.has(url.pathname)) {
    event.respondWith(fromCache(url.pathname, request));
  }
});

// All or nothing: when one file fails, this version is not installed and the one before stays.
// Files without a hash in their name go around the HTTP cache, or an old copy would be kept under the new version.
async function keepEverything() {
  const cache = await caches.open(CACHE);
  const hashed = (path) => path.startsWith("/pkg/");
  await cache.addAll([SHELL, ...pages, ...files].map((path) => new Request(path, { cache: hashed(path) ? "default" : "reload" })));
}

async function dropOldVersions() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

// The answer that was kept, with the headers it came with (the content security policy too); else the network.
async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(request);
}
