//! What a row of flows is worth today.

use rust_decimal::Decimal;

use super::arithmetic::{divide, is_one, multiply};
use super::{Growth, Overflow, Usd};

/// What a dollar of each period is worth today.
///
/// `periods` factors; index 0 is today and 1, every later one is the one
/// before divided by the growth.
///
/// # Errors
///
/// [`Overflow`] where growth below one makes a factor outgrow a decimal.
///
/// Source: roi.md sections 1 and 5.
pub fn discount_factors(growth: Growth, periods: usize) -> Result<Vec<Decimal>, Overflow> {
    let mut factors = Vec::with_capacity(periods);
    if is_one(growth.decimal()) {
        factors.resize(periods, Decimal::ONE);
        return Ok(factors);
    }
    let a_period_later = divide(Decimal::ONE, growth.decimal())?;
    let mut factor = Decimal::ONE;
    while factors.len() < periods {
        factors.push(factor);
        if factors.len() < periods {
            factor = multiply(factor, a_period_later)?;
        }
    }
    Ok(factors)
}

/// Net present value; the flow at index 0 counts in full.
///
/// `factors` are those of [`discount_factors`], at least one for each flow.
///
/// # Errors
///
/// [`Overflow`] where a sum outgrows a decimal or a flow has no factor.
///
/// Source: roi.md section 1.
pub fn npv(flows: &[Usd], factors: &[Decimal]) -> Result<Usd, Overflow> {
    if factors.len() < flows.len() {
        return Err(Overflow);
    }
    flows
        .iter()
        .zip(factors)
        .try_fold(Usd::ZERO, |sum, (flow, factor)| sum.plus(flow.times(*factor)?))
}

/// Net present value as a spreadsheet's `NPV` counts: the first flow is a
/// period away and already discounted.
///
/// Needs one factor more than there are flows.
///
/// # Errors
///
/// [`Overflow`] where a sum outgrows a decimal or a flow has no factor.
pub fn npv_from_first(flows: &[Usd], factors: &[Decimal]) -> Result<Usd, Overflow> {
    npv(flows, factors.get(1..).unwrap_or_default())
}

/// What the later flows are worth today for each dollar put in at once.
///
/// `None` unless the flow at index 0 is negative.
///
/// # Errors
///
/// [`Overflow`] where a sum outgrows a decimal or a flow has no factor.
///
/// Source: roi.md section 1.
pub fn profitability_index(
    flows: &[Usd],
    factors: &[Decimal],
) -> Result<Option<Decimal>, Overflow> {
    let Some(at_once) = flows.first().copied().filter(|flow| flow.is_negative()) else {
        return Ok(None);
    };
    let later = npv(flows, factors)?.minus(at_once)?;
    later.ratio_to(at_once.negated())
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::super::Rate;
    use super::*;

    const FLOWS: [i64; 5] = [-40_000, 5_000, 8_000, 12_000, 30_000];

    fn usd(flows: &[i64]) -> Vec<Usd> {
        flows.iter().copied().map(Usd::dollars).collect()
    }

    fn factors(rate: Decimal, periods: usize) -> Vec<Decimal> {
        discount_factors(Growth::per_period(Rate::new(rate)).unwrap(), periods).unwrap()
    }

    fn assert_near(value: Usd, expected: Decimal, tolerance: Decimal) {
        let error = value.decimal().checked_sub(expected).unwrap().abs();
        assert!(error <= tolerance, "{} instead of {expected}", value.decimal());
    }

    #[test]
    fn the_first_flow_counts_in_full() {
        let at_8_percent = npv(&usd(&FLOWS), &factors(dec!(0.08), 5)).unwrap();
        let flows = usd(&[-15_000, 1_500, 2_500, 3_500, 4_500, 6_000]);
        let at_5_percent = npv(&flows, &factors(dec!(0.05), 6)).unwrap();

        assert_near(at_8_percent, dec!(3065.22266817953), dec!(0.00000001));
        assert_near(at_5_percent, dec!(122.894854951), dec!(0.000001));
    }

    #[test]
    fn a_spreadsheet_discounts_the_first_flow_too() {
        let examples: [(&[i64], Decimal, Decimal); 4] = [
            (&FLOWS, dec!(0.08), dec!(2838.16913720327)),
            (&[-10_000, 3_000, 4_200, 6_800], dec!(0.1), dec!(1188.4434123352212)),
            (&[10, 20, 30], dec!(0.0875), dec!(49.43212104)),
            (&[12_000, 15_000, 18_000, 21_000, 24_000], dec!(0.12), dec!(62448.3625219403)),
        ];

        for (flows, rate, expected) in examples {
            let value = npv_from_first(&usd(flows), &factors(rate, 6)).unwrap();
            assert_near(value, expected, dec!(0.00000001));
        }
    }

    #[test]
    fn what_is_paid_at_once_is_added_to_a_spreadsheets_npv() {
        let examples: [(&[i64], i64, Decimal, Decimal); 2] = [
            (&[8_000, 9_200, 10_000, 12_000, 14_500], -40_000, dec!(0.08), dec!(1922.061554932363)),
            (&[7_000, 8_500, 9_500, 11_000, -4_000], -30_000, dec!(0.07), dec!(-2738.982289860148)),
        ];

        for (flows, at_once, rate, expected) in examples {
            let later = npv_from_first(&usd(flows), &factors(rate, 6)).unwrap();
            let value = later.plus(Usd::dollars(at_once)).unwrap();
            assert_near(value, expected, dec!(0.000000001));
        }
    }

    #[test]
    fn without_growth_the_value_today_is_the_sum() {
        let flows = usd(&FLOWS);
        let factors = discount_factors(Growth::NONE, 5).unwrap();

        assert_eq!(npv(&flows, &factors), Usd::sum(flows));
    }

    #[test]
    fn costs_and_benefits_are_worth_their_difference() {
        let factors = factors(dec!(0.1), 4);
        let costs = npv(&usd(&[42_000, 310_000, 295_000, 305_000]), &factors).unwrap();
        let benefits = npv(&usd(&[0, 520_000, 880_000, 1_150_000]), &factors).unwrap();
        let net = benefits.minus(costs).unwrap();
        let pv_roi = net.ratio_to(costs).unwrap().unwrap();

        assert_near(costs, dec!(796770.848986), dec!(0.00001));
        assert_near(benefits, dec!(2064012.021037), dec!(0.00001));
        assert_near(net, dec!(1267241.172051), dec!(0.00001));
        assert_near(Usd::from_decimal(pv_roi), dec!(1.590471305099), dec!(0.00001));
    }

    #[test]
    fn the_profitability_index_is_what_a_dollar_put_in_brings_back() {
        let index = |flows: &[i64]| profitability_index(&usd(flows), &factors(dec!(0.1), 3));
        let per_dollar = index(&[-1000, 600, 600]).unwrap().unwrap();

        assert!((per_dollar - dec!(1.041322314)).abs() < dec!(0.000001));
        assert_eq!(index(&[0, 600, 600]), Ok(None));
        assert_eq!(index(&[]), Ok(None));
    }

    #[test]
    fn a_flow_without_a_factor_is_not_left_out_silently() {
        assert_eq!(npv(&usd(&FLOWS), &factors(dec!(0.08), 4)), Err(Overflow));
        assert_eq!(npv_from_first(&usd(&FLOWS), &factors(dec!(0.08), 5)), Err(Overflow));
    }

    #[test]
    fn there_is_one_factor_a_period_and_the_first_is_one() {
        assert_eq!(factors(dec!(0.25), 3), [dec!(1), dec!(0.8), dec!(0.64)]);
        assert_eq!(factors(dec!(0.25), 0), []);
    }
}
