//! Checked arithmetic on `Decimal`, as the amounts have it.

pub(super) use crate::finance::arithmetic::{add, divide, multiply, subtract};
