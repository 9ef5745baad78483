use rust_decimal::Decimal;

use super::{FactId, PartnerType};
use crate::finance::Usd;

/// An example of success from the program plan, not verified; never a default
/// and never a forecast: readings X16 and X17.
///
/// Source: program.md section 11.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Story {
    pub fact: FactId,
    pub partner_type: PartnerType,
    /// The firm the plan names; replaceable wherever it is printed.
    pub firm: &'static str,
    pub result_of: &'static str,
    pub result: StoryResult,
    pub impact_of: &'static str,
    pub impact: Usd,
    /// The months the impact took, where the plan says so.
    pub within_months: Option<u32>,
    pub factors: &'static [&'static str],
}

/// What a story counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StoryResult {
    Count(u32),
    /// Percent on top of the start; 200 is tripled: reading X25.
    Rise(Decimal),
}
