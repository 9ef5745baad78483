//! What stands behind a figure of a case, as the calculator and the comparison of levels show it.

use leptos::prelude::*;

use crate::roi::{Explanation, StatementPart};
use crate::ui::components::{
    Column, DataTable, Fold, Line, Rank, Statement, StatementTable, Table,
};

/// The statement, the calculation, the assumptions and how the program is read.
pub(super) fn body(why: Explanation) -> AnyView {
    let statement = (!why.statement.is_empty()).then(|| {
        let statement = statement(&why);
        view! {
            <StatementTable statement=statement />
            <p class="note">"Lines are rounded; the total is exact."</p>
        }
        .into_any()
    });
    let calculation = (!why.formula.is_empty()).then(|| {
        let numbers = why.numbers();
        let numbers = (!numbers.is_empty()).then(|| {
            view! { <p class="worked">"= " <span class="num">{numbers}</span></p> }.into_any()
        });
        let result = (!why.exact.is_empty()).then(|| {
            view! {
                <p class="worked">
                    "= " <span class="num">{why.unrounded()}</span> ", shown as "
                    <strong class="num">{why.shown.clone()}</strong>
                </p>
            }
            .into_any()
        });
        view! {
            <div class="calculation">
                <p class="worked"><b>{why.label}</b> " = " {why.formula.clone()}</p>
                {numbers}
                {result}
            </div>
        }
        .into_any()
    });
    let readings = why.readings.iter().map(|reading| {
        view! { <li>{reading.note} " " <span class="note">"(" {reading.id} ")"</span></li> }
            .into_any()
    });
    let readings = readings.collect::<Vec<_>>();
    let readings = (!readings.is_empty()).then(|| {
        view! {
            <Fold summary="How the program is read">
                <ul class="readings">{readings}</ul>
            </Fold>
        }
        .into_any()
    });
    let inputs = inputs(&why);
    view! {
        <p class="meaning">{why.meaning}</p>
        {statement}
        {calculation}
        <p class="note">{why.rounding}</p>
        <Fold summary="The assumptions used">
            <DataTable table=move || inputs.clone() />
        </Fold>
        {readings}
    }
    .into_any()
}

fn statement(why: &Explanation) -> Statement {
    let part = |part: &StatementPart| {
        let line = |rank, line: &crate::roi::StatementLine| {
            let amount = line.amount.whole().to_string();
            let amount = match rank {
                Rank::Total => amount,
                Rank::Line | Rank::Sum => amount.replacen('$', "", 1),
            };
            Line::new(rank, line.label, line.how.clone(), amount)
        };
        let mut lines: Vec<Line> = part.lines.iter().map(|it| line(Rank::Line, it)).collect();
        lines.push(line(if part.is_total { Rank::Total } else { Rank::Sum }, &part.sum));
        lines
    };
    Statement {
        caption: format!("{}, how it adds up", why.label),
        parts: why.statement.iter().map(part).collect(),
    }
}

fn inputs(why: &Explanation) -> Table {
    let row = |using: &crate::roi::InputUse| {
        vec![
            using.label.to_owned(),
            using.value.clone(),
            format!("{}. {}", using.source.origin.word(), using.source.note),
            using.source.confidence.word().to_owned(),
        ]
    };
    Table {
        name: "The assumptions used".to_owned(),
        columns: vec![
            Column::Words("Assumption".to_owned()),
            Column::Figures("Value".to_owned()),
            Column::Words("Where it comes from".to_owned()),
            Column::Words("Confidence".to_owned()),
        ],
        rows: why.inputs.iter().map(row).collect(),
    }
}
