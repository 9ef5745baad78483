import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { onHost, test } from "./host";
import { expect, expectNoAxeViolations } from "./support";

// The program is kept from starting on purpose, and says so in the console. The bare picture that
// records are put down from makes the browser look for an icon.
test.use({ ...onHost, tolerated: [/stopped|unreachable|favicon\.ico/] });

const record = (id: string, name: string) =>
  `tandem/1 case ${id} 1 3 tab-1 1780000000000 20 00000000\n{"name":"${name}"}`;
const kept = {
  "tandem/r/case/northgate": record("northgate", "Northgate"),
  "tandem/p/case/northgate": record("northgate", "North"),
  "tandem/x/case/gone": "tandem/1 case gone 1 4 tab-1 1780000000000 0 00000000\n",
  "tandem/r/settings/settings": 'tandem/1 settings settings 1 1 tab-1 1780000000000 16 00000000\n{"theme":"system"}',
  "another/app": "not ours",
};
const journaled = { "case/northgate": record("northgate", "Northgate, newer"), "case/long": record("long", "x".repeat(400)) };
const asideBefore = JSON.stringify({ key: "tandem/r/case/old", reason: "It was cut off", text: "tandem/1 ca" });

/** Makes every start trap for as long as local storage says so, as a bad record would. */
async function keepFromStarting(page: Page) {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...from) => {
      if (localStorage.getItem("visit/starts") === null) throw new WebAssembly.RuntimeError("unreachable");
      return start(...from);
    };
  });
}

/** Puts records into both places, from a page of the origin that runs no program. */
async function seed(page: Page, withJournal = true) {
  await page.goto("/favicon.svg");
  await page.evaluate(
    async ([kept, journaled, aside]) => {
      for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
      if (!journaled) return;
      const request = indexedDB.open("tandem", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("records");
        for (const name of ["aside", "points", "copies"]) request.result.createObjectStore(name, { autoIncrement: true });
      };
      await new Promise((opened) => (request.onsuccess = opened));
      const change = request.result.transaction(["records", "aside"], "readwrite");
      for (const [key, text] of Object.entries(journaled)) change.objectStore("records").put(text, key);
      change.objectStore("aside").add(aside);
      await new Promise((done) => (change.oncomplete = done));
      request.result.close();
    },
    [kept, withJournal ? journaled : null, asideBefore] as const,
  );
}

async function failToStart(page: Page, times: number) {
  for (let start = 0; start < times; start += 1) {
    await page.goto("/roi");
    await expect(page.getByRole("heading", { name: "Tandem has stopped" })).toBeVisible();
  }
}

async function openSafeMode(page: Page, withJournal = true) {
  await keepFromStarting(page);
  await seed(page, withJournal);
  await failToStart(page, 3);
  await page.goto("/roi");
  await expect(page.getByRole("heading", { name: "Safe mode" })).toBeVisible();
}

const row = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
const said = (page: Page) => page.getByRole("main").getByRole("status");

/** What both places hold now. */
const held = (page: Page) =>
  page.evaluate(async () => {
    const request = indexedDB.open("tandem");
    await new Promise((opened) => (request.onsuccess = opened));
    const all = (store: string, what: "getAll" | "getAllKeys") =>
      new Promise<string[]>((done) => {
        const asked = request.result.transaction(store).objectStore(store)[what]() as IDBRequest;
        asked.onsuccess = () => done(asked.result);
      });
    const found = { records: await all("records", "getAllKeys"), aside: await all("aside", "getAll") };
    request.result.close();
    return { ...found, local: Object.keys(localStorage).filter((key) => key.startsWith("tandem/")).sort() };
  });

const json = async (file: Download) => JSON.parse(await readFile(await file.path(), "utf8"));

test("after three failed starts in a row it shows what is kept instead of starting (fault 48) @phone", async ({
  page,
}, info) => {
  await openSafeMode(page);

  await expect(row(page, "case/northgate")).toContainText(/Local storage · \d\d characters · May 2\d, 2026/);
  await expect(row(page, "case/northgate")).toContainText("Local storage, the copy before");
  await expect(row(page, "case/northgate")).toContainText("Journal");
  await expect(row(page, "case/northgate")).toContainText("Northgate, newer");
  await expect(row(page, "case/long").locator("code")).toHaveText(/^.{198,210} …$/s);
  await expect(row(page, "case/gone")).toContainText("the note that it was deleted");
  await expect(row(page, "settings/settings")).toBeVisible();
  await expect(row(page, "case/old")).toContainText("It was cut off");
  await expect(page.getByText("not ours")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /clear|erase|delete/i })).toHaveCount(0);
  await expect(page.locator("#app")).toBeEmpty();

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: info.outputPath(`safe-mode-${colorScheme}.png`), fullPage: true });
    await expectNoAxeViolations(page);
  }
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isTooWide).toBe(false);
});

test("two failed starts are no safe mode, and one that stands ends the count (fault 48)", async ({ page }) => {
  await keepFromStarting(page);
  await failToStart(page, 2);
  await page.evaluate(() => localStorage.setItem("visit/starts", "1"));
  await page.goto("/roi");
  await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("tandem/boot"))).toBeNull();

  await page.evaluate(() => localStorage.removeItem("visit/starts"));
  await failToStart(page, 3);
  await page.goto("/roi");
  await expect(page.getByRole("heading", { name: "Safe mode" })).toBeVisible();
});

test("leaving quickly is no failed start (fault 48)", async ({ page }) => {
  for (let start = 0; start < 5; start += 1) {
    await page.goto("/roi");
    await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
  }
  await expect(page.getByRole("heading", { name: "Return calculator" })).toBeVisible();
});

test("everything can be downloaded, and every record by itself (fault 48)", async ({ page }) => {
  await openSafeMode(page);
  const all = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything" }).click();
  const { "another/app": _, ...ours } = kept;
  expect(await json(await all)).toMatchObject({
    tandem: "entries",
    entries: ours,
    journal: { records: journaled, aside: [asideBefore] },
  });
  await expect(said(page)).toContainText("7 entries written to tandem-data-");

  const one = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download case/northgate", exact: true }).click();
  expect((await json(await one)).copies.map(({ text }: { text: string }) => text).sort()).toEqual(
    [kept["tandem/r/case/northgate"], kept["tandem/p/case/northgate"], journaled["case/northgate"]].sort(),
  );
});

test("a record that is set aside is kept in both places, and taken out of both (fault 48)", async ({ page }) => {
  await openSafeMode(page);
  await page.getByRole("button", { name: "Set aside case/northgate" }).click();

  await expect(said(page)).toHaveText("case/northgate is set aside. It is kept below, and Tandem starts without it.");
  const { records, aside, local } = await held(page);
  expect(records).toEqual(["case/long"]);
  expect(local).toEqual([
    "tandem/boot", "tandem/q/1", "tandem/q/2", "tandem/q/3", "tandem/r/settings/settings", "tandem/x/case/gone",
  ]);
  const texts = [kept["tandem/r/case/northgate"], kept["tandem/p/case/northgate"], journaled["case/northgate"]];
  const notes = texts.map((text) => ({ key: "tandem/r/case/northgate", reason: "Set aside in safe mode", text }));
  expect(aside.slice(1).map((note) => JSON.parse(note))).toEqual(notes);
  await expect(page.getByRole("button", { name: "Set aside case/northgate" })).toHaveCount(0);
  await expect(row(page, "case/northgate")).toHaveCount(3);

  await page.evaluate(() => localStorage.setItem("visit/starts", "1"));
  await page.getByRole("button", { name: "Try to start again" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("tandem/boot"))).toBeNull();
});

for (const [place, refuse] of [
  ["local storage", () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("It is full", "QuotaExceededError");
    };
  }],
  ["the journal", () => {
    IDBObjectStore.prototype.add = function () {
      this.transaction.abort();
      throw new DOMException("It is full", "QuotaExceededError");
    };
  }],
] as const) {
  test(`where ${place} takes nothing, nothing is removed, and the page says so (fault 48)`, async ({ page }) => {
    await openSafeMode(page);
    const before = await held(page);
    await page.evaluate(refuse);
    await page.getByRole("button", { name: "Set aside case/northgate" }).click();

    await expect(said(page)).toHaveText("case/northgate stays where it is, as nothing could be written: It is full");
    expect(await held(page)).toEqual(before);
  });
}

test("without a journal it shows local storage, and makes none (fault 48)", async ({ page }) => {
  await openSafeMode(page, false);
  await expect(row(page, "case/northgate")).toContainText("Northgate");
  await expect(page.getByText("The journal cannot be read")).toHaveCount(0);
  await page.getByRole("button", { name: "Set aside case/northgate" }).click();

  await expect(said(page)).toContainText("is set aside");
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
});

test("a journal that never answers is said, and waited for no longer than a second (fault 48)", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  await openSafeMode(page, false);

  await expect(page.getByText("The journal cannot be read: The journal (IndexedDB) did not answer within a second.")).toBeVisible({
    timeout: 3_000,
  });
  await expect(row(page, "case/northgate")).toContainText("Northgate");
});

test("the panel's download holds the journal as well (fault 47)", async ({ page }) => {
  await keepFromStarting(page);
  await seed(page);
  await failToStart(page, 1);

  const coming = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Download my data" }).click();
  const { journal } = await json(await coming);
  expect(journal).toEqual({ records: journaled, aside: [asideBefore] });
});
