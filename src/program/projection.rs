use super::FactId;
use crate::finance::{Share, Usd};

/// What the plan expects of one year.
///
/// Source: program.md section 5; reading X07 says why these figures and the
/// promised multiples do not share a basis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    pub fact: FactId,
    /// From 1.
    pub year: u32,
    pub partners: u32,
    /// Revenue of all partners together.
    pub partner_revenue: Usd,
    /// The part of the company's revenue that comes from partners.
    pub share_of_company_revenue: Share,
    /// Derived: partner revenue by partners, to the cent.
    pub revenue_per_partner: Usd,
    /// Derived: partner revenue by its share, to the cent.
    pub company_revenue: Usd,
}
