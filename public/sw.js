// Keeps the app's own files, so that it starts with the network off, and shows reminders. The build puts a first line above
// this one: `self.BUILD = { version, files, pages }`.
//
// What it never does: answer for `/api/`, keep anything about a person, or take over a page by itself. A new version waits
// until the app sends `{ type: "activate-now" }`, which it does only when the user has chosen so; nobody is interrupted
// in an entry.

const { version, files, pages } = self.BUILD;
const PREFIX = "naderhand-";
const CACHE = PREFIX + version;
const SHELL = "/app";
// The screen that a tap on a reminder opens.
const REMINDER = `${self.location.origin}${SHELL}/herinnering`;
// Without the prefix, because what is in it outlives every version.
const BELLS = "reminders-bells";
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
  } else if (event.data?.type === "bells") {
    event.waitUntil(keepBells(event.data.bells));
  }
});

self.addEventListener("push", (event) => {
  event.waitUntil(ring(event));
});

self.addEventListener("notificationclick", (event) => {
  const { action, notification } = event;
  notification.close();
  const wanted = action ? notification.data?.actions?.[action] : notification.data?.navigate;
  event.waitUntil(open(addressInApp(wanted) ?? REMINDER));
});

self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(subscribeAnew());
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

// Shows one notification, whatever comes: browsers take the permission away from who shows none. A browser that reads the
// declarative form itself brings the notification along, and shows it without us.
async function ring(event) {
  const notice = noticeOf(event.data);
  if (!event.notification) {
    await self.registration.showNotification(notice.title, { icon: "/icons/notes-192.png", renotify: false, ...notice.options });
  }
  const tag = event.notification?.tag ?? notice.options.tag;
  for (const client of await windowsOfApp()) {
    client.postMessage({ type: "rang", tag });
  }
}

// What a push says, when all of it can be shown; else the one notice that tells nothing. Anybody may read it on a lock screen.
function noticeOf(data) {
  try {
    const { title, lang, tag, navigate, actions = [] } = data.json().notification;
    const known = [title, lang, tag, ...actions.flatMap(({ action, title }) => [action, title])].every(isShort);
    const addresses = [navigate, ...actions.map(({ navigate }) => navigate)].map(addressInApp);
    if (known && !addresses.includes(null)) {
      const [own, ...ofActions] = addresses;
      const byName = Object.fromEntries(actions.map(({ action }, index) => [action, ofActions[index]]));
      const buttons = actions.map(({ action, title }) => ({ action, title }));
      return { title, options: { lang, tag, actions: buttons, data: { navigate: own, actions: byName } } };
    }
  } catch {
    // Not of this form.
  }
  const dutch = self.navigator.language.startsWith("nl");
  const options = { lang: dutch ? "nl" : "en", tag: "reminder", actions: [], data: { navigate: REMINDER, actions: {} } };
  return { title: dutch ? "Herinnering" : "Reminder", options };
}

// None of our words and tags is half as long.
function isShort(text) {
  return typeof text === "string" && text.length > 0 && text.length <= 60;
}

// The address of a screen of the app, or null for any other. Only the path of it counts.
function addressInApp(text) {
  try {
    const { origin, pathname } = new URL(text);
    const inApp = origin === self.location.origin && (pathname === SHELL || pathname.startsWith(`${SHELL}/`));
    return inApp ? origin + pathname : null;
  } catch {
    return null;
  }
}

async function windowsOfApp() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.filter(({ url }) => addressInApp(url));
}

// In a window that shows it already, or else another of the app; whoever has none open gets one.
async function open(address) {
  const windows = await windowsOfApp();
  const there = windows.find(({ url }) => addressInApp(url) === address);
  if (there) {
    return there.focus();
  }
  // Fails for a window of another version, which is left in peace.
  const moved = await windows[0]?.navigate(address).catch(() => null);
  return moved ? moved.focus() : self.clients.openWindow(address);
}

// What the app told of its bells, in place of what it told before: `[{ reminders, token, key }]`.
async function keepBells(bells) {
  if (bells.length === 0) {
    await caches.delete(BELLS);
  } else {
    const cache = await caches.open(BELLS);
    await cache.put(`/${BELLS}`, new Response(JSON.stringify(bells)));
  }
}

// The browser has given up its address: gets another, and tells the server. When that fails, the app does it when it is opened.
async function subscribeAnew() {
  const bells = await (await caches.match(`/${BELLS}`, { cacheName: BELLS }))?.json();
  if (!bells) {
    return;
  }
  const options = { userVisibleOnly: true, applicationServerKey: bells[0].key };
  const { endpoint, keys } = (await self.registration.pushManager.subscribe(options)).toJSON();
  const body = JSON.stringify({ subscription: { endpoint, ...keys } });
  const tell = ({ reminders, token }) =>
    fetch(`/api/v1/reminders/${reminders}/subscription`, {
      method: "PUT",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      credentials: "omit",
      body,
    });
  await Promise.allSettled(bells.map(tell));
}
