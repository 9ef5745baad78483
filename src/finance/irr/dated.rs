//! Rates and values of flows on calendar days, by days ÷ 365.

use rust_decimal::{Decimal, MathematicalOps};

use super::roots::{Range, Series};
use super::{HIGHEST, Irr, LOWEST, rates};
use crate::finance::{Day, Overflow, Rate, Usd};

const DAYS_A_YEAR: Decimal = Decimal::from_parts(365, 0, 0, false, 0);

/// The internal rates of return a year of flows on days, in any order.
///
/// Years are 365 days; flows on one day count as one. Looks from -99.99 % up.
///
/// Source: roi.md sections 1 and 8.
pub fn xirr(flows: &[(Day, Usd)]) -> Irr {
    let Some(merged) = by_day(flows) else {
        // Flows of one day that outgrow a decimal have no rate to speak of.
        return Irr::None(super::NoIrr::NoRealRoot);
    };
    let range = Range { low: -HIGHEST / 365.0, high: -LOWEST / 365.0 };
    rates(Series::of(merged.iter().copied(), merged.len()), flows.is_empty(), range, 365.0)
}

/// What flows on days are worth on the earliest of them, at `rate` a year.
///
/// # Errors
///
/// [`Overflow`] at -100 % and below, and where a value outgrows a decimal.
///
/// Source: roi.md section 1.
pub fn xnpv(rate: Rate, flows: &[(Day, Usd)]) -> Result<Usd, Overflow> {
    let growth = Decimal::ONE.checked_add(rate.decimal()).ok_or(Overflow)?;
    let logarithm = growth.checked_ln().ok_or(Overflow)?;
    let a_day = logarithm.checked_div(DAYS_A_YEAR).ok_or(Overflow)?;
    let merged = by_day(flows).ok_or(Overflow)?;
    merged.into_iter().try_fold(Usd::ZERO, |sum, (days, flow)| {
        let exponent = a_day.checked_mul(Decimal::from(days)).ok_or(Overflow)?;
        let growth = exponent.checked_exp().ok_or(Overflow)?;
        sum.plus(flow.divided_by(growth)?)
    })
}

/// The flows by days since the earliest, ascending, one a day; `None` where they outgrow a decimal.
fn by_day(flows: &[(Day, Usd)]) -> Option<Vec<(u32, Usd)>> {
    let mut sorted = flows.to_vec();
    sorted.sort_unstable_by_key(|(day, _)| *day);
    let Some((earliest, _)) = sorted.first().copied() else { return Some(Vec::new()) };

    let mut merged: Vec<(u32, Usd)> = Vec::with_capacity(sorted.len());
    for (day, flow) in sorted {
        let days = u32::try_from(day.days_since(earliest)).ok()?;
        match merged.last_mut() {
            Some((same, sum)) if *same == days => *sum = sum.plus(flow).ok()?,
            _ => merged.push((days, flow)),
        }
    }
    Some(merged)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::super::{NoFlows, NoIrr};
    use super::*;

    fn flows(dated: &[(&str, i64)]) -> Vec<(Day, Usd)> {
        dated.iter().map(|(day, flow)| (day.parse().unwrap(), Usd::dollars(*flow))).collect()
    }

    fn fifteen_months() -> Vec<(Day, Usd)> {
        flows(&[
            ("2008-01-01", -10_000),
            ("2008-03-01", 2_750),
            ("2008-10-30", 4_250),
            ("2009-02-15", 3_250),
            ("2009-04-01", 2_750),
        ])
    }

    fn two_years() -> Vec<(Day, Usd)> {
        flows(&[
            ("2024-02-29", -5_000),
            ("2024-03-15", -2_500),
            ("2024-06-01", 4_000),
            ("2024-09-30", 3_200),
            ("2025-01-01", -1_500),
            ("2025-07-04", 2_600),
            ("2026-02-28", 2_200),
        ])
    }

    fn assert_unique(irr: Irr, expected: f64, tolerance: f64) {
        let Irr::Unique(rate) = irr else { panic!("one rate, not {irr:?}") };
        assert!((rate - expected).abs() <= tolerance, "{rate} instead of {expected}");
    }

    #[test]
    fn dated_flows_have_the_published_rate() {
        let seven_months = flows(&[
            ("2001-01-01", -10_000),
            ("2001-02-01", 2_000),
            ("2001-03-15", 2_500),
            ("2001-05-12", 5_000),
            ("2001-08-10", 1_000),
        ]);
        let late = flows(&[
            ("2007-01-12", -10_000),
            ("2008-02-14", 2_500),
            ("2008-03-03", 2_000),
            ("2008-06-14", 3_000),
            ("2008-12-01", 4_000),
        ]);

        assert_unique(xirr(&fifteen_months()), 0.37336253351883, 1e-9);
        assert_unique(xirr(&seven_months), 0.18284349, 1e-7);
        assert_unique(xirr(&late), 0.10064378342638, 1e-9);
        assert_unique(xirr(&two_years()), 0.525513667906, 1e-9);
    }

    #[test]
    fn the_order_of_the_rows_changes_nothing() {
        let mut reversed = fifteen_months();
        reversed.reverse();

        assert_eq!(xirr(&reversed), xirr(&fifteen_months()));
        assert_eq!(xnpv(Rate::percent(9), &reversed), xnpv(Rate::percent(9), &fifteen_months()));
    }

    #[test]
    fn dated_flows_are_worth_the_published_amount() {
        let first = xnpv(Rate::percent(9), &fifteen_months()).unwrap().decimal();
        let second = xnpv(Rate::percent(9), &two_years()).unwrap().decimal();

        assert!((first - dec!(2086.647602031535)).abs() < dec!(0.0000001), "{first}");
        assert!((second - dec!(2236.278115139937)).abs() < dec!(0.00000001), "{second}");
    }

    #[test]
    fn dated_flows_without_a_rate_say_why() {
        let same_day = flows(&[("2024-02-29", -5), ("2024-02-29", 7)]);
        let nothing = flows(&[("2024-02-29", -5), ("2024-02-29", 5)]);

        assert_eq!(xirr(&[]), Irr::NotMeaningful(NoFlows::Empty));
        assert_eq!(xirr(&nothing), Irr::NotMeaningful(NoFlows::AllZero));
        assert_eq!(xirr(&same_day), Irr::None(NoIrr::OneSign));
    }

    #[test]
    fn a_loss_of_everything_has_no_value_today() {
        assert_eq!(xnpv(Rate::percent(-100), &two_years()), Err(Overflow));
    }
}
