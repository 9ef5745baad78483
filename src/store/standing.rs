//! How safe the newest edit is.

use thiserror::Error;

use super::journal::JournalError;
use super::ports::KeyValueError;

/// What the person is told. Nothing but the journal's answer makes it [`Standing::Saved`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is nothing to save yet.
    Untouched,
    /// The journal holds everything; the last write was at `at_ms` (milliseconds since 1970).
    /// `None` where it was all there at the start already.
    Saved { at_ms: Option<i64> },
    /// There are edits that were not written, or not confirmed yet.
    Saving,
    /// The synchronous copy took everything, the journal did not: safe from a closed tab, not from
    /// a browser or a machine that stops within the next seconds.
    Kept(NotConfirmed),
    /// Neither took it. It is still on the page.
    NotSaved(NotSaved),
}

impl Standing {
    /// How safe two things are that are kept side by side: as safe as the less safe one. Of two
    /// saved ones the later time counts.
    pub fn and(self, other: Standing) -> Standing {
        match (self, other) {
            (trouble @ Standing::NotSaved(_), _) | (_, trouble @ Standing::NotSaved(_)) => trouble,
            (kept @ Standing::Kept(_), _) | (_, kept @ Standing::Kept(_)) => kept,
            (Standing::Saving, _) | (_, Standing::Saving) => Standing::Saving,
            (Standing::Saved { at_ms: one }, Standing::Saved { at_ms: other }) => {
                Standing::Saved { at_ms: one.max(other) }
            }
            (saved, Standing::Untouched) | (Standing::Untouched, saved) => saved,
        }
    }
}

/// Why the journal has not confirmed what the synchronous copy took.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct NotConfirmed(pub JournalError);

/// Why an edit is not saved, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotSaved {
    #[error(
        "This browser does not let Tandem keep anything: download a copy before you close the page"
    )]
    Refused,
    #[error(
        "The disk or the room this browser gives Tandem is full: download a copy, then delete what \
         you no longer need"
    )]
    Full,
    #[error(
        "This is longer than the 64 KiB kept for one record: shorten what was typed, or download a \
         copy"
    )]
    TooLong,
    #[error(
        "A newer version of Tandem was used in this browser, and this one leaves its work \
         untouched: download a copy, then reload the page"
    )]
    NewerElsewhere,
    #[error("Tandem has stopped: download a copy, then reload the page")]
    Stopped,
    #[error("This browser's storage answered with {0}: download a copy before you close the page")]
    Failed(String),
}

impl From<KeyValueError> for NotSaved {
    fn from(error: KeyValueError) -> NotSaved {
        match error {
            KeyValueError::Unavailable => NotSaved::Refused,
            KeyValueError::Full => NotSaved::Full,
            KeyValueError::Stopped => NotSaved::Stopped,
            KeyValueError::Newer => NotSaved::NewerElsewhere,
            KeyValueError::Failed(name) => NotSaved::Failed(name),
        }
    }
}

impl From<JournalError> for NotSaved {
    fn from(error: JournalError) -> NotSaved {
        match error {
            JournalError::Unavailable => NotSaved::Refused,
            JournalError::Full => NotSaved::Full,
            JournalError::Newer => NotSaved::NewerElsewhere,
            JournalError::Stopped => NotSaved::Stopped,
            JournalError::Slow => NotSaved::Failed("no answer".to_owned()),
            JournalError::Failed(name) => NotSaved::Failed(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_things_are_as_safe_as_the_less_safe_one() {
        let saved = |at_ms| Standing::Saved { at_ms };
        let refused = Standing::NotSaved(NotSaved::Full);
        let from_worst = [
            refused.clone(),
            Standing::Saving,
            saved(Some(2)),
            saved(Some(1)),
            saved(None),
            Standing::Untouched,
        ];

        for (place, worse) in from_worst.iter().enumerate() {
            for better in &from_worst[place..] {
                assert_eq!(worse.clone().and(better.clone()), *worse, "{worse:?}, {better:?}");
                assert_eq!(better.clone().and(worse.clone()), *worse, "{better:?}, {worse:?}");
            }
        }
        assert_eq!(refused.clone().and(Standing::NotSaved(NotSaved::Refused)), refused);
    }

    #[test]
    fn every_refusal_says_what_to_do_next() {
        let refusals = [
            KeyValueError::Unavailable,
            KeyValueError::Full,
            KeyValueError::Stopped,
            KeyValueError::Failed("DataError".to_owned()),
        ];

        for refusal in refusals {
            let sentence = NotSaved::from(refusal).to_string();
            assert!(sentence.contains("download a copy"), "{sentence}");
        }
    }
}
