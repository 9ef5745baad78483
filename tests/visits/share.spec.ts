import { readFile, writeFile } from "node:fs/promises";
import type { Page, TestInfo } from "@playwright/test";
import {
  anyAnswer, choosePlan, copiedLink, download, field, figure, name, open, openMenu, planName, saved,
  why, workFromLeads,
} from "./calculator";
import { expect, expectNoAxeViolations, test } from "./support";

const preview = (page: Page) => page.getByRole("region", { name: / came by a (link|file)$/ });
const refused = (page: Page) => page.getByRole("region", { name: "This plan cannot be opened" });
const fragmentOf = (link: string) => new URL(link).hash;

test.beforeEach(({ page }) => open(page));

test.describe("a link", () => {
  test("it opens elsewhere as a preview, and becomes a plan only when asked", async ({ page, browser, baseURL }) => {
    await workFromLeads(page);
    await field(page, "Qualified leads a month").fill("7");
    const sentence = await anyAnswer(page).getAttribute("aria-labelledby").then((id) => page.locator(`#${id}`).textContent());
    const link = await copiedLink(page);
    expect(link.length).toBeLessThan(8_000);
    expect(link).toContain("/roi#roi=1.");

    const elsewhere = await browser.newContext({ baseURL, locale: "en-US" });
    const other = await elsewhere.newPage();
    await open(other, link);
    await expect(preview(other)).toContainText(sentence ?? "");
    await expect(planName(other)).toHaveText("Plan: New plan");
    await expectNoAxeViolations(other);

    await preview(other).getByRole("button", { name: "Keep it as a plan" }).click();
    await expect(planName(other)).toHaveText("Plan: Plan 1");
    await expect(field(other, "Qualified leads a month")).toHaveValue("7");
    await expect(preview(other)).toBeHidden();
    expect(new URL(other.url()).hash).toBe("");
    await elsewhere.close();
  });

  test("what one has is not replaced, by looking or by keeping", async ({ page }) => {
    await field(page, "Revenue a year").fill("99,000");
    const link = await copiedLink(page);
    await field(page, "Revenue a year").fill("51,000");
    await name(page, "Mine");
    await open(page, link);
    await page.reload(); // An address that differs only in its fragment is the same document.
    await expect(preview(page)).toBeVisible();
    await expect(field(page, "Revenue a year")).toHaveValue("51,000");

    await preview(page).getByRole("button", { name: "Leave it" }).click();
    await expect(preview(page)).toBeHidden();
    await expect(planName(page)).toHaveText("Plan: Mine");

    await open(page, link);
    await preview(page).getByRole("button", { name: "Keep it as a plan" }).click();
    await expect(field(page, "Revenue a year")).toHaveValue("99,000");
    await choosePlan(page, "Plans", "Mine");
    await expect(field(page, "Revenue a year")).toHaveValue("51,000");
  });

  test("what was said of a copied link goes away when the plan it held has changed", async ({ page }) => {
    await copiedLink(page);
    const said = page.getByRole("status").filter({ hasText: "Copied." });
    await expect(said).toBeVisible();

    await field(page, "Revenue a year").fill("51,000");
    await expect(said).toBeHidden();
  });

  test("a link pasted into the open page is looked at as well", async ({ page }) => {
    await field(page, "Revenue a year").fill("99,000");
    const fragment = fragmentOf(await copiedLink(page));
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);

    await expect(preview(page)).toBeVisible();
  });

  const damage: [string, (fragment: string) => string, RegExp][] = [
    ["cut off", (it) => it.slice(0, -9), /This link is cut off: copy all of it/],
    ["changed on its way", (it) => it.replace(/\.([\w-]{8})/, (all) => all.split("").reverse().join("").replace(/(.*)\.$/, ".$1")), /This link was changed on its way/],
    ["of an unknown version", (it) => it.replace("roi=1.", "roi=9."), /made by another version of Tandem/],
    ["longer than any", (it) => it + "A".repeat(8_000), /This link is longer than any Tandem makes/],
    ["no plan at all", () => "#roi=", /This link/],
  ];
  for (const [what, broken, reason] of damage) {
    test(`a link that is ${what} says so and keeps the current plan`, async ({ page }) => {
      await field(page, "Revenue a year").fill("51,000");
      const fragment = fragmentOf(await copiedLink(page));
      await saved(page).waitFor();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, broken(fragment));

      await expect(refused(page)).toContainText(reason);
      await expect(refused(page)).toContainText("Your own plan is as it was.");
      await expect(field(page, "Revenue a year")).toHaveValue("51,000");
      await refused(page).getByRole("button", { name: "Close" }).click();
      await expect(refused(page)).toBeHidden();
    });
  }

  test("where nothing can be copied, the link is there to copy by hand", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await open(page);
    await choosePlan(page, "Share", "Copy a link");

    await expect(page.getByText(/did not let Tandem copy.*\/roi#roi=1\./)).toBeVisible();
  });

  test("a plan with a problem is not shared before it is put right", async ({ page }) => {
    await field(page, "Ramp-up, months").fill("soon");
    await choosePlan(page, "Share", "Copy a link");

    await expect(page.getByText("Put the marked fields right first; then the plan can be shared.")).toBeVisible();
  });
});

test.describe("a file", () => {
  const openFile = async (page: Page, path: string) => {
    await openMenu(page, "Share");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open a downloaded plan" }).click();
    await (await chooser).setFiles(path);
  };
  const written = async (info: TestInfo, name: string, text: string) => {
    const path = info.outputPath(name);
    await writeFile(path, text);
    return path;
  };

  test("a downloaded plan opens again, with its name and every number", async ({ page }) => {
    await workFromLeads(page);
    await field(page, "Deal size a month").fill("12,345.67");
    await name(page, "To take along");
    const before = await figure(page, "Net present value").textContent();
    const file = await download(page, "Download the plan");
    expect(file.name).toBe("To-take-along.json");
    await choosePlan(page, "Plans", "Delete");

    await openFile(page, file.path);
    await expect(preview(page)).toHaveAccessibleName("To take along came by a file");
    await preview(page).getByRole("button", { name: "Keep it as a plan" }).click();
    await expect(planName(page)).toHaveText("Plan: To take along");
    await expect(figure(page, "Net present value")).toHaveText(before ?? "");
  });

  const wrong: [string, string, RegExp][] = [
    ["is no JSON", "Dear partner,", /cut off or is not JSON \(line 1/],
    ["is another program's", '{"cases":[]}', /holds no case|cannot be read as a case/],
    ["is empty", "", /This file/],
  ];
  for (const [what, text, reason] of wrong) {
    test(`a file that ${what} is refused with the reason, and nothing changes`, async ({ page }, info) => {
      await field(page, "Revenue a year").fill("51,000");
      await openFile(page, await written(info, "wrong.json", text));

      await expect(refused(page)).toContainText(reason);
      await expect(field(page, "Revenue a year")).toHaveValue("51,000");
    });
  }

  test("a file that sets an impossible value is refused as a whole", async ({ page }, info) => {
    const file = await download(page, "Download the plan");
    const text = await readFile(file.path, "utf8");
    const impossible = text.replace('"50000"', '"-50000"');
    expect(impossible).not.toBe(text);
    await openFile(page, await written(info, "impossible.json", impossible));

    await expect(refused(page)).toContainText("This file sets `annual_revenue` to a value it cannot have");
  });
});

test.describe("the table", () => {
  test("it is CSV that a spreadsheet takes as numbers, with every digit", async ({ page }) => {
    await workFromLeads(page);
    await name(page, "Region north");
    const file = await download(page, "Download the months as CSV");
    expect(file.name).toBe("Region-north.csv");

    const text = await readFile(file.path, "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const lines = text.slice(1).split("\r\n");
    const months = lines.filter((line) => /^(3[0-6]|[12]?\d),/.test(line));
    expect(months).toHaveLength(37);
    expect(text).toContain("Net present value,86294.");
    expect(text, "more digits than the page shows").toMatch(/Net present value,\d+\.\d{10,}/);
    expect(text, "a minus a spreadsheet knows").not.toContain(",−");
  });

  test("a name that looks like a formula stays a name", async ({ page }) => {
    await name(page, "=1+1");
    const file = await download(page, "Download the months as CSV");

    const text = await readFile(file.path, "utf8");
    expect(text).toContain("name,Plan,'=1+1\r\n");
    expect(text).not.toMatch(/(^|[,"\n])[=+@]/m);
  });
});

test.describe("on paper", () => {
  /** Pages are objects of their own in the file, and their tree another. */
  const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;

  for (const mode of ["Revenue a year", "Leads and deals"]) {
    test(`a plan worked from ${mode.toLowerCase()} is two letter pages`, async ({ page }, info) => {
      await page.getByRole("radio", { name: mode }).check();
      const pdf = await page.pdf({ preferCSSPageSize: true, path: info.outputPath("report.pdf") });

      expect(pagesOf(pdf)).toBe(2);
      expect(pdf.toString("latin1")).toMatch(/\/MediaBox \[0 0 612 792\]/);
    });
  }

  test("the form and the controls are gone, the answer and its reasons are there", async ({ page }, info) => {
    await workFromLeads(page);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.screenshot({ path: info.outputPath("print.png"), fullPage: true });

    for (const gone of [
      page.getByRole("form", { name: "Your plan" }),
      page.getByRole("navigation"),
      page.getByRole("radiogroup"),
      page.getByRole("button"),
      page.getByRole("complementary", { name: "Result so far" }),
      page.locator("summary"),
    ]) {
      for (const one of await gone.all()) await expect(one).toBeHidden();
    }
    await expect(anyAnswer(page)).toContainText("$124,734");
    await expect(planName(page)).toBeVisible();
    await expect(figure(page, "Net present value")).toContainText("$86,294");
    await expect(page.getByRole("img", { name: /^Cumulative cash/ })).toBeVisible();
    await expect(why(page).getByRole("table", { name: /how it adds up/ })).toBeVisible();
    const register = page.getByRole("region", { name: "Assumptions" });
    await expect(register.getByText("Qualified leads a month", { exact: true })).toBeVisible();
    await expect(register.getByText("Training hours you would use", { exact: true })).toBeVisible();
    await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  });
});
