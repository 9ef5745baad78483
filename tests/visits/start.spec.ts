import { expect, expectNoAxeViolations, test } from "./support";

test("Tandem starts, and the page complains of nothing", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/");

  await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
  await expect(page).toHaveTitle(/Tandem/);
  await expectNoAxeViolations(page);
});
