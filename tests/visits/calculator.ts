import type { Locator, Page } from "@playwright/test";
import { expect } from "./support";

/** Opens an address and waits until the program stands. */
export async function open(page: Page, address = "/roi") {
  await page.goto(address);
  await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

export const form = (page: Page) => page.getByRole("form", { name: "Your plan" });

/** The field of the form with this label. */
export const field = (page: Page, label: string) => 
  form(page).getByRole("textbox", { name: label, exact: true });

/** Chooses one of a row of words. */
export const choose = (page: Page, name: string) => page.getByRole("radio", { name, exact: true }).check();

export async function workFromLeads(page: Page) {
  await choose(page, "Leads and deals");
  await expect(field(page, "Qualified leads a month")).toBeVisible();
}

/** The answer, whose name is its sentence. */
export const answer = (page: Page, sentence: string | RegExp) =>
  page.getByRole("region", { name: sentence, exact: true });

export const anyAnswer = (page: Page) => answer(page, /(ahead|behind|even) after \d+ months?\.$/);

/** A key figure with its name, its value and its note. */
export function figure(page: Page, name: string): Locator {
  const term = page.getByRole("term").filter({ hasText: new RegExp(`^${name}(Why)?$`) });
  return page.locator("dl > div").filter({ has: term });
}

export const why = (page: Page) => page.getByRole("region", { name: /^Why / });

/** Opens a menu and chooses in it. */
export async function choosePlan(page: Page, menu: string, action: string) {
  await openMenu(page, menu);
  await page.getByRole("button", { name: action, exact: true }).click();
}

export const openMenu = (page: Page, menu: string) => word(page, menu).click();

/** The word that opens a menu or a fold. Found by its element: it has no role of its own. */
export const word = (within: Page | Locator, words: string) =>
  within.locator("summary").filter({ hasText: new RegExp(`^${words}$`) });

/** The name of the open plan, which stands at the head of the page. */
export const planName = (page: Page) => page.getByText(/^Plan: /);

export const saved = (page: Page) => page.getByText(/^Saved in this browser/);

export async function name(page: Page, words: string) {
  await choosePlan(page, "Plans", "Rename");
  const dialog = page.getByRole("dialog", { name: "Name this plan" });
  await dialog.getByLabel("Name", { exact: true }).fill(words);
  await dialog.getByRole("button", { name: "Keep the name" }).click();
  await expect(dialog).toBeHidden();
  await expect(planName(page)).toHaveText(`Plan: ${words}`);
}

/** Copies the link of the open plan. */
export async function copiedLink(page: Page): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await choosePlan(page, "Share", "Copy a link");
  await expect(page.getByText("Copied. The link holds the numbers, not the name")).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Downloads what an entry of the share menu gives. */
export async function download(page: Page, entry: string) {
  const coming = page.waitForEvent("download");
  await choosePlan(page, "Share", entry);
  const file = await coming;
  return { name: file.suggestedFilename(), path: await file.path() };
}

/** The cells of the row that begins with this name. */
export const row = (table: Locator, name: string | RegExp) =>
  table.getByRole("row").filter({ has: table.page().getByRole("rowheader", { name, exact: true }) });
