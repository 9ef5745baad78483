// Safe mode: everything that is kept, as it is kept, for when the program cannot start. And the
// journal, for the download that the failure panel offers.

/** How long the browser may take to open the journal, in milliseconds. */
const PATIENCE = 1_000;
/** How much of a text is shown. */
const SHOWN = 200;
/** What the journal calls the records, and what was set aside. */
const STORES = ["records", "aside"];
const REASON = "Set aside in safe mode";

const silence = "The journal (IndexedDB) did not answer within a second.";
const settled = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/** The journal, or nothing where there is none: it is never made here. */
async function openJournal() {
  const request = indexedDB.open("tandem");
  let isNew = false;
  let isLate = false;
  request.onupgradeneeded = () => {
    isNew = true;
    request.transaction.abort();
  };
  const opened = settled(request).then(
    (journal) => {
      journal.onversionchange = () => journal.close();
      const isWhole = STORES.every((name) => journal.objectStoreNames.contains(name));
      if (isWhole && !isLate) return journal;
      journal.close();
    },
    (error) => {
      if (!isNew) throw error;
    },
  );
  const late = new Promise((_, failed) => {
    setTimeout(() => {
      isLate = true;
      failed(new Error(silence));
    }, PATIENCE);
  });
  return Promise.race([opened, late]);
}

/**
 * What the journal holds: texts by `<kind>/<id>`, and what was set aside, in order. Where it cannot
 * be read, `problem` says why.
 */
export async function readJournal() {
  const found = { records: {}, aside: [] };
  try {
    const journal = await openJournal();
    if (!journal) return found;
    const [records, aside] = STORES.map((name) => journal.transaction(name).objectStore(name));
    const all = [records.getAllKeys(), records.getAll(), aside.getAll()];
    const [keys, texts, notes] = await Promise.all(all.map(settled));
    journal.close();
    found.records = Object.fromEntries(keys.map((key, at) => [key, String(texts[at])]));
    found.aside = notes.map(String);
  } catch (error) {
    found.problem = error.message || String(error);
  }
  return found;
}

/** Adds `notes` to what the journal set aside and takes their record out of it: both or neither. */
async function moveInJournal(name, notes) {
  const journal = await openJournal();
  if (!journal) return;
  const change = journal.transaction(STORES, "readwrite");
  await new Promise((complete, failed) => {
    change.oncomplete = complete;
    change.onabort = () => failed(change.error ?? new Error("The journal refused it."));
    for (const note of notes) change.objectStore("aside").add(note);
    change.objectStore("records").delete(name);
  });
  journal.close();
}

/** What local storage holds, by key; `problem` where it cannot be read. */
function readLocal() {
  const found = { entries: {} };
  try {
    for (let at = 0; at < localStorage.length; at += 1) {
      const key = localStorage.key(at);
      if (/^tandem\/[rpxq]\//.test(key)) found.entries[key] = localStorage.getItem(key);
    }
  } catch (error) {
    found.problem = error.message;
  }
  return found;
}

const PLACES = { r: "Local storage", p: "Local storage, the copy before", x: "Local storage, the note that it was deleted" };

/** Every record by its `<kind>/<id>`, each with one row for each place it is kept in. */
function recordsIn(local, journal) {
  const records = new Map();
  const put = (name, place) => records.set(name, [...(records.get(name) ?? []), place]);
  for (const [place, where] of Object.entries(PLACES)) {
    const start = `tandem/${place}/`;
    const here = Object.entries(local.entries).filter(([key]) => key.startsWith(start));
    for (const [key, text] of here) put(key.slice(start.length), { where, text, isNote: place === "x" });
  }
  for (const [name, text] of Object.entries(journal.records)) put(name, { where: "Journal", text });
  return [...records].sort().map(([name, places]) => ({ name, places }));
}

/** Where a text that was set aside has room in local storage. */
function freeAside(entries) {
  const taken = Object.keys(entries).map((key) => Number(/^tandem\/q\/(\d+)$/.exec(key)?.[1] ?? 0));
  return Math.max(0, ...taken) + 1;
}

/**
 * Moves a record out of the way in every place it is kept, as it is kept at this moment. Throws
 * before anything is removed.
 */
async function setAside(name) {
  const local = readLocal();
  const journal = await readJournal();
  if (journal.problem) throw new Error(journal.problem);
  const record = recordsIn(local, journal).find((record) => record.name === name);
  const copies = (record?.places ?? []).filter(({ isNote }) => !isNote);
  const notes = [...new Set(copies.map(({ text }) => text))].map((text) =>
    JSON.stringify({ key: `tandem/r/${name}`, reason: REASON, text }),
  );

  const written = [];
  try {
    if (!local.problem) {
      const first = freeAside(local.entries);
      notes.forEach((note, at) => {
        written.push(`tandem/q/${first + at}`);
        localStorage.setItem(`tandem/q/${first + at}`, note);
      });
    }
    await moveInJournal(name, notes);
  } catch (error) {
    for (const key of written) localStorage.removeItem(key);
    throw error;
  }
  if (!local.problem) for (const place of ["r", "p"]) localStorage.removeItem(`tandem/${place}/${name}`);
}

/** What was set aside, in both places, each text once. */
function asideIn(local, journal) {
  const kept = Object.entries(local.entries).filter(([key]) => key.startsWith("tandem/q/"));
  return [...new Set([...kept.map(([, text]) => text), ...journal.aside])].map((raw) => {
    try {
      const { key, reason, text } = JSON.parse(raw);
      return { raw, name: String(key).replace(/^tandem\/.\//, ""), reason: String(reason), text: String(text) };
    } catch {
      return { raw, name: "Not readable", reason: "Its note is damaged", text: raw };
    }
  });
}

/** When a record was written: the third last word of its first line, in milliseconds since 1970. */
function written(text) {
  const at = new Date(Number(text.split("\n", 1)[0].split(" ").at(-3)));
  return Number.isNaN(at.getTime()) ? "time not known" : at.toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
}

const size = (text) => `${text.length.toLocaleString("en-US")} characters`;

/** An element with its class, and what stands in it. */
function el(name, look, ...inner) {
  const element = document.createElement(name);
  if (look) element.className = look;
  element.append(...inner);
  return element;
}

function button(look, words, act) {
  const made = el("button", look, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** The beginning of a text; all of it is in the download. */
function beginning(text) {
  return el("pre", "", el("code", "", text.slice(0, SHOWN), text.length > SHOWN ? " …" : ""));
}

function recordView({ name, places }, { say, save, refresh }) {
  const rows = places.map(({ where, text }) =>
    el("div", "", el("p", "note", `${where} · ${size(text)} · ${written(text)}`), beginning(text)),
  );
  const download = () => {
    const copies = places.map(({ where, text }) => ({ where, text }));
    say(`Written to ${save(name.replace(/[^a-z0-9-]+/gi, "-"), { tandem: "record", name, copies })}.`);
  };
  const putAside = async () => {
    try {
      await setAside(name);
      await refresh();
      say(`${name} is set aside. It is kept below, and Tandem starts without it.`);
    } catch (error) {
      say(`${name} stays where it is, as nothing could be written: ${error.message || error}`);
    }
  };
  const tools = el("p", "tools", button("plain", "Download", download));
  if (places.some(({ isNote }) => !isNote)) tools.append(button("plain", "Set aside", putAside));
  for (const tool of tools.children) tool.setAttribute("aria-label", `${tool.textContent} ${name}`);
  return el("li", "", el("h3", "", name), ...rows, tools);
}

function asideView({ name, reason, text, raw }, { say, save }) {
  const tool = button("plain", "Download", () => {
    say(`Written to ${save(`aside-${name.replace(/[^a-z0-9-]+/gi, "-")}`, { tandem: "aside", note: raw })}.`);
  });
  tool.setAttribute("aria-label", `Download ${name}, set aside`);
  const about = el("p", "note", `${reason} · ${size(text)} · ${written(text)}`);
  return el("li", "", el("h3", "", name), about, beginning(text), el("p", "tools", tool));
}

const section = (title, none, items) =>
  el("section", "section", el("h2", "", title), items.length > 0 ? el("ul", "raw", ...items) : el("p", "", none));

/** Takes the place of what was painted. `boot.mjs` hands over what the two have in common. */
export async function open({ failedStarts, update, save, download }) {
  document.documentElement.dataset.boot = "safe";
  document.title = "Safe mode · Tandem";
  const said = el("p", "note");
  said.setAttribute("role", "status");
  const say = (sentence) => (said.textContent = sentence);
  const lists = el("div", "");

  const refresh = async () => {
    const local = readLocal();
    const journal = await readJournal();
    const problems = [
      local.problem && `This browser does not let Tandem read local storage: ${local.problem}`,
      journal.problem && `The journal cannot be read: ${journal.problem}`,
    ];
    const records = recordsIn(local, journal).map((record) => recordView(record, { say, save, refresh }));
    const aside = asideIn(local, journal).map((text) => asideView(text, { say, save }));
    lists.replaceChildren(
      ...problems.filter(Boolean).map((problem) => el("p", "notice is-problem", problem)),
      section("What is kept", "Nothing is kept in this browser.", records),
      section("What was set aside", "Nothing was set aside.", aside),
    );
  };

  const again = button("btn main", "Try to start again", () => {
    try {
      localStorage.removeItem(failedStarts);
    } catch {
      // Then nothing was counted either.
    }
    update.accept();
  });
  const everything = button("btn", "Download everything", () => download(said));
  const title = el("h1", "", "Safe mode");
  title.tabIndex = -1;
  document.querySelector("#shell main").replaceChildren(
    el("div", "pagehead", title),
    el(
      "p",
      "lead",
      "Tandem stopped three times in a row while it started, so it was not started again. What you saved is still here, as it is kept. If one record is what stops it, download that record, set it aside and start again.",
    ),
    el("p", "acts", again, everything),
    said,
    lists,
  );
  title.focus();
  await refresh();
}
