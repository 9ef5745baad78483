use rust_decimal::Decimal;

use super::{FactId, PartnerType};
use crate::finance::Usd;

/// What the plan promises a partner type for its investment.
///
/// The multiples are revenue over investment, undiscounted, what the plan
/// calls ROI: reading X01.
///
/// Source: program.md section 4.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Economics {
    pub fact: FactId,
    pub partner_type: PartnerType,
    /// The least a partner of this type invests a year; used only in the published cases: reading X04.
    pub minimum_investment: Usd,
    pub multiple_low: Decimal,
    pub multiple_high: Decimal,
    /// Months within which the multiple is promised.
    pub within_months: u32,
    /// Dollars a year.
    pub revenue_low: Usd,
    pub revenue_high: Usd,
}
