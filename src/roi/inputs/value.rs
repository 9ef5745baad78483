//! One input's text, as typed or as written in a file, to its value.

use crate::roi::exact;
use rust_decimal::Decimal;

use super::input::{Input, Unit};
use crate::finance::typed::{self, DecimalMark, TypedProblem, TypedUnit};
use crate::finance::{Usd, figure};

/// How an input's text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// As a person types it: `25,000`, `$25k`, `35%`; a fraction in percent.
    Typed(DecimalMark),
    /// As files and links hold it: plain decimals, a fraction as `0.35`.
    Plain,
}

/// The number that `text` gives for `input`, or what to type instead.
pub(super) fn number(input: Input, text: &str, writing: Writing) -> Result<Decimal, String> {
    let value = match writing {
        Writing::Plain => plain(text),
        Writing::Typed(mark) => typed_number(input, text, mark),
    }?;
    let unit = input.unit();
    if matches!(unit, Unit::Money(_)) && value.normalize().scale() > 2 {
        return Err("Enter whole cents: at most two digits after the point".to_owned());
    }
    if unit == Unit::WholeMonths && value.normalize().scale() != 0 {
        return Err(format!("Enter whole months, like {}", example(input)));
    }
    Ok(value)
}

fn typed_number(input: Input, text: &str, mark: DecimalMark) -> Result<Decimal, String> {
    let typed = typed::number(text, mark).map_err(|problem| match problem {
        TypedProblem::NotANumber | TypedProblem::Missing => {
            format!("Enter {}, like {}", kind(input), example(input))
        }
        other => other.to_string(),
    })?;
    let fits = match input.unit() {
        Unit::Money(_) => typed.unit != TypedUnit::Percent,
        Unit::Fraction => typed.unit != TypedUnit::Dollars,
        _ => typed.unit == TypedUnit::Plain,
    };
    if !fits {
        return Err(format!("Enter {}, like {}", kind(input), example(input)));
    }
    if input.unit() == Unit::Fraction {
        return exact::divide(typed.value, Decimal::ONE_HUNDRED)
            .map_err(|_| format!("Enter a percentage, like {}", example(input)));
    }
    Ok(typed.value)
}

/// A plain decimal of a file: an optional minus, digits, and at most one dot between digits.
fn plain(text: &str) -> Result<Decimal, String> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) {
        return Err("Write a plain number, like 25000 or 0.35".to_owned());
    }
    if text.len() > 32 {
        return Err("Write at most 28 digits".to_owned());
    }
    Decimal::from_str_exact(text).map_err(|_| "Write at most 28 digits".to_owned())
}

fn kind(input: Input) -> &'static str {
    match input.unit() {
        Unit::Money(_) => "an amount in dollars",
        Unit::Fraction => "a percentage",
        Unit::Months | Unit::WholeMonths => "a number of months",
        _ => "a number",
    }
}

/// What a sensible answer looks like, as typed.
pub(super) fn example(input: Input) -> &'static str {
    match input {
        Input::Investment => "25,000",
        Input::AnnualRevenue => "150,000",
        Input::Arpa => "8,500",
        Input::Services => "6,000",
        Input::Onboarding => "8,000",
        Input::People | Input::Marketing => "2,500",
        Input::MdfCap => "15,000",
        Input::PartnerManagerCost => "1,500",
        Input::TrainingRate => "40",
        Input::Win => "5%",
        Input::Churn | Input::DiscountRate | Input::FinanceRate | Input::ReinvestRate => "10%",
        Input::PriceGrowth => "3%",
        Input::Share | Input::ServicesMargin => "35%",
        Input::ResaleMargin => "30%",
        Input::CustomerDiscount => "5%",
        Input::Match => "50%",
        Input::VendorDelivery => "20%",
        Input::Months => "36",
        Input::Lag => "3",
        Input::Ramp => "6",
        Input::MdfLag => "2",
        Input::ClaimFactor => "0.5",
        Input::Leads => "5",
        _ => "10",
    }
}

/// A value as a person would type it into its field: `25,000`, `35` (percent), `4.5`.
pub(super) fn as_typed(input: Input, value: Decimal) -> String {
    match input.unit() {
        Unit::Fraction => {
            let percent = exact::multiply(value, Decimal::ONE_HUNDRED).unwrap_or(value);
            unambiguous(&figure::plain(percent))
        }
        Unit::Money(_) => {
            let value = value.normalize();
            figure::grouped(value, if value.scale() == 0 { 0 } else { 2 }).replace('\u{2212}', "-")
        }
        _ => unambiguous(&figure::plain(value)),
    }
}

/// Three digits behind the point could be read as thousands where a comma is the decimal mark, so
/// a fourth is added: `1.234` becomes `1.2340`.
fn unambiguous(text: &str) -> String {
    match text.split_once('.') {
        Some((_, digits)) if digits.len() == 3 => format!("{text}0"),
        _ => text.to_owned(),
    }
}

/// A value with its unit, for registers, explanations and messages: `$25,000`, `35%`, `3 months`.
pub(super) fn shown(input: Input, value: Decimal) -> String {
    let many = if value == Decimal::ONE { "" } else { "s" };
    let number = bare(input, value);
    match input.unit() {
        Unit::Months | Unit::WholeMonths => format!("{number} month{many}"),
        Unit::Count("hours") => format!("{number} hour{many}"),
        Unit::Count("times") => format!("{number}\u{d7}"),
        _ => number,
    }
}

/// What to enter between two values: `a number of months from 1 to 60`.
pub(super) fn between(input: Input, (least, most): (Decimal, Decimal)) -> String {
    format!("{} from {} to {}", kind(input), bare(input, least), bare(input, most))
}

/// Two values with their unit: `$0 to $1,000`, `1 to 9 months`.
pub(super) fn range(input: Input, (least, most): (Decimal, Decimal)) -> String {
    format!("{} to {}", bare(input, least), shown(input, most))
}

/// A value without the word after it.
fn bare(input: Input, value: Decimal) -> String {
    let value = value.normalize();
    match input.unit() {
        Unit::Money(_) => {
            let amount = Usd::from_decimal(value);
            if value.scale() == 0 { amount.whole().to_string() } else { amount.to_string() }
        }
        Unit::Fraction => figure::percent(value, value.scale().saturating_sub(2)),
        _ => figure::grouped(value, value.scale()),
    }
}
