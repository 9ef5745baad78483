//! Up to four plans side by side.

use leptos::prelude::*;

use super::Page;
use crate::roi::{Analysis, Draft, Figure, Input, analyze, check, readout};
use crate::store::Id;
use crate::ui::components::{Column, DataTable, SwitchField, Table};
use crate::ui::kept::Plan;
use crate::ui::live::Live;

/// The most plans that stand side by side.
const MOST: usize = 4;

const ROWS: [Figure; 9] = [
    Figure::Inflow,
    Figure::Outflow,
    Figure::Net,
    Figure::Npv,
    Figure::Payback,
    Figure::Peak,
    Figure::NetRoi,
    Figure::Multiple,
    Figure::Mirr,
];

pub(super) fn compare(page: Page) -> AnyView {
    let kept = page.kept;
    let chosen = RwSignal::new(Vec::<Id>::new());
    let table = Live::from(move || {
        let plans = kept.plans.read();
        let open = kept.open.get();
        let draft = page.fields.draft();
        let column = |plan: &Plan| {
            let is_open = open.as_ref() == Some(&plan.id);
            let typed = if is_open { draft.get() } else { kept.draft_of(&plan.id) };
            (plan.name.clone(), result(page, &typed))
        };
        let chosen = chosen.read();
        let columns = plans.iter().filter(|plan| chosen.contains(&plan.id)).map(column);
        side_by_side(columns.collect())
    });
    let switch = move |plan: Plan| {
        let Plan { id, name } = plan;
        let (asked, toggled) = (id.clone(), id);
        let is_on = Signal::derive(move || chosen.read().contains(&asked));
        let change = Callback::new(move |is_on: bool| {
            chosen.update(|chosen| {
                chosen.retain(|other| *other != toggled);
                if is_on && chosen.len() < MOST {
                    chosen.push(toggled.clone());
                }
            });
        });
        view! { <SwitchField label=name is_on=is_on on_change=change /> }.into_any()
    };
    let switches = move || kept.plans.get().into_iter().map(switch).collect::<Vec<_>>();
    let is_full = move || chosen.read().len() >= MOST;
    let full = move || {
        is_full().then(|| {
            view! { <p class="note">"Four are side by side; take one out to add another."</p> }
                .into_any()
        })
    };
    let body = move || {
        if kept.plans.read().len() < 2 {
            return view! {
                <p class="note">
                    "Keep two plans or more, and they can stand side by side here. "
                    "\u{201c}Duplicate\u{201d} under \u{201c}Plans\u{201d} makes a second one to change."
                </p>
            }
            .into_any();
        }
        let table = (!chosen.read().is_empty())
            .then(|| view! { <DataTable table=table.clone() /> }.into_any());
        view! {
            <div class="picks-row" role="group" aria-label="Plans to compare">{switches}</div>
            {full}
            {table}
        }
        .into_any()
    };
    view! {
        <section class="section compare-plans" aria-labelledby="compare">
            <h2 id="compare" tabindex="-1">"Plans side by side"</h2>
            {body}
        </section>
    }
    .into_any()
}

/// The result of a draft; the number of fields in the way where it has none.
fn result(page: Page, draft: &Draft) -> Result<Analysis, String> {
    let case = check(draft, page.mark).map_err(|problems| match problems.all().len() {
        1 => "1 field to put right".to_owned(),
        count => format!("{count} fields to put right"),
    })?;
    analyze(&case).map_err(|_| "Too large to work out".to_owned())
}

fn side_by_side(plans: Vec<(String, Result<Analysis, String>)>) -> Table {
    if plans.is_empty() {
        return Table::default();
    }
    let inputs = [Input::PartnerType, Input::Level, Input::Months];
    let of = |input: Input| {
        let cell = |(_, run): &(String, Result<Analysis, String>)| match run {
            Ok(run) => run.case.shown(input),
            Err(reason) if input == Input::PartnerType => reason.clone(),
            Err(_) => String::new(),
        };
        let mut row = vec![input.wording().label.to_owned()];
        row.extend(plans.iter().map(cell));
        row
    };
    let figure = |figure: Figure| {
        let cell = |(_, run): &(String, Result<Analysis, String>)| match run {
            Ok(run) => {
                let shown = readout(run, figure);
                format!("{} {}", shown.value, shown.unit).trim_end().to_owned()
            }
            Err(_) => String::new(),
        };
        let mut row = vec![crate::roi::label(figure).to_owned()];
        row.extend(plans.iter().map(cell));
        row
    };
    let mut columns = vec![Column::Words("Plan".to_owned())];
    columns.extend(plans.iter().map(|(name, _)| Column::Figures(name.clone())));
    let mut rows: Vec<Vec<String>> = inputs.map(of).to_vec();
    rows.extend(ROWS.map(figure));
    Table { name: "The chosen plans".to_owned(), columns, rows }
}
