// Opens the page of tests/in_browser.rs where there is no chromedriver, and prints its results.
import { chromium } from "@playwright/test";

const { TANDEM_ADDRESS, TANDEM_CHROMIUM, TANDEM_SECONDS_AT_MOST } = process.env;

const browser = await chromium.launch({ executablePath: TANDEM_CHROMIUM });
const page = await browser.newPage();
page.on("console", (message) => console.error(message.text()));
await page.goto(TANDEM_ADDRESS);
await page.waitForFunction(
  () => document.getElementById("output").textContent.includes("test result: "),
  undefined,
  { timeout: Number(TANDEM_SECONDS_AT_MOST) * 1000 },
);
const output = await page.locator("#output").textContent();
await browser.close();

console.log(output);
process.exitCode = output.includes("test result: ok") ? 0 : 1;
