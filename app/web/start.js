// Starts the app. An external module, because the content security policy allows no inline script but one.
// The build bundles the glue into this file and fills in WASM_URL.
import init from "naderhand";
import { endReadsOnLeaving } from "./leaving.js";
import { keepForOffline } from "./worker.js";

endReadsOnLeaving();
init({ module_or_path: WASM_URL });
keepForOffline();
