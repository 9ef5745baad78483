//! The statement behind a sum: line, how it was worked out, amount.

use crate::roi::exact;
use rust_decimal::Decimal;

use crate::finance::{Usd, figure as print};
use crate::roi::analysis::Analysis;
use crate::roi::engine::Month;
use crate::roi::figure::Figure;
use crate::roi::inputs::{EarningMode, FeeTiming, Input, Mode, RevenueBasis, ShareBase};
use crate::roi::measures::{total, worth_today};

/// A group of lines and their sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementPart {
    /// The lines; a line of zero is left out.
    pub lines: Vec<StatementLine>,
    /// The line that closes the group.
    pub sum: StatementLine,
    /// Whether it is the final total, which alone carries the double rule.
    pub is_total: bool,
}

/// One line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementLine {
    /// What it is.
    pub label: &'static str,
    /// How it was worked out.
    pub how: String,
    /// The exact amount, positive.
    pub amount: Usd,
}

/// The statement of `figure`; empty where the figure is no sum of money in and out.
pub(super) fn statement(analysis: &Analysis, figure: Figure) -> Vec<StatementPart> {
    let sum: Sum = match figure {
        Figure::Net | Figure::Inflow | Figure::Outflow | Figure::Multiple | Figure::NetRoi => total,
        Figure::Npv | Figure::PvRoi => worth_today,
        _ => return Vec::new(),
    };
    let is_today = matches!(figure, Figure::Npv | Figure::PvRoi);
    let (Some(money_in), Some(money_out)) = (
        part(analysis, "Money in", sum, is_today, inflows),
        part(analysis, "Money out", sum, is_today, outflows),
    ) else {
        return Vec::new();
    };
    match figure {
        Figure::Inflow => vec![StatementPart { is_total: true, ..money_in }],
        Figure::Outflow => vec![StatementPart { is_total: true, ..money_out }],
        _ => {
            let Ok(net) = money_in.sum.amount.minus(money_out.sum.amount) else {
                return Vec::new();
            };
            let label = match (is_today, net.is_negative()) {
                (true, _) => "Worth today",
                (false, false) => "Ahead at the end",
                (false, true) => "Behind at the end",
            };
            let sum = StatementLine { label, how: String::new(), amount: net };
            vec![money_in, money_out, StatementPart { lines: Vec::new(), sum, is_total: true }]
        }
    }
}

type Sum = fn(&[Month], fn(&Month) -> Usd) -> Result<Usd, crate::finance::Overflow>;
type Line = (&'static str, String, fn(&Month) -> Usd);

fn part(
    analysis: &Analysis,
    label: &'static str,
    sum: Sum,
    is_today: bool,
    lines: fn(&Analysis) -> Vec<Line>,
) -> Option<StatementPart> {
    let mut amounts = Vec::new();
    let mut whole = Usd::ZERO;
    for (label, how, column) in lines(analysis) {
        let amount = sum(&analysis.projection.months, column).ok()?;
        whole = whole.plus(amount).ok()?;
        if !amount.is_negligible() {
            let how = if is_today { format!("{how}, in today\u{2019}s dollars") } else { how };
            amounts.push(StatementLine { label, how, amount });
        }
    }
    let sum = StatementLine { label, how: String::new(), amount: whole };
    Some(StatementPart { lines: amounts, sum, is_total: false })
}

fn inflows(analysis: &Analysis) -> Vec<Line> {
    let case = &analysis.case;
    let m = &analysis.measures;
    let gross = m.gross.unwrap_or_default().whole();
    let rate = |input| case.shown(input);
    let earned = match (case.mode(), case.revenue_basis(), case.earning_mode()) {
        (Mode::TopDown, RevenueBasis::PartnerRevenue, _) => {
            format!("{} a year at full pace, all of it yours", rate(Input::AnnualRevenue))
        }
        (Mode::TopDown, ..) | (_, _, EarningMode::RevenueShare)
            if case.share_base() == ShareBase::Net
                || case.number(Input::CustomerDiscount).is_zero() =>
        {
            format!("{} of {gross} gross bookings", print::percent(case.earning_share(), 1))
        }
        (_, _, EarningMode::RevenueShare) => {
            format!(
                "{} of the list price, before the customer\u{2019}s discount",
                rate(Input::Share)
            )
        }
        _ => format!(
            "{} margin less {} discount, of the list price",
            rate(Input::ResaleMargin),
            rate(Input::CustomerDiscount)
        ),
    };
    let label = match (case.mode(), case.earning_mode()) {
        (Mode::TopDown, _) if case.revenue_basis() == RevenueBasis::PartnerRevenue => "Revenue",
        (_, EarningMode::RevenueShare) => "Revenue share",
        (_, EarningMode::ResaleMargin) => "Resale margin",
    };
    let wins = m.unit.as_ref().map(|unit| unit.wins).unwrap_or_default();
    vec![
        (label, earned, |month| month.earned),
        (
            "Services",
            format!("{} new customers × {}", print::grouped(wins, 1), rate(Input::Services)),
            |month| month.services,
        ),
        (
            "Matching funds",
            format!(
                "{} of marketing, capped at {} a year, paid {} later",
                rate(Input::Match),
                rate(Input::MdfCap),
                rate(Input::MdfLag)
            ),
            |month| month.mdf_received,
        ),
    ]
}

fn outflows(analysis: &Analysis) -> Vec<Line> {
    let case = &analysis.case;
    let months = case.months();
    let monthly = |input| format!("{months} × {}", case.shown(input));
    let kept = case.number(Input::ServicesMargin);
    let delivery = exact::subtract(Decimal::ONE, kept).unwrap_or_default();
    vec![
        (
            if case.mode() == Mode::TopDown { "All you spend" } else { "Commitment" },
            commitment(analysis),
            |month| month.fee,
        ),
        ("Onboarding", "once, at the signing".to_owned(), |month| month.onboarding),
        ("People", monthly(Input::People), |month| month.people),
        ("Marketing", monthly(Input::Marketing), |month| month.marketing),
        (
            "Delivering services",
            format!("{} of {}", print::percent(delivery, 0), analysis.measures.services.whole()),
            |month| month.services_cost,
        ),
    ]
}

fn commitment(analysis: &Analysis) -> String {
    let case = &analysis.case;
    let yearly = case.shown(Input::Investment);
    let due: Vec<String> = analysis
        .projection
        .months
        .iter()
        .filter(|month| month.t > 0 && !month.fee.is_negligible())
        .map(|month| month.t.to_string())
        .collect();
    match (case.fee_timing(), due.as_slice()) {
        (FeeTiming::AccruedMonthly, _) => {
            format!("{yearly} a year, a twelfth each month for {} months", case.months())
        }
        (FeeTiming::AnnualAdvance, []) => format!("1 × {yearly}, paid at the signing"),
        (FeeTiming::AnnualAdvance, [one]) => {
            format!("2 × {yearly}, paid at the signing and in month {one}")
        }
        (FeeTiming::AnnualAdvance, [first @ .., last]) => format!(
            "{} × {yearly}, paid at the signing and in months {} and {last}",
            due.len().saturating_add(1),
            first.join(", ")
        ),
    }
}
