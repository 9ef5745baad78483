//! The program as Rust source: one static table for each authored one.

mod figures;
mod words;

use std::fmt::Debug;

use super::number::Number;
use super::problem::Entry;
use super::tables::{Program, Training};

/// The source of every table, for a module that has the program's types in scope.
pub fn source(program: &Program) -> String {
    let tables = [
        words::statements("VISION", &program.visions),
        words::statements("NEXT_STEPS", &program.next_steps),
        words::partner_types(&program.partner_types),
        words::audiences(&program.audiences),
        words::values(&program.values),
        figures::levels(&program.levels),
        figures::revenue_sharing(&program.revenue_sharing),
        figures::economics(&program.economics),
        figures::projections(&program.projections),
        figures::goals(&program.goals),
        words::phases(&program.phases),
        words::activities(&program.activities),
        words::offers(&program.offers),
        words::certificates(&program.certificates),
        words::indicators(&program.indicators),
        words::reviews(&program.reviews),
        words::risks(&program.risks),
        words::mitigations(&program.mitigations),
        figures::stories(&program.stories),
        words::readings(&program.readings),
    ];
    tables.concat()
}

/// `static NAME: [Type; n]` with one `write`n entry a line.
fn table<T>(name: &str, kind: &str, entries: &[Entry<T>], write: impl Fn(&T) -> String) -> String {
    let rows: String =
        entries.iter().map(|it| format!("    {kind} {{ {} }},\n", write(&it.value))).collect();
    format!("pub static {name}: [{kind}; {}] = [\n{rows}];\n", entries.len())
}

fn fact(id: &str) -> String {
    format!("FactId({id:?})")
}

fn facts(ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| fact(id)).collect();
    format!("&[{}]", ids.join(", "))
}

fn decimal(number: Number) -> String {
    format!("dec!({})", number.0)
}

fn dollars(number: Number) -> String {
    match number.whole::<i64>() {
        Some(dollars) => format!("Usd::dollars({dollars})"),
        None => format!("Usd::from_decimal({})", decimal(number)),
    }
}

fn share(percent: Number) -> String {
    format!("Share::percent({})", percent.0.normalize())
}

fn allowance(training: Training) -> String {
    format!("Allowance::{training:?}")
}

/// `Some(kind::value)` or `None`.
fn maybe<T: Debug>(kind: &str, value: Option<T>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({kind}::{value:?})"))
}
