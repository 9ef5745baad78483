//! Rates compounded within a year, and the even payment on a loan.

use rust_decimal::Decimal;

use super::{Overflow, Rate, Usd, growth};

/// The effective yearly rate of a `nominal` one that is compounded `times` a year.
///
/// # Errors
///
/// [`Overflow`] where `times` is zero or the power outgrows a decimal.
///
/// Source: roi.md section 1.
pub fn effective(nominal: Rate, times: u32) -> Result<Rate, Overflow> {
    let each_time = nominal.decimal().checked_div(Decimal::from(times)).ok_or(Overflow)?;
    let growth = Decimal::ONE.checked_add(each_time).ok_or(Overflow)?;
    let year = growth::power(growth, times)?;
    year.checked_sub(Decimal::ONE).map(Rate::new).ok_or(Overflow)
}

/// The nominal yearly rate that, compounded `times` a year, amounts to `effective`.
///
/// # Errors
///
/// [`Overflow`] where `times` is zero or nothing is left after a year.
///
/// Source: roi.md section 1.
pub fn nominal(effective: Rate, times: u32) -> Result<Rate, Overflow> {
    let year = Decimal::ONE.checked_add(effective.decimal()).ok_or(Overflow)?;
    let growth = growth::root(year, times)?;
    let each_time = growth.checked_sub(Decimal::ONE).ok_or(Overflow)?;
    each_time.checked_mul(Decimal::from(times)).map(Rate::new).ok_or(Overflow)
}

/// The even flow, at the end of each of `periods`, that settles `present_value`.
///
/// `rate` is per period. The sign is turned: what is received now is paid back.
///
/// # Errors
///
/// [`Overflow`] where `periods` is zero or a power outgrows a decimal.
///
/// Source: roi.md section 1.
pub fn payment(rate: Rate, periods: u32, present_value: Usd) -> Result<Usd, Overflow> {
    let owed = present_value.negated();
    if rate == Rate::ZERO {
        return owed.divided_by(Decimal::from(periods));
    }
    let growth = Decimal::ONE.checked_add(rate.decimal()).ok_or(Overflow)?;
    let total = growth::power(growth, periods)?;
    let interest = total.checked_sub(Decimal::ONE).ok_or(Overflow)?;
    owed.times(rate.decimal())?.times(total)?.divided_by(interest)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn assert_near(value: Decimal, expected: Decimal, tolerance: Decimal) {
        let error = value.checked_sub(expected).unwrap().abs();
        assert!(error <= tolerance, "{value} instead of {expected}");
    }

    #[test]
    fn compounding_within_the_year_adds_to_the_rate() {
        let examples = [
            (dec!(0.0525), 4, dec!(0.0535426673708)),
            (dec!(0.1), 4, dec!(0.103812890625)),
            (dec!(0.1), 12, dec!(0.104713067441)),
        ];

        for (rate, times, expected) in examples {
            let effective = effective(Rate::new(rate), times).unwrap();
            assert_near(effective.decimal(), expected, dec!(0.000000000001));
        }
    }

    #[test]
    fn a_nominal_rate_is_what_the_effective_one_compounds_from() {
        let yearly = nominal(Rate::new(dec!(0.135)), 12).unwrap();
        let again = effective(yearly, 12).unwrap();

        assert_near(yearly.decimal(), dec!(0.127303167), dec!(0.00000001));
        assert_near(again.decimal(), dec!(0.135), dec!(0.000000000000000000001));
    }

    #[test]
    fn no_compounding_is_refused() {
        assert_eq!(effective(Rate::percent(10), 0), Err(Overflow));
        assert_eq!(nominal(Rate::percent(10), 0), Err(Overflow));
        assert_eq!(nominal(Rate::percent(-100), 12), Err(Overflow));
    }

    #[test]
    fn even_payments_settle_a_loan_with_its_interest() {
        let monthly = Rate::new(dec!(0.08).checked_div(dec!(12)).unwrap());
        let paid = payment(monthly, 60, Usd::dollars(15_000)).unwrap();

        assert_near(paid.decimal(), dec!(-304.1459143262052), dec!(0.000000001));
    }

    #[test]
    fn without_interest_a_loan_is_paid_in_equal_parts() {
        assert_eq!(payment(Rate::ZERO, 4, Usd::dollars(100)), Ok(Usd::dollars(-25)));
        assert_eq!(payment(Rate::ZERO, 0, Usd::dollars(100)), Err(Overflow));
    }
}
