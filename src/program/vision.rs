use super::FactId;

/// A sentence of the plan without a figure: what it is for, where it stands,
/// what comes next.
///
/// Source: program.md section 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Statement {
    pub fact: FactId,
    pub text: &'static str,
}
