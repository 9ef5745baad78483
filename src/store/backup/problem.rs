//! Why a file is not opened.

use thiserror::Error;

/// Why a file is not opened, and what to do instead.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BackupProblem {
    /// It is longer than [`MOST_BYTES`](super::MOST_BYTES); nothing of it was read.
    #[error(
        "This file is larger than the 32 MB that Tandem opens. Choose a file that Tandem wrote"
    )]
    TooLarge,
    /// It holds more than [`MOST_RECORDS`](super::MOST_RECORDS), or as many texts set aside.
    #[error("This file holds more than 10,000 records. Choose a file that Tandem wrote")]
    TooMany,
    /// It stops being JSON there; both counted from 1, column 0 is before the first character.
    #[error(
        "This file is cut off or is not JSON (line {line}, column {column}). Choose another copy, \
         or fetch this one again from where you keep it"
    )]
    NotJson { line: usize, column: usize },
    /// Another program wrote it.
    #[error("This file is not a copy that Tandem wrote. Choose one like tandem-2026-11-23.json")]
    Foreign,
    /// It is a [`CaseFile`](crate::store::CaseFile).
    #[error("This file holds one plan, not a whole copy: open it in the calculator, under Share")]
    OnePlan,
    /// A later version of the format.
    #[error("This file was written by a newer version of Tandem: reload the page to update it")]
    Newer,
    /// A part without which nothing of it can be used.
    #[error("This file was changed after Tandem wrote it: {what}. Choose another copy")]
    Broken { what: &'static str },
}
