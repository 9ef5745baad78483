use super::FactId;

/// Something measured all year, what the plan calls a KPI.
///
/// Source: program.md section 9.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indicator {
    pub fact: FactId,
    pub group: IndicatorGroup,
    pub name: &'static str,
    /// Goals the plan sets for it elsewhere; none is invented: reading X26.
    pub goals: &'static [FactId],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorGroup {
    Revenue,
    Engagement,
    Quality,
}

impl IndicatorGroup {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Revenue => "revenue",
            Self::Engagement => "engagement",
            Self::Quality => "quality",
        }
    }
}
