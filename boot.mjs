// Starts Tandem, or says on the page why it did not start.

const page = document.documentElement;
const part = (id) => document.getElementById(id);
const whole = (url) => new URL(url, document.baseURI).href;
const within = (ms) => new Promise((over) => setTimeout(over, ms));
// What `act` gives; nothing where the browser refuses to keep or to read.
const allowed = (act) => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

// The notice that CSS shows by itself now waits longer: something is under way.
page.dataset.boot = "starting";

// A theme that the person chose holds from the first paint on: a line of header, then JSON.
allowed(() => {
  const settings = localStorage.getItem("tandem/r/settings/settings");
  const { theme } = JSON.parse(settings.slice(settings.indexOf("\n")));
  if (theme === "light" || theme === "dark") page.dataset.theme = theme;
});

// What is known of a newer build, and how to take it: asked by the program when it stands.
const update = { state: "", accept: () => location.reload() };
window.tandemUpdate = update;

const failures = {
  framed: [
    "Tandem is inside another page",
    "Another site shows Tandem in a frame, where it could trick you into a click. So it has not started. Open it in its own tab.",
  ],
  "no-webassembly": [
    "This browser cannot run Tandem",
    "Tandem needs WebAssembly, which is switched off here or too old. Allow it, update the browser, or open Tandem in another one.",
  ],
  "not-loaded": [
    "Tandem did not load whole",
    "A part of it is missing, or is not the part this page expects, and such a part is never used. Check the connection, then reload.",
  ],
  stopped: [
    "Tandem has stopped",
    "Something went wrong inside the program, and nothing more is written. Reload to go on from what was last saved.",
  ],
};

// Covers the page with what went wrong. The first failure is the cause; later ones come of it.
function fail(code, error) {
  window.tandemDead = true; // asked by the program before every write
  console.error(code, error);
  if (page.dataset.boot in failures) return;
  page.dataset.boot = code;

  const panel = part("trouble");
  [part("trouble-title").textContent, part("trouble-what").textContent] = failures[code];
  part("trouble-code").textContent = `${code}: ${error?.message ?? error ?? "no further details"}`;
  part("trouble-open").hidden = code !== "framed";
  part("trouble-open").href = location.href;
  part("trouble-reload").hidden = code === "framed";
  part("trouble-reload").addEventListener("click", () => update.accept());
  part("trouble-download").addEventListener("click", () => download(part("trouble-said")));
  for (const id of ["shell", "app"]) part(id)?.setAttribute("inert", "");
  if (panel.showModal) {
    // Escape must not uncover a page that is dead.
    panel.addEventListener("cancel", (event) => event.preventDefault());
    panel.addEventListener("close", () => panel.showModal());
    panel.showModal();
  } else {
    panel.setAttribute("open", "");
  }
}
window.tandemFail = fail; // called when the program panics

// What ends the program without a panic: a trap, memory or stack used up.
const isTrap = (error) =>
  (globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError) ||
  /call stack|too much recursion/i.test(error?.message);
addEventListener("error", ({ error }) => isTrap(error) && fail("stopped", error));
addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && fail("stopped", reason));

// Hands out `content` as a file and gives its name.
function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }));
  link.download = `tandem-${name}-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return link.download;
}

// Everything kept under Tandem's name, as one file. Local storage is read without the program and
// without a network; the journal is added where the module that reads it can be had.
async function download(said) {
  const entries = {};
  const isRead = allowed(() => {
    for (let at = 0; at < localStorage.length; at += 1) {
      const key = localStorage.key(at);
      if (key.startsWith("tandem/") && key !== failedStarts) entries[key] = localStorage.getItem(key);
    }
    return true;
  });
  const reading = more(sheet.safe).then(({ readJournal }) => readJournal());
  const journal = await Promise.race([reading, within(3_000)]).catch(() => {});
  const count = [entries, journal?.records, journal?.aside].flatMap((all) => Object.keys(all ?? {})).length;
  if (count > 0) {
    const file = save("data", { tandem: "entries", taken: new Date().toISOString(), entries, journal });
    said.textContent = `${count} ${count === 1 ? "entry" : "entries"} written to ${file}.`;
  } else {
    said.textContent = isRead
      ? "Nothing is saved in this browser yet."
      : "This browser does not let Tandem read what it keeps.";
  }
}

// Another module of this build: what no start waits for.
async function more({ url, integrity }) {
  const script = document.createElement("script");
  const loaded = new Promise((done, failed) => {
    script.onload = done;
    script.onerror = () => failed(new Error(`${url}: not loaded`));
  });
  Object.assign(script, { type: "module", integrity, src: whole(url) });
  document.head.append(script);
  await loaded;
  return import(script.src); // checked and loaded by the element already
}

// Static markup is built through innerHTML; markup that could run anything is refused. A handler
// is known by being one, so that a text like "once = 1" passes.
const isHandler = (name) => name in page || name in window || /^on(begin|end|repeat)$/.test(name);
function canRun(html) {
  if (/<(script|iframe|object|embed)|javascript:/i.test(html)) return true;
  return [...html.matchAll(/[\s"'/](on\w+)\s*=/gi)].some(([, name]) => isHandler(name.toLowerCase()));
}
function trustOnlyOurs({ workers, safe, offline, sw }) {
  const scripts = new Set([...workers, safe, offline, sw].map(({ url }) => whole(url)));
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (html) => (canRun(html) ? null : html),
    createScriptURL: (url) => (scripts.has(whole(url)) ? url : null),
  });
}

// A file of the build sheet. With its digest, the browser hands out these bytes or none.
async function load({ url, integrity }, cache = "default") {
  const response = await fetch(whole(url), { integrity, cache }).catch((error) => {
    throw new Error(`${url}: ${error.message}`); // the browser's own words leave out which file
  });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

// Text that stands in another font first moves everything below it. They come before the program
// does; where they are later, it does not wait for long.
function fonts() {
  const all = Promise.allSettled([...document.fonts].map((font) => font.load()));
  return Promise.race([all, within(1_000)]);
}

// A part of the program, asked for by the glue.
window.tandemPart = (name) => load(sheet.parts[name]);

const secondTry = "tandem/second-try";
const failedStarts = "tandem/boot";
let sheet = {};

async function start() {
  if (window.top !== window) return fail("framed");
  if (typeof WebAssembly !== "object") return fail("no-webassembly");
  sheet = JSON.parse(part("build").textContent);
  trustOnlyOurs(sheet);
  const failed = Number(allowed(() => localStorage.getItem(failedStarts))) || 0;
  if (failed >= 3) {
    (await more(sheet.safe)).open({ failedStarts, update, save, download });
    return keepOffline(); // a newer build may have put right what is wrong
  }

  const glue = import(whole(sheet.js.url));
  const [{ default: init }, wasm] = await Promise.all([glue, load(sheet.wasm), fonts()]);
  for (const style of document.querySelectorAll('link[rel="stylesheet"]')) {
    if (!style.sheet?.cssRules.length) throw new Error(`${style.href}: not loaded`);
  }
  // Failed until it has stood for a while, or was left in peace.
  allowed(() => localStorage.setItem(failedStarts, failed + 1));
  const stands = () => page.dataset.boot in failures || allowed(() => localStorage.removeItem(failedStarts));
  addEventListener("pagehide", stands);
  const standing = new Promise((done, failed) => {
    // Called by the program: it stands, or a part of it that this address needs did not come.
    window.tandemStands = (problem) => (problem ? failed(new Error(problem)) : done());
  });
  await init({ module_or_path: wasm });
  if (window.tandemDead) return;
  await standing;

  // The program stands in #app; what was painted before it goes in the same frame.
  part("shell").remove();
  page.dataset.boot = "started";
  allowed(() => sessionStorage.removeItem(secondTry));
  setTimeout(stands, 2_000);
  (window.requestIdleCallback ?? setTimeout)(keepOffline);
}

// What works without a network is a matter of its own: without it the program stands as well.
async function keepOffline() {
  try {
    await (await more(sheet.offline)).keepOffline(sheet, update);
  } catch (error) {
    console.warn("Not kept for offline use:", error);
  }
}

// Whether the first of two tries has just failed; who then reloads has two again. Where a tab cannot
// remember its tries, there is no second one, or there would be no last.
function wasFirstTry() {
  return allowed(() => {
    const first = sessionStorage.getItem(secondTry) === null;
    if (first) sessionStorage.setItem(secondTry, "1");
    else sessionStorage.removeItem(secondTry);
    return first;
  });
}

// A line that dropped, a page older than its files, a bad copy in a cache: fetched afresh, past what
// the browser and the worker keep, and tried once more before anybody is asked to do it.
async function tryAgain() {
  const styles = [...document.querySelectorAll('link[rel="stylesheet"]')];
  const files = [sheet.js, sheet.wasm, ...Object.values(sheet.parts ?? {}), ...styles.map(({ href, integrity }) => ({ url: href, integrity }))];
  const afresh = Promise.allSettled(files.map((file) => load(file, "reload")));
  await Promise.race([afresh, within(10_000)]);
  location.reload();
}

// The worker may be what is wrong: the next load comes from the network, if there is one.
async function endWorker() {
  if (!navigator.onLine) return;
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.unregister();
  const names = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(names.filter((name) => name.startsWith("tandem-")).map((name) => caches.delete(name)));
}

start().catch((error) => {
  if (isTrap(error)) return fail("stopped", error);
  if (error instanceof WebAssembly.CompileError) return fail("no-webassembly", error);
  if (wasFirstTry()) return tryAgain();
  fail("not-loaded", error);
  endWorker().catch(console.warn);
});
