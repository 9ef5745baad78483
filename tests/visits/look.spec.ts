import type { Page, TestInfo } from "@playwright/test";
import {
  choose, choosePlan, field, form, name, open, openMenu, saved, why, word, workFromLeads,
} from "./calculator";
import { expect, expectNoAxeViolations, test } from "./support";

/** A picture to look at; nothing compares it. */
const picture = (page: Page, info: TestInfo, name: string) =>
  page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });

async function expectNoSidewaysScroll(page: Page, where: string) {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `${where} is wider than its window`).toBeLessThanOrEqual(window);
}

/** The calculator with everything open that can be. */
async function openAll(page: Page) {
  await workFromLeads(page);
  await word(form(page), "More assumptions").click();
  await page.getByRole("button", { name: "Show the months" }).click();
  await page.getByRole("main").locator(".fold:not([open]) > summary").evaluateAll((words) => {
    for (const summary of words) (summary as HTMLElement).click();
  });
}

for (const width of [320, 390, 768, 1280, 1600]) {
  test(`nothing has to be scrolled sideways at ${width} pixels`, async ({ page }, info) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, "/");
    await expectNoSidewaysScroll(page, "The first page");
    await picture(page, info, "home");

    await open(page, "/specimens");
    await expectNoSidewaysScroll(page, "The specimens");
    await open(page);
    await field(page, "Ramp-up, months").fill("soon");
    await expectNoSidewaysScroll(page, "The calculator with a problem");
    await picture(page, info, "calculator-problem");
    await field(page, "Ramp-up, months").fill("6");
    await openAll(page);
    await name(page, "A rather long name for a plan, as people give them to find it again later");
    await expectNoSidewaysScroll(page, "The calculator with all open");
    await picture(page, info, "calculator");
    for (const menu of ["Plans", "New plan", "Share"]) {
      await openMenu(page, menu);
      await expectNoSidewaysScroll(page, `The menu ${menu}`);
      const entries = page.locator(".menu[open] button");
      for (const entry of await entries.all()) await expect(entry).toBeInViewport({ ratio: 1 });
      await page.keyboard.press("Escape");
    }
  });
}

test("text at twice its size still fits a narrow window", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  await open(page);
  await page.evaluate(() => {
    document.documentElement.classList.add("twice");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("html.twice { font-size: 200%; }");
    document.adoptedStyleSheets = [sheet];
  });

  await expectNoSidewaysScroll(page, "The calculator");
});

for (const scheme of ["light", "dark"] as const) {
  test.describe(`in the ${scheme}`, { tag: "@phone" }, () => {
    test.use({ colorScheme: scheme });

    test("axe finds nothing on the first page and where there is no page", async ({ page }, info) => {
      await open(page, "/");
      await expectNoAxeViolations(page);
      await picture(page, info, "home");
      await page.getByLabel("Qualified leads a month").fill("a few");
      await expectNoAxeViolations(page);

      await open(page, "/nowhere");
      await expectNoAxeViolations(page);
      await picture(page, info, "nowhere");
    });

    test("axe finds nothing on the calculator, whatever is open", async ({ page }, info) => {
      await open(page);
      await expectNoAxeViolations(page);
      await picture(page, info, "calculator");
      await openAll(page);
      await page.getByRole("button", { name: "Why: Yearly return" }).click();
      await choosePlan(page, "Plans", "Duplicate");
      for (const box of await page.getByRole("group", { name: "Plans to compare" }).getByRole("checkbox").all()) {
        await box.check();
      }
      await expectNoAxeViolations(page);
      await picture(page, info, "calculator-open");
    });

    test("axe finds nothing with problems, warnings and news", async ({ page }, info) => {
      await open(page);
      await workFromLeads(page);
      await field(page, "Customers lost a year").fill("95");
      await choosePlan(page, "Plans", "Delete");
      await workFromLeads(page);
      await field(page, "Revenue share").fill("50");
      await field(page, "Ramp-up, months").fill("soon");
      await expectNoAxeViolations(page);
      await picture(page, info, "calculator-problems");
    });

    test("axe finds nothing in menus and dialogs", async ({ page }, info) => {
      await open(page);
      for (const menu of ["Plans", "New plan", "Share"]) {
        await openMenu(page, menu);
        await expectNoAxeViolations(page);
        await page.screenshot({ path: info.outputPath(`menu-${menu}.png`) });
        await page.keyboard.press("Escape");
      }
      await choosePlan(page, "Plans", "Rename");
      await expectNoAxeViolations(page);
      await page.screenshot({ path: info.outputPath("dialog.png") });
    });

    test("axe finds nothing in the lenses and views", async ({ page }, info) => {
      await open(page);
      await choose(page, "Published claim");
      await expectNoAxeViolations(page);
      await choose(page, "The vendor");
      await expectNoAxeViolations(page);
      await picture(page, info, "calculator-vendor");
    });
  });
}

test.describe("dark", () => {
  const paper = (page: Page) => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);

  test("the page follows the system until a theme is chosen, and keeps what is chosen", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await open(page);
    const dark = await paper(page);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await paper(page);
    expect(dark).not.toBe(light);

    await page.getByRole("radiogroup", { name: "Theme" }).getByRole("radio", { name: "Dark" }).check();
    expect(await paper(page)).toBe(dark);
    await page.reload();
    await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
    expect(await paper(page)).toBe(dark);
    await page.getByRole("radio", { name: "As the system" }).check();
    expect(await paper(page)).toBe(light);
  });

  test("a chosen theme stands at the first paint, so nothing flashes", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await open(page);
    await page.getByRole("radio", { name: "Dark" }).check();
    const dark = await paper(page);
    await page.addInitScript(() => {
      // What is painted in every frame from the first on.
      const seen: string[] = [];
      Reflect.set(window, "papers", seen);
      const look = () => {
        if (document.body) seen.push(getComputedStyle(document.body).backgroundColor);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await open(page);

    const papers: string[] = await page.evaluate(() => Reflect.get(window, "papers"));
    expect([...new Set(papers)]).toEqual([dark]);
  });
});

test("with reduced motion nothing moves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page);

  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration.split(", ").some((time) => parseFloat(time) > 0) || animationName !== "none";
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(moving).toEqual([]);
});

test("in forced colors, what is chosen and what is wrong can still be told", async ({ page }, info) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page);
  await field(page, "Ramp-up, months").fill("soon");
  await picture(page, info, "forced-colors");

  const look = (label: string) =>
    page.locator("label").filter({ hasText: label }).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await look("My own numbers")).not.toBe(await look("Published claim"));
  expect(await look("Premier")).not.toBe(await look("Registered"));
  const edge = (label: string) =>
    field(page, label).evaluate((input) => getComputedStyle(input.parentElement ?? input).borderInlineStartWidth);
  expect(await edge("Ramp-up, months")).not.toBe(await edge("Sales cycle, months"));
});

test.describe("by keyboard alone", () => {
  /** What has the focus, whether that can be seen, and whether something lies over it. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const around = [element, element.parentElement, element.parentElement?.parentElement];
      const isRinged = around.some((one) => {
        const { outlineStyle, outlineWidth } = one ? getComputedStyle(one) : { outlineStyle: "none", outlineWidth: "0" };
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      });
      const box = element.getBoundingClientRect();
      const bar = document.querySelector(".livebar");
      const covering = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
      const isCovered = bar !== null && !bar.contains(element) && bar.contains(covering);
      const label = element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent;
      return { name: (label ?? element.textContent ?? "").trim(), isRinged, isCovered };
    });

  test("the whole calculator can be walked, and the focus is always seen", async ({ page }) => {
    await open(page);
    await workFromLeads(page);
    await word(form(page), "More assumptions").click();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.evaluate(() => window.scrollTo(0, 0));

    const names: string[] = [];
    await page.getByRole("link", { name: "Tandem", exact: true }).focus();
    await page.keyboard.press("Shift+Tab");
    for (let now = await focused(page); now !== null && names.length < 200; now = await focused(page)) {
      names.push(now.name);
      expect(now, "the focus").toMatchObject({ isRinged: true, isCovered: false });
      await page.keyboard.press("Tab");
    }

    expect(names[0]).toBe("Skip to the content");
    for (const stop of [
      "Calculator", "Plans", "New plan", "Share", "Print or save as PDF", "My own numbers", "You", "Why: Payback", "Close",
      "Show the figures as a table", "Channel", "Qualified leads a month", "Paid", "The commitment goes to the vendor",
      "Training hours you would use", "Times the money put in", "Put it into my plan", "Assumptions", "Show the months",
      "To the result", "As the system",
    ]) {
      expect(names.some((one) => one.startsWith(stop)), `${stop} among ${names.join(" | ")}`).toBe(true);
    }
    expect(names.length).toBeLessThan(120);
  });

  test("a plan can be chosen, typed, explained, named and shared without a mouse", async ({ page }) => {
    await open(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();

    await page.getByRole("radio", { name: "Channel" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("radio", { name: "Solution" })).toBeChecked();
    await page.getByRole("radio", { name: "Revenue a year" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(field(page, "Qualified leads a month")).toBeVisible();
    await field(page, "Qualified leads a month").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("11");
    await page.keyboard.press("Enter");
    await expect(field(page, "Qualified leads a month")).toHaveValue("11");
    await expect(saved(page)).toBeVisible();

    await page.getByRole("button", { name: "Why: Payback" }).press("Enter");
    await expect(why(page)).toContainText("Payback = ");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Why: Payback" })).toBeFocused();

    await word(page, "Plans").press("Enter");
    await page.getByRole("button", { name: "Rename" }).press("Enter");
    await expect(page.getByRole("dialog").getByLabel("Name", { exact: true })).toBeFocused();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Typed");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Plan: Typed")).toBeVisible();

    await word(page, "Share").press("Space");
    await page.keyboard.press("Escape");
    await expect(word(page, "Share")).toBeFocused();
  });

  test("what can be pressed is large enough to hit", { tag: "@phone" }, async ({ page }) => {
    await open(page);
    await workFromLeads(page);

    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, a, summary, input, select")]
        .filter((element) => element.checkVisibility() && !element.closest(".vh, .skip") && !element.matches(".vh, .skip"))
        .map((element) => ({ element: element.closest("label") ?? element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 23.9 || box.width < 23.9))
        .map(({ element, box }) => `${element.textContent} ${Math.round(box.width)}×${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
  });
});
