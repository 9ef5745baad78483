//! When the money that was put in is back.

use rust_decimal::Decimal;

use super::{Overflow, Usd, arithmetic};

/// When the balance turns from below zero to zero or above.
///
/// `last` is the headline: a yearly fee can push the balance below zero again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payback {
    /// The first turn, kept or not.
    pub first: PaybackTime,
    /// The turn after which the balance stays at zero or above.
    pub last: PaybackTime,
}

/// When, or why there is no when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaybackTime {
    /// So many months after the signing, with the part of the month it takes.
    After(Decimal),
    /// The balance is never below zero: no money is at risk.
    Immediate,
    /// Not within these months.
    Never,
    /// Nothing flows.
    NotMeaningful,
}

/// When the balance of `flows` turns, the first time and for good.
///
/// Within a month the flow is taken as even, so 2.5 is the middle of the third
/// month. Discounted flows give the discounted payback.
///
/// # Errors
///
/// [`Overflow`] where the balance outgrows a decimal.
///
/// Source: roi.md section 7.
pub fn payback(flows: &[Usd]) -> Result<Payback, Overflow> {
    let mut balance = Usd::ZERO;
    let mut was_below = false;
    let mut earns = false;
    let mut first = None;
    let mut last = None;

    for (month, flow) in flows.iter().enumerate() {
        let owed = balance;
        balance = balance.plus(*flow)?;
        earns |= flow.is_positive();
        if balance.is_negative() {
            was_below = true;
            last = None;
        } else if owed.is_negative() {
            let turn = turn(month, owed, *flow)?;
            first = first.or(Some(turn));
            last = Some(turn);
        }
    }

    let without_turn = match (was_below, earns) {
        (true, _) => PaybackTime::Never,
        (false, true) => PaybackTime::Immediate,
        (false, false) => PaybackTime::NotMeaningful,
    };
    let time = |turn: Option<Decimal>| turn.map_or(without_turn, PaybackTime::After);
    Ok(Payback { first: time(first), last: time(last) })
}

/// The moment in the month before index `month` ends at which `flow` has paid what was `owed`.
fn turn(month: usize, owed: Usd, flow: Usd) -> Result<Decimal, Overflow> {
    let part = arithmetic::divide(owed.negated().decimal(), flow.decimal())?;
    // A flow that leaves a billionth of a dollar owed still turns the balance.
    let part = part.min(Decimal::ONE);
    let whole = Decimal::from(month.saturating_sub(1));
    arithmetic::add(whole, part)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::super::{Growth, Rate, discount_factors};
    use super::PaybackTime::{After, Immediate, Never, NotMeaningful};
    use super::*;

    fn of(flows: &[i64]) -> Payback {
        let flows: Vec<Usd> = flows.iter().copied().map(Usd::dollars).collect();
        payback(&flows).unwrap()
    }

    #[test]
    fn the_part_of_a_month_counts() {
        assert_eq!(
            of(&[-1000, 400, 400, 400]),
            Payback { first: After(dec!(2.5)), last: After(dec!(2.5)) }
        );
    }

    #[test]
    fn a_later_fee_delays_the_last_payback_only() {
        let Payback { first, last: After(last) } = of(&[-200, 250, -120, 90]) else {
            panic!("the balance turns for good")
        };

        assert_eq!(first, After(dec!(0.8)));
        assert!((last - dec!(2.777777777778)).abs() < dec!(0.000000001));
    }

    #[test]
    fn a_payback_that_does_not_last_is_none() {
        assert_eq!(of(&[-200, 250, -120]), Payback { first: After(dec!(0.8)), last: Never });
    }

    #[test]
    fn money_that_does_not_come_back_never_pays_back() {
        assert_eq!(of(&[-1000, 100, 100]), Payback { first: Never, last: Never });
        assert_eq!(of(&[100, -200]), Payback { first: Never, last: Never });
    }

    #[test]
    fn money_never_at_risk_is_back_at_once() {
        assert_eq!(of(&[0, 100, -50]), Payback { first: Immediate, last: Immediate });
    }

    #[test]
    fn nothing_that_flows_pays_nothing_back() {
        assert_eq!(of(&[0, 0]), Payback { first: NotMeaningful, last: NotMeaningful });
        assert_eq!(of(&[]), Payback { first: NotMeaningful, last: NotMeaningful });
    }

    #[test]
    fn discounting_delays_the_payback() {
        let factors = discount_factors(Growth::per_period(Rate::percent(10)).unwrap(), 4).unwrap();
        let discounted: Vec<Usd> = [-1000, 600, 600, 600]
            .into_iter()
            .zip(factors)
            .map(|(flow, factor)| Usd::dollars(flow).times(factor).unwrap())
            .collect();

        let After(last) = payback(&discounted).unwrap().last else { panic!("it pays back") };
        assert!((last - dec!(1.916666666667)).abs() < dec!(0.000000001));
    }

    #[test]
    fn a_twelfth_that_does_not_end_still_pays_back_on_the_month() {
        let fee = Usd::dollars(-50_000).divided_by(dec!(12)).unwrap();
        let net = Usd::dollars(12_500).plus(fee).unwrap();
        let mut flows = vec![Usd::ZERO];
        flows.extend([fee; 6]);
        flows.extend([net; 12]);

        let After(last) = payback(&flows).unwrap().last else { panic!("it pays back") };
        assert!((last - dec!(9)).abs() < dec!(0.000000001));
    }
}
