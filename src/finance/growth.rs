//! `Growth`, one plus a rate, and the twelfth root that turns years into months.

use rust_decimal::{Decimal, MathematicalOps};

use super::arithmetic::{add, divide, multiply, subtract};
use super::{Overflow, Rate};

const TWO: Decimal = Decimal::TWO;
const THREE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// Newton's steps at most; from a start near one, a root takes about six.
const MOST_STEPS: u32 = 120;

/// What an amount is multiplied by each period: one plus the rate, above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Growth(Decimal);

impl Growth {
    /// No growth: a later dollar is worth as much as one today.
    pub const NONE: Growth = Growth(Decimal::ONE);

    /// Growth by `rate` each period.
    ///
    /// # Errors
    ///
    /// [`Overflow`] at -100 % and below, where nothing is left to grow.
    pub fn per_period(rate: Rate) -> Result<Growth, Overflow> {
        Growth::new(add(Decimal::ONE, rate.decimal())?)
    }

    pub(super) fn new(factor: Decimal) -> Result<Growth, Overflow> {
        if factor > Decimal::ZERO { Ok(Growth(factor)) } else { Err(Overflow) }
    }

    /// One plus the rate per period.
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

/// The number whose twelfth power is `number`, to about 27 digits.
///
/// Two square roots and a cube root, each by Newton's method.
///
/// # Errors
///
/// [`Overflow`] below zero, where there is none.
///
/// Source: roi.md section 5.
pub fn root12(number: Decimal) -> Result<Decimal, Overflow> {
    if number.is_zero() || number == Decimal::ONE {
        return Ok(number.normalize());
    }
    if number.is_sign_negative() {
        return Err(Overflow);
    }
    let fourth_root = square_root(square_root(number)?)?;
    cube_root(fourth_root)
}

fn square_root(number: Decimal) -> Result<Decimal, Overflow> {
    let start = add(number, Decimal::ONE).unwrap_or(number);
    settle(divide(start, TWO)?, &|guess| divide(add(divide(number, guess)?, guess)?, TWO))
}

fn cube_root(number: Decimal) -> Result<Decimal, Overflow> {
    let start = divide(add(number, TWO)?, THREE)?;
    settle(start, &|guess| {
        let quotient = divide(number, multiply(guess, guess)?)?;
        divide(add(multiply(guess, TWO)?, quotient)?, THREE)
    })
}

/// Repeats `step` until it stands still, or swings between two neighbors.
fn settle(
    start: Decimal,
    step: &dyn Fn(Decimal) -> Result<Decimal, Overflow>,
) -> Result<Decimal, Overflow> {
    let mut before_last = None;
    let mut last = start;
    for _ in 0..MOST_STEPS {
        let next = step(last)?;
        if next == last || Some(next) == before_last {
            return Ok(next);
        }
        before_last = Some(last);
        last = next;
    }
    Ok(last)
}

/// The rate a year that a rate a month amounts to: (1 + rate)^12 - 1.
///
/// # Errors
///
/// [`Overflow`] where the twelfth power outgrows a decimal.
pub fn annual(monthly: Decimal) -> Result<Decimal, Overflow> {
    let growth = add(Decimal::ONE, monthly)?;
    subtract(power(growth, 12)?, Decimal::ONE)
}

/// `base` multiplied by itself `exponent` times; the empty product is one.
pub(super) fn power(base: Decimal, exponent: u32) -> Result<Decimal, Overflow> {
    base.checked_powu(u64::from(exponent)).ok_or(Overflow)
}

/// The number whose power `degree` is `number`, by logarithm, to about 26 digits.
///
/// # Errors
///
/// [`Overflow`] at zero and below, and where `degree` is zero.
pub fn root(number: Decimal, degree: u32) -> Result<Decimal, Overflow> {
    let logarithm = number.checked_ln().ok_or(Overflow)?;
    let part = divide(logarithm, Decimal::from(degree))?;
    part.checked_exp().ok_or(Overflow)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    const TOLERANCE: Decimal = dec!(0.000000000000000000000001);

    #[test]
    fn twelfth_roots_agree_with_the_specification() {
        let examples = [
            (dec!(1.10), dec!(1.00797414042890374106603184)),
            (dec!(1.12), dec!(1.00948879293458297412635507)),
            (dec!(0.85), dec!(0.98654805298813111198276559)),
            (dec!(0.90), dec!(0.99125838904530329423609956)),
        ];

        for (number, root) in examples {
            assert!((root12(number).unwrap() - root).abs() <= TOLERANCE);
        }
    }

    #[test]
    fn the_twelfth_power_of_a_twelfth_root_is_the_number_again() {
        for number in [dec!(0.0001), dec!(0.2), dec!(0.999), dec!(1.1), dec!(2), dec!(1.005)] {
            let again = power(root12(number).unwrap(), 12).unwrap();

            assert!((again - number).abs() <= TOLERANCE, "{number}: {again}");
        }
    }

    #[test]
    fn years_of_months_come_back_to_years() {
        let monthly = Rate::percent(10).monthly_growth().unwrap();
        let five_years = power(monthly.decimal(), 60).unwrap();

        assert!((five_years - dec!(1.61051)).abs() < dec!(0.00000000000000000000001));
    }

    #[test]
    fn roots_exist_from_zero_to_the_largest_number() {
        assert_eq!(root12(Decimal::ZERO), Ok(Decimal::ZERO));
        assert_eq!(root12(dec!(1.000)), Ok(Decimal::ONE));
        assert_eq!(root12(dec!(-1)), Err(Overflow));
        assert_eq!(root12(Decimal::MAX).unwrap().round_dp(20), dec!(256));
        assert!(root12(dec!(0.0000000000000000000000000001)).unwrap() > Decimal::ZERO);
    }

    #[test]
    fn a_power_may_have_decimals() {
        let power = Decimal::TWO.checked_powd(dec!(3.2)).unwrap();

        assert!((power - dec!(9.18958683997628)).abs() < dec!(0.000000000001));
    }

    #[test]
    fn roots_of_any_degree_come_back_as_powers() {
        for (number, degree) in [(dec!(0.0001), 36), (dec!(2), 12), (dec!(1000000), 60)] {
            let again = power(root(number, degree).unwrap(), degree).unwrap();

            assert!((again / number - Decimal::ONE).abs() < dec!(0.000000000000000000001));
        }
        assert_eq!(root(dec!(2), 0), Err(Overflow));
        assert_eq!(root(dec!(0), 3), Err(Overflow));
        assert_eq!(root(dec!(-2), 3), Err(Overflow));
    }

    #[test]
    fn a_monthly_rate_is_compounded_to_a_year() {
        assert_eq!(annual(dec!(0.01)).unwrap().round_dp(12), dec!(0.126825030132));
        assert_eq!(annual(Decimal::MAX), Err(Overflow));
    }

    #[test]
    fn nothing_grows_from_nothing() {
        assert_eq!(Growth::per_period(Rate::percent(-100)), Err(Overflow));
        assert_eq!(Growth::per_period(Rate::ZERO), Ok(Growth::NONE));
    }
}
