//! Numbers as people type them: `1,234.5`, `1 234`, `$1,200`, `12%`, `25k`, `1.5M`.
//!
//! Where text has one reading, it is taken; where it has two, the person is
//! asked. Nothing goes through floating point, so every digit is kept.

mod separators;

use std::fmt;

use rust_decimal::Decimal;
use thiserror::Error;

use super::figure;

/// Digits a number may have, as many as an exact decimal always holds.
pub const MOST_DIGITS: usize = 28;

/// What the person's language writes between whole and fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1.5`, as this app prints.
    #[default]
    Point,
    /// `1,5`; a lone point in `1.234` may then be meant to group thousands.
    Comma,
}

/// A number read from text, as written: `35%` is 35 with [`TypedUnit::Percent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed {
    /// With the digits that were typed; `25k` is 25000.
    pub value: Decimal,
    /// The mark typed with it.
    pub unit: TypedUnit,
}

/// What a number was marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedUnit {
    /// A bare number.
    Plain,
    /// With `$`.
    Dollars,
    /// With `%`.
    Percent,
}

impl fmt::Display for Typed {
    /// Prints the number as this app writes it: `25,000`, `$1,200`, `12%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = figure::Digits::of(self.value);
        let symbol = if self.unit == TypedUnit::Dollars { "$" } else { "" };
        figure::write(f, digits, symbol, self.value.scale())?;
        if self.unit == TypedUnit::Percent { f.write_str("%") } else { Ok(()) }
    }
}

/// Why text is no number, in words for the person who typed it.
///
/// The examples in the messages fit an amount; a field with a better example
/// matches on the variant and words its own.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TypedProblem {
    /// There is nothing but space.
    #[error("Enter a number, like 25,000")]
    Missing,
    /// No reading makes it a number, or not yet.
    #[error("Enter a number, like 25,000")]
    NotANumber,
    /// It has two readings.
    #[error("{typed} could be read two ways; write {decimal} or {grouped}")]
    TwoReadings {
        /// The digits and marks that are in doubt.
        typed: String,
        /// What to write if the mark begins the fraction.
        decimal: String,
        /// What to write if the mark groups thousands.
        grouped: String,
    },
    /// It has more than [`MOST_DIGITS`] digits.
    #[error("Enter a number of at most {MOST_DIGITS} digits")]
    TooManyDigits,
}

/// The number that `text` is, with the unit it names.
///
/// Space around the number and its marks is skipped. `k` and `M` stand for
/// thousands and millions. Scientific notation is refused.
///
/// # Errors
///
/// [`TypedProblem::TwoReadings`] on `"1,5"` and, in a language with a decimal
/// comma, on `"1.234"`; the other problems where it is no number at all.
///
/// Source: roi.md section 15.
///
/// ```
/// use rust_decimal::dec;
/// use tandem::finance::{DecimalMark, typed};
///
/// let typed = typed::number("$1.5M", DecimalMark::Point).unwrap();
/// assert_eq!(typed.value, dec!(1500000));
/// assert_eq!(typed.to_string(), "$1,500,000");
///
/// let problem = typed::number("1,5", DecimalMark::Point).unwrap_err();
/// assert_eq!(problem.to_string(), "1,5 could be read two ways; write 1.5 or 1,500");
/// ```
pub fn number(text: &str, mark: DecimalMark) -> Result<Typed, TypedProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TypedProblem::Missing);
    }
    let Marked { digits, is_negative, unit, thousands } =
        Marked::of(text).ok_or(TypedProblem::NotANumber)?;
    let (whole, fraction) = separators::parts(digits, mark)?;
    let size = value(&whole, &fraction, thousands).ok_or(TypedProblem::TooManyDigits)?;
    let value = if is_negative { negated(size) } else { size };
    Ok(Typed { value, unit })
}

/// Text with its marks taken off.
struct Marked<'a> {
    digits: &'a str,
    is_negative: bool,
    unit: TypedUnit,
    /// How often the number is to be taken a thousand times.
    thousands: u32,
}

impl<'a> Marked<'a> {
    fn of(text: &'a str) -> Option<Marked<'a>> {
        let (mut rest, mut is_signed, mut is_negative) = (text, false, false);
        let mut unit = TypedUnit::Plain;
        loop {
            let mut characters = rest.chars();
            match characters.next()? {
                '$' if unit == TypedUnit::Plain => unit = TypedUnit::Dollars,
                '-' | '−' if !is_signed => (is_signed, is_negative) = (true, true),
                '+' if !is_signed => is_signed = true,
                _ => break,
            }
            rest = characters.as_str().trim_start();
        }

        let mut thousands = 0;
        if let Some(before) = rest.strip_suffix('%') {
            if unit == TypedUnit::Dollars {
                return None;
            }
            (unit, rest) = (TypedUnit::Percent, before);
        } else if let Some(before) = rest.strip_suffix(['k', 'K']) {
            (thousands, rest) = (1, before);
        } else if let Some(before) = rest.strip_suffix(['m', 'M']) {
            (thousands, rest) = (2, before);
        }
        Some(Marked { digits: rest.trim_end(), is_negative, unit, thousands })
    }
}

/// The digits as a number, or `None` where there are too many.
fn value(whole: &str, fraction: &str, thousands: u32) -> Option<Decimal> {
    let whole = whole.trim_start_matches('0');
    let given = whole.len().checked_add(fraction.len())?;
    if given > MOST_DIGITS {
        return None;
    }
    let mut digits = whole.chars().chain(fraction.chars()).try_fold(0_i128, |sum, digit| {
        sum.checked_mul(10)?.checked_add(i128::from(digit.to_digit(10)?))
    })?;
    let mut scale = u32::try_from(fraction.len()).ok()?;
    let shift = thousands.checked_mul(3)?;
    let missing = shift.saturating_sub(scale);
    scale = scale.saturating_sub(shift);
    digits = digits.checked_mul(10_i128.checked_pow(missing)?)?;
    if digits >= 10_i128.pow(28) {
        return None;
    }
    Decimal::try_from_i128_with_scale(digits, scale).ok()
}

fn negated(size: Decimal) -> Decimal {
    let mut value = size;
    value.set_sign_negative(!size.is_zero());
    value
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::TypedUnit::{Dollars, Percent, Plain};
    use super::*;

    const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

    #[test]
    fn everyday_spellings_are_read() {
        let spellings = [
            ("1,234.5", dec!(1234.5), Plain),
            ("1 234", dec!(1234), Plain),
            ("1\u{a0}234\u{202f}567", dec!(1234567), Plain),
            ("1\u{2009}234", dec!(1234), Plain),
            ("$1,200", dec!(1200), Dollars),
            (" $ 1,200 ", dec!(1200), Dollars),
            ("12%", dec!(12), Percent),
            ("12.5 %", dec!(12.5), Percent),
            ("25k", dec!(25000), Plain),
            ("1.5M", dec!(1500000), Plain),
            ("0.0005k", dec!(0.5), Plain),
            ("$25K", dec!(25000), Dollars),
            ("1,234,567", dec!(1234567), Plain),
            ("-$5", dec!(-5), Dollars),
            ("$-5", dec!(-5), Dollars),
            ("−5", dec!(-5), Plain),
            ("+5", dec!(5), Plain),
            (".5", dec!(0.5), Plain),
            ("5.", dec!(5), Plain),
            ("007", dec!(7), Plain),
            ("-0", dec!(0), Plain),
        ];

        for (text, value, unit) in spellings {
            for mark in MARKS {
                assert_eq!(number(text, mark), Ok(Typed { value, unit }), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let wrong = [
            "NaN", "inf", "Infinity", "1.2.3", "1e3", "1e309", "abc", "-", "$", "%", ".", ",", "k",
            "12%%", "$5%", "5%k", "--5", "5-", "$$5", "1_000", "0x10", "١٢", "5 5 5", "1,",
            "1,23,4", "1.5kk", "½", "(5)", "1..2", "1,,2", "12 345 6", "1 2345", "1.5 5",
        ];

        for text in wrong {
            for mark in MARKS {
                assert_eq!(number(text, mark), Err(TypedProblem::NotANumber), "{text}");
            }
        }
    }

    #[test]
    fn nothing_typed_is_its_own_problem() {
        assert_eq!(number("", DecimalMark::Point), Err(TypedProblem::Missing));
        assert_eq!(number(" \u{a0}\t", DecimalMark::Comma), Err(TypedProblem::Missing));
    }

    #[test]
    fn twenty_eight_digits_are_the_most() {
        let most = "9".repeat(28);
        let fraction = format!("0.{most}");

        assert_eq!(number(&most, DecimalMark::Point).unwrap().value.to_string(), most);
        assert_eq!(number(&fraction, DecimalMark::Point).unwrap().value.to_string(), fraction);
        for text in [format!("{most}9"), format!("{most}.9"), format!("{most}k"), "1".repeat(9999)]
        {
            assert_eq!(number(&text, DecimalMark::Point), Err(TypedProblem::TooManyDigits));
        }
    }

    #[test]
    fn every_digit_is_kept() {
        let typed = number("0.1000000000000000055511151231", DecimalMark::Point).unwrap();

        assert_eq!(typed.value, dec!(0.1000000000000000055511151231));
    }

    #[test]
    fn a_number_is_shown_as_this_app_writes_it() {
        let shown = |text| number(text, DecimalMark::Point).unwrap().to_string();

        assert_eq!(shown("-$ 1200"), "−$1,200");
        assert_eq!(shown("12.50 %"), "12.50%");
        assert_eq!(shown("25k"), "25,000");
    }
}
