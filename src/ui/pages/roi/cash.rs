//! The monthly curve with what is marked on it, and the table behind it.

use leptos::prelude::*;

use super::{Page, words};
use crate::finance::{PaybackTime, Usd, figure};
use crate::roi::{Analysis, Lens, Outcome};
use crate::ui::charts::{CashFlow, CashFlowChart, Moment, dollars, number};
use crate::ui::components::{Column, DataTable, Fold, Table};

pub(super) fn cash(page: Page) -> AnyView {
    let of_both = move |what: fn(&Analysis, Lens, &Outcome) -> String| {
        Signal::derive(move || shown(page, what).unwrap_or_default())
    };
    let title = of_both(words::finding);
    let subtitle = of_both(|run, lens, _| {
        let whose = match lens {
            Lens::Partner => "your",
            Lens::Vendor => "the vendor\u{2019}s",
            Lens::Joint => "the joint",
        };
        format!("Cumulative cash, US dollars, {} months, {whose} balance", run.case.months())
    });
    let chart = move || shown(page, drawing).unwrap_or_default();
    let years = move || shown(page, by_year).unwrap_or_default();
    view! {
        <CashFlow id="cash" chart=chart title=title subtitle=subtitle empty="There is nothing to draw.".to_owned()>
            <p class="note">
                "This is one course of events, the one you entered. It can go deeper."
            </p>
            <Fold summary="Show the figures as a table".to_owned()>
                <DataTable table=years />
            </Fold>
        </CashFlow>
    }
    .into_any()
}

/// What `made` makes of the result under the present lens; nothing where the lens shows nothing.
fn shown<T>(page: Page, made: fn(&Analysis, Lens, &Outcome) -> T) -> Option<T> {
    let run = page.run.read();
    let (run, _) = run.as_ref()?;
    let lens = page.lens();
    Some(made(run, lens, &run.outcome(lens).ok()?))
}

fn drawing(run: &Analysis, lens: Lens, outcome: &Outcome) -> CashFlowChart {
    let whole = |amount: Usd| amount.whole().to_string();
    let fees = run.projection.months.iter().filter(|month| {
        lens == Lens::Partner
            && run.case.fee_timing() == crate::roi::FeeTiming::AnnualAdvance
            && month.fee.is_positive()
    });
    CashFlowChart {
        balances: outcome.balance.iter().map(|balance| dollars(*balance)).collect(),
        start: outcome.balance.first().copied().map(whole).unwrap_or_default(),
        deepest: outcome.peak.month.map(|month| {
            let month = u32::try_from(month).unwrap_or_default();
            Moment { month: number(month.into()), figure: whole(outcome.peak.amount) }
        }),
        payback: match outcome.payback.last {
            PaybackTime::After(months) => Some(Moment {
                month: number(months),
                figure: format!("{} months", figure::months(months)),
            }),
            _ => None,
        },
        fees: fees
            .map(|month| Moment { month: number(month.t.into()), figure: whole(month.fee) })
            .collect(),
        end: whole(outcome.net),
        whose: match lens {
            Lens::Partner => "your plan",
            Lens::Vendor => "the vendor",
            Lens::Joint => "both",
        }
        .to_owned(),
    }
}

/// The balance after each program year, and what went in and out in it.
fn by_year(run: &Analysis, lens: Lens, outcome: &Outcome) -> Table {
    let heads = match lens {
        Lens::Partner => ["In", "Out", "Net", "Balance"].as_slice(),
        Lens::Vendor | Lens::Joint => ["Net", "Balance"].as_slice(),
    };
    let mut columns = vec![Column::Words("Period".to_owned())];
    columns.extend(heads.iter().map(|head| Column::Figures((*head).to_owned())));

    let months = &run.projection.months;
    let mut rows = Vec::new();
    for (index, year) in months.get(1..).unwrap_or_default().chunks(12).enumerate() {
        let (Some(from), Some(to)) = (year.first(), year.last()) else { continue };
        let first = if index == 0 { 0 } else { from.t };
        let within = |t: u32| t >= first && t <= to.t;
        let sum = |amounts: &mut dyn Iterator<Item = Usd>| {
            Usd::sum(amounts).map_or_else(|_| String::new(), |sum| sum.whole().to_string())
        };
        let flows = months.iter().zip(&outcome.flows).filter(|(month, _)| within(month.t));
        let mut row = vec![format!("Months {first} to {}", to.t)];
        if lens == Lens::Partner {
            let here = || months.iter().filter(|month| within(month.t));
            row.push(sum(&mut here().map(|month| month.inflow)));
            row.push(sum(&mut here().map(|month| month.outflow)));
        }
        row.push(sum(&mut flows.map(|(_, flow)| *flow)));
        let last = usize::try_from(to.t).ok().and_then(|t| outcome.balance.get(t));
        row.push(last.map(|balance| balance.whole().to_string()).unwrap_or_default());
        rows.push(row);
    }
    Table { name: "Cash by program year".to_owned(), columns, rows }
}
