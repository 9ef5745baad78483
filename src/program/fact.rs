use std::fmt;

/// The name of a fact of the program, the same in content, code and tests:
/// `lv.pre.share` is Premier's revenue share.
///
/// Source: program.md, which lists every id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub &'static str);

impl fmt::Display for FactId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

/// One thing a fact says, as text: the part `within` of `ec.tech` is
/// "18 months".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub id: FactId,
    /// Which of the things the fact says; a fact with one figure has the part `value`.
    pub part: &'static str,
    pub value: String,
}
