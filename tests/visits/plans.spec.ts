import type { Page } from "@playwright/test";
import {
  anyAnswer, choosePlan, field, name, open, openMenu, planName, row, saved, word, workFromLeads,
} from "./calculator";
import { expect, test } from "./support";

const compared = (page: Page) => page.getByRole("group", { name: "Plans to compare" });
const revenue = (page: Page) => field(page, "Revenue a year");

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

test.beforeEach(({ page }) => open(page));

test("what is typed is there again after a reload, half typed or not", async ({ page }) => {
  await revenue(page).fill("71,000");
  await field(page, "Ramp-up, months").fill("soon");
  await expect(saved(page)).toBeVisible();
  await page.reload();

  await expect(revenue(page)).toHaveValue("71,000");
  await expect(field(page, "Ramp-up, months")).toHaveValue("soon");
  await expect(field(page, "Ramp-up, months")).toHaveAttribute("aria-invalid", "true");
  await expect(planName(page)).toHaveText("Plan: Plan 1");
});

test("what was typed a moment before the page closes is kept", async ({ page }) => {
  await revenue(page).fill("72,000");
  await page.reload(); // Before the rest after typing is over.

  await expect(revenue(page)).toHaveValue("72,000");
});

test("a first look keeps nothing", async ({ page }) => {
  await expect(page.getByText("Nothing you type leaves this browser.")).toBeVisible();
  await expect(planName(page)).toHaveText("Plan: New plan");

  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/case/")))).toEqual([]);
});

test("a plan can be named, and keeps its name", async ({ page }) => {
  await revenue(page).fill("60,000");
  await name(page, "Northern region");
  await page.reload();

  await expect(planName(page)).toHaveText("Plan: Northern region");
});

test("a name that is none is refused with what to enter instead", async ({ page }) => {
  await choosePlan(page, "Plans", "Rename");
  const dialog = page.getByRole("dialog", { name: "Name this plan" });
  await dialog.getByLabel("Name", { exact: true }).fill("   ");
  await page.keyboard.press("Enter");

  await expect(dialog.getByLabel("Name", { exact: true })).toHaveAccessibleDescription("Enter a name, like Plan 1.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("a name that looks like a page is shown as the text it is", async ({ page }) => {
  const markup = '<img src=x onerror="alert(1)"><b>bold</b>';
  await revenue(page).fill("60,000");
  await name(page, markup);
  await choosePlan(page, "Plans", "Duplicate");

  await expect(compared(page).getByRole("checkbox", { name: markup, exact: true })).toBeVisible();
  await openMenu(page, "Plans");
  await page.getByRole("button", { name: markup, exact: true }).click();
  await expect(planName(page)).toHaveText(`Plan: ${markup}`);
  await choosePlan(page, "Plans", "Delete");
  await expect(page.getByText(`Deleted ${markup}.`)).toBeVisible();
  await expect(page.locator("#app img")).toHaveCount(0);
});

test("a copy can be changed without changing the plan it was made from", async ({ page }) => {
  await revenue(page).fill("60,000");
  await name(page, "First");
  await choosePlan(page, "Plans", "Duplicate");
  await expect(planName(page)).not.toHaveText("Plan: First");
  await revenue(page).fill("90,000");

  await choosePlan(page, "Plans", "First");
  await expect(revenue(page)).toHaveValue("60,000");
});

test("a deleted plan comes back by Undo, as it was", async ({ page }) => {
  await revenue(page).fill("61,500");
  await name(page, "Dear one");
  await choosePlan(page, "Plans", "Delete");
  await expect(page.getByText("Deleted Dear one.")).toBeVisible();
  await expect(revenue(page)).toHaveValue("50,000");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(planName(page)).toHaveText("Plan: Dear one");
  await expect(revenue(page)).toHaveValue("61,500");
  await page.reload();
  await expect(planName(page)).toHaveText("Plan: Dear one");
});

test("a new plan starts from the program's claim or from leads and deals", async ({ page }) => {
  await choosePlan(page, "New plan", "The program’s claim");
  await expect(field(page, "Ramp-up, months")).toHaveValue("0");
  await expect(planName(page)).toHaveText("Plan: Plan 1");

  await choosePlan(page, "New plan", "Typical values, from leads and deals");
  await expect(field(page, "Qualified leads a month")).toHaveValue("5");
  await expect(planName(page)).toHaveText("Plan: Plan 2");
});

test("up to four plans stand side by side, and follow what is typed", async ({ page }) => {
  await workFromLeads(page);
  for (let copies = 0; copies < 4; copies += 1) await choosePlan(page, "Plans", "Duplicate");
  await openMenu(page, "Plans");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { name: "Plans side by side" })).toBeFocused();

  const boxes = compared(page).getByRole("checkbox");
  await expect(boxes).toHaveCount(5);
  for (let index = 0; index < 4; index += 1) await boxes.nth(index).check();
  await expect(page.getByText("Four are side by side; take one out to add another.")).toBeVisible();
  await boxes.nth(4).click();
  await expect(boxes.nth(4)).not.toBeChecked();

  const table = page.getByRole("region", { name: "The chosen plans" });
  await expect(table.getByRole("columnheader")).toHaveCount(5);
  await expect(row(table, "Ahead at the end").getByRole("cell")).toHaveText(Array(4).fill("$124,734"));
  await expect(row(table, "Payback").getByRole("cell").first()).toHaveText("27.4 months");

  await boxes.nth(3).uncheck();
  await boxes.nth(4).check();
  await field(page, "Qualified leads a month").fill("8");
  await expect(row(table, "Ahead at the end").getByRole("cell").last()).not.toHaveText("$124,734");
  await expect(row(table, "Ahead at the end").getByRole("cell").first()).toHaveText("$124,734");
  await field(page, "Qualified leads a month").fill("many");
  await expect(row(table, "Partner type").getByRole("cell").last()).toHaveText("1 field to put right");
});

test.describe("in two tabs", () => {
  test("what one tab saves appears in the other", async ({ page, context }) => {
    await revenue(page).fill("60,000");
    await expect(saved(page)).toBeVisible();
    const other = await context.newPage();
    await open(other);
    await expect(revenue(other)).toHaveValue("60,000");

    await revenue(other).fill("65,000");
    await expect(revenue(page)).toHaveValue("65,000");
    await expect(page.getByText("This plan was changed in another tab.")).toBeVisible();
  });

  test("typing in both at the same time keeps both", async ({ page, context }) => {
    await revenue(page).fill("60,000");
    await expect(saved(page)).toBeVisible();
    const other = await context.newPage();
    await holdTimers(other);
    await open(other);
    await other.evaluate(() => Reflect.set(window, "isHeld", true));
    await revenue(other).fill("77,000"); // No timer runs there, so this is not saved yet.

    await revenue(page).fill("88,000");
    await expect(saved(page)).toBeVisible();
    await other.evaluate(() => Reflect.get(window, "release")());
    await expect(other.getByText("What you typed is kept here as a copy.")).toBeVisible();
    await expect(revenue(other)).toHaveValue("77,000");
    await expect(revenue(page)).toHaveValue("88,000");
    await expect(compared(page).getByRole("checkbox")).toHaveCount(2);
    await expect(compared(other).getByRole("checkbox")).toHaveCount(2);
  });

  test("a plan deleted in one tab is said to be gone in the other", async ({ page, context }) => {
    await revenue(page).fill("60,000");
    await name(page, "Shared");
    const other = await context.newPage();
    await open(other);
    await choosePlan(other, "Plans", "Delete");

    await expect(page.getByText("Shared was deleted in another tab.")).toBeVisible();
  });
});

test.describe("when nothing can be kept", () => {
  const notSaved = (page: Page) => page.getByRole("alert").filter({ hasText: "Not saved." });

  test("a browser that refuses storage is named, and the page works", { tag: "@phone" }, async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      });
    });
    await open(page);
    await revenue(page).fill("80,000");

    await expect(notSaved(page)).toContainText("This browser does not let Tandem keep anything");
    await expect(notSaved(page)).toBeVisible();
    await expect(anyAnswer(page)).toContainText("$63,333");
  });

  test("full storage is named, and what is typed can still be taken along", async ({ page }) => {
    await page.evaluate(() => {
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
        for (let piece = 0; ; piece += 1) {
          try {
            localStorage.setItem(`filler/${size}/${piece}`, "x".repeat(size));
          } catch {
            break;
          }
        }
      }
    });
    await revenue(page).fill("80,000");
    await expect(notSaved(page)).toContainText("The room this browser gives Tandem is used up");

    const coming = page.waitForEvent("download");
    await choosePlan(page, "Share", "Download the plan");
    await coming;
    await page.evaluate(() => localStorage.removeItem("filler/4000000/0"));
    await revenue(page).fill("81,000");
    await expect(saved(page)).toBeVisible();
  });

  test("a damaged plan is set aside, said to be, and the others open", async ({ page }) => {
    await revenue(page).fill("60,000");
    await name(page, "Whole");
    await choosePlan(page, "Plans", "Duplicate");
    await revenue(page).fill("61,000");
    await expect(saved(page)).toBeVisible();
    await page.evaluate(() => {
      const plans = Object.keys(localStorage).filter((key) => key.startsWith("tandem/r/case/"));
      const damaged = plans.find((key) => localStorage.getItem(key)?.includes("61,000")) ?? "";
      localStorage.setItem(damaged, "scribble");
    });
    await page.reload();

    await expect(page.getByRole("region", { name: "What was found" })).toBeVisible();
    await openMenu(page, "Plans");
    await expect(page.getByRole("button", { name: "Whole", exact: true })).toBeVisible();
    await expect(word(page, "Plans")).toBeVisible();
  });
});
