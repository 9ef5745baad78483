import type { Page } from "@playwright/test";
import { open, field } from "./calculator";
import { type Host, onHost, test } from "./host";
import { expect } from "./support";

// Files that are missing or not whole are what these visits are about; the browser names them.
test.use({
  ...onHost,
  tolerated: [/Failed to load resource|integrity|a valid digest|Failed to fetch|not-loaded|stopped/],
});

const bar = (page: Page) => page.getByText("A new version of Tandem is ready.");
const overtaken = (page: Page) => page.getByText("Another tab uses a newer version of Tandem.");
const useIt = (page: Page) => page.getByRole("button", { name: "Use it now" });

/** Opens an address, waits until every file is kept, and opens it again from there. */
async function openKept(page: Page, address = "/roi") {
  await open(page, address);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await open(page, address);
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** The build that the page, its glue and its icon are of; a mixed one would be of several. */
async function expectBuild(page: Page, mark: string) {
  await expect(page.locator("html")).toHaveAttribute("data-deploy", mark);
  await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
  const found = await page.evaluate(async () => {
    const icon = await (await fetch("/favicon.svg")).text();
    const { deploy } = document.documentElement.dataset;
    return [deploy, Reflect.get(window, "deploy"), /data-deploy="([^"]*)"/.exec(icon)?.[1]];
  });
  expect(found).toEqual([mark, mark, mark]);
}

/** Looks for a newer build, and gives what became of it: it is ready, or was refused. */
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    for (let worker = registration.installing; worker; worker = registration.installing) {
      await new Promise((changed) => worker?.addEventListener("statechange", changed, { once: true }));
    }
    return registration.waiting ? "ready" : "refused";
  });

/** The name of each build that is kept. */
const keptBuilds = (page: Page) => page.evaluate(() => caches.keys());

/** The path of the file that the build sheet or a tag of the page names. */
const pathOf = (page: Page, what: "wasm" | "js" | "style" | "boot" | "page") =>
  page.evaluate((what) => {
    const sheet = JSON.parse(document.querySelector("#build")?.textContent ?? "");
    const tag = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]');
    const boot = document.querySelector<HTMLScriptElement>('script[src*="boot"]');
    const urls = { wasm: sheet.wasm.url, js: sheet.js.url, style: tag?.href, boot: boot?.src, page: "/roi/" };
    return new URL(urls[what], location.href).pathname;
  }, what);

/** Changes what is kept of a file by one bit. */
const poison = (page: Page, path: string) =>
  page.evaluate(async (path) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const kept = await cache.match(path);
      if (!kept) throw new Error(`${path} is not kept`);
      const bytes = new Uint8Array(await kept.clone().arrayBuffer());
      bytes[bytes.length >> 1]! ^= 1;
      await cache.put(path, new Response(bytes, kept));
    }
  }, path);

/** Whether what is kept of a file is what the host has; nothing where none is kept. */
async function isKeptWhole(page: Page, host: Host, path: string) {
  const whole = await (await fetch(host.address + path)).arrayBuffer();
  const kept = await page.evaluate(async (path) => {
    const found = await caches.match(path);
    return found && [...new Uint8Array(await found.arrayBuffer())];
  }, path);
  return kept && Buffer.from(kept).equals(Buffer.from(whole));
}

/** A tab that holds nothing in its memory: what it needs, it asks the worker for. */
async function inNewTab(page: Page) {
  const fresh = await page.context().newPage();
  await page.close();
  return fresh;
}

const flipped = (file: Buffer) => {
  const changed = Buffer.from(file);
  changed[changed.length >> 1]! ^= 1;
  return changed;
};

test("every address opens when the server is gone (fault 58)", async ({ page, host }) => {
  await openKept(page);
  await host.stop();

  for (const address of ["/", "/roi", "/roi/?from=mail", "/levels", "/levels/", "/specimens"]) {
    await open(page, address);
  }
  await open(page, "/academy/lesson/terms");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/no page|not found|nothing/i);
  await expect(page).toHaveURL(/\/academy\/lesson\/terms$/);
});

test("what is typed without a network is kept (fault 58)", async ({ page, host }) => {
  await openKept(page);
  await host.stop();
  await page.reload();

  await field(page, "Revenue a year").fill("71,000");
  await expect(page.getByText(/^Saved in this browser at/)).toBeVisible();
  await page.reload();
  await expect(field(page, "Revenue a year")).toHaveValue("71,000");
});

test("a newer version waits until it is taken, and the files of the older may be gone (fault 55)", async ({
  page, host, builds,
}) => {
  host.folder = await builds("one");
  await openKept(page);
  host.folder = await builds("two");

  await page.reload();
  await expect(bar(page)).toBeVisible();
  await expectBuild(page, "one");
  await open(page, "/levels");
  await expectBuild(page, "one");
  await open(page, "/academy/nowhere");
  await expectBuild(page, "one");

  await useIt(page).click();
  await expectBuild(page, "two");
  await expect(bar(page)).toBeHidden();
  expect(await keptBuilds(page)).toEqual(["tandem-two"]);
});

test("taking it loads the tab that asked again, and tells every other (fault 55)", async ({
  page, context, host, builds,
}) => {
  host.folder = await builds("one");
  await openKept(page);
  const other = await context.newPage();
  await open(other, "/roi");
  await other.evaluate(() => Reflect.set(window, "isSame", true));
  await field(other, "Revenue a year").fill("soon");
  host.folder = await builds("two");
  await page.reload();

  await useIt(page).click();
  await expectBuild(page, "two");
  await expect(overtaken(other)).toBeVisible();
  await expect(other.locator("html")).toHaveAttribute("data-deploy", "one");
  expect(await other.evaluate(() => Reflect.get(window, "isSame"))).toBe(true);
  await field(other, "Revenue a year").fill("72,000");
  await expect(other.getByText(/^Saved in this browser at/)).toBeVisible();

  await other.getByRole("button", { name: "Reload" }).click();
  await expectBuild(other, "two");
  await expect(field(other, "Revenue a year")).toHaveValue("72,000");
});

test("a newer version waits until the work is saved", async ({ page, host, builds }) => {
  host.folder = await builds("one");
  await openKept(page);
  host.folder = await builds("two");
  await page.reload();
  await expect(useIt(page)).toBeEnabled();
  await page.evaluate(() => {
    Storage.prototype.setItem = IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });

  await field(page, "Revenue a year").fill("73,000");
  await expect(page.getByText(/^Not saved\./)).toBeVisible();
  await expect(useIt(page)).toBeDisabled();
  await expect(useIt(page)).toHaveAccessibleDescription("It waits until your work is saved.");
});

for (const [fault, answer] of [
  ["one file missing", () => undefined],
  ["one bit changed", flipped],
] as const) {
  test(`half a deploy, with ${fault}, is refused and leaves nothing behind (fault 56)`, async ({ page, host, builds }) => {
    host.folder = await builds("one");
    await openKept(page);
    host.folder = await builds("two");
    host.instead.set((await pathOf(page, "wasm")).slice(1), answer);

    expect(await lookForUpdate(page)).toBe("refused");
    expect(await keptBuilds(page)).toEqual(["tandem-one"]);
    await page.reload();
    await expectBuild(page, "one");

    host.instead.clear();
    await expect.poll(() => lookForUpdate(page)).toBe("ready");
    await expect(bar(page)).toBeVisible();
  });
}

for (const what of ["wasm", "js", "style", "boot", "page"] as const) {
  test(`a bad copy of the ${what} is replaced, and the program starts (fault 57)`, async ({ page, host }) => {
    await openKept(page);
    const path = await pathOf(page, what);
    await poison(page, path);
    expect(await isKeptWhole(page, host, path)).toBe(false);

    const fresh = await inNewTab(page);
    await open(fresh);
    expect(await isKeptWhole(fresh, host, path)).toBe(true);
  });

  test(`a copy of the ${what} that the browser gave up is fetched again (fault 57)`, async ({ page, host }) => {
    await openKept(page);
    const path = await pathOf(page, what);
    await page.evaluate(async (path) => {
      for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
    }, path);
    expect(await isKeptWhole(page, host, path)).toBeUndefined();

    const fresh = await inNewTab(page);
    await open(fresh);
    await expect.poll(() => isKeptWhole(fresh, host, path)).toBe(true);
  });
}

test("when the worker cannot be healed, the third load comes from the network (fault 57)", async ({ page, host }) => {
  await openKept(page);
  const wasm = await pathOf(page, "wasm");
  await poison(page, wasm);
  host.instead.set(wasm.slice(1), flipped);

  await page.goto("/roi");
  await expect(page.getByRole("heading", { name: "Tandem did not load whole" })).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect.poll(() => keptBuilds(page)).toEqual([]);
  host.instead.clear();
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
});

test("sw-off.js in the place of sw.js ends the worker, and no page notices (fault 59)", async ({ page, host, builds }) => {
  host.folder = await builds("one");
  await openKept(page);
  await page.evaluate(() => Reflect.set(window, "isSame", true));
  const off = await (await fetch(`${host.address}/sw-off.js`)).arrayBuffer();
  host.instead.set("sw.js", () => Buffer.from(off));

  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await keptBuilds(page)).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, "isSame"))).toBe(true);
  await field(page, "Revenue a year").fill("74,000");
  await expect(page.getByText(/^Saved in this browser at/)).toBeVisible();

  host.folder = await builds("two");
  await page.reload();
  await expectBuild(page, "two");
  await expect(field(page, "Revenue a year")).toHaveValue("74,000");
});

test("a newer version is looked for at the start, and on return at most once an hour", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.set(window, "looked", 0);
    ServiceWorkerRegistration.prototype.update = function () {
      Reflect.set(window, "looked", Reflect.get(window, "looked") + 1);
      return Promise.resolve(this);
    };
  });
  const looked = () => page.evaluate(() => Reflect.get(window, "looked"));
  const comesBack = (after: number) =>
    page.evaluate((after) => {
      const now = Date.now();
      Date.now = () => now + after;
      document.dispatchEvent(new Event("visibilitychange"));
    }, after);

  await open(page);
  await expect.poll(looked).toBe(1);
  const isPastCaches = await page.evaluate(async () => (await navigator.serviceWorker.ready).updateViaCache);
  expect(isPastCaches).toBe("none");
  await comesBack(3_500_000);
  expect(await looked()).toBe(1);
  await comesBack(200_000);
  expect(await looked()).toBe(2);
});

test("the browser offers to install it, with every icon in its size", async ({ host, playwright, launchOptions }, info) => {
  // A window that forgets everything is never offered to.
  const context = await playwright.chromium.launchPersistentContext(info.outputPath("profile"), launchOptions);
  const page = context.pages()[0] ?? (await context.newPage());
  await openKept(page, `${host.address}/`);

  const inspect = await context.newCDPSession(page);
  await expect.poll(async () => (await inspect.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
  const { url, errors } = await inspect.send("Page.getAppManifest");
  expect([url, errors]).toEqual([`${host.address}/manifest.webmanifest`, []]);
  const wrong = await page.evaluate(async () => {
    const manifest = await (await fetch("/manifest.webmanifest")).json();
    const icons = [...manifest.icons, { src: "icons/apple-touch-180.png", sizes: "180x180" }];
    const sizes = icons.map(async ({ src, sizes }) => {
      const { width, height } = await createImageBitmap(await (await fetch(`/${src}`)).blob());
      return `${width}x${height}` === sizes ? [] : [src];
    });
    return (await Promise.all(sizes)).flat();
  });
  expect(wrong).toEqual([]);
  await context.close();
});

test("a version that cannot start gives way to the next one (fault 48)", async ({ page, host, builds }) => {
  test.slow();
  const broken = 'WebAssembly.instantiateStreaming = async () => { throw new WebAssembly.RuntimeError("unreachable"); };';
  host.folder = await builds("one", broken);
  await page.goto("/roi");
  for (let start = 0; start < 3; start += 1) {
    await expect(page.getByRole("heading", { name: "Tandem has stopped" })).toBeVisible();
    await page.reload();
  }
  await expect(page.getByRole("heading", { name: "Safe mode" })).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  host.folder = await builds("two");
  await expect(page.getByRole("heading", { name: "Safe mode" })).toBeVisible();
  await page.reload();
  await expect.poll(() => page.evaluate(() => Reflect.get(window, "tandemUpdate").state)).toBe("waiting");

  await page.getByRole("button", { name: "Try to start again" }).click();
  await expectBuild(page, "two");
});

test("fifty deploys, some of them half ones, never leave a blank or a mixed page (goal G12)", async ({
  page, host, builds,
}) => {
  test.setTimeout(600_000);
  host.folder = await builds("0");
  await openKept(page);
  const [wasm, style] = [await pathOf(page, "wasm"), await pathOf(page, "style")];
  let taken = "0";

  for (let deploy = 1; deploy <= 50; deploy += 1) {
    const mark = String(deploy);
    host.folder = await builds(mark);
    const isHalf = deploy % 5 === 1 || deploy % 5 === 3;
    if (isHalf) host.instead.set((deploy % 2 ? wasm : style).slice(1), deploy % 5 === 1 ? () => undefined : flipped);
    await field(page, "Revenue a year").fill(`${mark},000`);
    await expect(page.getByText(/^Saved in this browser at/)).toBeVisible();

    await expect.poll(() => lookForUpdate(page)).toBe(isHalf ? "refused" : "ready");
    await page.reload();
    await expectBuild(page, taken);
    await expect(field(page, "Revenue a year")).toHaveValue(`${mark},000`);
    if (!isHalf && deploy % 5 !== 4) {
      await useIt(page).click();
      taken = mark;
      await expectBuild(page, taken);
      expect(await keptBuilds(page)).toEqual([`tandem-${mark}`]);
    }
    host.instead.clear();
  }
});
