import type { Page } from "@playwright/test";
import { anyAnswer, choosePlan, field, name, open, planName } from "./calculator";
import { expect, test } from "./support";

const first = (page: Page) => page.getByRole("form", { name: "A first answer" });
const leads = (page: Page) => first(page).getByLabel("Qualified leads a month");
const level = (page: Page) => first(page).getByLabel("Level");
const said = (page: Page) => first(page).getByRole("status");

test("the sentence on the first page is the calculator's own answer", { tag: "@phone" }, async ({ page }) => {
  await open(page, "/");
  await leads(page).fill("9");
  await level(page).selectOption({ label: "Strategic" });
  await expect(said(page)).toHaveText(/^you would be \$[\d,]+ (ahead|behind) after 36 months\.$/);
  const sentence = (await said(page).textContent()) ?? "";

  await page.getByRole("link", { name: "See the whole calculation" }).click();
  await expect(page.getByRole("heading", { name: "Return calculator" })).toBeFocused();
  await expect(anyAnswer(page)).toContainText(`As a Strategic channel partner ${sentence}`);
  await expect(field(page, "Qualified leads a month")).toHaveValue("9");
});

test("a mistyped number on the first page says how to put it right", async ({ page }) => {
  await open(page, "/");
  await leads(page).fill("a few");

  await expect(leads(page)).toHaveAccessibleDescription(/Enter a number, like \d/);
  await leads(page).fill("6");
  await expect(said(page)).toContainText("you would be");
});

test("opening the sentence twice makes one plan", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "See the whole calculation" }).click();
  await expect(planName(page)).toHaveText("Plan: Plan 1");
  await page.getByRole("link", { name: "Tandem", exact: true }).click();
  await page.getByRole("link", { name: "See the whole calculation" }).click();

  await expect(planName(page)).toHaveText("Plan: Plan 1");
});

test("where one left off leads back to it", async ({ page }) => {
  await open(page);
  await field(page, "Revenue a year").fill("60,000");
  await name(page, "Older");
  await choosePlan(page, "Plans", "Duplicate");
  await name(page, "Newer");
  await page.getByRole("link", { name: "Tandem", exact: true }).click();

  const left = page.getByRole("complementary", { name: "Where you left off" });
  await expect(left.getByRole("listitem")).toHaveCount(2);
  await expect(left.getByRole("listitem").first()).toContainText(/Newer\$[\d,]+ ahead after 12 months\./);
  await left.getByRole("link", { name: "Older" }).click();
  await expect(planName(page)).toHaveText("Plan: Older");
});

test("each thing people come to do leads to its place in the calculator", { tag: "@phone" }, async ({ page }) => {
  const places = [
    ["See when the money comes back", page.getByRole("heading", { name: /money is back|not back/ })],
    ["Check the program’s claim", page.getByRole("group", { name: "Whose numbers and whose money" })],
    ["Ask what would have to be true", page.getByRole("heading", { name: "What must be true" })],
  ] as const;
  for (const [name, place] of places) {
    await open(page, "/");
    await page.getByRole("link", { name }).click();
    await expect(place).toBeFocused();
    await expect(place).toBeInViewport();
  }

  await open(page, "/roi#reverse-title");
  await expect(page.getByRole("heading", { name: "What must be true" })).toBeFocused();
});

test("doors in preparation lead nowhere yet, and say so", async ({ page }) => {
  await open(page, "/");

  for (const door of ["Propose", "Learn"]) {
    const item = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: door }) });
    await expect(item).toContainText("In preparation");
    await expect(item.getByRole("link")).toHaveCount(0);
  }
  await expect(page.getByRole("heading", { name: "Estimate" }).getByRole("link")).toHaveAttribute("href", "/roi");
});

test("the terms and the claim are the program's", async ({ page }) => {
  await open(page, "/");
  const terms = page.getByRole("region", { name: "Levels, shares and funds" });

  await expect(terms.getByRole("row", { name: /^Strategic/ })).toHaveText("Strategic$100,00050%$50,000Unlimited");
  await expect(terms.getByRole("row", { name: /^Registered/ })).toHaveText("RegisteredNone stated15%$2,00025 h");
  await expect(page.getByRole("img", { name: /“3 to 5×” is revenue, not profit/ })).toHaveAccessibleName(
    /Technology partner.*3.*5/,
  );
});

test("no link on any page is dead", async ({ page, request, baseURL }) => {
  const seen = new Set<string>();
  const ahead = ["/", "/specimens", "/nowhere"];
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    if (seen.has(address)) continue;
    seen.add(address);
    await open(page, address);
    for (const link of await page.locator("a[href]").all()) {
      const href = (await link.getAttribute("href")) ?? "";
      const target = new URL(href, page.url());
      expect(target.origin, `${href} on ${address}`).toBe(new URL(baseURL ?? "").origin);
      if (href.startsWith("#")) {
        await expect(page.locator(href), `${href} on ${address}`).toHaveCount(1);
        continue;
      }
      expect((await request.get(target.pathname)).status(), `${href} on ${address}`).toBe(200);
      ahead.push(target.pathname);
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(["/", "/roi"]));
});

test("an address that leads nowhere says so and shows the way", async ({ page }) => {
  await open(page, "/academy/nowhere");

  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  await expect(page.getByRole("radio", { name: "Published claim" })).toBeHidden();
});

test("going back and on keeps what was typed, and names each page", async ({ page }) => {
  await open(page, "/");
  await expect(page).toHaveTitle("Partner program · Tandem");
  await page.getByRole("navigation").getByRole("link", { name: "Calculator" }).click();
  await expect(page).toHaveTitle("Return calculator · Tandem");
  await expect(page.getByRole("navigation").getByRole("link", { name: "Calculator" })).toHaveAttribute("aria-current", "page");
  await field(page, "Revenue a year").fill("66,000");

  await page.goBack();
  await expect(page).toHaveTitle("Partner program · Tandem");
  await page.goForward();
  await expect(field(page, "Revenue a year")).toHaveValue("66,000");
});
