//! A checked case on its way out and in: as a link, as a file, as a table. A level plan: as a link.

use std::collections::BTreeMap;

pub use super::level_table::level_table;

use super::Refusal;
use super::case_file::{CaseFile, CaseFileProblem, FileInput};
use super::csv::{Block, Cell, write};
use super::link::{self, LinkKind, LinkProblem};
use super::record::CaseName;
use crate::finance::figure;
use crate::program::published;
use crate::roi::{
    Analysis, Blanks, COLUMNS, CaseInputs, Column, FIGURES, Figure, Input, Problems, exact,
    program_year, read, readout, register, source,
};

/// The fragment that opens `case` elsewhere: its changed inputs only.
///
/// # Errors
///
/// [`LinkProblem::TooLong`] where the file has to be used instead.
pub fn case_link(case: &CaseInputs) -> Result<String, LinkProblem> {
    let mut values = BTreeMap::new();
    for input in Input::ALL.into_iter().filter(|input| case.is_changed(*input)) {
        values.insert(input.id().to_owned(), case.plain(input));
    }
    link::encode(LinkKind::Case, &values)
}

/// The case a fragment holds. Inputs left out take their defaults.
///
/// # Errors
///
/// [`LinkProblem`]; all of the link is taken or none.
pub fn open_link(fragment: &str) -> Result<CaseInputs, LinkProblem> {
    let values = link::decode(LinkKind::Case, fragment, is_input)?;
    read(&values, Blanks::Defaults).map_err(|problems| {
        let (input, reason) = first(&problems);
        LinkProblem::BadValue { input, reason }
    })
}

/// The fragment that opens a level plan elsewhere: `texts` by field id.
///
/// # Errors
///
/// [`LinkProblem::TooLong`].
pub fn level_link(texts: &BTreeMap<String, String>) -> Result<String, LinkProblem> {
    link::encode(LinkKind::Levels, texts)
}

/// The texts of the level plan a fragment holds. `check` is asked of every field and text.
///
/// # Errors
///
/// [`LinkProblem`]; all of the link is taken or none.
pub fn open_level_link(
    fragment: &str,
    check: impl Fn(&str, &str) -> Result<(), Refusal>,
) -> Result<BTreeMap<String, String>, LinkProblem> {
    link::decode(LinkKind::Levels, fragment, check)
}

/// `case` as a file: every input with its value, source and confidence.
///
/// `day` is written as `2026-05-31`; `app` is the version that writes it.
pub fn case_file(name: &CaseName, day: &str, app: &str, case: &CaseInputs) -> CaseFile {
    let input = |input: Input| {
        let source = source(case, input);
        FileInput {
            input: input.id().to_owned(),
            value: case.plain(input),
            note: format!("{}. {}", source.origin.word(), source.note),
            confidence: source.confidence.word().to_ascii_lowercase(),
            changed: case.is_changed(input),
        }
    };
    let is_set = |input: &Input| *input != Input::StartMonth || case.start().is_some();
    CaseFile {
        name: name.clone(),
        created: day.to_owned(),
        app: app.to_owned(),
        inputs: Input::ALL.into_iter().filter(is_set).map(input).collect(),
    }
}

/// The name and the case in the text of a file.
///
/// # Errors
///
/// [`CaseFileProblem`]; all of the file is taken or none.
pub fn open_case_file(text: &str) -> Result<(CaseName, CaseInputs), CaseFileProblem> {
    let file = CaseFile::open(text, is_input)?;
    let mut values = BTreeMap::new();
    for input in file.inputs {
        values.insert(input.input, input.value);
    }
    let case = read(&values, Blanks::Defaults).map_err(|problems| {
        let (input, reason) = first(&problems);
        CaseFileProblem::BadValue { input, reason }
    })?;
    Ok((file.name, case))
}

/// Inputs, results, months and assumptions of a case as one table file (roi.md section 14).
pub fn case_table(name: &CaseName, analysis: &Analysis) -> String {
    write(&[inputs(name, analysis), results(analysis), months(analysis), assumptions(analysis)])
}

fn is_input(id: &str, _: &str) -> Result<(), Refusal> {
    Input::from_id(id).map(|_| ()).ok_or(Refusal::UnknownInput)
}

fn first(problems: &Problems) -> (String, String) {
    match problems.all().first() {
        Some(problem) => (problem.input.id().to_owned(), problem.message.clone()),
        None => (String::new(), String::new()),
    }
}

fn block(title: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Block {
    let columns = columns.iter().map(|&column| column.to_owned()).collect();
    Block { title: title.to_owned(), columns, rows }
}

fn inputs(name: &CaseName, analysis: &Analysis) -> Block {
    let row = |using: crate::roi::InputUse| {
        let number = analysis.case.choice_id(using.input).is_none()
            && !matches!(using.input, Input::StartMonth | Input::InvestmentIsVendorFee);
        vec![
            using.input.id().into(),
            using.label.into(),
            if number {
                analysis.case.number(using.input).into()
            } else {
                analysis.case.plain(using.input).into()
            },
            using.value.into(),
            using.source.origin.word().into(),
            using.source.note.into(),
            using.source.confidence.word().into(),
        ]
    };
    let mut rows = vec![vec!["name".into(), "Plan".into(), name.as_str().into()]];
    rows.extend(register(analysis).into_iter().map(row));
    block("Inputs", &["id", "Input", "Value", "Shown", "From", "Source", "Confidence"], rows)
}

fn results(analysis: &Analysis) -> Block {
    let mut rows = Vec::new();
    for figure in FIGURES {
        let shown = readout(analysis, figure);
        let value = exact(analysis, figure).map_or(Cell::Empty, Cell::Number);
        let printed = format!("{} {}", shown.value, shown.unit).trim_end().to_owned();
        rows.push(vec![shown.label.into(), value, printed.into(), shown.note.into()]);
        if figure == Figure::Irr {
            rows.extend(analysis.measures.irr.rates().into_iter().map(|monthly| {
                let annual = crate::finance::annual(monthly).map_or(Cell::Empty, Cell::Number);
                vec!["Internal rate, a root, a year".into(), annual]
            }));
        }
    }
    block("Results", &["Measure", "Exact", "Shown", "Note"], rows)
}

fn months(analysis: &Analysis) -> Block {
    let start = analysis.case.start();
    let rows = analysis.projection.months.iter().map(|month| {
        let name = start.and_then(|start| start.later(month.t));
        let mut row: Vec<Cell> = vec![
            rust_decimal::Decimal::from(month.t).into(),
            name.map_or(Cell::Empty, |name| name.to_string().into()),
            rust_decimal::Decimal::from(program_year(month.t)).into(),
        ];
        row.extend(
            COLUMNS.iter().map(|column| column.value(month).map_or(Cell::Empty, Cell::Number)),
        );
        row
    });
    let rows = rows.collect();
    let columns: Vec<&str> =
        ["t", "month", "year"].into_iter().chain(COLUMNS.iter().map(id)).collect();
    block("Monthly", &columns, rows)
}

fn id(column: &Column) -> &'static str {
    column.id
}

fn assumptions(analysis: &Analysis) -> Block {
    let discount = figure::percent(analysis.case.number(Input::DiscountRate), 2);
    let mut rows: Vec<Vec<Cell>> = vec![
        vec!["Rates".into(), format!("Effective a year; {discount} is the discount rate.").into()],
        vec!["Months".into(), "Month 0 is the signing; later months are paid at their end.".into()],
        vec!["Tax".into(), "Not counted.".into()],
    ];
    let shown = published::shown_readings();
    rows.extend(shown.map(|reading| vec![reading.id.into(), reading.note.into()]));
    block("Assumptions", &["id", "How it is read"], rows)
}
