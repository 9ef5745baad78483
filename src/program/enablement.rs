use super::FactId;

/// Something that helps a partner sell.
///
/// Source: program.md section 8.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    pub fact: FactId,
    pub area: Area,
    pub name: &'static str,
    pub gives: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    Training,
    Sales,
    Marketing,
}

impl Area {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::Sales => "sales",
            Self::Marketing => "marketing",
        }
    }
}

/// A certificate a person can earn, in rising depth.
///
/// Source: program.md section 8.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Certificate {
    pub fact: FactId,
    pub name: &'static str,
    /// The plan's word for how deep it goes.
    pub depth: &'static str,
    /// The offer it belongs to.
    pub part_of: FactId,
}
