//! An amount in parts of whole cents that add up to it.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::{Overflow, Usd};

/// `amount` in `parts` that differ by a cent at most; the earlier ones are larger.
///
/// The parts add up to the amount rounded to cents. No parts give no amounts.
///
/// # Errors
///
/// [`Overflow`] where a part in cents outgrows a decimal.
///
/// Source: roi.md section 5.
///
/// ```
/// use rust_decimal::dec;
/// use tandem::finance::{Usd, split_evenly};
///
/// let thirds = split_evenly(Usd::dollars(100), 3).unwrap();
/// assert_eq!(thirds, [dec!(33.34), dec!(33.33), dec!(33.33)].map(Usd::from_decimal));
/// ```
pub fn split_evenly(amount: Usd, parts: usize) -> Result<Vec<Usd>, Overflow> {
    allocate(amount, &vec![1; parts])
}

/// `amount` in parts by `weights`, in their order.
///
/// Each part gets its whole cents; the cents left over go one each to the
/// parts that lost most, and to the earlier of two that lost the same. The
/// parts add up to the amount rounded to cents. Where all weights are zero the
/// parts are even.
///
/// # Errors
///
/// [`Overflow`] where a part in cents outgrows a decimal.
///
/// Source: roi.md section 5.
pub fn allocate(amount: Usd, weights: &[u32]) -> Result<Vec<Usd>, Overflow> {
    let total = weights.iter().map(|weight| u128::from(*weight)).sum();
    if total == 0 {
        let parts = weights.len();
        return if parts == 0 { Ok(Vec::new()) } else { split_evenly(amount, parts) };
    }

    let (is_negative, cents) = cents(amount);
    let for_each_weight = cents.checked_div(total).ok_or(Overflow)?;
    let rest = cents.checked_rem(total).ok_or(Overflow)?;

    // Dividing the rest alone keeps every product far inside 128 bits.
    let mut parts = Vec::with_capacity(weights.len());
    let mut lost = Vec::with_capacity(weights.len());
    let mut left = cents;
    for (index, weight) in weights.iter().enumerate() {
        let weight = u128::from(*weight);
        let of_rest = rest.checked_mul(weight).ok_or(Overflow)?;
        let whole = for_each_weight
            .checked_mul(weight)
            .and_then(|part| part.checked_add(of_rest.checked_div(total)?))
            .ok_or(Overflow)?;
        left = left.checked_sub(whole).ok_or(Overflow)?;
        parts.push(whole);
        lost.push((Reverse(of_rest.checked_rem(total).unwrap_or(0)), index));
    }

    lost.sort_unstable();
    let extra = usize::try_from(left).map_err(|_| Overflow)?;
    for (_, index) in lost.into_iter().take(extra) {
        if let Some(part) = parts.get_mut(index) {
            *part = part.saturating_add(1);
        }
    }
    parts.into_iter().map(|part| from_cents(is_negative, part)).collect()
}

/// Whether the amount is below zero, and its size in whole cents.
fn cents(amount: Usd) -> (bool, u128) {
    let rounded = amount.to_cents().decimal();
    // Two places at most are left, and 96 bits of digits times 100 fit in 128.
    let missing = 2_u32.saturating_sub(rounded.scale());
    let cents = rounded.mantissa().unsigned_abs().saturating_mul(10_u128.pow(missing));
    (rounded.is_sign_negative(), cents)
}

fn from_cents(is_negative: bool, cents: u128) -> Result<Usd, Overflow> {
    let size = i128::try_from(cents).map_err(|_| Overflow)?;
    let amount = Decimal::try_from_i128_with_scale(size, 2).map_err(|_| Overflow)?;
    let amount = Usd::from_decimal(amount);
    Ok(if is_negative { amount.negated() } else { amount })
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn usd(amounts: &[Decimal]) -> Vec<Usd> {
        amounts.iter().copied().map(Usd::from_decimal).collect()
    }

    #[test]
    fn the_cent_left_over_goes_to_the_earlier_part() {
        let parts = allocate(Usd::dollars(100), &[1, 1, 1]).unwrap();

        assert_eq!(parts, usd(&[dec!(33.34), dec!(33.33), dec!(33.33)]));
    }

    #[test]
    fn a_yearly_fee_in_twelve_adds_up_to_the_year() {
        let months = split_evenly(Usd::dollars(25_000), 12).unwrap();

        assert_eq!(months[..4], usd(&[dec!(2083.34); 4]));
        assert_eq!(months[4..], usd(&[dec!(2083.33); 8]));
        assert_eq!(Usd::sum(months), Ok(Usd::dollars(25_000)));
    }

    #[test]
    fn the_largest_remainder_gets_the_cent_wherever_it_stands() {
        let parts = allocate(Usd::from_decimal(dec!(0.05)), &[1, 3]).unwrap();

        assert_eq!(parts, usd(&[dec!(0.01), dec!(0.04)]));
    }

    #[test]
    fn what_is_owed_is_split_like_what_is_had() {
        let parts = split_evenly(Usd::dollars(-100), 3).unwrap();

        assert_eq!(parts, usd(&[dec!(-33.34), dec!(-33.33), dec!(-33.33)]));
    }

    #[test]
    fn a_part_without_weight_gets_nothing() {
        assert_eq!(allocate(Usd::dollars(7), &[0, 2, 0]), Ok(usd(&[dec!(0), dec!(7), dec!(0)])));
        assert_eq!(allocate(Usd::dollars(7), &[0, 0]), Ok(usd(&[dec!(3.5), dec!(3.5)])));
        assert_eq!(allocate(Usd::dollars(7), &[]), Ok(vec![]));
    }

    #[test]
    fn parts_too_large_for_cents_are_an_answer_and_not_a_crash() {
        assert_eq!(allocate(Usd::from_decimal(Decimal::MAX), &[1]), Err(Overflow));
        assert!(split_evenly(Usd::from_decimal(Decimal::MAX), 1000).is_ok());
    }
}
