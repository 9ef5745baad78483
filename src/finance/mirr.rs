//! The modified internal rate of return: one number where `irr` may have several.

use rust_decimal::Decimal;

use super::arithmetic::{add, divide, multiply, subtract};
use super::{Growth, Overflow, Usd, growth};

/// The modified rate per period, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mirr {
    /// As a fraction per period; [`annual`](super::annual) turns months into years.
    Rate(Decimal),
    /// Money flows one way only, so there is no return on it.
    OneSign,
    /// Nothing flows.
    Empty,
}

/// What the earnings, put by at `reinvest`, yield on the costs, borrowed at `finance`.
///
/// (future value of the positive flows ÷ present value of the negative
/// flows)^(1 ÷ periods) - 1; the periods are one fewer than the flows.
///
/// # Errors
///
/// [`Overflow`] where a value outgrows a decimal.
///
/// Source: roi.md section 1.
pub fn mirr(flows: &[Usd], finance: Growth, reinvest: Growth) -> Result<Mirr, Overflow> {
    let costs = flows.iter().any(|flow| flow.is_negative());
    let earns = flows.iter().any(|flow| flow.is_positive());
    match (costs, earns) {
        (false, false) => return Ok(Mirr::Empty),
        (true, true) => {}
        _ => return Ok(Mirr::OneSign),
    }

    let a_period_earlier = divide(Decimal::ONE, finance.decimal())?;
    let earnings = flows.iter().map(|flow| flow.decimal().max(Decimal::ZERO));
    let costs = flows.iter().rev().map(|flow| flow.negated().decimal().max(Decimal::ZERO));
    let earned = carried(earnings, reinvest.decimal())?;
    let spent = carried(costs, a_period_earlier)?;

    let multiple = divide(earned, spent)?;
    let periods = u32::try_from(flows.len().saturating_sub(1)).map_err(|_| Overflow)?;
    let growth = growth::root(multiple, periods)?;
    subtract(growth, Decimal::ONE).map(Mirr::Rate)
}

/// All `amounts` carried by `factor` a step to where the last one is.
fn carried(
    mut amounts: impl Iterator<Item = Decimal>,
    factor: Decimal,
) -> Result<Decimal, Overflow> {
    amounts.try_fold(Decimal::ZERO, |sum, amount| add(multiply(sum, factor)?, amount))
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::super::Rate;
    use super::*;

    fn at(flows: &[i64], finance: i32, reinvest: i32) -> Mirr {
        let flows: Vec<Usd> = flows.iter().copied().map(Usd::dollars).collect();
        let growth = |percent| Growth::per_period(Rate::percent(percent)).unwrap();
        mirr(&flows, growth(finance), growth(reinvest)).unwrap()
    }

    #[test]
    fn modified_rates_agree_with_published_examples() {
        let microsoft = [-120_000, 39_000, 30_000, 21_000, 37_000, 46_000];
        let formula = [-75_000, 12_000, 15_000, 18_000, 21_000, 24_000];
        let examples: [(&[i64], i32, i32, Decimal); 6] = [
            (&microsoft, 10, 12, dec!(0.126094130366)),
            (&microsoft, 10, 14, dec!(0.134759110828)),
            (&[100, 200, -50, 300, -200], 5, 6, dec!(0.342823387842)),
            (&formula, 10, 12, dec!(0.079717103608)),
            (&[-1000, 100, 250, 500, 500], 10, 10, dec!(0.104016267460)),
            (&[-80_000, 22_000, 18_000, 25_000], 9, 11, dec!(-0.034125467274)),
        ];

        for (flows, finance, reinvest, expected) in examples {
            let Mirr::Rate(rate) = at(flows, finance, reinvest) else { panic!("a rate") };
            assert!((rate - expected).abs() < dec!(0.000000000002), "{rate} for {expected}");
        }
    }

    #[test]
    fn flows_of_one_sign_have_no_modified_rate() {
        assert_eq!(at(&[39_000, 30_000, 21_000], 10, 12), Mirr::OneSign);
        assert_eq!(at(&[-5, 0, -7], 10, 12), Mirr::OneSign);
    }

    #[test]
    fn nothing_that_flows_has_no_modified_rate() {
        assert_eq!(at(&[], 10, 12), Mirr::Empty);
        assert_eq!(at(&[0, 0], 10, 12), Mirr::Empty);
    }

    #[test]
    fn doubling_in_one_period_is_a_hundred_percent() {
        let Mirr::Rate(rate) = at(&[-100, 200], 10, 12) else { panic!("a rate") };

        assert_eq!(rate.round_dp(24), Decimal::ONE);
    }
}
