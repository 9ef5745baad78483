import { expect, expectNoAxeViolations, test } from "./support";

test("Tandem starts, and the page complains of nothing", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/");

  await expect(page.locator("html")).toHaveAttribute("data-boot", "started");
  await expect(page).toHaveTitle(/Tandem/);
  await expectNoAxeViolations(page);
});

test("an address that leads nowhere answers 404, and a missing file is no page", async ({
  request,
}) => {
  const nowhere = await request.get("/no-such-page", { headers: { Accept: "text/html" } });
  const missing = await request.get("/tandem-0000000000000000.js");

  expect(nowhere.status()).toBe(404);
  expect(await nowhere.text()).toContain("<title>");
  expect(missing.status()).toBe(404);
  expect(await missing.text()).not.toContain("<title>");
});
