import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { choosePlan, download, open, saved } from "./calculator";
import { describePartner, field, form, line, picture, sentence, table } from "./levels";
import { expect, expectNoAxeViolations, test } from "./support";

test.beforeEach(({ page }) => open(page, "/levels"));

test.describe("handed on", () => {
  async function link(page: Page) {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await choosePlan(page, "Share", "Copy a link");
    await expect(page.getByText("Copied. The link holds your numbers and days")).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  }

  test("a link is shown first, replaces nothing unasked, and can be undone", async ({ page, browser, baseURL }) => {
    await describePartner(page);
    const said = await sentence(page).textContent();
    const address = await link(page);
    expect(address).toContain("/levels#levels=1.");

    const elsewhere = await browser.newContext({ baseURL, locale: "en-US" });
    const other = await elsewhere.newPage();
    await open(other, "/levels");
    await field(other, "Gross bookings a year").fill("50,000");
    await expect(saved(other)).toBeVisible();
    await other.goto(address);
    await other.reload();
    const preview = other.getByRole("region", { name: "Levels came by a link" });
    await expect(preview).toContainText(said ?? "");
    await expect(field(other, "Gross bookings a year")).toHaveValue("50,000");
    await expectNoAxeViolations(other);

    await preview.getByRole("button", { name: "Use these numbers" }).click();
    await expect(sentence(other)).toHaveText(said ?? "");
    expect(new URL(other.url()).hash).toBe("");
    await other.getByRole("button", { name: "Undo" }).click();
    await expect(field(other, "Gross bookings a year")).toHaveValue("50,000");
    await elsewhere.close();
  });

  test("a link that was changed on its way is refused", async ({ page }) => {
    await describePartner(page);
    const address = await link(page);
    await page.goto("/");
    await open(page, address.replace(/.$/, (last) => (last === "0" ? "1" : "0")));

    await expect(page.getByRole("region", { name: "These levels cannot be opened" })).toContainText("changed on its way");
    await expect(field(page, "Gross bookings a year")).toHaveValue("$180k");
  });

  test("the table opens in a spreadsheet with every number", async ({ page }) => {
    await describePartner(page);
    const file = await download(page, "Download as a table");
    const text = await readFile(file.path, "utf8");

    expect(file.name).toBe("levels.csv");
    expect(text.startsWith("\ufeffLevels\r\n")).toBe(true);
    expect(text).toContain("Worth a year,27000,35000,38000,-10000\r\n");
    expect(text).toContain("Revenue share,15%,up to 25%,up to 35%,up to 50%\r\n");
    expect(text).toContain("Premier,1 customer success story,Not met,1,");
    expect(text).not.toMatch(/(^|[,"\n])[=+@]/m);
  });

  test("it prints on one landscape page, with all four levels and no controls", async ({ page }, info) => {
    await describePartner(page);
    await page.getByRole("checkbox", { name: "Show two levels only" }).check();
    await page.getByRole("checkbox", { name: "Show only what differs" }).check();
    const pdf = await page.pdf({ preferCSSPageSize: true, path: info.outputPath("levels.pdf") });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
    expect(pdf.toString("latin1")).toMatch(/\/MediaBox \[0 0 792 612\]/);

    await page.emulateMedia({ media: "print" });
    await picture(page, info.outputPath("print.png"));
    for (const level of ["Registered", "Select", "Premier", "Strategic"]) {
      await expect(table(page).getByRole("columnheader", { name: new RegExp(`^${level}`) })).toBeVisible();
    }
    await expect(line(page, "Worth to you a year")).toContainText("$38,000");
    await expect(form(page)).toBeHidden();
    await expect(page.locator(".lines").getByRole("img")).toBeVisible();
  });
});
