//! How safe the newest edit is.

use thiserror::Error;

use super::ports::KeyValueError;

/// What the person is told. Nothing but an accepted write makes it [`Standing::Saved`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is nothing to save yet.
    Untouched,
    /// Storage took everything; the last write was at `at_ms` (milliseconds since 1970). `None`
    /// where it was all there at the start already.
    Saved { at_ms: Option<i64> },
    /// There are edits that were not written yet.
    Saving,
    /// Storage refused something. It is still on the page.
    NotSaved(NotSaved),
}

impl Standing {
    /// The words for it, without the time.
    pub fn sentence(&self) -> String {
        match self {
            Standing::Untouched => "Nothing to save yet".to_owned(),
            Standing::Saved { .. } => "Saved in this browser".to_owned(),
            Standing::Saving => "Saving".to_owned(),
            Standing::NotSaved(reason) => format!("Not saved. {reason}"),
        }
    }
}

/// Why an edit is not saved, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotSaved {
    #[error(
        "This browser does not let Tandem keep anything: download the case as a file before you \
         close the page"
    )]
    Refused,
    #[error(
        "The room this browser gives Tandem is used up: download the case as a file, then delete \
         cases you no longer need"
    )]
    Full,
    #[error(
        "This case is longer than the 64 KiB kept for one: shorten what was typed, or download it \
         as a file"
    )]
    TooLong,
    #[error(
        "A newer version of Tandem was used in this browser, and this one leaves its work \
         untouched: reload the page, or download the case as a file"
    )]
    NewerElsewhere,
    #[error("Tandem has stopped: download the case as a file, then reload the page")]
    Stopped,
    #[error(
        "The browser's storage answered with {0}: download the case as a file before you close \
         the page"
    )]
    Failed(String),
}

impl From<KeyValueError> for NotSaved {
    fn from(error: KeyValueError) -> NotSaved {
        match error {
            KeyValueError::Unavailable => NotSaved::Refused,
            KeyValueError::Full => NotSaved::Full,
            KeyValueError::Stopped => NotSaved::Stopped,
            KeyValueError::Failed(name) => NotSaved::Failed(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_says_what_to_do_next() {
        let refusals = [
            KeyValueError::Unavailable,
            KeyValueError::Full,
            KeyValueError::Stopped,
            KeyValueError::Failed("DataError".to_owned()),
        ];

        for refusal in refusals {
            let sentence = Standing::NotSaved(refusal.into()).sentence();
            assert!(sentence.starts_with("Not saved. "), "{sentence}");
            assert!(sentence.contains("download the case as a file"), "{sentence}");
        }
    }
}
