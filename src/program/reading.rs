use super::FactId;

/// Where the plan is open or contradicts itself, and how it is read here.
///
/// Source: program.md section 12.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// `X01` to `X27`.
    pub id: &'static str,
    /// Whether the note stands beside the numbers it touches.
    pub shown: bool,
    /// The facts in question.
    pub touches: &'static [FactId],
    pub finding: &'static str,
    /// How it is read, in one to three sentences for the page.
    pub note: &'static str,
}
