import type { Page } from "@playwright/test";
import { anyAnswer, choosePlan, field, name, open, planName } from "./calculator";
import { alarm, editHere, expectKept, expectPlan, journal, revenue, settled } from "./keeping";
import { expect, expectNoAxeViolations, test } from "./support";

const locked = (page: Page) => page.getByRole("region", { name: "Open in another tab" });

// Files that are no page of ours have no icon either.
test.use({ tolerated: [/favicon\.ico/] });

test.beforeEach(async ({ page }) => {
  await open(page);
  await revenue(page).fill("60,000");
  await name(page, "Shared");
  await settled(page);
});

test("a plan that is open elsewhere is read-only here, follows along, and is edited here on request (fault 8)", { tag: "@phone" }, async ({ page, context }, info) => {
  const other = await context.newPage();
  await open(other);

  await expect(locked(other)).toBeVisible();
  await expect(revenue(other)).toBeDisabled();
  await expectNoAxeViolations(other);
  await other.screenshot({ path: info.outputPath("elsewhere.png") });
  await revenue(page).fill("65,000");
  await expect(revenue(other)).toHaveValue("65,000");

  await editHere(other).click();
  await expect(revenue(other)).toBeEnabled();
  await expect(locked(page)).toBeVisible();
  await expect(revenue(page)).toBeDisabled();
  await revenue(other).fill("70,000");
  await expect(revenue(page)).toHaveValue("70,000");
});

test("twenty handovers between two tabs lose nothing (fault 8)", async ({ page, context }) => {
  const other = await context.newPage();
  await open(other);
  for (let turn = 0; turn < 20; turn += 1) {
    const [here, there] = turn % 2 === 0 ? [other, page] : [page, other];
    await editHere(here).click();
    await expect(revenue(here)).toBeEnabled();
    await revenue(here).fill(`${61 + turn},000`);
    await expect(revenue(there)).toHaveValue(`${61 + turn},000`);
  }
  await settled(other);
  expect((await journal(page)).filter(([key]) => key.startsWith("case/"))).toHaveLength(1);
});

test("a tab that is closed hands the plan over at once (fault 11)", async ({ page, context }) => {
  const other = await context.newPage();
  await open(other);
  await expect(locked(other)).toBeVisible();
  await page.close();

  await expect(revenue(other)).toBeEnabled();
  await expect(locked(other)).toHaveCount(0);
});

test("three tabs on three plans keep all of them (fault 7)", async ({ page, context }) => {
  const tabs = [page, await context.newPage(), await context.newPage()];
  for (const [index, tab] of tabs.entries()) {
    if (index > 0) {
      await open(tab);
      await choosePlan(tab, "New plan", "Typical values");
      await name(tab, `Plan of tab ${index}`);
    }
  }
  await Promise.all(tabs.map((tab, index) => revenue(tab).fill(`${50 + index}1,000`)));
  for (const [index, tab] of tabs.entries()) {
    await settled(tab);
    await expectKept(page, `${50 + index}1,000`);
  }
  const rows = (await journal(page)).filter(([key]) => key.startsWith("case/"));
  expect(rows).toHaveLength(3);
});

test("an edit is not disturbed by a tab that loads (fault 10)", async ({ page, context }) => {
  const other = await context.newPage();
  await Promise.all([open(other), revenue(page).fill("66,000")]);

  await expect(revenue(other)).toHaveValue("66,000");
  await expect(revenue(page)).toHaveValue("66,000");
});

test.describe("without locks", () => {
  const withoutLocks = (page: Page) =>
    page.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
  /** Lets a visit stop the timers of this page alone, and let them run again. */
  const holdTimers = (page: Page) =>
    page.addInitScript(() => {
      const start = window.setTimeout.bind(window);
      const held: [() => void, number][] = [];
      Reflect.set(window, "setTimeout", (act: () => void, rest: number) => {
        if (!Reflect.get(window, "isHeld")) return start(act, rest);
        return held.push([act, rest]);
      });
      Reflect.set(window, "release", () => {
        Reflect.set(window, "isHeld", false);
        for (const [act, rest] of held.splice(0)) start(act, rest);
      });
    });

  test("typing in both at the same time keeps both (fault 12)", async ({ page, context }) => {
    await withoutLocks(page);
    await page.reload();
    const other = await context.newPage();
    await withoutLocks(other);
    await holdTimers(other);
    await open(other);
    await settled(other);
    await other.evaluate(() => Reflect.set(window, "isHeld", true));
    await revenue(other).fill("77,000"); // No timer runs there, so this is not saved yet.

    await revenue(page).fill("88,000");
    await settled(page);
    await expectKept(page, "88,000");
    await other.evaluate(() => Reflect.get(window, "release")());
    await expect(other.getByText("What you typed is kept here as a copy.")).toBeVisible();
    await expect(revenue(other)).toHaveValue("77,000");
    await expect(revenue(page)).toHaveValue("88,000");
    await expectPlan(other, "Shared copy");
    await settled(other);
    const rows = (await journal(page)).filter(([key]) => key.startsWith("case/"));
    expect(rows).toHaveLength(2);
  });
});

test("without messages between tabs the other still follows (fault 13)", async ({ page, context }) => {
  for (const tab of [page, await context.newPage()]) {
    await tab.addInitScript(() => Object.defineProperty(window, "BroadcastChannel", { value: undefined }));
    await open(tab);
  }
  await revenue(page).fill("67,000");

  const other = context.pages()[1];
  await expect(revenue(other)).toHaveValue("67,000");
  await editHere(other).click();
  await expect(revenue(other)).toBeEnabled();
});

test("a tab that comes to the front rereads before it writes (fault 9)", async ({ page, context }) => {
  const other = await context.newPage();
  await open(other);
  await editHere(other).click();
  await expect(revenue(other)).toBeEnabled();
  await revenue(other).fill("68,000");
  await settled(other);
  await other.close();
  await page.bringToFront();

  await expect(revenue(page)).toHaveValue("68,000");
  await expect(revenue(page)).toBeEnabled();
  await field(page, "Ramp-up, months").fill("3");
  await settled(page);
  await expectKept(page, "68,000");
});

test("a plan deleted in one tab is said to be gone in the other", async ({ page, context }) => {
  const other = await context.newPage();
  await open(other);
  await editHere(other).click();
  await expect(revenue(other)).toBeEnabled();
  await choosePlan(other, "Plans", "Delete");

  await expect(page.getByText("Shared was deleted in another tab.")).toBeVisible();
  await expect(planName(page)).toHaveText("Plan: New plan");
});

test("an older program stops writing when a newer one has been at work (fault 14)", { tag: "@phone" }, async ({ page, context }, info) => {
  const newer = await context.newPage();
  await newer.goto("/favicon.svg");
  // What a program that knows a later shape of plans would tell.
  await newer.evaluate(() => new BroadcastChannel("tandem").postMessage("tandem/1 wrote case/k3 99 7 newer"));

  await expect(alarm(page, "A newer Tandem is at work here")).toBeVisible();
  await page.screenshot({ path: info.outputPath("newer.png") });
  const before = await journal(page);
  await revenue(page).fill("69,000");
  await expect(anyAnswer(page)).toBeVisible();
  await page.goto("/favicon.svg");
  expect(await journal(page)).toEqual(before);
});

test("junk from other pages of this site is ignored (fault 68)", async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto("/favicon.svg");
  await other.evaluate(() => {
    const channel = new BroadcastChannel("tandem");
    for (const junk of [null, 7, { tandem: "erased" }, "tandem/1 erased!", "x".repeat(1e6), new Date()]) {
      channel.postMessage(junk);
    }
    localStorage.setItem("tandem/r/case/", "junk");
    localStorage.setItem("tandem/r/case/k3", "junk");
    localStorage.setItem("other", "junk");
  });
  await revenue(page).fill("61,000");

  await settled(page);
  await expect(page.getByRole("alert")).toBeEmpty();
  await page.reload();
  await expect(revenue(page)).toHaveValue("61,000");
});
