import { expect, expectNoAxeViolations, test } from "./support";

const names = [
  "Amounts",
  "Choices",
  "Lines of text",
  "Problems together",
  "Notices",
  "What is saved",
  "Buttons, folds and dialogs",
  "Key figures",
  "Tables",
  "Charts",
  "Levels",
  "The answer, once a page",
];

test.beforeEach(async ({ page }) => {
  await page.goto("/specimens");
  await expect(page.getByRole("heading", { level: 1, name: "Specimens" })).toBeVisible();
});

test("every component is shown, on light and on dark paper, and axe finds nothing @phone", async ({ page }, info) => {
  for (const name of names) {
    await expect(page.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
  }
  await expect(page.getByRole("textbox", { name: "Unusual" })).toHaveCount(2);

  await page.screenshot({ path: info.outputPath("specimens.png"), fullPage: true });
  await expectNoAxeViolations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoAxeViolations(page);
});

test("no id comes twice, and nothing is wider than a phone @phone", async ({ page }) => {
  const found = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return {
      doubled: ids.filter((id, at) => ids.indexOf(id) !== at),
      overflow: document.documentElement.scrollWidth > innerWidth,
    };
  });

  expect(found).toEqual({ doubled: [], overflow: false });
});

test("a dialog opens, holds the focus and gives it back", async ({ page }) => {
  const opener = page.getByRole("button", { name: "Open a dialog" }).first();
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "A dialog on light paper" });
  await expect(dialog).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});
