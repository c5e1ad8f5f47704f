// Starts the app. An external module, because the content security policy allows no inline script but one.
// The build bundles the glue into this file and fills in WASM_URL.
import init from "naderhand";

init({ module_or_path: WASM_URL });

// The worker answers for the app while the network is off. It is registered after the first screen has what it needs,
// and its own file is always fetched anew, so that a new version is noticed.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => {
    navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
  });
}
