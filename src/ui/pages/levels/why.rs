//! Why a level is worth what it is.

use leptos::prelude::*;

use super::{Page, worth_id};
use crate::program::Level;
use crate::roi::{Figure, LevelComparison, WorthExplanation, explain, explain_worth};
use crate::ui::components::{
    Column, DataTable, Fold, Line, Rank, Statement, StatementTable, Table, Why,
};
use crate::ui::pages::explained;

/// The button under a level's worth.
pub(super) fn button(page: Page, level: Level) -> AnyView {
    let id = worth_id(level);
    let is_open = move || *page.opened.read() == Some(id);
    let toggle = move |_| page.opened.set(if is_open() { None } else { Some(id) });
    view! {
        <button
            class="plain note"
            type="button"
            id=["why-", id].concat()
            aria-label=["Why: ", level.label()].concat()
            aria-expanded=move || if is_open() { "true" } else { "false" }
            on:click=toggle
        >
            "Why"
        </button>
    }
    .into_any()
}

pub(super) fn why(page: Page) -> AnyView {
    let level = move || {
        let id = (*page.opened.read())?;
        Level::ALL.into_iter().find(|level| worth_id(*level) == id)
    };
    let title = Signal::derive(move || {
        let Some(level) = level() else { return String::new() };
        page.shown(|compared| match compared.score(level) {
            Some(worth) => format!("Why {} is worth {}", level.label(), worth.whole()),
            None => String::new(),
        })
    });
    let body = move || {
        let level = level()?;
        page.shown(|compared| explained(compared, level))
    };
    view! { <Why opened=page.opened title=title>{body}</Why> }.into_any()
}

fn explained(compared: &LevelComparison, level: Level) -> Option<AnyView> {
    if let Some(cases) = &compared.cases {
        let case = cases.iter().find(|case| case.level == level)?;
        return Some(explained::body(explain(&case.analysis, Figure::Npv)));
    }
    let worth = compared.worth.as_ref()?.iter().find(|worth| worth.level == level)?;
    Some(steady_year(explain_worth(&compared.plan, worth)?))
}

/// A steady year: the sum, the formula, the same with its numbers, and where each comes from.
fn steady_year(why: WorthExplanation) -> AnyView {
    let line = |rank, name: &str, how: String, amount: String| Line::new(rank, name, how, amount);
    let mut lines: Vec<Line> = why
        .lines
        .iter()
        .map(|it| {
            let amount = it.amount.whole().to_string().replacen('$', "", 1);
            line(Rank::Line, it.name, it.how.clone(), amount)
        })
        .collect();
    let total = why.total.whole().to_string();
    lines.push(line(Rank::Total, "Worth a year", String::new(), total.clone()));
    let statement =
        Statement { caption: format!("{}, how it adds up", why.level.label()), parts: vec![lines] };
    let assumptions = Table {
        name: "The assumptions used".to_owned(),
        columns: vec![
            Column::Words("Assumption".to_owned()),
            Column::Figures("Value".to_owned()),
            Column::Words("Where it comes from".to_owned()),
        ],
        rows: why.assumptions.into_iter().map(Vec::from).collect(),
    };
    let readings = why.readings.iter().map(|reading| {
        view! { <li>{reading.note} " " <span class="note">"(" {reading.id} ")"</span></li> }
            .into_any()
    });
    let readings = readings.collect::<Vec<_>>();
    view! {
        <p class="meaning">
            "What a steady year at this level leaves: no ramp-up, no costs of your own. The commitment counts as pure cost."
        </p>
        <StatementTable statement=statement />
        <p class="note">"Lines are rounded; the total is exact."</p>
        <div class="calculation">
            <p class="worked"><b>"Worth a year"</b> " = " {why.formula}</p>
            <p class="worked">"= " <span class="num">{why.numbers}</span></p>
            <p class="worked">
                "= " <span class="num">{why.total.to_cents().to_string()}</span> ", shown as "
                <strong class="num">{total}</strong>
            </p>
        </div>
        <Fold summary="The assumptions used">
            <DataTable table=move || assumptions.clone() />
        </Fold>
        <Fold summary="How the program is read">
            <ul class="readings">{readings}</ul>
        </Fold>
    }
    .into_any()
}
