import { alarm, breakJournal, changeJournal, expectKept, inCopy, inJournal, journal, refuseCopy, revenue, settled } from "./keeping";
import { anyAnswer, choosePlan, name, open, planName, saved } from "./calculator";
import { expect, test } from "./support";

// Files that are no page of ours have no icon either.
test.use({ tolerated: [/favicon\.ico/] });

test("what is called saved is in local storage and in the journal (fault 5)", async ({ page }) => {
  await open(page);
  await revenue(page).fill("71,000");
  await expect(saved(page)).toBeVisible();

  await expectKept(page, "71,000");
});

test("what was typed a moment before leaving is there again (fault 5)", async ({ page }) => {
  await open(page);
  await revenue(page).fill("72,000");
  await page.goto("about:blank");
  await open(page);

  await expect(revenue(page)).toHaveValue("72,000");
  await settled(page);
  await expectKept(page, "72,000");
});

test("a reload in the middle of a save shows the old or the new, never half (fault 6)", async ({ page }) => {
  await open(page);
  for (let turn = 0; turn < 10; turn += 1) {
    await revenue(page).fill(`${60 + turn},000`);
    await page.reload();
    await expect(revenue(page)).toHaveValue(`${60 + turn},000`);
  }
  await expect(page.getByText("set aside")).toHaveCount(0);
});

test("ordinary edits do not wait for the disk, an import does (fault 3)", async ({ page }) => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Reflect.set(window, "asked", asked);
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (mode === "readwrite") asked.push(String(options?.durability));
      return begin.call(this, names, mode, options);
    };
  });
  await open(page);
  await revenue(page).fill("71,000");
  await expect(saved(page)).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "asked"))).toContain("relaxed");

  await page.evaluate(() => (Reflect.get(window, "asked") as string[]).splice(0));
  await page.getByRole("navigation").getByRole("link", { name: "Your data" }).click();
  await page.getByRole("button", { name: /^Restore: / }).first().click();
  await expect(page.getByText(/^Everything is as it was/)).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "asked"))).toContain("strict");
});

test("a tab that crashed comes back with everything (fault 4)", async ({ page, context }) => {
  test.slow();
  await open(page);
  await revenue(page).fill("73,000");
  await expect(saved(page)).toBeVisible();
  const crashed = page.waitForEvent("crash");
  void page.goto("chrome://crash").catch(() => {});
  await crashed;

  const again = await context.newPage();
  await open(again);
  await expect(revenue(again)).toHaveValue("73,000");
});

test("a page that was torn down says so the next time, and one that was left does not (fault 4)", async ({ page }) => {
  await open(page);
  await page.reload();
  await expect(saved(page).or(page.getByText("Nothing you type leaves this browser.")).first()).toBeVisible();
  await expect(page.getByText("Tandem ended here without warning.")).toHaveCount(0);

  // What a crash leaves behind: the tab's own storage, with nobody to clear it.
  await page.addInitScript(() => sessionStorage.setItem("tandem/running", "1"));
  await page.reload();
  await expect(page.getByText("Tandem ended here without warning. Everything that was saved is back.")).toBeVisible();
});

test.describe("one place is lost", () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await revenue(page).fill("74,000");
    await name(page, "Northgate");
    await settled(page);
    await expectKept(page, "74,000");
  });

  test("an emptied local storage is filled from the journal, and counted (fault 28)", { tag: "@phone" }, async ({ page }) => {
    await page.evaluate(() => localStorage.clear());
    await page.goto("about:blank");
    await open(page);

    await expect(revenue(page)).toHaveValue("74,000");
    await expect(planName(page)).toHaveText("Plan: Northgate");
    await expect(page.getByText("2 records came back from the second copy.")).toBeVisible();
    await expectKept(page, "74,000");
  });

  test("an emptied journal is filled from local storage (fault 29)", async ({ page }) => {
    await changeJournal(page, "clear");
    await page.reload();

    await settled(page);
    await expect(revenue(page)).toHaveValue("74,000");
    await expectKept(page, "74,000");
  });

  test("everything cleared while the page is open is written again at the next save (fault 31)", async ({ page }) => {
    await changeJournal(page, "clear");
    await page.evaluate(() => localStorage.clear());
    await revenue(page).fill("75,000");
    await settled(page);

    await expectKept(page, "75,000");
    await page.reload();
    await expect(revenue(page)).toHaveValue("75,000");
  });

  test("one key deleted by hand comes back (fault 32)", async ({ page }) => {
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.includes("/case/")) localStorage.removeItem(key);
    });
    await page.reload();

    await expect(revenue(page)).toHaveValue("74,000");
    await expectKept(page, "74,000");
  });

  test("both emptied is a first visit that offers to bring a copy in (fault 30)", async ({ page }) => {
    await changeJournal(page, "clear");
    await page.evaluate(() => localStorage.clear());
    await page.goto("about:blank");
    await open(page, "/data");

    await expect(page.getByText("Nothing is kept here yet.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Choose a file" })).toBeVisible();
  });

  test("a damaged row of the journal is set aside, and the work is whole (fault 33)", async ({ page }) => {
    const [key] = (await journal(page)).find(([key]) => key.startsWith("case/")) ?? [""];
    await changeJournal(page, [key, "scribble"]);
    await page.reload();

    await expect(revenue(page)).toHaveValue("74,000");
    await expect(page.getByText("1 text could not be read and is kept as it was.")).toBeVisible();
    await expectKept(page, "74,000");
    await open(page, "/data");
    await expect(page.getByRole("region", { name: "1 text set aside" })).toContainText(key);
  });
});

test("a connection that the browser closes is opened again (fault 26)", async ({ page, context }) => {
  await open(page);
  await revenue(page).fill("71,000");
  await settled(page);
  const other = await context.newPage();
  await other.goto("/favicon.svg");
  // Deleting the database asks every open connection to close.
  await other.evaluate(
    () =>
      new Promise((done) => {
        indexedDB.deleteDatabase("tandem").onsuccess = done;
      }),
  );
  await revenue(page).fill("76,000");

  await settled(page);
  await expect.poll(() => inJournal(page, "76,000")).toBe(true);
});

test.describe("local storage", () => {
  const getters: [string, number, () => void][] = [
    ["throws where it is asked for", 19, () =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      })],
    ["is missing", 20, () => Object.defineProperty(window, "localStorage", { get: () => null })],
    ["throws where it is read", 21, () => {
      for (const read of ["getItem", "key"] as const) {
        Storage.prototype[read] = () => {
          throw new DOMException("broken", "DataError");
        };
      }
    }],
  ];
  for (const [what, fault, prepare] of getters) {
    test(`${what}: the journal has the work, and that is said (fault ${fault})`, async ({ page }) => {
      await page.addInitScript(prepare);
      await open(page);
      await revenue(page).fill("80,000");

      await expect(alarm(page, "Saved in one place only")).toBeVisible();
      await expect(anyAnswer(page)).toContainText("$63,333");
      await expect.poll(() => inJournal(page, "80,000")).toBe(true);
      await open(page);
      await expect(revenue(page)).toHaveValue("80,000");
    });
  }

  const spellings: [string, number?][] = [
    ["QuotaExceededError"], ["NS_ERROR_DOM_QUOTA_REACHED", 1014], ["Unheard", 22],
  ];
  for (const [spelling, code] of spellings) {
    test(`is full, which is called ${spelling}: the journal has the work (fault 22)`, async ({ page }) => {
      await refuseCopy(page, spelling, code);
      await open(page);
      await revenue(page).fill("81,000");

      await expect(alarm(page, "Saved in one place only")).toContainText("The storage of this browser is full");
      await expect.poll(() => inJournal(page, "81,000")).toBe(true);
      await open(page);
      await expect(revenue(page)).toHaveValue("81,000");
    });
  }

  test("is filled by another page of this site: both shares are named (fault 23)", async ({ page }) => {
    await open(page);
    await page.evaluate(() => localStorage.setItem("another/app", "x".repeat(4_900_000)));
    await revenue(page).fill("82,000");
    await settled(page);
    await open(page, "/data");

    await expect(page.getByText(/Other pages of this site take 4,900,011 more/)).toBeVisible();
  });
});

test.describe("the journal", () => {
  for (const how of ["missing", "refused"] as const) {
    test(`is ${how}: work is kept, and not called saved (fault 25)`, { tag: "@phone" }, async ({ page }) => {
      await breakJournal(page, how);
      await open(page);
      await revenue(page).fill("83,000");

      await expect(alarm(page, "Kept in this browser, not confirmed on disk")).toBeVisible();
      await expect(saved(page)).toHaveCount(0);
      expect(await inCopy(page, "83,000")).toBe(true);
      await page.reload();
      await expect(revenue(page)).toHaveValue("83,000");
    });
  }

  test("does not answer: after a second or two the page goes on without it (fault 25)", async ({ page }) => {
    await breakJournal(page, "silent");
    await open(page);
    await revenue(page).fill("84,000");

    await expect(alarm(page, "Kept in this browser, not confirmed on disk")).toContainText("does not answer");
    expect(await inCopy(page, "84,000")).toBe(true);
  });

  test("cannot be read at the start: local storage is, and that is said (fault 27)", async ({ page }) => {
    await open(page);
    await revenue(page).fill("85,000");
    await settled(page);
    await page.addInitScript(() => {
      IDBObjectStore.prototype.getAll = () => {
        throw new DOMException("unreadable", "UnknownError");
      };
    });
    await page.reload();

    await expect(revenue(page)).toHaveValue("85,000");
    await revenue(page).fill("86,000");
    await expect(saved(page)).toBeVisible();
  });

  test("has no room on the disk: it says so, and offers the download (fault 24)", async ({ page }) => {
    await refuseCopy(page, "QuotaExceededError");
    await breakJournal(page, "full");
    await open(page);
    await revenue(page).fill("87,000");

    const problem = alarm(page, "Not saved");
    await expect(problem).toContainText("is full");
    const coming = page.waitForEvent("download");
    await problem.getByRole("button", { name: "Download a copy of everything" }).click();
    const file = await (await coming).createReadStream();
    let text = "";
    for await (const piece of file) text += piece;
    expect(JSON.parse(text).records[0].payload.draft.annual_revenue).toBe("87,000");
  });
});

test("coming back from the page cache shows what was done in between (fault 46)", async ({ page, context }) => {
  await open(page);
  await revenue(page).fill("71,000");
  await settled(page);
  await page.goto("/favicon.svg");
  const other = await context.newPage();
  await open(other);
  await revenue(other).fill("77,000");
  await settled(other);
  await other.close();
  await page.goBack();

  await expect(revenue(page)).toHaveValue("77,000");
});

test("a newer record is left alone, told of, and stands in the copy that is taken out (fault 15)", async ({ page }) => {
  await open(page);
  await revenue(page).fill("71,000");
  await settled(page);
  const newer = "tandem/9 case from-the-future whatever comes\n{}";
  await changeJournal(page, ["case/from-the-future", newer]);
  await page.evaluate((text) => localStorage.setItem("tandem/r/case/from-the-future", text), newer);
  await page.reload();

  await expect(page.getByText("1 record was written by a newer Tandem and is left untouched.")).toBeVisible();
  await revenue(page).fill("72,000");
  await settled(page);
  expect((await journal(page)).find(([key]) => key === "case/from-the-future")?.[1]).toBe(newer);
});

test("odd characters are kept as typed, and the layout holds (fault 37)", { tag: "@phone" }, async ({ page }) => {
  const odd = "a\u0000b\ufeff\u202e\ud83e\udd80\u00e9\u6f22";
  await open(page);
  await revenue(page).fill(odd);
  await settled(page);
  await page.reload();
  await expect(revenue(page)).toHaveValue(odd);
  await choosePlan(page, "Plans", "Duplicate");
  await revenue(page).fill("9".repeat(5_000));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
});
