import type { Page } from "@playwright/test";

export const form = (page: Page) => page.getByRole("form", { name: "Your level" });
export const field = (page: Page, label: string) => form(page).getByRole("textbox", { name: label, exact: true });
export const pick = (page: Page, label: string) => form(page).getByRole("combobox", { name: label, exact: true });
export const sentence = (page: Page) => page.locator("#say");
export const asks = (page: Page, level: string) => page.getByRole("region", { name: new RegExp(`^For ${level},`) });
export const table = (page: Page) => page.getByRole("table", { name: "The four levels compared" });
export const line = (page: Page, title: string) =>
  table(page).getByRole("row").filter({ has: page.getByRole("rowheader", { name: title, exact: true }) });
export const owed = (page: Page, what: string) => page.getByRole("group", { name: what, exact: true });

export async function fill(page: Page, fields: Record<string, string>) {
  for (const [label, text] of Object.entries(fields)) await field(page, label).fill(text);
}

/** A Select partner who sells 180,000 a year and has no story yet. */
export async function describePartner(page: Page) {
  await pick(page, "Your level now").selectOption("Select");
  await fill(page, {
    "Gross bookings a year": "$180k",
    "You commit, a year": "25,000",
    "Leads in the last full month": "5",
    "In the month before": "6",
    "In the month before that": "7",
    "Published success stories": "0",
    "Reviews held in the last four quarters": "4",
  });
}

export const picture = (page: Page, path: string) => page.screenshot({ path, fullPage: true });
