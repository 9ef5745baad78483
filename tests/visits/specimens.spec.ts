import type { Page, TestInfo } from "@playwright/test";
import { open } from "./calculator";
import { expect, expectNoAxeViolations, test } from "./support";

/** What comes twice, on light and on dark paper; then what a page holds once. */
const twice = [
  "Amounts",
  "Choices",
  "Lines of text",
  "Problems together",
  "Notices",
  "What is saved",
  "What is not as safe as it should be",
  "Buttons, folds and dialogs",
  "Key figures",
  "Tables",
  "Charts",
  "Levels",
  "Levels over the volume",
];
const once = ["The answer, once a page", "The end of the program"];

const papers = ["light", "dark"] as const;

const paper = (page: Page, name: (typeof papers)[number]) => page.locator(`.themes > [data-theme="${name}"]`);

const picture = (page: Page, info: TestInfo, name: string) =>
  page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });

test.beforeEach(async ({ page }) => {
  await open(page, "/specimens");
});

test("every component is shown, on light and on dark paper @phone", async ({ page }) => {
  for (const name of [...twice, ...once]) {
    await expect(page.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
  }
  for (const name of papers) {
    const shown = paper(page, name);
    await expect(shown).toHaveCount(twice.length);
    await expect(shown.getByRole("textbox", { name: "Above a ceiling" })).toHaveAccessibleDescription(
      "% Program. Premier: up to 35%. Above Premier’s ceiling of 35%; enter at most that.",
    );
    await expect(shown.getByRole("textbox", { name: "Unusual" })).toHaveAccessibleDescription(/Check\. Usually 3% to 35%\.$/);
    await expect(shown.getByRole("textbox", { name: "No month" })).toHaveAttribute("aria-invalid", "true");
    await expect(shown.getByRole("radio", { checked: true })).toHaveCount(2);
    await expect(shown.getByRole("checkbox", { checked: true })).toHaveCount(1);
    await expect(shown.getByRole("button", { name: "Not now", exact: true })).toBeDisabled();
    await expect(shown.getByText(/^Not saved\.$/)).toHaveCount(1);
    await expect(shown.getByRole("alert").getByRole("region")).toHaveCount(2);
    await expect(shown.getByRole("img", { name: /^Cumulative cash by month/ })).toHaveCount(3);
    await expect(shown.getByRole("img", { name: /^Worth of each level by volume/ })).toHaveCount(4);
    await expect(shown.getByText("There is nothing to draw.")).toBeVisible();
    await expect(shown.locator(".minibar")).toHaveCount(6);
  }
  for (const name of ["One field to put right", "2 fields to put right", "3 fields to put right"]) {
    await expect(page.getByRole("region", { name, exact: true })).toHaveCount(1);
  }
});

for (const scheme of papers) {
  test(`on a ${scheme} page axe finds nothing, with everything open @phone`, async ({ page }, info) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(".fold > summary").evaluateAll((words) => {
      for (const word of words) (word as HTMLElement).click();
    });
    await expect(page.getByText("What it holds.").first()).toBeVisible();

    await picture(page, info, `specimens-${scheme}`);
    await expectNoAxeViolations(page);
  });
}

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

test("the keyboard reaches every control, and shows where it is", async ({ page }) => {
  // One radio of a row is reached by Tab, the others by the arrows.
  const controls = await page.evaluate(() => {
    const radios = (of: HTMLInputElement) =>
      [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(({ name }) => name === of.name);
    const isReached = (control: HTMLElement) => {
      if (control.matches(":disabled") || !control.checkVisibility()) return false;
      if (!(control instanceof HTMLInputElement) || control.type !== "radio") return true;
      const row = radios(control);
      return control === (row.find(({ checked }) => checked) ?? row[0]);
    };
    const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [tabindex="0"]');
    const reached = [...all].filter(isReached);
    for (const [at, control] of reached.entries()) control.dataset.control = String(at);
    return reached.map(({ outerHTML }) => outerHTML.slice(0, 120));
  });
  expect(controls.length).toBeGreaterThan(2 * twice.length);

  const missed = new Set(controls.keys());
  const unseen: string[] = [];
  // Month, day, year and picker of a day are stops of their own.
  const stops = controls.length + 3 * (await page.locator("input[type=date]").count());
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press("Tab");
    const [at, isSeen] = await page.evaluate(() => {
      const control = document.activeElement as HTMLElement;
      const around = [control, control.closest("label"), control.closest(".box")];
      const hasRing = around.some((part) => part && parseFloat(getComputedStyle(part).outlineWidth) >= 2 && getComputedStyle(part).outlineStyle !== "none");
      return [Number(control.dataset.control ?? -1), hasRing] as const;
    });
    missed.delete(at);
    if (!isSeen) unseen.push(controls[at] ?? "nothing");
  }

  expect([...missed].map((at) => controls[at]), "controls that Tab does not reach").toEqual([]);
  expect(unseen, "controls that do not show the focus").toEqual([]);
});

test("the arrows choose in a row, and Space answers yes or no", async ({ page }) => {
  const shown = paper(page, "dark").getByRole("radiogroup", { name: "Level", exact: true });
  await shown.getByRole("radio", { name: /^Premier/ }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(shown.getByRole("radio", { name: /^Select/ })).toBeChecked();

  const answer = paper(page, "dark").getByRole("checkbox", { name: "A no" });
  await answer.focus();
  await page.keyboard.press("Space");
  await expect(answer).toBeChecked();
});

test("a dialog opens, holds the focus and gives it back @phone", async ({ page }, info) => {
  const opener = page.getByRole("button", { name: "Open a dialog" }).first();
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "A dialog on light paper" });
  await expect(dialog).toBeVisible();
  await page.screenshot({ path: info.outputPath("dialog.png") });
  await expectNoAxeViolations(page);

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a menu opens by keyboard, and Escape gives the focus back to its word", async ({ page }, info) => {
  const word = page.locator("#dark-menu-word");
  await word.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "The present one" })).toBeVisible();
  await page.screenshot({ path: info.outputPath("menu.png") });
  await expectNoAxeViolations(page);

  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "The present one" })).toBeHidden();
  await expect(word).toBeFocused();
});
