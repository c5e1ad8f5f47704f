// The service worker's side of the page: registering it, noticing a new version, and taking that over when asked.
//
// The page hears of a new version by `data-update="waiting"` on the root element and the event `naderhand:update`. It
// answers with the event `naderhand:update-now` when the user has chosen so; until then the old version stays.

/** How often an open app asks for a new version when it is looked at again, in milliseconds. */
const AN_HOUR = 3_600_000;

/** Registers the worker that answers while the network is off. */
export function keepForOffline() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const register = async () => {
    // Its own file goes around the HTTP cache, so that a new version is noticed.
    follow(await workers.register("/sw.js", { scope: "/", updateViaCache: "none" }));
  };
  // The first screen gets the network to itself.
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}

function follow(registration) {
  announce(registration);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => announce(registration));
  });

  let asked = false;
  addEventListener("naderhand:update-now", () => {
    asked = true;
    registration.waiting?.postMessage({ type: "activate-now" });
  });
  // Another tab may be in the middle of an entry: only the one that asked starts anew.
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
  });

  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - looked > AN_HOUR) {
      looked = Date.now();
      // Fails without a network; the next look tries again.
      registration.update().catch(() => {});
    }
  });
}

function announce(registration) {
  // Without an active one it is the first version, which replaces nothing. The page's controller does not tell: in WebKit
  // the first version controls the page while it is still seen to wait.
  if (!registration.waiting || !registration.active) return;
  document.documentElement.dataset.update = "waiting";
  dispatchEvent(new Event("naderhand:update"));
}
