//! What the program says of each partner type, beside the levels.

use leptos::prelude::*;

use super::Page;
use crate::program::published;
use crate::roi::{LevelComparison, TypeRow, type_rows};
use crate::ui::components::{Column, DataTable, Fold, Table};

pub(super) fn types(page: Page) -> AnyView {
    let table = move || page.shown(table);
    let reading = published::readings_of_levels().find(|reading| reading.id == "X04");
    let said = reading.map(|reading| reading.note);
    let readings = published::readings_of_levels().map(|reading| {
        view! { <li>{reading.note} " " <span class="note">"(" {reading.id} ")"</span></li> }
            .into_any()
    });
    let readings = readings.collect::<Vec<_>>();
    view! {
        <section class="section types" aria-labelledby="types-title">
            <h2 id="types-title" tabindex="-1">"Two price lists: type and level"</h2>
            <DataTable table=table />
            <p class="note">{said}</p>
            <Fold summary="How the program is read">
                <ul class="readings">{readings}</ul>
            </Fold>
        </section>
    }
    .into_any()
}

fn table(compared: &LevelComparison) -> Table {
    let row = |row: TypeRow| {
        let name =
            if row.is_chosen { format!("{} (yours)", row.name) } else { row.name.to_owned() };
        vec![name, row.investment, row.revenue, row.multiple, row.reaches.to_owned()]
    };
    Table {
        name: "Partner types beside the levels".to_owned(),
        columns: vec![
            Column::Words("Partner type".to_owned()),
            Column::Figures("Least invested a year".to_owned()),
            Column::Figures("Published revenue a year".to_owned()),
            Column::Words("Published multiple".to_owned()),
            Column::Words("Level that money reaches".to_owned()),
        ],
        rows: type_rows(compared).map(row).into(),
    }
}
