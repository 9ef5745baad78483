//! Checked arithmetic on `Decimal`, with the two multiplications that cost nothing left out.
//!
//! Kept out of line: `rust_decimal` would otherwise put a kilobyte of itself into every caller.

use rust_decimal::Decimal;

use crate::finance::Overflow;

#[inline(never)]
pub(super) fn add(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    a.checked_add(b).ok_or(Overflow)
}

#[inline(never)]
pub(super) fn subtract(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    a.checked_sub(b).ok_or(Overflow)
}

/// The product. A factor of one or zero is common here (no discount, full ramp) and a product of
/// two 28-digit numbers is the dearest step of the engine, so both are answered without it.
#[inline(never)]
pub(super) fn multiply(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    if a.is_zero() || b.is_zero() {
        Ok(Decimal::ZERO)
    } else if a == Decimal::ONE {
        Ok(b)
    } else if b == Decimal::ONE {
        Ok(a)
    } else {
        a.checked_mul(b).ok_or(Overflow)
    }
}

/// The quotient; dividing by zero is an [`Overflow`] too, because no caller lets it happen.
#[inline(never)]
pub(super) fn divide(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    a.checked_div(b).ok_or(Overflow)
}
