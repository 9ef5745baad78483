//! `Usd`: exact dollars, checked arithmetic, one way to round and to print.

mod reading;

use std::fmt;
use std::iter;

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use reading::MoneyError;

use super::{Share, arithmetic, figure};

/// A billionth of a dollar, below which an amount counts as zero.
///
/// A yearly fee spread over twelve months does not end in decimals, so a
/// balance that is back at zero may come out as -0.000000000000000000000001.
///
/// Source: roi.md section 5.
pub const NEGLIGIBLE: Decimal = Decimal::from_parts(1, 0, 0, false, 9);

/// The result has more digits than an exact decimal holds (28).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("These numbers are too large to work with")]
pub struct Overflow;

/// An amount of United States dollars, never rounded on the way.
///
/// Unit: dollars. Negative is money owed. Holds every digit `Decimal` can, so
/// 28 of them; only [`Usd::to_cents`] rounds, for a contract or for the page.
///
/// # Errors
///
/// Typed text is refused with [`MoneyError::NotAnAmount`] when it is no number,
/// [`MoneyError::FinerThanCents`] on `"0.001"`, and [`MoneyError::TooLarge`]
/// beyond [`Usd::MAX`] either way.
///
/// ```
/// use tandem::finance::{MoneyError, Usd};
///
/// assert_eq!("$25,000".parse(), Ok(Usd::dollars(25_000)));
/// assert_eq!("0.001".parse::<Usd>(), Err(MoneyError::FinerThanCents));
/// assert_eq!(Usd::dollars(-81_004).to_string(), "−$81,004.00");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Usd(Decimal);

impl Usd {
    /// No money.
    pub const ZERO: Usd = Usd(Decimal::ZERO);

    /// The most that is read from typed text, a trillion dollars. Source: roi.md section 3.
    pub const MAX: Usd = Usd::dollars(1_000_000_000_000);

    /// Whole dollars.
    pub const fn dollars(dollars: i64) -> Usd {
        let size = dollars.unsigned_abs();
        #[expect(clippy::cast_possible_truncation, reason = "the two halves of 64 bits")]
        let (low, high) = (size as u32, (size >> 32) as u32);
        Usd(Decimal::from_parts(low, high, 0, dollars < 0, 0))
    }

    /// `amount` dollars, to the last digit.
    pub const fn from_decimal(amount: Decimal) -> Usd {
        Usd(amount)
    }

    /// The exact number of dollars.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// Both together.
    ///
    /// # Errors
    ///
    /// [`Overflow`] where the sum has more digits than a decimal holds.
    pub fn plus(self, other: Usd) -> Result<Usd, Overflow> {
        // Most months lack most kinds of flow; a skipped addition also keeps
        // the scale, so a row of whole dollars stays cheap to add.
        if other.0.is_zero() {
            return Ok(self);
        }
        arithmetic::add(self.0, other.0).map(Usd)
    }

    /// What is left after `other` is taken away.
    ///
    /// # Errors
    ///
    /// [`Overflow`] where the difference has more digits than a decimal holds.
    pub fn minus(self, other: Usd) -> Result<Usd, Overflow> {
        if other.0.is_zero() {
            return Ok(self);
        }
        arithmetic::subtract(self.0, other.0).map(Usd)
    }

    /// `factor` times this amount.
    ///
    /// # Errors
    ///
    /// [`Overflow`] where the product outgrows a decimal. Digits beyond the
    /// 28th place after the point are rounded away.
    pub fn times(self, factor: Decimal) -> Result<Usd, Overflow> {
        arithmetic::multiply(self.0, factor).map(Usd)
    }

    /// One of `parts` equal parts, not rounded to cents.
    ///
    /// # Errors
    ///
    /// [`Overflow`] where `parts` is zero or the quotient outgrows a decimal.
    pub fn divided_by(self, parts: Decimal) -> Result<Usd, Overflow> {
        arithmetic::divide(self.0, parts).map(Usd)
    }

    /// `share` of this amount, to the last digit.
    ///
    /// # Errors
    ///
    /// [`Overflow`] where the digits do not fit; a share alone never enlarges.
    pub fn of(self, share: Share) -> Result<Usd, Overflow> {
        self.times(share.fraction())
    }

    /// The amount the other way round: owed instead of had.
    pub fn negated(self) -> Usd {
        let mut amount = self.0;
        amount.set_sign_negative(!amount.is_sign_negative() && !amount.is_zero());
        Usd(amount)
    }

    /// This amount ÷ `other`, or `None` where `other` is as good as nothing.
    ///
    /// # Errors
    ///
    /// [`Overflow`] where the quotient outgrows a decimal.
    pub fn ratio_to(self, other: Usd) -> Result<Option<Decimal>, Overflow> {
        if other.is_negligible() {
            return Ok(None);
        }
        arithmetic::divide(self.0, other.0).map(Some)
    }

    /// The sum of `amounts`; nothing gives [`Usd::ZERO`].
    ///
    /// # Errors
    ///
    /// [`Overflow`] where a partial sum outgrows a decimal.
    pub fn sum(amounts: impl IntoIterator<Item = Usd>) -> Result<Usd, Overflow> {
        amounts.into_iter().try_fold(Usd::ZERO, Usd::plus)
    }

    /// Rounded to the cent, half a cent away from zero: 0.125 becomes 0.13,
    /// -0.125 becomes -0.13.
    pub fn to_cents(self) -> Usd {
        Usd(self.0.round_dp_with_strategy(2, MidpointAwayFromZero))
    }

    /// Below zero by more than [`NEGLIGIBLE`].
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.is_negligible()
    }

    /// Above zero by more than [`NEGLIGIBLE`].
    pub fn is_positive(self) -> bool {
        self.0.is_sign_positive() && !self.is_negligible()
    }

    /// As good as nothing: within [`NEGLIGIBLE`] of zero.
    pub fn is_negligible(self) -> bool {
        self.0.is_zero() || self.0.abs() <= NEGLIGIBLE
    }

    /// Prints whole dollars, half a dollar away from zero: `−$81,004`.
    pub fn whole(self) -> WholeDollars {
        WholeDollars(self)
    }
}

impl fmt::Display for Usd {
    /// Prints cents: `$1,234.50`, `−$81,004.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        figure::write(f, figure::Digits::of(self.0), "$", 2)
    }
}

impl iter::Sum<Usd> for Result<Usd, Overflow> {
    fn sum<I: Iterator<Item = Usd>>(amounts: I) -> Self {
        Usd::sum(amounts)
    }
}

/// An amount that prints as whole dollars; made by [`Usd::whole`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholeDollars(Usd);

impl fmt::Display for WholeDollars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        figure::write(f, figure::Digits::of(self.0.0), "$", 0)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn usd(amount: Decimal) -> Usd {
        Usd::from_decimal(amount)
    }

    #[test]
    fn half_a_cent_rounds_away_from_zero() {
        let typed = ["815.955", "100.125", "100.135", "-100.125", "0.315", "165.0054"];
        let rounded = ["815.96", "100.13", "100.14", "-100.13", "0.32", "165.01"];

        for (amount, cents) in typed.iter().zip(rounded) {
            assert_eq!(usd(amount.parse().unwrap()).to_cents(), usd(cents.parse().unwrap()));
        }
    }

    #[test]
    fn cents_print_with_groups_and_a_real_minus() {
        assert_eq!(usd(dec!(1234.5)).to_string(), "$1,234.50");
        assert_eq!(Usd::dollars(-81_004).to_string(), "−$81,004.00");
        assert_eq!(usd(dec!(0.999)).to_string(), "$1.00");
        assert_eq!(usd(dec!(-81003.5)).whole().to_string(), "−$81,004");
    }

    #[test]
    fn zero_never_has_a_minus() {
        let nearly = usd(dec!(-0.004));

        assert_eq!(nearly.to_string(), "$0.00");
        assert_eq!(nearly.whole().to_string(), "$0");
        assert_eq!(nearly.to_cents().negated().to_string(), "$0.00");
        assert_eq!(Usd::ZERO.negated().decimal().to_string(), "0");
    }

    #[test]
    fn whole_dollars_reach_both_ends_of_64_bits() {
        assert_eq!(Usd::dollars(i64::MIN).decimal(), Decimal::from(i64::MIN));
        assert_eq!(Usd::dollars(i64::MAX).decimal(), Decimal::from(i64::MAX));
    }

    #[test]
    fn a_billionth_of_a_dollar_counts_as_nothing() {
        assert!(!usd(dec!(-0.000000001)).is_negative());
        assert!(usd(dec!(-0.000000002)).is_negative());
        assert!(!usd(dec!(0.000000001)).is_positive());
        assert!(usd(dec!(0.000000002)).is_positive());
    }

    #[test]
    fn outgrowing_a_decimal_is_an_answer_and_not_a_crash() {
        let most = usd(Decimal::MAX);

        assert_eq!(most.plus(most), Err(Overflow));
        assert_eq!(most.negated().minus(most), Err(Overflow));
        assert_eq!(most.times(dec!(1.5)), Err(Overflow));
        assert_eq!(most.ratio_to(usd(dec!(0.001))), Err(Overflow));
        assert_eq!(most.divided_by(Decimal::ZERO), Err(Overflow));
    }

    #[test]
    fn a_ratio_to_nothing_is_no_number() {
        assert_eq!(Usd::dollars(3).ratio_to(Usd::ZERO), Ok(None));
        assert_eq!(Usd::dollars(3).ratio_to(Usd::dollars(2)), Ok(Some(dec!(1.5))));
    }

    #[test]
    fn a_share_of_an_amount_keeps_every_digit() {
        assert_eq!(usd(dec!(0.01)).of(Share::percent(35)), Ok(usd(dec!(0.0035))));
    }

    #[test]
    fn amounts_are_kept_as_text() {
        let json = serde_json::to_string(&usd(dec!(1234.5))).unwrap();

        assert_eq!(json, "\"1234.5\"");
        assert_eq!(serde_json::from_str::<Usd>(&json).unwrap(), usd(dec!(1234.5)));
    }
}
