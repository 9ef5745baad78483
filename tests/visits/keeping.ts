import { expect } from "./support";
import { field, planName } from "./calculator";
import type { Page } from "@playwright/test";

export const revenue = (page: Page) => field(page, "Revenue a year");
export const editHere = (page: Page) => page.getByRole("button", { name: "Edit here" });

/** The banner over every page. */
export const alarm = (page: Page, title: string) =>
  page.getByRole("alert").getByRole("region", { name: title, exact: true });

/** Saved by both: local storage has `text`, and so has the journal. */
export async function expectKept(page: Page, text: string) {
  await expect.poll(() => inCopy(page, text), { message: "in local storage" }).toBe(true);
  await expect.poll(() => inJournal(page, text), { message: "in the journal" }).toBe(true);
}

export const inCopy = (page: Page, text: string) =>
  page.evaluate(
    (text) =>
      Object.entries(localStorage).some(([key, kept]) => key.startsWith("tandem/r/") && kept.includes(text)),
    text,
  );

export const inJournal = async (page: Page, text: string) =>
  (await journal(page)).some(([, kept]) => kept.includes(text));

/** Every row of the journal. */
export const journal = (page: Page): Promise<[string, string][]> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((found, failed) => {
        request.onsuccess = () => found(request.result);
        request.onerror = () => failed(request.error);
      });
    const database = await done(indexedDB.open("tandem"));
    const store = database.transaction("records").objectStore("records");
    const [keys, texts] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    database.close();
    return keys.map((key, index) => [String(key), String(texts[index])]);
  });

/** Changes the journal behind the program's back. */
export const changeJournal = (page: Page, change: "clear" | [key: string, text: string]) =>
  page.evaluate(async (change) => {
    const request = indexedDB.open("tandem");
    const database = await new Promise<IDBDatabase>((done) => (request.onsuccess = () => done(request.result)));
    const transaction = database.transaction("records", "readwrite");
    const store = transaction.objectStore("records");
    if (change === "clear") store.clear();
    else store.put(change[1], change[0]);
    await new Promise((done) => (transaction.oncomplete = done));
    database.close();
  }, change);

/** Waits until the journal has been read and nothing is under way. */
export const settled = (page: Page) => expect(page.getByText(/^Saved in this browser/)).toBeVisible();

export const expectPlan = (page: Page, name: string) => expect(planName(page)).toHaveText(`Plan: ${name}`);

/** Makes every write to local storage fail as `name` does. */
export const refuseCopy = (page: Page, name: string, code?: number) =>
  page.addInitScript(
    ([name, code]) => {
      Storage.prototype.setItem = () => {
        const error = new DOMException("refused", String(name));
        if (code !== undefined) Object.defineProperty(error, "code", { value: code });
        throw error;
      };
    },
    [name, code] as const,
  );

/** Takes the database away: missing, refused, silent, or failing as the disk does. */
export const breakJournal = (page: Page, how: "missing" | "refused" | "silent" | "full") =>
  page.addInitScript((how) => {
    if (how === "missing") Object.defineProperty(window, "indexedDB", { get: () => undefined });
    if (how === "refused") {
      Object.defineProperty(window, "indexedDB", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      });
    }
    // A request that nobody answers.
    if (how === "silent") IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    if (how === "full") {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    }
  }, how);
