import type { Page } from "@playwright/test";
import {
  choosePlan, field, name, open, openMenu, planName, row, saved, word, workFromLeads,
} from "./calculator";
import { expect, test } from "./support";

const compared = (page: Page) => page.getByRole("group", { name: "Plans to compare" });
const revenue = (page: Page) => field(page, "Revenue a year");

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

test.describe("when something is damaged", () => {
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
