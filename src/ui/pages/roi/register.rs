//! What the result rests on: every assumption, how the program is read, and every month.

use leptos::prelude::*;

use super::Page;
use crate::finance::{Usd, figure};
use crate::program::published;
use crate::roi::{Analysis, COLUMNS, Mode, register as uses};
use crate::ui::components::{Column, DataTable, Table};

pub(super) fn register(page: Page) -> AnyView {
    let of_run = move |made: fn(&Analysis) -> Table| {
        move || {
            let run = page.run.read();
            run.as_ref().map(|(run, _)| made(run)).unwrap_or_default()
        }
    };
    let assumptions = of_run(assumptions);
    let monthly = of_run(monthly);
    let is_wide = RwSignal::new(false);
    let readings = published::shown_readings();
    let readings = readings.map(|reading| view! { <li>{reading.note}</li> }.into_any());
    let readings = readings.collect::<Vec<_>>();
    let months = move || is_wide.get().then(|| view! { <DataTable table=monthly /> }.into_any());
    view! {
        <section class="section register">
            <h2>"What this rests on"</h2>
            <DataTable table=assumptions />
            <p class="note">
                "Rates are effective a year. Month 0 is the signing; later months are paid at their "
                "end. Taxes are not counted."
            </p>
            <h3>"How we read the program"</h3>
            <ul class="readings">{readings}</ul>
        </section>
        <section class="section months">
            <h2>"Month by month"</h2>
            <p class="note">"Every column of the calculation, to the cent. The download has every digit."</p>
            <button
                class="btn"
                type="button"
                aria-expanded=move || if is_wide.get() { "true" } else { "false" }
                on:click=move |_| is_wide.update(|is_wide| *is_wide = !*is_wide)
            >
                {move || if is_wide.get() { "Hide the months" } else { "Show the months" }}
            </button>
            {months}
        </section>
    }
    .into_any()
}

fn assumptions(run: &Analysis) -> Table {
    let row = |using: crate::roi::InputUse| {
        vec![
            using.label.to_owned(),
            using.value,
            format!("{}. {}", using.source.origin.word(), using.source.note),
            using.source.confidence.word().to_owned(),
        ]
    };
    Table {
        name: "Assumptions".to_owned(),
        columns: vec![
            Column::Words("Assumption".to_owned()),
            Column::Figures("Value".to_owned()),
            Column::Words("Where it comes from".to_owned()),
            Column::Words("Confidence".to_owned()),
        ],
        rows: uses(run).into_iter().map(row).collect(),
    }
}

fn monthly(run: &Analysis) -> Table {
    let only_drivers = [
        "new",
        "customers",
        "list",
        "services",
        "mdf_claim",
        "mdf_received",
        "onboarding",
        "people",
        "marketing",
        "services_cost",
    ];
    let is_shown = |id: &str| run.case.mode() == Mode::Drivers || !only_drivers.contains(&id);
    let shown: Vec<_> = COLUMNS.iter().filter(|column| is_shown(column.id)).collect();
    let start = run.case.start();
    let mut columns = vec![Column::Words("Month".to_owned())];
    columns.extend(shown.iter().map(|column| Column::Figures(column.label.to_owned())));
    let row = |month: &crate::roi::Month| {
        let name = start.and_then(|start| start.later(month.t));
        let mut row = vec![match name {
            Some(name) => format!("{}, {}", month.t, name.label()),
            None => month.t.to_string(),
        }];
        row.extend(shown.iter().map(|column| match column.value(month) {
            None => "Unknown".to_owned(),
            Some(value) if column.is_money => Usd::from_decimal(value).to_string(),
            Some(value) => figure::grouped(value, 4),
        }));
        row
    };
    Table {
        name: "Month by month".to_owned(),
        columns,
        rows: run.projection.months.iter().map(row).collect(),
    }
}
