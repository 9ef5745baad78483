//! Exact money and rates, and what a row of monthly flows is worth.
//!
//! Floor 0: knows nothing of partners, levels or screens. Amounts are exact
//! decimals and every operation that can outgrow them says so with
//! [`Overflow`]; only [`Usd::to_cents`] and printing round. Rows of flows are
//! `&[Usd]`, index 0 is the signing, later ones are paid at the end of their
//! month. The search for internal rates of return is the one place that
//! leaves exact decimals, because a rate is never booked.

mod cash_flow;
pub mod figure;
mod growth;
mod money;
mod npv;
mod payback;
mod percent;

pub use cash_flow::{PeakFunding, peak_funding};
pub use growth::{Growth, root12};
pub use money::{NEGLIGIBLE, Overflow, Usd, WholeDollars};
pub use npv::{discount_factors, npv, npv_from_first};
pub use payback::{Payback, PaybackTime, payback};
pub use percent::{NotAShare, Rate, Share};
