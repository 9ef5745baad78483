//! Typed text to exact dollars.

use std::str::FromStr;

use thiserror::Error;

use super::Usd;
use crate::finance::typed::{self, DecimalMark, TypedProblem, TypedUnit};

/// Why typed text is no amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// The text is no number, or a percentage.
    #[error("Enter an amount in dollars, like 25,000")]
    NotAnAmount,
    /// The text is a number, but not of whole cents.
    #[error("Enter dollars and cents, with at most two digits after the point")]
    FinerThanCents,
    /// The number is beyond [`Usd::MAX`] either way.
    #[error("Enter an amount of at most {}", Usd::MAX.whole())]
    TooLarge,
}

impl FromStr for Usd {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Usd, MoneyError> {
        let typed = typed::number(text, DecimalMark::Point).map_err(|problem| match problem {
            TypedProblem::TooManyDigits => MoneyError::TooLarge,
            _ => MoneyError::NotAnAmount,
        })?;
        let amount = Usd::from_decimal(typed.value);
        if typed.unit == TypedUnit::Percent {
            Err(MoneyError::NotAnAmount)
        } else if amount.to_cents() != amount {
            Err(MoneyError::FinerThanCents)
        } else if typed.value.abs() > Usd::MAX.decimal() {
            Err(MoneyError::TooLarge)
        } else {
            Ok(amount)
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::{Decimal, dec};

    use super::*;

    fn usd(amount: Decimal) -> Usd {
        Usd::from_decimal(amount)
    }

    #[test]
    fn typed_amounts_are_whole_cents_within_a_trillion() {
        assert_eq!("-$1,234.50".parse(), Ok(usd(dec!(-1234.5))));
        assert_eq!("0.5000".parse(), Ok(usd(dec!(0.5))));
        assert_eq!("1000000M".parse(), Ok(Usd::MAX));
        assert_eq!("1000001M".parse::<Usd>(), Err(MoneyError::TooLarge));
        assert_eq!("9".repeat(40).parse::<Usd>(), Err(MoneyError::TooLarge));
        assert_eq!("12%".parse::<Usd>(), Err(MoneyError::NotAnAmount));
        assert_eq!("1,5".parse::<Usd>(), Err(MoneyError::NotAnAmount));
    }

    #[test]
    fn a_refused_amount_says_what_to_type() {
        let problems = ["lots", "0.001", "2000000M"].map(|text| text.parse::<Usd>().unwrap_err());

        assert_eq!(
            problems.map(|problem| problem.to_string()),
            [
                "Enter an amount in dollars, like 25,000",
                "Enter dollars and cents, with at most two digits after the point",
                "Enter an amount of at most $1,000,000,000,000",
            ]
        );
    }

    #[test]
    fn a_printed_amount_is_read_again() {
        for cents in [dec!(0), dec!(-81004), dec!(1234567.89), dec!(-0.01)] {
            assert_eq!(usd(cents).to_string().parse(), Ok(usd(cents)));
        }
    }
}
