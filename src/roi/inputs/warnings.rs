//! What is computed as entered but worth a second look.

use crate::roi::exact;
use rust_decimal::{Decimal, dec};

use super::bounds;
use super::case::CaseInputs;
use super::check::ceiling;
use super::choices::{EarningMode, Mode};
use super::input::Input;
use super::value;
use crate::program::{Level, PartnerType, published};

/// Every input of `case` that lies outside its usual range or weakens the result, with why, in
/// the order of [`Input::ALL`]. The value is kept (roi.md sections 3 and 15).
pub fn warnings(case: &CaseInputs) -> Vec<(Input, String)> {
    Input::ALL
        .into_iter()
        .filter(|input| case.asks(*input))
        .filter_map(|input| Some((input, warning(case, input)?)))
        .collect()
}

fn warning(case: &CaseInputs, input: Input) -> Option<String> {
    let value = case.number(input);
    let level = case.level();
    let name = level.label();
    let terms = published::terms(level);
    let high = published::economics(case.partner_type()).revenue_high;
    let yearly = |monthly: Decimal| exact::multiply(monthly, dec!(12)).unwrap_or(Decimal::MAX);

    match input {
        Input::Months if value <= case.number(Input::Lag) => Some(
            "No revenue falls inside these months: the sales cycle takes all of them".to_owned(),
        ),
        Input::Investment if value < terms.annual_commitment.decimal() => {
            Some(format!("Below {name}\u{2019}s commitment of {}", terms.annual_commitment.whole()))
        }
        Input::AnnualRevenue if value > high.decimal() => {
            Some(format!("Above the program\u{2019}s own range, which ends at {}", high.whole()))
        }
        Input::ClaimFactor if value > Decimal::ONE => Some("More than the claim itself".to_owned()),
        Input::Leads if value < Decimal::from(terms.leads_per_month) => {
            Some(format!("{name} asks for {} a month", terms.leads_per_month))
        }
        Input::Arpa if !(dec!(10000)..=dec!(1000000)).contains(&yearly(value)) => Some(
            "A deal is usually worth $10,000 to $1,000,000 a year; this is what one month brings"
                .to_owned(),
        ),
        Input::EarningMode
            if case.earning_mode() == EarningMode::ResaleMargin
                && case.partner_type() != PartnerType::Channel =>
        {
            Some("The program offers resale margins to Channel partners only".to_owned())
        }
        Input::Share => {
            let ceiling = ceiling(input, level)?;
            let shown = value::shown(input, ceiling);
            (value < ceiling && level != Level::Registered).then(|| {
                format!("Below {name}\u{2019}s ceiling of {shown}; right if your agreement says so")
            })
        }
        Input::CustomerDiscount
            if case.earning_mode() == EarningMode::ResaleMargin
                && value > case.number(Input::ResaleMargin) =>
        {
            Some("More than your margin: each deal would cost you money".to_owned())
        }
        Input::CustomerDiscount if value > dec!(0.25) => Some("Usually at most 25%".to_owned()),
        Input::People if value.is_zero() => {
            Some("No one\u{2019}s time is counted; that makes the return look better".to_owned())
        }
        Input::Marketing => {
            let matched = exact::multiply(yearly(value), case.number(Input::Match)).ok()?;
            let cap = case.number(Input::MdfCap);
            (matched > cap)
                .then(|| format!("Matching stops at {} a year", value::shown(Input::MdfCap, cap)))
        }
        // One warning is enough for a rate that the others follow.
        Input::FinanceRate | Input::ReinvestRate if value == case.number(Input::DiscountRate) => {
            None
        }
        Input::Lag | Input::Ramp if case.mode() == Mode::TopDown && value.is_zero() => None,
        _ => {
            let (least, most) = bounds::usual(input)?;
            let outside = value < least || value > most;
            outside.then(|| format!("Usually {}", value::range(input, (least, most))))
        }
    }
}
