use super::FactId;

/// Something that can go wrong with the program.
///
/// Source: program.md section 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Risk {
    pub fact: FactId,
    pub name: &'static str,
    pub meaning: &'static str,
    /// The mitigation that answers it. The pairing is made here; the plan lists both without one.
    pub answered_by: FactId,
}

/// Something that makes a risk smaller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mitigation {
    pub fact: FactId,
    pub name: &'static str,
    pub meaning: &'static str,
}
