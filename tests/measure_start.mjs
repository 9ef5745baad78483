// Measures how soon the calculator is painted and answers, and how long a keystroke takes.
//
//   cargo xtask serve                                  (in another terminal; it prints the address)
//   node tests/measure_start.mjs http://127.0.0.1:8080 [runs]
//
// Two lines: as the machine is, and with the processor four times slower behind 1.6 Mbit/s and
// 150 ms. Medians and bests of the runs, in milliseconds from the start of the navigation.
// Interactive means that a click on a choice changed the answer.
import { chromium } from "@playwright/test";

const [address, runs = "7"] = process.argv.slice(2);
if (!address) {
  console.error("Name the address: node tests/measure_start.mjs http://127.0.0.1:8080");
  process.exit(2);
}
const executablePath = process.env.TANDEM_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

async function start(isSlow) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (isSlow) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 150,
      downloadThroughput: 200_000,
      uploadThroughput: 200_000,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.shift = (globalThis.shift ?? 0) + entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    const look = () => {
      const field = document.querySelector("#app input[name='in-partner_type'][value='Technology']");
      if (!field) return requestAnimationFrame(look);
      const before = document.querySelector("#say")?.textContent;
      field.click();
      const wait = () => {
        if (document.querySelector("#say")?.textContent === before) return requestAnimationFrame(wait);
        globalThis.interactive = performance.now();
      };
      wait();
    };
    requestAnimationFrame(look);
  });
  await page.goto(new URL("/roi", address).href);
  await page.waitForFunction(() => globalThis.interactive, undefined, { polling: 50, timeout: 60_000 });
  const measured = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    interactive: globalThis.interactive,
    shift: globalThis.shift ?? 0,
  }));
  await context.close();
  return measured;
}

async function keystroke() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(new URL("/roi", address).href);
  await page.getByRole("radio", { name: "Leads and deals" }).check({ force: true });
  await page.getByLabel("Qualified leads a month").waitFor();
  // From the event until the bookings on the page are new: what follows runs as microtasks.
  const times = await page.evaluate(async () => {
    const field = document.querySelector("#in-leads");
    const shown = () => document.querySelector(".figs").textContent;
    const times = [];
    for (let at = 0; at < 200; at += 1) {
      const before = shown();
      const start = performance.now();
      field.value = String(1 + (at % 90) / 10);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      for (let turn = 0; turn < 1000 && shown() === before; turn += 1) await null;
      times.push(performance.now() - start);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return times;
  });
  await page.close();
  return times;
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const at = (numbers, part) => sorted(numbers)[Math.floor((numbers.length - 1) * part)].toFixed(1);

for (const isSlow of [false, true]) {
  const all = [];
  for (let run = 0; run < Number(runs); run += 1) all.push(await start(isSlow));
  const line = (name) => {
    const numbers = all.map((one) => one[name]);
    return `${name} ${at(numbers, 0.5)} (best ${at(numbers, 0)})`;
  };
  const shift = Math.max(...all.map((one) => one.shift)).toFixed(4);
  console.log(`${isSlow ? "slow line" : "as it is"}: ${line("paint")}, ${line("interactive")}, layout shift ${shift}`);
}
const times = await keystroke();
console.log(`keystroke, a 36-month case: median ${at(times, 0.5)}, p95 ${at(times, 0.95)}, worst ${at(times, 1)}`);
await browser.close();
