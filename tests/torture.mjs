// Kills a real browser again and again in the middle of typing, and counts what it had called saved.
//
//   cargo xtask torture --kills 200          (builds, serves, runs this)
//   node tests/torture.mjs ADDRESS KILLS [SEED]
//
// Two tabs type numbers that rise, each into its own record: a plan and the level plan. A number is
// acknowledged when the page has said "Saved" after it was typed. At a random moment the whole
// browser gets SIGKILL, is started again on the same profile, and must show each record as it was
// acknowledged or as it was typed later. An acknowledged number that is gone is lost; a record more
// than was made is doubled. The moments come from the seed.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";

const [address, kills = "20", seed = "1"] = process.argv.slice(2);
if (!address) {
  console.error("Name the address: node tests/torture.mjs http://127.0.0.1:8080 20");
  process.exit(2);
}
const executable = process.env.TANDEM_CHROMIUM ?? "/usr/bin/chromium";
const profile = await mkdtemp(join(tmpdir(), "tandem-torture-"));

// SplitMix32: the same moments for the same seed.
let state = Number(seed) >>> 0;
function random() {
  state = (state + 0x9e3779b9) >>> 0;
  let mixed = state;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Starts the browser on the profile. One that hangs at its start, before any page, is started again. */
async function launch(tries = 3) {
  const browser = spawn(
    executable,
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
    ],
    // A process group of its own, so that one signal reaches every process of it.
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = new Promise((done) => browser.once("exit", done));
  const socket = await new Promise((found, failed) => {
    ended.then(() => failed(new Error("the browser ended before it listened")));
    createInterface({ input: browser.stderr }).on("line", (line) => {
      const listening = /^DevTools listening on (ws:\S+)/.exec(line);
      if (listening) found(listening[1]);
    });
  });
  const stop = async () => {
    process.kill(-browser.pid, "SIGKILL");
    await ended;
  };
  const connected = await chromium.connectOverCDP(socket, { timeout: 10_000 }).catch(() => undefined);
  if (!connected) {
    await stop();
    if (tries > 1) return launch(tries - 1);
    throw new Error("the browser does not answer");
  }
  const kill = async () => {
    await stop();
    await connected.close().catch(() => {});
  };
  return { context: connected.contexts()[0], kill };
}

/** What one tab types into, and what became of it. */
const records = [
  { path: "/roi", field: "in-annual_revenue", typed: 100_000, acknowledged: [], count: 0, times: [] },
  { path: "/levels", field: "lv-volume", typed: 500_000, acknowledged: [], count: 0, times: [] },
];

/** Opens the record's page, and waits until the journal has been read. */
async function open(context, record) {
  const page = await context.newPage();
  await page.goto(new URL(record.path, address).href);
  await page.locator(`#${record.field}`).waitFor();
  const settled = /Saved in this browser|Nothing you type leaves/;
  await page.waitForFunction(
    ([words]) => new RegExp(words).test(document.querySelector(".dateline .aside")?.textContent ?? ""),
    [settled.source],
  );
  return page;
}

/** Types rising numbers, each as soon as the one before is said to be saved, until the end. */
async function type(page, record) {
  await page.exposeFunction("saved", (value, milliseconds) => {
    record.acknowledged.push(value);
    record.count += 1;
    record.times.push(milliseconds);
  });
  await page.exposeFunction("typing", (value) => {
    record.typed = value;
  });
  await page.evaluate(
    ([field, from]) => {
      const input = document.getElementById(field);
      const line = document.querySelector(".dateline .aside");
      const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
      const says = (word) => line.textContent.startsWith(word);
      const until = (is) =>
        new Promise((done) => {
          const look = () => is() && (watch.disconnect(), done());
          const watch = new MutationObserver(look);
          watch.observe(line, { subtree: true, childList: true, characterData: true });
          look();
        });
      void (async () => {
        for (let value = from; ; value += 1) {
          await globalThis.typing(value);
          const began = performance.now();
          put.call(input, String(value));
          input.dispatchEvent(new Event("input", { bubbles: true }));
          await until(() => says("Saving"));
          await until(() => says("Saved"));
          await globalThis.saved(value, performance.now() - began);
        }
      })();
    },
    [record.field, record.typed + 1],
  );
}

/** The number that stands in the record's field. */
const shown = async (page, record) =>
  Number((await page.locator(`#${record.field}`).inputValue()).replaceAll(",", ""));

/** How many records there are in either place, the settings left out. */
const stored = (page) =>
  page.evaluate(async () => {
    const keys = new Set(Object.keys(localStorage).filter((key) => key.startsWith("tandem/r/")));
    const request = indexedDB.open("tandem");
    const database = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    const rows = database.transaction("records").objectStore("records").getAllKeys();
    for (const key of await new Promise((done) => (rows.onsuccess = () => done(rows.result)))) {
      keys.add(`tandem/r/${key}`);
    }
    database.close();
    return [...keys].filter((key) => !key.startsWith("tandem/r/settings/")).length;
  });

let lost = 0;
let doubled = 0;
for (let turn = 0; turn <= Number(kills); turn += 1) {
  const { context, kill } = await launch();
  const pages = [];
  for (const record of records) pages.push(await open(context, record));
  for (const [index, record] of records.entries()) {
    const last = record.acknowledged.at(-1);
    if (last === undefined) continue;
    const value = await shown(pages[index], record);
    if (value < last || value > record.typed) {
      console.log(`kill ${turn}: ${record.path} shows ${value}, acknowledged was ${last}`);
      lost += Math.max(1, record.acknowledged.filter((number) => number > value).length);
    }
    record.acknowledged = [last];
  }
  const kept = await stored(pages[0]);
  const made = records.filter((record) => record.count > 0).length;
  if (turn > 0 && kept > Math.max(made, 2)) {
    console.log(`kill ${turn}: ${kept} records are kept, ${made} were made`);
    doubled += kept - made;
  }
  if (turn === Number(kills)) {
    await kill();
    break;
  }
  await Promise.all(pages.map((page, index) => type(page, records[index])));
  await after(100 + random() * 2_400);
  await kill();
  if ((turn + 1) % 25 === 0) console.log(`${turn + 1} kills, ${lost} lost, ${doubled} doubled`);
}
await rm(profile, { recursive: true, force: true });

const acknowledged = records.reduce((sum, record) => sum + record.count, 0);
const times = records.flatMap((record) => record.times).sort((one, other) => one - other);
const at = (share) => Math.round(times[Math.floor((times.length - 1) * share)] ?? NaN);
console.log(`typed until saved: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
console.log(`${kills} kills: ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled`);
process.exit(lost + doubled === 0 && acknowledged > 0 ? 0 : 1);
