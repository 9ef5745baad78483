import type { Page } from "@playwright/test";
import { answer, field, figure, open, workFromLeads } from "./calculator";
import { expect, test } from "./support";

const question = (page: Page) => page.getByRole("region", { name: "What must be true" });
const ask = (page: Page, label: string) => question(page).getByLabel(label, { exact: true });
const said = (page: Page) => question(page).getByRole("status");

test.beforeEach(async ({ page }) => {
  await open(page);
  await workFromLeads(page);
});

const unknowns: [string, RegExp][] = [
  ["Qualified leads a month", /“Qualified leads a month” must be [\d.]+ for 3× within 18 months; you have 5\. That gives 3\.0/],
  ["Deal size a month", /“Deal size a month” must be \$[\d,.]+ for 3× within 18 months; you have \$8,500\. That gives 3\.0/],
  ["Leads won", /“Leads won” (must|would have to) be [\d.]+% for 3× within 18 months/],
  ["Revenue share", /No value of “Revenue share” gives 3× within 18 months\. Something else must change\.|“Revenue share” would have to be/],
];
for (const [unknown, words] of unknowns) {
  test(`what must be true for 3× in 18 months, by ${unknown.toLowerCase()} alone`, async ({ page }) => {
    await ask(page, "Change only").selectOption({ label: unknown });

    await expect(said(page)).toContainText(words);
  });
}

test("the answer can be put into the plan, and then it holds", async ({ page }) => {
  await ask(page, "Within, months").fill("36");
  await ask(page, "Times the money put in").fill("2");
  await question(page).getByRole("button", { name: "Put it into my plan" }).click();

  await expect(figure(page, "Return multiple")).toContainText("2.00×");
  await expect(field(page, "Qualified leads a month")).not.toHaveValue("5");
  await expect(said(page)).toContainText(/you have (?!5\.)/);
});

test("the money back by a month, or worth today, can be asked for too", async ({ page }) => {
  await ask(page, "For").selectOption({ label: "the money back in today’s dollars" });
  await expect(said(page)).toContainText("for the money back within 18 months, in today’s dollars");
  await expect(ask(page, "Times the money put in")).toBeHidden();

  await ask(page, "For").selectOption({ label: "worth zero or more today" });
  await ask(page, "Within, months").fill("36");
  await expect(said(page)).toContainText("a worth today of zero within 36 months");
});

test("a question that is none says what to enter", async ({ page }) => {
  await ask(page, "Times the money put in").fill("many");
  await expect(ask(page, "Times the money put in")).toHaveAccessibleDescription("Enter a number, like 3.");

  await ask(page, "Within, months").fill("400");
  await expect(ask(page, "Within, months")).toHaveAccessibleDescription("Enter whole months from 1 to 60, like 18.");
});

test("asking changes nothing in the plan", async ({ page }) => {
  await ask(page, "Change only").selectOption({ label: "Leads won" });
  await expect(said(page)).not.toBeEmpty();

  await expect(field(page, "Leads won")).toHaveValue("5");
  await expect(answer(page, "As a Premier channel partner you would be $124,734 ahead after 36 months.")).toBeVisible();
});
