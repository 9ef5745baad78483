//! The comparison of levels as a table file.

use rust_decimal::Decimal;

use super::csv::{Block, Cell, write};
use crate::finance::{Day, Usd};
use crate::program::Level;
use crate::roi::{Cost, FundsView, LevelComparison, comparison_table, level_lines, type_rows};

/// Everything on the page of the levels as one table file: terms, worth, steps, requirements, ways,
/// partner types and what the vendor owes.
pub fn level_table(compared: &LevelComparison, today: Day) -> String {
    write(&[
        about(compared, today),
        terms(compared),
        worth(compared),
        by_volume(compared),
        steps(compared),
        requirements(compared),
        ways(compared),
        types(compared),
        owed(compared),
    ])
}

fn block(title: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Block {
    let columns = columns.iter().map(|&column| column.to_owned()).collect();
    Block { title: title.to_owned(), columns, rows }
}

fn number(amount: Option<Usd>) -> Cell {
    amount.map_or(Cell::Empty, |amount| Cell::Number(amount.decimal()))
}

fn by_level(first: &str) -> Vec<&str> {
    let mut columns = vec![first];
    columns.extend(Level::ALL.map(Level::label));
    columns
}

fn about(compared: &LevelComparison, today: Day) -> Block {
    let plan = &compared.plan;
    let recommended = compared.recommendation.as_ref().filter(|it| it.pays);
    let rows = vec![
        vec!["Day".into(), today.to_string().into()],
        vec!["Partner type".into(), plan.partner_type.label().into()],
        vec!["Level now".into(), plan.current.label().into()],
        vec!["Level aimed at".into(), plan.target.label().into()],
        vec!["Gross bookings a year".into(), number(plan.volume)],
        vec!["Part of the marketing funds counted".into(), plan.cash_part.fraction().into()],
        vec!["Worth most".into(), recommended.map_or(Cell::Empty, |it| it.level.label().into())],
    ];
    block("Levels", &["What", "Value"], rows)
}

fn terms(compared: &LevelComparison) -> Block {
    let rows = comparison_table(compared).into_iter().flat_map(|group| group.rows).map(|row| {
        let mut cells: Vec<Cell> = vec![row.title.into()];
        cells.extend(row.cells.map(|cell| Cell::Text(cell.text)));
        cells
    });
    let rows = rows.collect();
    block("Side by side", &by_level("Term"), rows)
}

fn worth(compared: &LevelComparison) -> Block {
    let Some(worth) = &compared.worth else {
        return block("Worth a year", &by_level("Part"), Vec::new());
    };
    let line = |name: &str, part: fn(&crate::roi::LevelWorth) -> Usd| {
        let mut row: Vec<Cell> = vec![name.into()];
        row.extend(worth.iter().map(|it| Cell::Number(part(it).decimal())));
        row
    };
    let mut rows = vec![
        line("Revenue share", |it| it.earned),
        line("Commitment", |it| it.commitment.negated()),
        line("Marketing funds counted", |it| it.funds),
        line("Worth a year", |it| it.total),
        line("On share alone", |it| it.alone),
        line("With all funds counted", |it| it.at_face),
    ];
    if let Some(cases) = &compared.cases {
        let mut row: Vec<Cell> = vec!["Net present value of the plan".into()];
        row.extend(cases.iter().map(|it| Cell::Number(it.analysis.measures.npv.decimal())));
        rows.push(row);
    }
    block("Worth a year", &by_level("Part"), rows)
}

fn by_volume(compared: &LevelComparison) -> Block {
    let lines = level_lines(compared, FundsView::Counted);
    let rows = lines.map(|lines| lines.rows).unwrap_or_default();
    let rows = rows.into_iter().map(|(volume, worths)| {
        let mut row = vec![Cell::Number(volume.decimal())];
        row.extend(worths.map(|worth| Cell::Number(worth.decimal())));
        row
    });
    let rows = rows.collect();
    block("Worth by volume", &by_level("Gross bookings a year"), rows)
}

fn steps(compared: &LevelComparison) -> Block {
    let rows = compared.crossings.iter().map(|(low, high, pays)| {
        let mut row: Vec<Cell> = vec![low.label().into(), high.label().into()];
        row.extend(pays.iter().map(|pays| Cell::Text(pays.words())));
        row
    });
    let rows = rows.collect();
    let columns =
        ["Lower", "Higher", "On share alone", "With the part counted", "With all funds counted"];
    block("When the higher level is worth more", &columns, rows)
}

fn requirements(compared: &LevelComparison) -> Block {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for level in Level::ALL {
        for ready in compared.ready(level) {
            rows.push(vec![
                level.label().into(),
                ready.title.as_str().into(),
                ready.state.label().into(),
                ready.missing.map_or(Cell::Empty, Cell::Number),
                ready.by.map_or(Cell::Empty, |day| day.to_string().into()),
                ready.note.as_str().into(),
            ]);
        }
    }
    let columns = ["Level", "Requirement", "State", "Missing", "Planned by", "Note"];
    block("Requirements", &columns, rows)
}

fn ways(compared: &LevelComparison) -> Block {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for gap in &compared.gaps {
        let (yearly, once) = match gap.cost {
            Cost::Yearly(amount) => (Some(amount), None),
            Cost::Once(amount) => (None, Some(amount)),
            Cost::NotCosted => (None, None),
        };
        rows.push(vec![
            "Missing".into(),
            gap.ready.title.as_str().into(),
            number(yearly),
            number(once),
            gap.months.map_or(Cell::Empty, Cell::Number),
        ]);
    }
    for path in &compared.paths {
        let way = path
            .via
            .map_or_else(|| "Straight".to_owned(), |it| format!("By way of {}", it.label()));
        rows.push(vec![
            "Way, first year".into(),
            way.into(),
            Cell::Number(path.first_year.decimal()),
            number(path.net),
            Cell::Number(path.months),
        ]);
    }
    let columns = ["Kind", "What", "Cost a year", "Once, or share less cost", "Months"];
    block("The way to the level aimed at", &columns, rows)
}

fn types(compared: &LevelComparison) -> Block {
    let rows = type_rows(compared).map(|row| -> Vec<Cell> {
        vec![
            row.name.into(),
            row.investment.into(),
            row.revenue.into(),
            row.multiple.into(),
            row.reaches.into(),
        ]
    });
    let columns =
        ["Partner type", "Least invested", "Published revenue", "Published multiple", "Reaches"];
    block("Partner types", &columns, rows.into())
}

fn owed(compared: &LevelComparison) -> Block {
    let rows = compared.owed.iter().map(|line| -> Vec<Cell> {
        let day = |day: Option<Day>| day.map_or(Cell::Empty, |day| day.to_string().into());
        let evidence = compared.plan.words(crate::roi::LevelField::Evidence(line.owed));
        vec![
            line.owed.label().into(),
            line.promise.as_str().into(),
            line.state.label().into(),
            day(line.due),
            day(line.received),
            compared
                .plan
                .number(crate::roi::LevelField::Amount(line.owed))
                .map_or(Cell::Empty, |it: Decimal| Cell::Number(it)),
            line.left.as_str().into(),
            evidence.map_or(Cell::Empty, Cell::from),
        ]
    });
    let rows = rows.collect();
    let columns =
        ["Owed", "Promise", "State", "Due", "Received", "So far", "Left", "Where it is written"];
    block("What the vendor owes", &columns, rows)
}
