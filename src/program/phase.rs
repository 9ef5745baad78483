use super::{FactId, PartnerType};

/// A stretch of the first year. Months count from 1 and both ends belong to it.
///
/// Source: program.md section 6.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phase {
    pub fact: FactId,
    /// From 1.
    pub number: u32,
    pub name: &'static str,
    pub first_month: u32,
    pub last_month: u32,
    pub focus: &'static str,
}

/// Work planned in a phase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Activity {
    pub fact: FactId,
    /// The number of its phase.
    pub phase: u32,
    pub work: &'static str,
    pub onboards: Option<Onboarding>,
}

/// How many partners an activity brings in, of which types together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Onboarding {
    pub partners: u32,
    pub of: &'static [PartnerType],
}
