//! How much money is out at once.

use super::{NEGLIGIBLE, Overflow, Usd};

/// The most money out at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PeakFunding {
    /// The lowest balance, zero or below.
    pub amount: Usd,
    /// The first month that reaches it; `None` where the balance never falls below zero.
    pub month: Option<usize>,
}

/// The lowest balance of `flows` and the first month that reaches it.
///
/// # Errors
///
/// [`Overflow`] where the balance outgrows a decimal.
///
/// Source: roi.md section 1.
pub fn peak_funding(flows: &[Usd]) -> Result<PeakFunding, Overflow> {
    let mut peak = PeakFunding::default();
    let mut balance = Usd::ZERO;
    let mut threshold = Usd::from_decimal(NEGLIGIBLE).negated();
    for (month, flow) in flows.iter().enumerate() {
        balance = balance.plus(*flow)?;
        if balance < threshold {
            peak = PeakFunding { amount: balance, month: Some(month) };
            threshold = balance.minus(Usd::from_decimal(NEGLIGIBLE))?;
        }
    }
    Ok(peak)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn the_peak_is_the_first_month_at_the_lowest_balance() {
        let flows = [-100, 40, -40, 40, 90].map(Usd::dollars);

        let peak = peak_funding(&flows).unwrap();
        assert_eq!(peak, PeakFunding { amount: Usd::dollars(-100), month: Some(0) });
    }

    #[test]
    fn a_later_fee_may_set_the_peak() {
        let flows = [-100, 40, -90, 200].map(Usd::dollars);

        let peak = peak_funding(&flows).unwrap();
        assert_eq!(peak, PeakFunding { amount: Usd::dollars(-150), month: Some(2) });
    }

    #[test]
    fn money_that_is_never_out_has_no_peak_and_no_month() {
        let nearly_zero = Usd::from_decimal(dec!(-0.0000000001));

        assert_eq!(peak_funding(&[Usd::dollars(5), Usd::dollars(-5)]), Ok(PeakFunding::default()));
        assert_eq!(peak_funding(&[nearly_zero]), Ok(PeakFunding::default()));
        assert_eq!(peak_funding(&[]), Ok(PeakFunding::default()));
    }
}
