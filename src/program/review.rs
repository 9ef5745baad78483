use super::FactId;

/// A regular meeting of partner and vendor.
///
/// Source: program.md section 9.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Review {
    pub fact: FactId,
    pub name: &'static str,
    pub every_months: u32,
    pub agenda: &'static [&'static str],
}
