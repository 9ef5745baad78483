//! Checked arithmetic on `Decimal`, with the multiplications that cost nothing left out.
//!
//! Kept out of line: `rust_decimal` would otherwise put a kilobyte of itself into every caller.

use rust_decimal::Decimal;

use super::Overflow;

#[inline(never)]
pub(crate) fn add(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    a.checked_add(b).ok_or(Overflow)
}

/// The difference, as the sum with the opposite; zero has none.
pub(crate) fn subtract(a: Decimal, mut b: Decimal) -> Result<Decimal, Overflow> {
    b.set_sign_negative(!b.is_zero() && !b.is_sign_negative());
    add(a, b)
}

/// The product. A factor of one or zero is common here (no discount, full ramp) and a product of
/// two 28-digit numbers is the dearest step of the engine, so both are answered without it.
#[inline(never)]
pub(crate) fn multiply(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    if a.is_zero() || b.is_zero() {
        Ok(Decimal::ZERO)
    } else if is_one(a) {
        Ok(b)
    } else if is_one(b) {
        Ok(a)
    } else {
        a.checked_mul(b).ok_or(Overflow)
    }
}

/// The quotient; dividing by zero is an [`Overflow`] too, because no caller lets it happen.
#[inline(never)]
pub(crate) fn divide(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    a.checked_div(b).ok_or(Overflow)
}

/// Written as plain `1`; `1.00` is not worth the comparison.
pub(super) fn is_one(number: Decimal) -> bool {
    number.scale() == 0 && number.mantissa() == 1
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn a_difference_keeps_its_sign_and_zero_has_none() {
        assert_eq!(subtract(dec!(1.5), dec!(2)), Ok(dec!(-0.5)));
        assert_eq!(subtract(dec!(-1.5), dec!(-2)), Ok(dec!(0.5)));
        for (a, b) in [(dec!(0), dec!(0)), (dec!(2.50), dec!(2.5)), (dec!(-2), dec!(-2))] {
            let difference = subtract(a, b).unwrap();
            assert!(difference.is_zero() && difference.is_sign_positive(), "{a} {b}");
        }
        assert_eq!(subtract(Decimal::MIN, Decimal::MAX), Err(Overflow));
    }

    #[test]
    fn a_product_with_one_or_zero_is_exact() {
        let most = Decimal::MAX;

        assert_eq!(multiply(most, Decimal::ONE), Ok(most));
        assert_eq!(multiply(Decimal::ONE, most), Ok(most));
        assert_eq!(multiply(most, Decimal::ZERO), Ok(Decimal::ZERO));
        assert_eq!(multiply(most, dec!(1.5)), Err(Overflow));
        assert_eq!(divide(most, Decimal::ZERO), Err(Overflow));
    }
}
