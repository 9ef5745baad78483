import type { Page } from "@playwright/test";
import { name, open, saved, word, workFromLeads } from "./calculator";
import { asks, describePartner, field, fill, form, line, owed, pick, picture, sentence, table } from "./levels";
import { expect, expectNoAxeViolations, test } from "./support";

async function expectNoSidewaysScroll(page: Page) {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(window);
}

test.beforeEach(({ page }) => open(page, "/levels"));

test.describe("what each level is worth", () => {
  test("the sentence names the best level, what stands in the way and what it is worth", { tag: "@phone" }, async ({ page }) => {
    await expect(sentence(page)).toHaveText("Enter a yearly volume to see which level is worth most to you.");
    await describePartner(page);

    // levels.md section 3: at 180,000 Premier leaves 38,000 and Select 35,000.
    await expect(sentence(page)).toHaveText(
      "One customer success story stands between you and Premier, which is worth most: $3,000 more to you than Select.",
    );
    await expect(asks(page, "Premier")).toContainText("1 customer success story");
    await expect(asks(page, "Premier").getByText("1 short")).toBeVisible();
    await field(page, "Published success stories").fill("1");
    await expect(sentence(page)).toContainText("You meet all that Premier asks");
    await expect(asks(page, "Premier").getByText("4 of 4 met.")).toBeVisible();
  });

  test("without a volume no number is invented", async ({ page }) => {
    await expect(table(page).getByText("to you", { exact: false })).toHaveCount(1);
    await expect(line(page, "Worth to you a year").getByText("Enter a yearly volume.")).toHaveCount(4);
    await expect(line(page, "Commitment a year")).toContainText("None stated");
  });

  test("every worth explains itself, to the cent", async ({ page }) => {
    await fill(page, { "Gross bookings a year": "120,000", "Marketing funds that count as money": "50" });
    await page.getByRole("button", { name: "Why: Premier" }).click();

    const why = page.getByRole("region", { name: "Why Premier is worth $24,500" });
    await expect(why.getByRole("heading")).toBeFocused();
    await expect(why).toContainText("35% × $120,000.00 − $25,000.00 + 50% × $15,000.00");
    await expect(why.getByRole("row", { name: /Worth a year/ })).toContainText("$24,500");
    await why.getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("button", { name: "Why: Premier" })).toBeFocused();
  });

  test("the volume can be worked out from leads, and every part of it changed", async ({ page }) => {
    await page.getByRole("radio", { name: "Leads", exact: true }).check();
    await fill(page, {
      "Qualified leads a month": "5",
      "Leads won": "10%",
      "What a customer books a year": "30,000",
    });
    await expect(page.getByText("Valued with: $180,000 a year")).toBeVisible();

    await field(page, "Leads won").fill("20%");
    await expect(page.getByText("Valued with: $360,000 a year")).toBeVisible();
  });

  test("a saved plan gives its volume and its net present value at each level", async ({ page }) => {
    await open(page, "/roi");
    await workFromLeads(page);
    await name(page, "Northgate");
    await page.getByRole("navigation").getByRole("link", { name: "Levels" }).click();
    await page.getByRole("radio", { name: "A plan", exact: true }).check();
    await pick(page, "From which plan").selectOption({ label: "Northgate" });

    await expect(page.getByText(/Valued with: Northgate, \$[\d,]+ a year/)).toBeVisible();
    await expect(line(page, "Worth to you, 36 months")).toContainText("$86,294");
    await page.getByRole("button", { name: "Why: Premier" }).click();
    await expect(page.getByRole("region", { name: "Why Premier is worth $86,294" })).toContainText("Net present value");
  });

  test("the same number stands in the sentence, the table and the figures behind the chart", async ({ page }) => {
    await describePartner(page);
    await expect(line(page, "Worth to you a year").getByRole("cell").nth(2)).toContainText("$38,000");
    await word(page.locator("main"), "Show the figures as a table").click();
    const figures = page.getByRole("region", { name: "Worth of each level by volume" });
    await expect(figures.getByRole("row", { name: /^\$180,000 \(yours\)/ })).toHaveText(
      "$180,000 (yours)$27,000$35,000$38,000−$10,000",
    );
  });
});

test.describe("where the next level begins to pay", () => {
  test("the steps are those of the program, on share alone and with the funds", async ({ page }) => {
    await expect(page.getByRole("heading", { name: "Worth most: Select from $100,000, Premier from $150,000, Strategic from $500,000" })).toBeVisible();
    await page.getByRole("radio", { name: "With all funds" }).check();
    await expect(page.getByRole("heading", { name: "Worth most: Premier from $60,000, Strategic from $266,667" })).toBeVisible();
    await expect(page.getByText("With all funds counted Select is best at no volume.")).toBeVisible();

    await word(page.locator("main"), "Every step, with and without marketing funds").click();
    const steps = page.getByRole("region", { name: "When the higher of two levels is worth more" });
    await expect(steps.getByRole("row", { name: /^Premier over Select/ })).toContainText("above $150,000");
    await expect(steps.getByRole("row", { name: /^Premier over Select/ })).toContainText("above $50,000");
  });

  test("the chart is described in words", async ({ page }) => {
    await field(page, "Gross bookings a year").fill("295,101");
    const drawn = page.locator(".lines").getByRole("img");
    await expect(drawn).toHaveAccessibleName(/Select.*\$100,000.*Premier.*\$150,000.*Strategic.*\$500,000/);
    await expect(drawn).toHaveAccessibleName(/\$295,101/);
  });
});

test.describe("side by side", () => {
  test("rows that are the same can be put away, and are counted", async ({ page }) => {
    await expect(line(page, "Revenue share")).toContainText("up to 35%");
    await page.getByRole("checkbox", { name: "Show only what differs" }).check();
    await expect(page.getByText("Every row differs.")).toBeVisible();
    for (const level of ["Select", "Premier", "Strategic"]) {
      await word(form(page), "Your own offer").click();
      await field(page, `${level}: revenue share`).fill("15%");
      await word(form(page), "Your own offer").click();
    }
    await expect(line(page, "Revenue share")).toContainText("your offer: 15%");
  });

  test("a phone shows two levels, chosen by the reader", { tag: "@phone" }, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSidewaysScroll(page);
    await expect(table(page).getByRole("columnheader", { name: /^Registered/ })).toBeVisible();
    await expect(table(page).getByRole("columnheader", { name: /^Strategic/ })).toBeHidden();
    await page.getByRole("combobox", { name: "First level" }).selectOption("Premier");
    await page.getByRole("combobox", { name: "Second level" }).selectOption("Strategic");
    await expect(table(page).getByRole("columnheader", { name: /^Strategic/ })).toBeVisible();
    await expect(table(page).getByRole("columnheader", { name: /^Registered/ })).toBeHidden();
  });

  test("a desk can look at two levels as well", async ({ page }) => {
    await expect(table(page).getByRole("columnheader")).toHaveCount(5);
    await page.getByRole("checkbox", { name: "Show two levels only" }).check();
    await expect(table(page).getByRole("columnheader", { name: /^Strategic/ })).toBeHidden();
    await page.getByRole("combobox", { name: "Second level" }).selectOption("Strategic");
    await expect(table(page).getByRole("columnheader", { name: /^Strategic/ })).toBeVisible();
  });
});

test.describe("ready for the next level", () => {
  test("gaps stand by effort, and the ways with their cost", async ({ page }) => {
    await describePartner(page);
    await field(page, "You commit, a year").fill("10,000");
    await word(form(page), "What closing a gap takes").click();
    await field(page, "What one story costs").fill("2,000");
    await field(page, "Months until the stories are out").fill("6");

    const gaps = page.getByRole("region", { name: "What is missing, by effort" });
    await expect(gaps.getByRole("row").nth(1)).toContainText("1 customer success story1 short$2,000 once6 months; decides the date");
    await expect(gaps.getByRole("row").nth(2)).toContainText("$25,000 commitment a year$15,000 short$15,000 a year");
    const ways = page.getByRole("region", { name: "The ways, cheapest first" });
    await expect(ways.getByRole("row", { name: /^Straight/ })).toContainText("$17,000");
    await expect(page.getByText("Premier brings $3,000 a year more after what its requirements cost; that pays back $2,000 spent once in 8.0 months.")).toBeVisible();
  });

  test("what is not entered is asked for, and is not called missing", async ({ page }) => {
    await expect(asks(page, "Select").getByText("Not entered")).toHaveCount(3);
    await expect(asks(page, "Select").getByText("Enter the leads of the last three full months.")).toBeVisible();
  });

  test("stepping down says what it saves and what it gives up", async ({ page }) => {
    await describePartner(page);
    await pick(page, "Your level now").selectOption("Premier");
    await pick(page, "The level you aim at").selectOption("Select");
    const down = page.locator("section").filter({ has: page.getByRole("heading", { name: "Stepping down" }) });

    await expect(down).toContainText("saves $15,000 of commitment a year and gives up $18,000 of share");
    await expect(down).toContainText("Premier is worth more above $150,000");
  });

  test("why this level is said part by part", async ({ page }) => {
    await describePartner(page);
    await word(page.locator("main"), "Why this level").click();
    const reason = (name: string) => page.locator("dl.reasons > div").filter({ has: page.getByRole("term").filter({ hasText: name }) });

    await expect(reason("What it gives")).toContainText("Premier adds $3,000.00 a year over Select.");
    await expect(reason("What it costs")).toContainText("$15,000 a year more than Select.");
    await expect(reason("What is missing")).toContainText("One customer success story.");
    await expect(reason("If you sell half")).toContainText("Then it is Registered.");
  });
});

test.describe("what the vendor owes", () => {
  test("an agreed day in the past is overdue until it is received", async ({ page }) => {
    await pick(page, "Your level now").selectOption("Premier");
    const manager = owed(page, "Success manager");
    await expect(manager).toContainText("No date agreed");
    await manager.getByLabel("Due").fill("2020-01-31");
    await expect(manager).toContainText("Overdue");
    await manager.getByLabel("Received", { exact: true }).fill("2020-02-10");
    await expect(manager.locator(".state")).toHaveText("Received");

    await owed(page, "Marketing funds").getByLabel("Received so far").fill("3,000");
    await expect(owed(page, "Marketing funds")).toContainText("$12,000.00 to come");
  });

  test("leads are owed to Channel partners and co-marketing to Technology partners", async ({ page }) => {
    await expect(owed(page, "Leads passed on")).toBeVisible();
    await form(page).getByRole("radio", { name: "Technology" }).check();
    await expect(owed(page, "Leads passed on")).toBeHidden();
    await expect(owed(page, "Co-marketing")).toBeVisible();
  });
});

test("each partner type stands beside the level its money reaches", async ({ page }) => {
  const types = page.getByRole("region", { name: "Partner types beside the levels" });

  await expect(types.getByRole("row", { name: /^Technology/ })).toContainText("$50,000 or more$150,000 to $250,0003× to 5× within 18 monthsPremier");
  await expect(types.getByRole("row", { name: /^Solution/ })).toContainText("Select");
  await expect(page.getByText("Type and level are chosen independently.").first()).toBeVisible();
});

test.describe("what was typed", () => {
  test("it is there again after a reload", { tag: "@phone" }, async ({ page }) => {
    await describePartner(page);
    await expect(saved(page)).toBeVisible();
    await page.reload();

    await expect(field(page, "Gross bookings a year")).toHaveValue("$180k");
    await expect(pick(page, "Your level now")).toHaveValue("Select");
    await expect(sentence(page)).toContainText("$3,000 more to you than Select");
  });

  test("a mistake is marked beside its field, and the answer before it stays", async ({ page }) => {
    await describePartner(page);
    await field(page, "Gross bookings a year").fill("a lot");

    await expect(field(page, "Gross bookings a year")).toHaveAccessibleDescription(/Enter an amount in dollars/);
    await expect(page.getByText("Not updated.")).toBeVisible();
    await expect(sentence(page)).toContainText("$3,000 more to you than Select");
    await page.reload();
    await expect(field(page, "Gross bookings a year")).toHaveValue("a lot");
  });

  test("a share above the ceiling offers the level that allows it", async ({ page }) => {
    await word(form(page), "Your own offer").click();
    await field(page, "Premier: revenue share").fill("40");
    await expect(field(page, "Premier: revenue share")).toHaveAccessibleDescription(/Above Premier’s ceiling of 35%/);
    await form(page).getByRole("button", { name: "Enter it at Strategic, which allows it" }).click();

    await expect(field(page, "Strategic: revenue share")).toHaveValue("40");
    await expect(field(page, "Premier: revenue share")).toHaveValue("");
  });

  test("another tab that changes another field loses nothing", async ({ page, context }) => {
    const other = await context.newPage();
    await open(other, "/levels");
    await field(page, "Gross bookings a year").fill("180,000");
    await expect(field(other, "Gross bookings a year")).toHaveValue("180,000");
    await other.getByRole("button", { name: "Edit here" }).click();
    await expect(field(other, "Published success stories")).toBeEnabled();
    await field(other, "Published success stories").fill("2");

    await expect(field(page, "Published success stories")).toHaveValue("2");
    await expect(field(page, "Gross bookings a year")).toHaveValue("180,000");
  });
});

for (const scheme of ["light", "dark"] as const) {
  test.describe(`in the ${scheme}`, { tag: "@phone" }, () => {
    test.use({ colorScheme: scheme });

    test("axe finds nothing, empty, filled, with everything open and with problems", async ({ page }, info) => {
      await expectNoAxeViolations(page);
      await picture(page, info.outputPath("levels-empty.png"));
      await describePartner(page);
      await picture(page, info.outputPath("levels.png"));
      await page.locator("main").locator(".fold:not([open]) > summary").evaluateAll((words) => {
        for (const summary of words) (summary as HTMLElement).click();
      });
      await page.getByRole("button", { name: "Why: Premier" }).click();
      await expectNoAxeViolations(page);
      await expectNoSidewaysScroll(page);
      await picture(page, info.outputPath("levels-open.png"));
      await pick(page, "The level you aim at").selectOption("Strategic");
      await field(page, "Gross bookings a year").fill("many");
      await field(page, "Premier: commitment a year").fill("20,000");
      await expectNoAxeViolations(page);
      await picture(page, info.outputPath("levels-problems.png"));
    });
  });
}

test("the whole page can be walked by keyboard, and shows where it is", async ({ page }) => {
  const reached = new Set<string>();
  await page.keyboard.press("Tab");
  for (let presses = 0; presses < 140; presses += 1) {
    const name = await page.evaluate(() => {
      const here = document.activeElement as HTMLElement;
      if (here === document.body) return "the window";
      const style = getComputedStyle(here);
      const box = here.closest(".box, label") as HTMLElement | null;
      const ring = [style, box ? getComputedStyle(box) : style].some((it) => it.outlineStyle !== "none" && it.outlineWidth !== "0px");
      return `${ring ? "" : "no ring: "}${here.id || here.textContent?.trim() || here.tagName}`;
    });
    reached.add(name);
    await page.keyboard.press("Tab");
  }

  expect([...reached].filter((name) => name.startsWith("no ring"))).toEqual([]);
  for (const id of ["lv-volume", "lv-stories", "lv-council", "lv-due-funds"]) {
    expect([...reached]).toContain(id);
  }
});
