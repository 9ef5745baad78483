import type { Page, Route } from "@playwright/test";
import { expect, expectNoAxeViolations, test } from "./support";

const levels = "**/assets/part-levels-*.wasm";
const levelsPage = (page: Page) => page.getByRole("heading", { level: 1, name: "Levels" });
const missing = (page: Page) => page.getByRole("heading", { name: "This page did not load" });

async function follow(page: Page, name: string) {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();
}

async function started(page: Page) {
  await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
}

function partsAskedFor(page: Page) {
  const asked: string[] = [];
  page.on("request", (request) => {
    const name = /\/assets\/(part-[a-z_0-9]+)-/.exec(request.url())?.[1];
    // What the service worker keeps for later is asked for beside the page.
    if (name && !request.serviceWorker()) asked.push(name);
  });
  return asked;
}

/** Hands out the file with its middle byte changed by one bit. */
async function flipped(route: Route) {
  const response = await route.fetch();
  const body = await response.body();
  body[Math.floor(body.length / 2)] ^= 1;
  await route.fulfill({ response, body });
}

test.use({ serviceWorkers: "block" });

test("a page that nobody goes to is not loaded, and one that was is not loaded again @phone", async ({ page }) => {
  const asked = partsAskedFor(page);
  await page.goto("/roi");
  await started(page);
  expect(asked).toEqual([]);

  await follow(page, "Levels");
  await expect(levelsPage(page)).toBeFocused();
  expect(asked.filter((name) => name === "part-levels")).toHaveLength(1);
  const count = asked.length;
  await follow(page, "Calculator");
  await follow(page, "Levels");
  await expect(levelsPage(page)).toBeVisible();
  expect(asked).toHaveLength(count);
});

test("a page opened by its address comes with its part, each file asked for once", async ({ page }) => {
  const asked = partsAskedFor(page);
  await page.goto("/levels");
  await started(page);
  await expect(levelsPage(page)).toBeVisible();
  expect(asked).toContain("part-levels");
  expect(new Set(asked).size).toBe(asked.length);
});

test.describe("a part that does not come whole", () => {
  test.use({ tolerated: [/part-levels|split_levels|not-loaded|Failed to (load resource|find a valid digest)|A part of the program/] });

  for (const [harm, route] of [
    ["is missing", (route: Route) => route.fulfill({ status: 404, body: "There is no such file" })],
    ["is damaged", flipped],
  ] as const) {
    test(`a page whose part ${harm} says so, and comes when it is tried again`, async ({ page }) => {
      await page.goto("/roi");
      await started(page);
      await page.route(levels, route);
      await follow(page, "Levels");

      await expect(missing(page)).toBeFocused();
      await expectNoAxeViolations(page);
      await page.getByRole("button", { name: "Try again" }).press("Enter");
      await expect(missing(page)).toBeVisible();
      await page.unroute(levels);
      await page.getByRole("button", { name: "Try again" }).press("Enter");
      await expect(levelsPage(page)).toBeVisible();
    });

    test(`an address whose part ${harm} once is loaded again by itself, and twice says so`, async ({ page }) => {
      let harmed = 0;
      await page.route(levels, (request) => (++harmed === 1 ? route(request) : request.continue()));
      await page.goto("/levels");
      await started(page);
      await expect(levelsPage(page)).toBeVisible();
      expect(harmed).toBeGreaterThan(1);

      await page.route(levels, route);
      await page.reload();
      await expect(page.getByRole("dialog").getByRole("heading", { name: "Tandem did not load whole" })).toBeVisible();
    });
  }
});
