import type { Page } from "@playwright/test";
import { anyAnswer, answer, choose, field, figure, form, open, row, why, word, workFromLeads } from "./calculator";
import { expect, test } from "./support";

const stale = (page: Page) => page.getByText("Not updated.");
const summary = (page: Page) => page.getByRole("region", { name: /to put right$/ });
const first = "As a Premier channel partner you would be $14,583 ahead after 12 months.";

test.beforeEach(({ page }) => open(page));

test.describe("type, level and defaults", () => {
  test("a first visit already has an answer, worked out from the program's figures", async ({ page }) => {
    await expect(answer(page, first)).toBeVisible();
    await expect(field(page, "Revenue a year")).toHaveValue("50,000");
    await expect(field(page, "Revenue a year")).toHaveAccessibleDescription(/Program\. .*\$50,000 to \$75,000/);
  });

  test("another type brings its own figures and says where they come from", async ({ page }) => {
    await choose(page, "Technology");

    await expect(field(page, "All you spend a year")).toHaveValue("50,000");
    await expect(field(page, "All you spend a year")).toHaveAccessibleDescription(/Program\. .*a Technology partner/);
    await expect(field(page, "Months to look ahead")).toHaveValue("18");
    await expect(anyAnswer(page)).toContainText("As a Premier technology partner");
  });

  test("another level brings its commitment, its share and its cap", async ({ page }) => {
    await workFromLeads(page);
    await page.getByRole("radio", { name: /^Strategic/ }).check();

    await expect(field(page, "Commitment a year")).toHaveValue("100,000");
    await expect(field(page, "Revenue share")).toHaveValue("50");
    await expect(field(page, "Most matching funds a year")).toHaveValue("50,000");
    await expect(field(page, "Commitment a year")).toHaveAccessibleDescription(/Program\. Strategic asks for \$100,000 or more/);
  });

  test("a value of one's own stays when the level changes, and is marked as one's own", async ({ page }) => {
    await workFromLeads(page);
    await field(page, "Revenue share").fill("12");
    await page.getByRole("radio", { name: /^Select/ }).check();

    await expect(field(page, "Revenue share")).toHaveValue("12");
    await expect(field(page, "Revenue share")).toHaveAccessibleDescription(/Yours\./);
    await expect(field(page, "Commitment a year")).toHaveValue("10,000");
  });

  test("no field is without a note on its source", async ({ page }) => {
    await workFromLeads(page);
    await word(form(page), "More assumptions").click();

    const fields = await form(page).getByRole("textbox").all();
    expect(fields.length).toBeGreaterThan(20);
    for (const one of fields) {
      const label = await one.evaluate((element: HTMLInputElement) => element.labels?.[0]?.textContent);
      if (label === "Month of signing") continue; // It has no default.
      await expect(one, `the note of ${label}`).toHaveAccessibleDescription(/(Program|Assumed|Yours)\. \S/);
    }
  });
});

test.describe("typing", () => {
  const register = (page: Page) => page.getByRole("region", { name: "Assumptions" });

  const spellings = ["62,500", "62 500", "62\u00a0500", "62\u2009500", "$62.5k", "0.0625M", "$62,500.00"];
  for (const typed of spellings) {
    test(`an amount may be typed as ${encodeURI(typed)}`, async ({ page }) => {
      await field(page, "Revenue a year").fill(typed);

      await expect(row(register(page), "Revenue a year")).toContainText("$62,500");
      await expect(field(page, "Revenue a year")).toHaveValue(typed);
      await expect(stale(page)).toBeHidden();
    });
  }

  test("a share may be typed with or without its sign", async ({ page }) => {
    await workFromLeads(page);
    for (const typed of ["30%", "30", "30 %"]) {
      await field(page, "Revenue share").fill(typed);
      await expect(row(register(page), "Revenue share")).toContainText("30%");
    }
  });

  test("each keystroke is answered before the next frame", async ({ page }) => {
    const revenue = field(page, "Revenue a year");
    const answered = await revenue.evaluate((input: HTMLInputElement) => {
      const sentence = () => document.getElementById("say")?.textContent;
      const before = sentence();
      input.value = "90000";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      return new Promise((resolve) => requestAnimationFrame(() => resolve(sentence() !== before)));
    });

    expect(answered).toBe(true);
  });

  test("what cannot be read is kept, marked and explained, and the last result stays", async ({ page }) => {
    const cycle = field(page, "Sales cycle, months");
    await cycle.fill("lots");

    await expect(cycle).toHaveAttribute("aria-invalid", "true");
    await expect(cycle).toHaveAccessibleDescription(/Enter a number of months, like 3\./);
    await expect(cycle).toHaveValue("lots");
    await expect(stale(page)).toBeVisible();
    await expect(answer(page, first)).toBeVisible();

    await cycle.fill("2");
    await expect(stale(page)).toBeHidden();
    await expect(cycle).not.toHaveAttribute("aria-invalid");
    await expect(answer(page, first)).toBeHidden();
  });

  test("the summary counts what is to be put right and leads to each field", async ({ page }) => {
    await field(page, "Sales cycle, months").fill("lots");
    await field(page, "Revenue a year").fill("1,5");

    await expect(summary(page)).toContainText("2 fields to put right");
    await expect(summary(page)).toContainText("1,5 could be read two ways");
    await summary(page).getByRole("button", { name: "Revenue a year" }).click();
    await expect(field(page, "Revenue a year")).toBeFocused();

    await field(page, "Revenue a year").fill("1.5M");
    await expect(summary(page)).toContainText("One field to put right");
    await field(page, "Sales cycle, months").fill("0");
    await expect(summary(page)).toBeHidden();
  });

  test("nothing typed is thrown away by a change of mode and back", async ({ page }) => {
    await field(page, "Revenue a year").fill("64k");
    await workFromLeads(page);
    await field(page, "Qualified leads a month").fill("oops");
    await choose(page, "Revenue a year");
    await expect(field(page, "Revenue a year")).toHaveValue("64k");

    await workFromLeads(page);
    await expect(field(page, "Qualified leads a month")).toHaveValue("oops");
  });

  test("a share above the level's ceiling is refused with a way out", async ({ page }) => {
    await workFromLeads(page);
    await field(page, "Revenue share").fill("50%");
    await expect(field(page, "Revenue share")).toHaveAccessibleDescription(/Above Premier’s ceiling of 35%/);

    await form(page).getByRole("button", { name: "Choose Strategic, which allows it" }).click();
    await expect(page.getByRole("radio", { name: /^Strategic/ })).toBeChecked();
    await expect(field(page, "Revenue share")).toHaveValue("50%");
    await expect(stale(page)).toBeHidden();
  });

  test("an unusual value is pointed out and counts all the same", async ({ page }) => {
    await workFromLeads(page);
    const churn = field(page, "Customers lost a year");
    await churn.fill("95");

    await expect(churn).toHaveAccessibleDescription(/Check\. /);
    await expect(churn).not.toHaveAttribute("aria-invalid");
    await expect(stale(page)).toBeHidden();
  });

  test("an amount beyond any business is refused, and the page goes on", async ({ page }) => {
    await workFromLeads(page);
    await field(page, "Deal size a month").fill("9".repeat(40));
    await expect(field(page, "Deal size a month")).toHaveAttribute("aria-invalid", "true");

    await field(page, "Deal size a month").fill("8,500");
    await expect(stale(page)).toBeHidden();
  });
});

test.describe("the answer", () => {
  test("it is a sentence first, then figures, the curve and the table", async ({ page }) => {
    await workFromLeads(page);

    const said = answer(page, "As a Premier channel partner you would be $124,734 ahead after 36 months.");
    await expect(said).toContainText("You put in $292,738 and $417,472 comes back. The money is back after 27.4 months");
    await expect(said).toContainText(/lowest in month 12, at −\$83,222\. Worth today, at 10\.0% a year: \$86,294\./);
    await expect(figure(page, "Net present value")).toContainText("$86,294");
    await expect(figure(page, "Payback")).toContainText("27.4 months");
    await expect(figure(page, "Deepest point")).toContainText("−$83,222");
  });

  test("the return multiple and the net return stand under their own names", async ({ page }) => {
    await expect(figure(page, "Return multiple")).toContainText("1.58×");
    await expect(figure(page, "Return multiple")).toContainText("the program’s count");
    await expect(figure(page, "Net return")).toContainText("58.3%");
  });

  test("gross bookings behind a revenue share are shown", async ({ page }) => {
    await expect(figure(page, "Gross bookings")).toContainText("$113,095");
    await expect(figure(page, "Gross bookings")).toContainText("if you earn 35% of it");
  });

  test("the curve is a picture with words and a table behind it", async ({ page }) => {
    await workFromLeads(page);
    const curve = page.getByRole("img", { name: /^Cumulative cash by month\./ });
    await expect(curve).toHaveAccessibleName(
      /is −\$83,222 at the deepest in month 12, is back at zero after 27\.4 months and ends at \$124,734\.$/,
    );
    await expect(curve).toContainText("Money back: 27.4 months");
    await expect(curve).toContainText("−$83,222 at the deepest, month 12");

    await word(anyAnswer(page), "Show the figures as a table").click();
    const years = page.getByRole("region", { name: "Cash by program year" });
    await expect(years.getByRole("row")).toHaveCount(4);
    await expect(row(years, "Months 25 to 36").getByRole("cell").last()).toHaveText("$124,734");
  });

  test("every month is there, to the cent", async ({ page }) => {
    await workFromLeads(page);
    await page.getByRole("button", { name: "Show the months" }).click();

    const months = page.getByRole("region", { name: "Month by month" });
    await expect(months.getByRole("row")).toHaveCount(38);
    await expect(row(months, "36")).toContainText("$124,734.15");
    await page.getByRole("button", { name: "Hide the months" }).click();
    await expect(months).toBeHidden();
  });

  test("months carry their names once the month of signing is known", async ({ page }) => {
    await word(form(page), "More assumptions").click();
    await field(page, "Month of signing").fill("2027-01");
    await page.getByRole("button", { name: "Show the months" }).click();

    const months = page.getByRole("region", { name: "Month by month" });
    await expect(row(months, /^12, January 2028|^12, Jan 2028/)).toBeVisible();
  });

  test("every assumption is in the register with its source", async ({ page }) => {
    await workFromLeads(page);
    const register = page.getByRole("region", { name: "Assumptions" });

    await expect(row(register, "Revenue share")).toContainText("Program. Premier earns up to 35%.");
    await expect(row(register, "Month of signing")).toContainText("Not set");
    await expect(row(register, "Month of signing")).not.toContainText("Yours");
    await field(page, "Leads won").fill("8");
    await expect(row(register, "Leads won")).toContainText("8%");
    await expect(row(register, "Leads won")).toContainText("Yours.");
  });
});

test.describe("whose numbers, whose money", () => {
  const claims: [string, string, string][] = [
    ["Technology", "3.00×", "200.0%"],
    ["Channel", "2.00×", "100.0%"],
    ["Solution", "2.00×", "100.0%"],
  ];
  for (const [type, multiple, net] of claims) {
    test(`the published claim for a ${type} partner gives ${multiple}, its low end`, async ({ page }) => {
      await choose(page, type);
      await choose(page, "Published claim");

      await expect(figure(page, "Return multiple")).toContainText(multiple);
      await expect(figure(page, "Net return")).toContainText(net);
      await expect(anyAnswer(page)).toContainText("Shown is the low end. Your own numbers are kept.");
    });
  }

  test("the claim cut in half gives half the multiple", async ({ page }) => {
    await choose(page, "Claim cut in half");

    await expect(figure(page, "Return multiple")).toContainText("1.00×");
    await expect(figure(page, "Net return")).toContainText("0.0%");
  });

  test("typing returns to one's own numbers, which were kept", async ({ page }) => {
    await field(page, "Revenue a year").fill("80,000");
    await choose(page, "Published claim");
    await expect(figure(page, "Return multiple")).toContainText("2.00×");
    await expect(field(page, "Revenue a year")).toHaveValue("80,000");

    await field(page, "Revenue a year").fill("80,001");
    await expect(page.getByRole("radio", { name: "My own numbers" })).toBeChecked();
    await expect(figure(page, "Return multiple")).not.toContainText("2.00×");
  });

  test("each lens has its own sentence, figures and curve", async ({ page }) => {
    await workFromLeads(page);
    await choose(page, "The vendor");
    await expect(answer(page, /^The vendor would be \$[\d,]+ ahead after 36 months\.$/)).toContainText(
      "It looks too good while the vendor’s own costs are zero.",
    );
    await expect(figure(page, "The vendor is ahead by")).toBeVisible();
    await expect(why(page), "an explanation of another lens's figure").toBeHidden();

    await choose(page, "Both");
    await expect(answer(page, /^You and the vendor together would be/)).toBeVisible();
    await expect(figure(page, "Both are ahead by")).toBeVisible();

    await choose(page, "You");
    await expect(figure(page, "Payback")).toBeVisible();
  });

  test("half of one's own claim stands beside the answer", async ({ page }) => {
    await expect(anyAnswer(page)).toContainText("With the claims cut in half: −$5,208 after the same time, never back");
  });

  test("levels are compared at the same plan", async ({ page }) => {
    await workFromLeads(page);

    await expect(page.getByRole("heading", { name: "On these inputs Premier is worth most" })).toBeVisible();
    const current = page.getByRole("listitem").filter({ hasText: "Your plan." });
    await expect(current).toHaveAttribute("aria-current", "true");
    await expect(current).toContainText("$86,294");
  });
});

test.describe("why", () => {
  const explained = [
    "Net present value",
    "Payback",
    "Deepest point",
    "Net return",
    "Return multiple",
    "Yearly return",
    "Money in",
    "Money out",
    "Gross bookings",
  ];

  for (const mode of ["Revenue a year", "Leads and deals"]) {
    test(`every figure says why, worked from ${mode.toLowerCase()}`, async ({ page }) => {
      await choose(page, mode);
      for (const name of explained) {
        const shown = (await figure(page, name).getByRole("definition").first().textContent())?.trim() ?? "";
        const button = page.getByRole("button", { name: `Why: ${name}`, exact: true });
        await button.click();

        await expect(button).toHaveAttribute("aria-expanded", "true");
        await expect(why(page).getByRole("heading", { level: 2 })).toBeFocused();
        await expect(why(page).getByRole("heading", { level: 2 })).toContainText(shown.split(" ")[0]);
        // Formula, the numbers in it, and the result before rounding.
        await expect(why(page)).toContainText(new RegExp(`${name} = \\S`));
        await expect(why(page)).toContainText(/= [−$\d(]/);
        await word(why(page), "The assumptions used").click();
        const used = why(page).getByRole("region", { name: "The assumptions used" });
        await expect(used.getByRole("row").nth(1)).toContainText(/(Program|Assumed|Yours)\. \S/);
        await page.keyboard.press("Escape");
        await expect(why(page)).toBeHidden();
        await expect(button).toBeFocused();
      }
    });
  }

  test("the figures of the other lenses, and those of one customer, say why too", async ({ page }) => {
    await workFromLeads(page);
    await word(anyAnswer(page), "What one customer costs and brings").click();
    await page.getByRole("button", { name: "Why: Cost of a customer" }).click();
    await expect(why(page)).toContainText("Cost of a customer = ");

    await choose(page, "The vendor");
    await page.getByRole("button", { name: "Why: The vendor is ahead by" }).click();
    await expect(why(page)).toContainText("The vendor is ahead by = ");
  });

  test("the lines of the statement lead to the answer", async ({ page }) => {
    await workFromLeads(page);
    const statement = why(page).getByRole("table", { name: /how it adds up/ });

    await expect(row(statement, "Money in").getByRole("cell").last()).toHaveText("417,472");
    await expect(row(statement, "Money out").getByRole("cell").last()).toHaveText("292,738");
    await expect(row(statement, "Ahead at the end").getByRole("cell").last()).toHaveText("$124,734");
    await expect(row(statement, "Revenue share")).toContainText("35.0% of $940,633 gross bookings");
  });

  test("Close gives the focus back to the word that opened it", async ({ page }) => {
    await page.getByRole("button", { name: "Why: Payback", exact: true }).click();
    await why(page).getByRole("button", { name: "Close" }).click();

    await expect(why(page)).toBeHidden();
    await expect(page.getByRole("button", { name: "Why: Payback", exact: true })).toBeFocused();
    await page.getByRole("button", { name: "Why this number" }).click();
    await expect(why(page)).toBeVisible();
  });

  test("an open explanation follows what is typed", async ({ page }) => {
    await field(page, "Revenue a year").fill("100,000");

    await expect(why(page)).toContainText("$100,000 a year at full pace");
  });
});
