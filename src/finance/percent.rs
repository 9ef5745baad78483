//! `Share`, a part of a whole, and `Rate`, which may be negative or above it.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Growth, Overflow, arithmetic, figure, root12};

/// A fraction that is no part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("Enter a percentage from 0 to 100")]
pub struct NotAShare;

/// A part of a whole, as a fraction from 0 to 1, both included.
///
/// ```
/// use rust_decimal::dec;
/// use tandem::finance::{NotAShare, Share};
///
/// assert_eq!(Share::new(dec!(0.35)), Ok(Share::percent(35)));
/// assert_eq!(Share::new(dec!(1.01)), Err(NotAShare));
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(try_from = "Decimal", into = "Decimal")]
pub struct Share(Decimal);

impl Share {
    /// Nothing of it.
    pub const ZERO: Share = Share(Decimal::ZERO);
    /// All of it.
    pub const WHOLE: Share = Share(Decimal::ONE);

    /// `percent` of a hundred, for constants.
    ///
    /// # Panics
    ///
    /// Above 100, which a constant learns while it is compiled.
    pub const fn percent(percent: u32) -> Share {
        assert!(percent <= 100, "a share is at most 100 percent");
        Share(Decimal::from_parts(percent, 0, 0, false, 2))
    }

    /// The share that is this fraction of a whole.
    ///
    /// # Errors
    ///
    /// [`NotAShare`] below 0 and above 1.
    pub fn new(fraction: Decimal) -> Result<Share, NotAShare> {
        let is_part = fraction >= Decimal::ZERO && fraction <= Decimal::ONE;
        if is_part { Ok(Share(fraction)) } else { Err(NotAShare) }
    }

    /// From 0 to 1.
    pub const fn fraction(self) -> Decimal {
        self.0
    }

    /// What is left of the whole.
    pub fn rest(self) -> Share {
        // Between 0 and 1 nothing can overflow.
        Share(arithmetic::subtract(Decimal::ONE, self.0).unwrap_or_default())
    }

    /// The share lost each month where this share is lost in a year.
    ///
    /// # Errors
    ///
    /// [`Overflow`] where the twelfth root cannot be written out.
    ///
    /// Source: roi.md section 2.
    pub fn monthly_loss(self) -> Result<Share, Overflow> {
        let kept = root12(self.rest().0)?;
        Ok(Share(kept).rest())
    }
}

impl From<Share> for Decimal {
    fn from(share: Share) -> Decimal {
        share.0
    }
}

impl TryFrom<Decimal> for Share {
    type Error = NotAShare;

    fn try_from(fraction: Decimal) -> Result<Share, NotAShare> {
        Share::new(fraction)
    }
}

impl fmt::Display for Share {
    /// Prints `35%` or `12.5%`: as many digits as there are, at most two after the point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_percent(f, self.0)
    }
}

/// A rate a year or a period, as a fraction: 10 % is 0.1. May be negative or above 1.
///
/// Yearly rates are effective: 10 % a year is 0.797 % a month, not 0.833 %.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Rate(Decimal);

impl Rate {
    /// Neither growth nor decline.
    pub const ZERO: Rate = Rate(Decimal::ZERO);

    /// The rate that is this fraction.
    pub const fn new(fraction: Decimal) -> Rate {
        Rate(fraction)
    }

    /// `percent` of a hundred.
    pub const fn percent(percent: i32) -> Rate {
        Rate(Decimal::from_parts(percent.unsigned_abs(), 0, 0, percent < 0, 2))
    }

    /// As a fraction: 10 % is 0.1.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// How much an amount grows in a month where it grows by this rate in a year.
    ///
    /// # Errors
    ///
    /// [`Overflow`] at -100 % and below, and where the root cannot be written out.
    ///
    /// Source: roi.md section 2.
    pub fn monthly_growth(self) -> Result<Growth, Overflow> {
        let yearly = arithmetic::add(Decimal::ONE, self.0)?;
        Growth::new(root12(yearly)?)
    }
}

impl fmt::Display for Rate {
    /// Prints `10%` or `−2.25%`: as many digits as there are, at most two after the point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_percent(f, self.0)
    }
}

fn write_percent(f: &mut fmt::Formatter<'_>, fraction: Decimal) -> fmt::Result {
    let dp = fraction.normalize().scale().saturating_sub(2).min(2);
    f.write_str(&figure::percent(fraction, dp))
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn a_share_is_between_nothing_and_all() {
        assert_eq!(Share::new(dec!(0)), Ok(Share::ZERO));
        assert_eq!(Share::new(dec!(1)), Ok(Share::WHOLE));
        assert_eq!(Share::new(dec!(-0.01)), Err(NotAShare));
        assert_eq!(Share::new(dec!(1.0001)), Err(NotAShare));
    }

    #[test]
    fn a_kept_share_outside_its_range_is_refused_when_read() {
        assert_eq!(serde_json::from_str::<Share>("\"0.35\"").unwrap(), Share::percent(35));
        assert!(serde_json::from_str::<Share>("\"1.35\"").is_err());
    }

    #[test]
    fn percentages_print_only_the_digits_they_have() {
        assert_eq!(Share::percent(35).to_string(), "35%");
        assert_eq!(Share::new(dec!(0.1250)).unwrap().to_string(), "12.5%");
        assert_eq!(Share::WHOLE.to_string(), "100%");
        assert_eq!(Rate::new(dec!(-0.02251)).to_string(), "−2.25%");
    }

    #[test]
    fn ten_percent_a_year_is_less_than_a_twelfth_of_it_a_month() {
        let monthly = Rate::percent(10).monthly_growth().unwrap();
        let error = monthly.decimal() - dec!(1.0079741404289037);

        assert!(error.abs() < dec!(0.000000000000001));
    }

    #[test]
    fn ten_percent_lost_a_year_is_a_little_less_than_a_percent_a_month() {
        let lost = Share::percent(10).monthly_loss().unwrap();

        assert!((lost.fraction() - dec!(0.0087416109546967)).abs() < dec!(0.0000000000001));
        assert_eq!(Share::WHOLE.monthly_loss(), Ok(Share::WHOLE));
        assert_eq!(Share::ZERO.monthly_loss(), Ok(Share::ZERO));
    }

    #[test]
    fn losing_everything_has_no_monthly_growth() {
        assert_eq!(Rate::percent(-100).monthly_growth(), Err(Overflow));
        assert_eq!(Rate::percent(-150).monthly_growth(), Err(Overflow));
    }
}
