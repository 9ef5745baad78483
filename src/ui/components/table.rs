use leptos::prelude::*;

use crate::ui::live::Live;

/// A column and how it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    Words(String),
    /// Set to the right, never broken.
    Figures(String),
}

/// Rows under named columns. The first cell of each row names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table is of: the name of its scroll region.
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
}

/// A [`Table`] in a region of its own that scrolls sideways, by touch and by keyboard.
#[component]
pub fn DataTable(
    #[prop(into)] table: Live<Table>,
    /// Few enough columns to fit a phone, so it never needs to scroll.
    #[prop(optional)]
    fits: bool,
) -> impl IntoView {
    move || drawn(table.get(), fits)
}

fn drawn(table: Table, fits: bool) -> AnyView {
    let Table { name, columns, rows } = table;
    let head = columns.iter().cloned().map(head_cell).collect::<Vec<_>>();
    let row = |cells: Vec<String>| {
        let cells = cells.into_iter().zip(&columns).enumerate();
        let cells = cells.map(|(index, (text, column))| cell(index, text, column));
        let cells = cells.collect::<Vec<_>>();
        view! { <tr>{cells}</tr> }.into_any()
    };
    let body = rows.into_iter().map(row).collect::<Vec<_>>();
    let label = name.clone();
    let class = if fits { "scroll fit" } else { "scroll" };
    view! {
        <div class=class tabindex="0" role="region" aria-label=label>
            <table class="data">
                <caption class="vh">{name}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head_cell(column: Column) -> AnyView {
    let (class, text) = match column {
        Column::Words(text) => (None, text),
        Column::Figures(text) => (Some("r"), text),
    };
    view! { <th scope="col" class=class>{text}</th> }.into_any()
}

/// A cell carries the name of its column, for where a narrow place sets rows as lists.
fn cell(index: usize, text: String, column: &Column) -> AnyView {
    let (class, label) = match column {
        Column::Words(label) => (None, label.clone()),
        Column::Figures(label) => (Some("r"), label.clone()),
    };
    if index == 0 {
        view! { <th scope="row" class=class>{text}</th> }.into_any()
    } else {
        view! { <td class=class data-label=label>{text}</td> }.into_any()
    }
}
