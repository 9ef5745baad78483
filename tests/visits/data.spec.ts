import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { choosePlan, name, open, planName } from "./calculator";
import { expectKept, inCopy, journal, revenue, settled } from "./keeping";
import { expect, expectNoAxeViolations, test } from "./support";

const kept = (page: Page) => page.getByRole("table").filter({ hasText: "Calculator plans" });
const points = (page: Page) => page.getByRole("region", { name: "The restore points" }).getByRole("row");
const trial = (page: Page) => page.getByRole("region", { name: /^A trial run/ });
const line = (page: Page, name: string) => trial(page).getByRole("row", { name: new RegExp(`^${name}`) });
const said = (page: Page, words: string | RegExp) => page.getByRole("status").filter({ hasText: words });

/** Makes a plan, and goes to the page of one's data. */
async function withPlan(page: Page, typed = "71,000") {
  await open(page);
  await revenue(page).fill(typed);
  await name(page, "Northgate");
  await settled(page);
  await toData(page);
}

async function toData(page: Page) {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Your data" }).click();
  await expect(page.getByRole("heading", { name: "Your data" })).toBeFocused();
}

async function takeCopy(page: Page) {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download a copy", exact: true }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^tandem-\d{4}-\d\d-\d\d\.json$/);
  return file.path();
}

const choose = async (page: Page, path: string) => {
  const file = { name: "tandem.json", mimeType: "application/json", buffer: await readFile(path) };
  await page.getByLabel("A copy of Tandem’s data").setInputFiles(file);
};

test("the page says what is kept, how much, how safe it is, and whether there is a copy outside", { tag: "@phone" }, async ({ page }) => {
  await open(page, "/data");
  await expect(page.getByText("Nothing is kept here yet.")).toBeVisible();

  await withPlan(page);
  await expect(page.getByText(/^All 2 records are saved on this device\. There is no copy outside it yet\.$/)).toBeVisible();
  await expect(kept(page).getByRole("row", { name: /^Calculator plans/ })).toContainText("Saved");
  await expect(page.getByRole("term").filter({ hasText: "Saved" }).first()).toBeVisible();
  await expect(page.getByText(/^This browser has/)).toBeVisible();
  const sizes = await kept(page).locator("tbody td:nth-of-type(2)").allTextContents();
  const numbers = sizes.map((size) => Number(size.replaceAll(",", "")));
  expect(numbers.slice(0, -1).reduce((sum, size) => sum + size, 0)).toBe(numbers.at(-1));
});

test("a copy holds everything, readable, with checksums, and is remembered as the last one", async ({ page }) => {
  await withPlan(page);
  const text = await readFile(await takeCopy(page), "utf8");

  const file = JSON.parse(text);
  expect(file.records.map(({ kind }: { kind: string }) => kind)).toEqual(["case", "settings"]);
  expect(file.records[0].payload.draft.annual_revenue).toBe("71,000");
  expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  await expect(page.getByText("Your last copy outside it is from today.")).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Last copy today, .* at 2 records\.$/)).toBeVisible();
});

test("a copy goes into an empty browser whole, and back out the same", async ({ page, browser, baseURL }) => {
  await withPlan(page);
  const path = await takeCopy(page);
  const other = await browser.newContext({ baseURL });
  const there = await other.newPage();
  await open(there, "/data");
  await choose(there, path);

  await expect(trial(there)).toContainText("The checksum is right.");
  await expect(line(there, "Not here yet")).toContainText("2");
  expect(await inCopy(there, "71,000")).toBe(false);
  await there.getByRole("button", { name: "Bring in 2 records" }).click();
  await expect(said(there, /^Brought in 2 records from tandem\.json/)).toBeVisible();
  await expectKept(there, "71,000");
  await there.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Calculator" }).click();
  await expect(planName(there)).toHaveText("Plan: Northgate");
  await expect(revenue(there)).toHaveValue("71,000");
  await toData(there);
  const records = (text: string) => JSON.parse(text).records.filter(({ kind }: { kind: string }) => kind === "case");
  const [first, second] = await Promise.all([readFile(path, "utf8"), takeCopy(there).then((copy) => readFile(copy, "utf8"))]);
  expect(records(second)[0].payload).toEqual(records(first)[0].payload);
  await other.close();
});

test("what is brought in can be taken back, whole", async ({ page }) => {
  await withPlan(page, "71,000");
  const path = await takeCopy(page);
  const file = JSON.parse(await readFile(path, "utf8"));
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Calculator" }).click();
  await choosePlan(page, "Plans", "Delete");
  await settled(page);
  await toData(page);
  await choose(page, path);
  await page.getByRole("button", { name: /^Bring in/ }).click();
  await expect(said(page, /^Brought in/)).toBeVisible();
  await expectKept(page, "71,000");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(said(page, "Everything is as it was before.")).toBeVisible();
  await expect.poll(() => inCopy(page, "71,000")).toBe(false);
  const rows = (await journal(page)).filter(([key]) => key.startsWith("case/"));
  expect(rows.map(([, text]) => text.split("\n")[1])).toEqual(["null"]);
  expect(file.records).toHaveLength(2);
});

test("a file that is no copy, half a copy or another program's is refused, and nothing changes (fault 65)", async ({ page }, info) => {
  await withPlan(page);
  const text = await readFile(await takeCopy(page), "utf8");
  const plans = async () => (await journal(page)).filter(([key]) => key.startsWith("case/"));
  const before = await plans();
  const cases: [string, string, RegExp][] = [
    ["half.json", text.slice(0, text.length / 2), /is cut off or is not JSON \(line \d+/],
    ["other.json", '{"app": "another"}', /is not a copy that Tandem wrote/],
    ["newer.json", text.replace('"version": 1', '"version": 2'), /written by a newer version/],
    ["deep.json", "[".repeat(10_000), /is not JSON/],
  ];
  for (const [file, content, words] of cases) {
    const path = info.outputPath(file);
    await writeFile(path, content);
    await choose(page, path);
    await expect(page.getByRole("region", { name: "This file cannot be brought in" })).toContainText(words);
  }
  const large = info.outputPath("large.json");
  await writeFile(large, Buffer.alloc(33 * 1024 * 1024, 32));
  await choose(page, large);
  await expect(page.getByRole("region", { name: "This file cannot be brought in" })).toContainText("too large");
  expect(await plans()).toEqual(before);
});

test("a record that was edited in the file is named and left out (fault 65)", async ({ page }, info) => {
  await withPlan(page);
  const text = await readFile(await takeCopy(page), "utf8");
  const edited = info.outputPath("edited.json");
  await writeFile(edited, text.replace("71,000", "99,000"));
  await choose(page, edited);

  await expect(trial(page)).toContainText("changed after it was written");
  await expect(line(page, "Damaged or edited")).toContainText("1");
  await expect(page.getByRole("button", { name: /^Bring in/ })).toHaveCount(0);
});

test("a restore point takes everything back, and that can be undone", async ({ page }) => {
  await withPlan(page);
  await expect(points(page).nth(1)).toContainText("Nothing has changed since");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Calculator" }).click();
  await revenue(page).fill("99,000");
  await choosePlan(page, "New plan", "Typical values");
  await settled(page);
  await toData(page);
  await expect(points(page).nth(1)).toContainText(/^.*1 plan added since, 1 plan( and the settings)? changed/);

  await page.getByRole("button", { name: /^Restore: / }).last().click();
  await expect(said(page, /^Everything is as it was at Today/)).toBeVisible();
  await expectKept(page, "71,000");
  expect(await inCopy(page, "99,000")).toBe(false);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(said(page, "Everything is as it was before.")).toBeVisible();
  await expectKept(page, "99,000");
});

test("everything is erased only when the word is typed, in every tab, and nothing comes back", async ({ page, context }) => {
  await withPlan(page);
  const other = await context.newPage();
  await open(other);
  await page.evaluate(() => localStorage.setItem("another/app", "untouched"));
  const erase = page.getByRole("button", { name: /^Erase \d+ records?$/ });
  await page.getByLabel("Type ERASE to go on").fill("erase");
  await erase.click();
  await expect(page.getByLabel("Type ERASE to go on")).toHaveAccessibleDescription(/capital letters/);

  await page.getByLabel("Type ERASE to go on").fill("ERASE");
  await erase.click();
  await expect(page.getByText("Nothing is kept here yet.")).toBeVisible();
  await expect(planName(other)).toHaveText("Plan: New plan");
  expect(await journal(page)).toEqual([]);
  const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => !/(layout|boot)$/.test(key)));
  expect(keys).toEqual(["another/app"]);
});

test("after a week of work without a copy the page says so", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-01T09:00:00") });
  await open(page);
  await revenue(page).fill("71,000");
  await page.clock.runFor(1_000);
  await settled(page);
  await page.clock.setSystemTime(new Date("2026-11-09T10:00:00"));
  await toData(page);

  await expect(page.getByText(/8 days/)).toBeVisible();
});

test("a text set aside is shown, downloaded, and deleted only when said twice", async ({ page }) => {
  await withPlan(page);
  await page.evaluate(() => localStorage.setItem("tandem/r/case/damaged", "scribble"));
  await page.reload();
  const notice = page.getByRole("region", { name: "1 text set aside" });
  await expect(notice).toContainText("tandem/r/case/damaged");
  const coming = page.waitForEvent("download");
  await notice.getByRole("button", { name: "Download the texts" }).click();
  expect(await readFile(await (await coming).path(), "utf8")).toContain("scribble");

  await notice.getByRole("button", { name: "Delete them" }).click();
  await notice.getByRole("button", { name: "Yes, delete them for good" }).click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(/^All 2 records/)).toBeVisible();
  await expect(notice).toHaveCount(0);
});

for (const scheme of ["light", "dark"] as const) {
  test.describe(`in the ${scheme}`, { tag: "@phone" }, () => {
    test.use({ colorScheme: scheme });

    test("axe finds nothing, and nothing scrolls sideways", async ({ page }, info) => {
      await open(page, "/data");
      await expectNoAxeViolations(page);
      await withPlan(page);
      const path = await takeCopy(page);
      await expect(points(page).nth(1)).toBeVisible();
      await choose(page, path);
      await expect(trial(page)).toBeVisible();
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.screenshot({ path: info.outputPath("data.png"), fullPage: true });
    });
  });
}

test("the page can be walked by keyboard from its head to the word ERASE", async ({ page }) => {
  await withPlan(page);
  const reached = new Set<string>();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || ""));
  }
  for (const stop of ["What is kept", "Download a copy", "Download a copy of everything", "Choose a file", "erase-word", "Download a copy first"]) {
    expect([...reached]).toContain(stop);
  }
});
