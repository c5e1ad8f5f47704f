import { defineConfig, devices } from "@playwright/test";
import type { Options } from "./engines/support/test.ts";

/** A small phone in one hand, in the Netherlands. */
const phone = {
  ...devices["Galaxy S9+"],
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  locale: "nl-NL",
  timezoneId: "Europe/Amsterdam",
};

export default defineConfig<Options>({
  outputDir: "test-results",
  fullyParallel: true,
  // A test that passes at the second try hides a fault.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"]],
  use: {
    ...phone,
    // A tenth of the time, and nobody opens them there.
    trace: process.env.CI === undefined ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: process.env.NADERHAND_CHROMIUM ?? "/usr/bin/chromium",
      // Chromium refuses to start its sandbox as root, which is what containers run as.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  projects: [
    { name: "journeys", testDir: "tests" },
    { name: "screens", testDir: "screens" },
    // A whole browser starts for each device of each journey.
    { name: "firefox", testDir: "engines", timeout: 60_000, use: { engine: "firefox" } },
    // WebKitGTK has no pushes.
    { name: "webkit", testDir: "engines", testIgnore: "push.spec.ts", timeout: 60_000, use: { engine: "webkit" } },
  ],
});
