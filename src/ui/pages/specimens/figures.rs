use leptos::prelude::*;

use super::Paper;
use crate::finance::Usd;
use crate::ui::charts::{CashFlow, CashFlowChart, Moment, Range, Ranges, RangesFigure};
use crate::ui::components::{
    Column, DataTable, Lead, LevelCard, LevelStrip, Line, LiveBar, Rank, Say, Sentence, Stat,
    Statement, StatementTable, Stats, SwitchField, Table, Why,
};

pub(super) fn stats(paper: Paper) -> AnyView {
    let text = |text: &str| Signal::stored(text.to_owned());
    // The second is the one explained, as if its `Why` had been pressed.
    let asked = paper.pick("light-payback", "dark-payback");
    let opened = RwSignal::new(Some(asked));
    let stat = move |id, label, [figure, unit, note]: [&str; 3]| {
        view! {
            <Stat
                id=id
                label=label
                figure=text(figure)
                unit=text(unit)
                note=text(note)
                opened=opened
            />
        }
        .into_any()
    };
    view! {
        <Stats>
            {stat(
                paper.pick("light-npv", "dark-npv"),
                "Net present value",
                ["$81,895", "", "at 10% a year"],
            )}
            {stat(asked, "Payback", ["27.6", "months", "28.7 when discounted"])}
            <Stat
                id=paper.pick("light-peak", "dark-peak")
                label="Without a Why"
                figure=text("−$81,004")
                note=text("in month 12")
            />
            {stat(paper.pick("light-none", "dark-none"), "Empty", ["", "", ""])}
            {stat(
                paper.pick("light-words", "dark-words"),
                "In words",
                ["Not within 36 months", "", "which is as far as the plan goes"],
            )}
            {stat(
                paper.pick("light-long", "dark-long"),
                "A long name for a figure",
                ["−$1,234,567,890", "a month", "a note that is long enough to stand on two lines"],
            )}
        </Stats>
    }
    .into_any()
}

pub(super) fn tables(paper: Paper) -> AnyView {
    let figures = |text: &str| Column::Figures(text.to_owned());
    let words = |text: &str| Column::Words(text.to_owned());
    let row = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
    let table = |name: &str, columns, rows| Table {
        name: [name, " on ", paper.name(), " paper"].concat(),
        columns,
        rows,
    };
    let by_year = table(
        "Cash by year",
        vec![words("Period"), figures("Net"), figures("Balance")],
        vec![
            row(&["Months 0 to 12", "−$81,004", "−$81,004"]),
            row(&["Months 13 to 24", "$44,682", "−$36,322"]),
        ],
    );
    let wide = table(
        "Cash by month",
        vec![
            words("Month"),
            figures("Revenue share"),
            figures("Services"),
            figures("Commitment"),
            figures("Balance"),
            words("What happens"),
        ],
        vec![
            row(&["Start", "$0", "$0", "−$25,000", "−$25,000", "The first commitment is due"]),
            row(&["1", "$1,234,567.89", "$12,000", "", "−$1,234,567.89", ""]),
        ],
    );
    let no_rows = table("No months", vec![words("Period"), figures("Net")], Vec::new());
    let drawn = |table: Table, fits| {
        view! { <DataTable table=move || table.clone() fits=fits /> }.into_any()
    };
    let statement = Statement {
        caption: format!("Money in and out on {} paper", paper.name()),
        parts: vec![
            vec![
                Line::new(Rank::Line, "Revenue share", "35% of $885,302 gross bookings", "309,856"),
                Line::new(Rank::Line, "Services", "6.1 new customers × $12,000", "73,200"),
                Line::new(
                    Rank::Line,
                    "A line with a long name",
                    "a way to work it out that is long enough to stand on two lines or on three",
                    "0",
                ),
                Line::new(Rank::Sum, "Money in", "", "383,056"),
            ],
            vec![Line::new(Rank::Total, "Ahead at the end", "", "$119,136")],
        ],
    };
    view! {
        {drawn(by_year, true)}
        {drawn(wide, false)}
        {drawn(no_rows, true)}
        <StatementTable statement=statement />
    }
    .into_any()
}

/// A balance that goes down, comes back and ends above zero.
fn turning() -> CashFlowChart {
    let moment = |month, figure: &str| Moment { month, figure: figure.to_owned() };
    CashFlowChart {
        balances: vec![-25_000.0, -41_000.0, -52_000.0, -30_000.0, -4_000.0, 18_000.0, 46_000.0],
        start: "−$25,000".to_owned(),
        deepest: Some(moment(2.0, "−$52,000")),
        payback: Some(moment(4.2, "4.2 months")),
        fees: vec![moment(0.0, "$25,000")],
        end: "$46,000".to_owned(),
        whose: "your plan".to_owned(),
    }
}

fn cash(title: &str, paper: &str, chart: CashFlowChart) -> AnyView {
    view! {
        <CashFlow
            chart=move || chart.clone()
            title=title.to_owned()
            subtitle=["Cumulative cash, US dollars, on ", paper, " paper"].concat()
            empty="There is nothing to draw.".to_owned()
        >
            <p class="note">"Where the figures come from stands here."</p>
        </CashFlow>
    }
    .into_any()
}

pub(super) fn charts(paper: Paper) -> AnyView {
    let rising = CashFlowChart {
        balances: vec![0.0, 2_000.0, 4_500.0, 7_000.0],
        start: "$0".to_owned(),
        end: "$7,000".to_owned(),
        whose: "the vendor".to_owned(),
        ..CashFlowChart::default()
    };
    let sinking = CashFlowChart {
        balances: vec![-10_000.0, -11_500.0, -12_800.0, -14_000.0],
        start: "−$10,000".to_owned(),
        deepest: Some(Moment { month: 3.0, figure: "−$14,000".to_owned() }),
        end: "−$14,000".to_owned(),
        whose: "your plan".to_owned(),
        ..CashFlowChart::default()
    };
    let states = [
        ("The money is back after 4.2 months", turning()),
        ("The balance is never below zero", rising),
        ("The money is not back within 3 months", sinking),
        ("Nothing goes in or out", CashFlowChart::default()),
    ];
    let cash = |(title, chart)| cash(title, paper.name(), chart);
    let range = |name: &str, low, high, meaning: &str| Range {
        name: name.to_owned(),
        note: "$25k a year, 12 months".to_owned(),
        low,
        high,
        meaning: meaning.to_owned(),
    };
    let ranges = Ranges {
        rows: vec![
            range("Technology partner", 3.0, 5.0, "net 200% to 400%"),
            range("Channel partner", 2.0, 3.0, "net 100% to 200%"),
        ],
        one: "1×: revenue only equals investment".to_owned(),
    };
    view! {
        {states.map(cash).into_iter().collect::<Vec<_>>()}
        <RangesFigure
            ranges=ranges
            title=format!("Ranges on {} paper", paper.name())
            subtitle="From low to high, both ends labeled.".to_owned()
        >
            <p class="note">"Where the figures come from stands here."</p>
        </RangesFigure>
    }
    .into_any()
}

pub(super) fn levels(_: Paper) -> AnyView {
    let card = |(name, terms, worth, words): (&str, &str, i64, &str), is_current| LevelCard {
        name: name.to_owned(),
        terms: terms.to_owned(),
        worth: Usd::dollars(worth),
        words: words.to_owned(),
        is_current,
    };
    let usual = vec![
        card(("Registered", "15% · $0", -27_479, "Never back at zero."), false),
        card(("Select", "up to 25% · $10,000", 25_275, "Back after 31 months."), false),
        card(("Premier", "up to 35% · $25,000", 81_895, "Back after 27.6 months. Yours."), true),
        card(("Strategic", "up to 40% · $50,000", 0, "Needs 10 leads a month; you plan 5."), false),
    ];
    let losing = vec![
        card(("Registered", "15% · $0", -1_234_567, "Your plan."), true),
        card(("A level with a long name", "", -27_479, ""), false),
    ];
    [usual, losing].map(|cards| view! { <LevelStrip cards=cards /> }.into_any()).into_any()
}

/// What a page holds once, on the paper of the page.
pub(super) fn once() -> AnyView {
    let said = || {
        let said = Sentence::new().text("As a Premier channel partner you would be ");
        said.figure("$119,136").text(" ahead after 36 months.")
    };
    let lead = || Sentence::from("You put in $308,920 and $428,056 comes back.");
    let opened = RwSignal::new(Some("specimen"));
    let is_stale = RwSignal::new(false);
    let change = Callback::new(move |stale| is_stale.set(stale));
    let statement = || Statement {
        caption: "What is left".to_owned(),
        parts: vec![vec![
            Line::new(Rank::Line, "Money in", "all that comes in", "428,056"),
            Line::new(Rank::Line, "Money out", "all that goes out", "−308,920"),
            Line::new(Rank::Total, "Ahead at the end", "", "$119,136"),
        ]],
    };
    let text = |text: &str| Signal::stored(text.to_owned());
    view! {
        <section class="specimen section">
            <h2>"The answer, once a page"</h2>
            <Say sentence=said is_stale=is_stale />
            <Lead sentence=lead />
            <SwitchField label="Of earlier input".to_owned() is_on=is_stale on_change=change />
            <p>
                <button
                    class="plain"
                    type="button"
                    id="why-specimen"
                    on:click=move |_| opened.set(Some("specimen"))
                >
                    "Why this number"
                </button>
            </p>
            <Why opened=opened title="Why $119,136".to_owned()>
                <p class="meaning">"What is left when all that goes out is taken from all that comes in."</p>
                <StatementTable statement=statement() />
            </Why>
            {cash("The money is back after 4.2 months", "the page’s", turning())}
            <LiveBar
                figure=text("$119,136")
                meaning=text("ahead after 36 months")
                also=text("Back after 27.6 months")
            />
        </section>
    }
    .into_any()
}
