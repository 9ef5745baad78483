//! Why a command stopped.

use std::{fmt, io, path::Path};

/// Why a command stopped: one sentence for the person at the terminal, which says what to do
/// where something can be done.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure that reads as `sentence`.
    pub fn new(sentence: impl Into<String>) -> Failure {
        Failure(sentence.into())
    }

    /// Names the file or folder that could not be used: "Cannot read dist/index.html: …".
    ///
    /// `verb` is what was tried, as in "read" or "write".
    pub fn at(verb: &str, path: &Path, error: &io::Error) -> Failure {
        Failure(format!("Cannot {verb} {}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}
