// Measures what keeping costs: how soon typed is saved, and what a large store adds to the start.
//
//   cargo xtask serve                                     (in another terminal; it prints the address)
//   node tests/measure_keeping.mjs http://127.0.0.1:8080 [records] [edits]
//
// First with an empty store, then with that many plans (2,000 and 3.5 million characters unless
// told otherwise). Milliseconds. "save blocks" is the task of the page's main thread that writes,
// "hearing the journal blocks" the tasks in which its answers come. "interactive" is when a choice
// changed the answer.
import { chromium } from "@playwright/test";

const [address, records = "2000", edits = "60"] = process.argv.slice(2);
if (!address) {
  console.error("Name the address: node tests/measure_keeping.mjs http://127.0.0.1:8080");
  process.exit(2);
}
const executablePath = process.env.TANDEM_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

function crc32(text) {
  let crc = ~0;
  for (const byte of Buffer.from(text, "utf8")) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

/** A plan as it is kept, about 1,700 characters long. */
function plan(number) {
  const draft = Object.fromEntries(
    Array.from({ length: 36 }, (_, field) => [`of-a-later-version-${field}`, `${number * 1000 + field},000.00`]),
  );
  draft.annual_revenue = `${60_000 + number}`;
  const json = JSON.stringify({ name: `Plan ${number}`, draft, created_ms: number, updated_ms: number });
  const id = `measured-${number}`;
  const header = `tandem/2 case ${id} 1 1 measure 0 _ 1780000000000 ${json.length}`;
  return [`case/${id}`, `${header} ${crc32(`${header}\n${json}`)}\n${json}`];
}

const sorted = (values) => [...values].sort((one, other) => one - other);
const at = (values, share) => sorted(values)[Math.floor((values.length - 1) * share)]?.toFixed(1);

async function measure(count) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(new URL("/roi", address).href);
  await page.locator("#in-annual_revenue").waitFor();
  if (count > 0) {
    await page.goto(new URL("/favicon.svg", address).href);
    const plans = Array.from({ length: count }, (_, number) => plan(number));
    console.log(`${count} records, ${plans.reduce((sum, [, text]) => sum + text.length, 0)} characters`);
    await page.evaluate(async (plans) => {
      for (const [key, text] of plans) localStorage.setItem(`tandem/r/${key}`, text);
      localStorage.setItem("tandem/layout", "2");
      const request = indexedDB.open("tandem");
      const database = await new Promise((done) => (request.onsuccess = () => done(request.result)));
      const transaction = database.transaction("records", "readwrite");
      for (const [key, text] of plans) transaction.objectStore("records").put(text, key);
      await new Promise((done) => (transaction.oncomplete = done));
      database.close();
    }, plans);
  }

  const starts = [];
  for (let run = 0; run < 5; run += 1) {
    const visit = await context.newPage();
    await visit.addInitScript(() => {
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
    await visit.goto(new URL("/roi", address).href);
    await visit.waitForFunction(() => globalThis.interactive, undefined, { polling: 50, timeout: 60_000 });
    starts.push(await visit.evaluate(() => globalThis.interactive));
    // The choice is put back, so that every run can make it.
    await visit.locator("input[name='in-partner_type'][value='Channel']").check();
    await visit.close();
  }

  await page.addInitScript(() => {
    const start = window.setTimeout.bind(window);
    globalThis.blocked = [];
    globalThis.heard = [];
    // From the journal's answer to the next task, which comes after all that follows from it.
    Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
      set(hear) {
        this.addEventListener("complete", (event) => {
          const began = performance.now();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => globalThis.heard.push(performance.now() - began);
          hear(event);
          port2.postMessage(0);
        });
      },
    });
    globalThis.setTimeout = (act, rest, ...more) => {
      if (rest !== 250 || typeof act !== "function") return start(act, rest, ...more);
      return start(() => {
        const began = performance.now();
        globalThis.written = began;
        act();
        globalThis.blocked.push(performance.now() - began);
      }, rest);
    };
  });
  await page.goto(new URL("/roi", address).href);
  await page.locator("#in-annual_revenue").waitFor();
  await page.waitForFunction(() => /Saved|Nothing/.test(document.querySelector(".dateline .aside").textContent));
  // Both would be counted: what the start still does, and a restore point.
  await new Promise((done) => setTimeout(done, 6_000));
  const { typed, written } = await page.evaluate(async (edits) => {
    const input = document.getElementById("in-annual_revenue");
    const line = document.querySelector(".dateline .aside");
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const until = (word) =>
      new Promise((done) => {
        const look = () => line.textContent.startsWith(word) && (watch.disconnect(), done());
        const watch = new MutationObserver(look);
        watch.observe(line, { subtree: true, childList: true, characterData: true });
        look();
      });
    const times = { typed: [], written: [] };
    for (let edit = 0; edit < edits; edit += 1) {
      const began = performance.now();
      put.call(input, String(200_000 + edit));
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await until("Saving");
      await until("Saved");
      times.typed.push(performance.now() - began);
      times.written.push(performance.now() - globalThis.written);
      await new Promise((done) => setTimeout(done, 20));
    }
    return times;
  }, Number(edits));
  const { blocked, heard } = await page.evaluate(() => ({ blocked: globalThis.blocked, heard: globalThis.heard }));
  console.log(`interactive: median ${at(starts, 0.5)}, worst ${at(starts, 1)}`);
  console.log(`typed until saved: p50 ${at(typed, 0.5)}, p95 ${at(typed, 0.95)} (250 of it waited for more)`);
  console.log(`written until saved: p50 ${at(written, 0.5)}, p95 ${at(written, 0.95)}, worst ${at(written, 1)}`);
  console.log(`save blocks: p50 ${at(blocked, 0.5)}, p95 ${at(blocked, 0.95)}, worst ${at(blocked, 1)}`);
  console.log(`hearing the journal blocks: p50 ${at(heard, 0.5)}, p95 ${at(heard, 0.95)}, worst ${at(heard, 1)}`);
  await context.close();
}

await measure(0);
await measure(Number(records));
await browser.close();
