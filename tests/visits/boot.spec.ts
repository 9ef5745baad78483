import { readFile } from "node:fs/promises";
import type { Page, Route } from "@playwright/test";
import { expect, expectNoAxeViolations, test } from "./support";

const script = "**/assets/tandem-*.js";
const wasm = "**/assets/tandem_bg-*.wasm";
const style = "**/assets/app-*.css";
const boot = "**/assets/boot-*.mjs";

const panel = (page: Page) => page.getByRole("dialog");
const notice = (page: Page) => page.getByText("Tandem has not started yet");

async function expectPanel(page: Page, title: string) {
  await expect(panel(page).getByRole("heading", { name: title })).toBeVisible();
  await expect(panel(page)).toContainText("What you saved in this browser is untouched.");
}

async function expectStarted(page: Page) {
  await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(panel(page)).toBeHidden();
}

/** Hands out the file with its middle byte changed by one bit. */
async function flipped(route: Route) {
  const response = await route.fetch();
  const body = await response.body();
  body[Math.floor(body.length / 2)] ^= 1;
  await route.fulfill({ response, body });
}

async function cutOff(route: Route) {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
}

const missing = (route: Route) => route.fulfill({ status: 404, body: "There is no such file" });
const aPageInstead = (route: Route) =>
  route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Sign in</title>" });
const ofType = (contentType: string) => async (route: Route) => {
  const response = await route.fetch();
  const headers = { ...response.headers(), "content-type": contentType };
  await route.fulfill({ response, headers });
};

test("the program starts with one request for each of its files", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));

  await page.goto("/roi");
  await expectStarted(page);
  const parts = asked.filter((path) => path.startsWith("/assets/"));
  expect(parts.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  expect(new Set(parts).size).toBe(parts.length);
});

test("what is painted first keeps its place when the program stands", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.set(window, "shift", 0);
    const add = (by: number) => Reflect.set(window, "shift", Reflect.get(window, "shift") + by);
    new PerformanceObserver((seen) => {
      for (const entry of seen.getEntries()) add(Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift", buffered: true });
  });

  await page.goto("/roi");
  await expectStarted(page);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  // A hundredth is what a line of text moves when its font arrives; a tenth is what a person feels.
  expect(await page.evaluate(() => Reflect.get(window, "shift"))).toBeLessThan(0.01);
});

test("every address loads, and a missing file is missing", async ({ page, request }) => {
  expect((await request.get("/academy/nowhere")).status()).toBe(200);
  expect((await request.get("/assets/tandem-0000000000000000.js")).status()).toBe(404);
  expect((await request.post("/")).status()).toBe(405);

  await page.goto("/academy/nowhere");
  await expectStarted(page);
});

test("a chosen theme holds before the program runs", async ({ page }) => {
  await page.addInitScript(() => {
    const settings = 'tandem/1 settings settings 1 1 tab-1 1780000000000 16 00000000\n{"theme":"dark"}';
    localStorage.setItem("tandem/r/settings/settings", settings);
  });
  await page.route(wasm, () => {}); // the program never comes

  await page.goto("/roi");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-boot", "starting");
});

test.describe("when something is wrong", () => {
  // The browser names each fault in its console, and so does the panel.
  test.use({ tolerated: [/./] });

  const faults: [string, string, (route: Route) => Promise<void>][] = [
    ["the script is missing", script, missing],
    ["the wasm is missing", wasm, missing],
    ["the style is missing", style, missing],
    ["a page comes instead of the script", script, aPageInstead],
    ["a page comes instead of the wasm", wasm, aPageInstead],
    ["the script is cut off", script, cutOff],
    ["the wasm is cut off", wasm, cutOff],
    ["one bit of the script is changed (fault 54)", script, flipped],
    ["one bit of the wasm is changed (fault 54)", wasm, flipped],
    ["one bit of the style is changed (fault 54)", style, flipped],
    ["the script has the wrong type", script, ofType("text/plain")],
    ["the line drops before the wasm", wasm, (route) => route.abort()],
  ];
  for (const [fault, files, answer] of faults) {
    test(`${fault}: tried once more, then said (fault 53)`, async ({ page }) => {
      const visits: string[] = [];
      page.on("request", (request) => {
        if (request.isNavigationRequest()) visits.push(request.url());
      });
      await page.route(files, answer);

      await page.goto("/roi");
      await expectPanel(page, "Tandem did not load whole");
      await expect(page.locator("#trouble-code")).toContainText("/assets/");
      expect(visits).toHaveLength(2);
      await expect(page.locator("#app")).toBeEmpty();
    });
  }

  test("a fault that passes is never shown (fault 53)", async ({ page }) => {
    await page.route(wasm, flipped, { times: 1 });

    await page.goto("/roi");
    await expectStarted(page);
  });

  test("wasm under the wrong type still runs (fault 53)", async ({ page }) => {
    await page.route(wasm, ofType("application/octet-stream"));

    await page.goto("/roi");
    await expectStarted(page);
  });

  test("without WebAssembly the panel says so (fault 50)", async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));

    await page.goto("/roi");
    await expectPanel(page, "This browser cannot run Tandem");
    await expectNoAxeViolations(page);
  });

  test("inside another page it does not start (fault 68)", async ({ page }) => {
    // A host that sends no headers: nothing but boot.mjs stands between the page and the frame.
    await page.route("**/roi", async (route) => {
      const response = await route.fetch();
      const { "content-security-policy": _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await page.route("**/frame", (route) =>
      route.fulfill({ contentType: "text/html", body: '<iframe src="/roi" width="900" height="700">' }),
    );

    await page.goto("/frame");
    const framed = page.frameLocator("iframe");
    await expect(framed.getByRole("heading", { name: "Tandem is inside another page" })).toBeVisible();
    await expect(framed.getByRole("link", { name: "Open in its own tab" })).toBeVisible();
    await expect(framed.locator("#app")).toBeEmpty();
  });

  test("no host's header lets another page frame it (fault 68)", async ({ page }) => {
    await page.route("**/frame", (route) =>
      route.fulfill({ contentType: "text/html", body: '<iframe src="/roi" width="900" height="700">' }),
    );

    await page.goto("/frame");
    await expect(page.frameLocator("iframe").locator("#app")).toHaveCount(0);
  });

  for (const [fault, answer] of [
    ["is missing", missing],
    ["is changed by one bit", flipped],
  ] as const) {
    test(`a notice comes by CSS alone when boot.mjs ${fault} (fault 52)`, async ({ page }) => {
      await page.route(boot, answer);

      await page.goto("/roi");
      await expect(notice(page)).toBeHidden();
      await expect(notice(page)).toBeVisible({ timeout: 30_000 });
      await expect(page.locator("#app")).toBeEmpty();
    });
  }

  test("the notice comes later while something is under way", async ({ page }) => {
    await page.route(wasm, () => {}); // a line that is open and silent

    await page.goto("/roi");
    await expect(page.locator("html")).toHaveAttribute("data-boot", "starting");
    await expect(notice(page)).toBeHidden();
    await expect(notice(page)).toBeVisible({ timeout: 60_000 });
  });

  test("Download my data gives what is saved, and nothing else", async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem("tandem/r/case/1", "tandem/1 case 1\n{}");
      localStorage.setItem("another/app", "not ours");
    });
    await page.route(wasm, missing);
    await page.goto("/roi");
    await expectPanel(page, "Tandem did not load whole");

    const coming = page.waitForEvent("download");
    await panel(page).getByRole("button", { name: "Download my data" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^tandem-data-\d{4}-\d{2}-\d{2}\.json$/);
    const { entries } = JSON.parse(await readFile(await file.path(), "utf8"));
    expect(entries).toEqual({ "tandem/r/case/1": "tandem/1 case 1\n{}" });
    await expect(panel(page).getByRole("status")).toContainText("1 entry written to");
  });

  test("Download my data says so when there is nothing, or no way to read it", async ({ page }) => {
    await page.route(wasm, missing);
    const download = panel(page).getByRole("button", { name: "Download my data" });
    await page.goto("/roi");
    await download.click();
    await expect(panel(page).getByRole("status")).toHaveText("Nothing is saved in this browser yet.");

    await page.evaluate(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      });
    });
    await download.click();
    await expect(panel(page).getByRole("status")).toHaveText(/does not let Tandem read/);
  });

  test("after a panic the panel covers the page within a second (fault 47)", async ({ page }) => {
    await page.goto("/specimens");
    await expectStarted(page);

    await page.getByRole("button", { name: "Panic on purpose" }).click();
    await expect(panel(page).getByRole("heading", { name: "Tandem has stopped" })).toBeVisible({ timeout: 1000 });
    await expect(page.locator("#app")).toHaveAttribute("inert");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(panel(page)).toBeVisible();
    await panel(page).getByText("Details").click();
    await expect(panel(page)).toContainText(/stopped: panicked at .*\.rs/);
    await expectNoAxeViolations(page);
  });

  test("Reload after a panic starts again (fault 47)", async ({ page }) => {
    await page.goto("/specimens");
    await page.getByRole("button", { name: "Panic on purpose" }).click();

    await panel(page).getByRole("button", { name: "Reload" }).click();
    await expectStarted(page);
  });

  test("a trap without a panic ends the session too (fault 49)", async ({ page }) => {
    await page.goto("/roi");
    await expectStarted(page);

    await page.evaluate(() => {
      setTimeout(() => {
        throw new WebAssembly.RuntimeError("memory access out of bounds");
      });
    });
    await expectPanel(page, "Tandem has stopped");
    expect(await page.evaluate(() => Reflect.get(window, "tandemDead"))).toBe(true);
  });

  test("markup that could run is refused, and text that looks like it is not", async ({ page }) => {
    await page.goto("/roi");
    await expectStarted(page);

    const taken = await page.evaluate(() => {
      const isTaken = (html: string) => {
        try {
          document.createElement("template").innerHTML = html;
          return true;
        } catch {
          return false;
        }
      };
      return [
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<svg><animate onbegin=alert(1)>",
        "<ScRiPt>alert(1)</script>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe srcdoc=x></iframe>",
        "<p>Paid once = $5, one = two</p>",
        "<svg><rect width='1'></rect></svg>",
      ].map(isTaken);
    });
    expect(taken).toEqual([false, false, false, false, false, false, true, true]);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it needs (fault 51)", async ({ page }) => {
    await page.goto("/roi");

    // Found by its class: by text, nothing inside <noscript> is looked at.
    await expect(page.locator(".boot-noscript")).toBeVisible();
    await expect(page.locator(".boot-noscript")).toContainText("it needs JavaScript");
    await expect(page.locator(".boot-notice")).toHaveCSS("display", "none");
  });
});
