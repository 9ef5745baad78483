import { defineConfig } from "@playwright/test";

// `cargo xtask test` serves the finished build, finds the browser and sets these.
const { TANDEM_ADDRESS, TANDEM_CHROMIUM, TANDEM_REPORT } = process.env;
const results = "../../test-results";

export default defineConfig({
  testDir: ".",
  outputDir: `${results}/visits`,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // Generous: a slow machine is no failure.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: TANDEM_REPORT ?? `${results}/visits.json` }]],
  use: {
    baseURL: TANDEM_ADDRESS ?? "http://127.0.0.1:8080",
    browserName: "chromium",
    locale: "en-US",
    // A worker would answer what a visit wants to change on its way. Those about it allow it.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: TANDEM_CHROMIUM || undefined,
      // Containers give Chromium no sandbox of its own. The rest keeps it from calling out.
      chromiumSandbox: false,
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
      ],
    },
  },
  // Every visit is made at a desk; those tagged @phone are made on a phone as well.
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    {
      name: "phone",
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
