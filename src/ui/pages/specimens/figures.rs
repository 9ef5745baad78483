use leptos::prelude::*;

use super::Paper;
use crate::finance::Usd;
use crate::ui::charts::{CashFlow, CashFlowChart, Moment, Range, Ranges, RangesFigure};
use crate::ui::components::{
    Column, DataTable, Lead, LevelCard, LevelStrip, Line, LiveBar, Rank, Say, Sentence, Stat,
    Statement, StatementTable, Stats, Table, Why,
};

pub(super) fn stats(paper: Paper) -> AnyView {
    let text = |text: &str| Signal::stored(text.to_owned());
    view! {
        <Stats>
            <Stat
                id=paper.pick("light-npv", "dark-npv")
                label="Net present value"
                figure=text("$81,895")
                note=text("at 10% a year")
            />
            <Stat
                id=paper.pick("light-payback", "dark-payback")
                label="Payback"
                figure=text("27.6")
                unit=text("months")
                note=text("28.7 when discounted")
            />
            <Stat
                id=paper.pick("light-peak", "dark-peak")
                label="Deepest point"
                figure=text("−$81,004")
                note=text("in month 12")
            />
        </Stats>
    }
    .into_any()
}

pub(super) fn tables(paper: Paper) -> AnyView {
    let figures = |text: &str| Column::Figures(text.to_owned());
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    let table = Table {
        name: format!("Cash by year on {} paper", paper.name()),
        columns: vec![Column::Words("Period".to_owned()), figures("Net"), figures("Balance")],
        rows: vec![
            row(["Months 0 to 12", "−$81,004", "−$81,004"]),
            row(["Months 13 to 24", "$44,682", "−$36,322"]),
        ],
    };
    let statement = Statement {
        caption: format!("Money in and out on {} paper", paper.name()),
        parts: vec![
            vec![
                Line::new(Rank::Line, "Revenue share", "35% of $885,302 gross bookings", "309,856"),
                Line::new(Rank::Line, "Services", "6.1 new customers × $12,000", "73,200"),
                Line::new(Rank::Sum, "Money in", "", "383,056"),
            ],
            vec![Line::new(Rank::Total, "Ahead at the end", "", "$119,136")],
        ],
    };
    view! {
        <DataTable table=move || table.clone() fits=true />
        <StatementTable statement=statement />
    }
    .into_any()
}

pub(super) fn charts(paper: Paper) -> AnyView {
    let moment = |month, figure: &str| Moment { month, figure: figure.to_owned() };
    let turning = CashFlowChart {
        balances: vec![-25_000.0, -41_000.0, -52_000.0, -30_000.0, -4_000.0, 18_000.0, 46_000.0],
        start: "−$25,000".to_owned(),
        deepest: Some(moment(2.0, "−$52,000")),
        payback: Some(moment(4.2, "4.2 months")),
        fees: vec![moment(0.0, "$25,000")],
        end: "$46,000".to_owned(),
        whose: "your plan".to_owned(),
    };
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
        deepest: Some(moment(3.0, "−$14,000")),
        end: "−$14,000".to_owned(),
        whose: "your plan".to_owned(),
        ..CashFlowChart::default()
    };
    let states = [
        ("The money is back after 4.2 months", turning),
        ("The balance is never below zero", rising),
        ("The money is not back within 3 months", sinking),
        ("Nothing goes in or out", CashFlowChart::default()),
    ];
    let cash = |(title, chart): (&str, CashFlowChart)| {
        view! {
            <CashFlow
                chart=move || chart.clone()
                title=title.to_owned()
                subtitle=format!("Cumulative cash, US dollars, on {} paper", paper.name())
                empty="There is nothing to draw.".to_owned()
            >
                <p class="note">"Where the figures come from stands here."</p>
            </CashFlow>
        }
        .into_any()
    };
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
    let card = |name: &str, worth, words: &str, is_current| LevelCard {
        name: name.to_owned(),
        terms: "up to 35% · $25,000".to_owned(),
        worth: Usd::dollars(worth),
        words: words.to_owned(),
        is_current,
    };
    let cards = vec![
        card("Registered", -27_479, "Never back at zero.", false),
        card("Select", 25_275, "Back after 31 months.", false),
        card("Premier", 81_895, "Back after 27.6 months. Your plan.", true),
        card("Strategic", -9_808, "Needs 10 leads a month; you plan 5.", false),
    ];
    view! { <LevelStrip cards=cards /> }.into_any()
}

/// What a page holds once, on the paper of the page.
pub(super) fn once() -> AnyView {
    let said = || {
        let said = Sentence::new().text("As a Premier channel partner you would be ");
        said.figure("$119,136").text(" ahead after 36 months.")
    };
    let lead = || Sentence::from("You put in $308,920 and $428,056 comes back.");
    let opened = RwSignal::new(Some("specimen"));
    let text = |text: &str| Signal::stored(text.to_owned());
    view! {
        <section class="specimen section">
            <h2>"The answer, once a page"</h2>
            <Say sentence=said />
            <Lead sentence=lead />
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
            </Why>
            <LiveBar
                figure=text("$119,136")
                meaning=text("ahead after 36 months")
                also=text("Back after 27.6 months")
            />
        </section>
    }
    .into_any()
}
