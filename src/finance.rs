//! Exact money and rates, and what a row of monthly flows is worth.
//!
//! Floor 0: knows nothing of partners, levels or screens. Amounts are exact
//! decimals and every operation that can outgrow them says so with
//! [`Overflow`]; only [`Usd::to_cents`] and printing round. Rows of flows are
//! `&[Usd]`, index 0 is the signing, later ones are paid at the end of their
//! month. The search for internal rates of return is the one place that
//! leaves exact decimals, because a rate is never booked.

pub(crate) mod arithmetic;
mod cash_flow;
mod day;
pub mod figure;
mod growth;
mod irr;
mod loan;
mod mirr;
mod money;
mod month;
mod npv;
mod payback;
mod percent;
mod split;
pub mod typed;

pub use cash_flow::{PeakFunding, peak_funding};
pub use day::{Day, NotADay};
pub use growth::{Growth, annual, root, root12};
pub use irr::{Irr, NoFlows, NoIrr, annual_rate, irr, xirr, xnpv};
pub use loan::{effective, nominal, payment};
pub use mirr::{Mirr, mirr};
pub use money::{MoneyError, NEGLIGIBLE, Overflow, Usd, WholeDollars};
pub use month::{Month, NotAMonth};
pub use npv::{discount_factors, npv, npv_from_first, profitability_index};
pub use payback::{Payback, PaybackTime, payback};
pub use percent::{NotAShare, Rate, Share};
pub use split::{allocate, split_evenly};
pub use typed::{DecimalMark, Typed, TypedProblem, TypedUnit};
