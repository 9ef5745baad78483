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
    /// How safe two things are that are kept side by side: as safe as the less safe one. Of two
    /// saved ones the later time counts.
    pub fn and(self, other: Standing) -> Standing {
        match (self, other) {
            (trouble @ Standing::NotSaved(_), _) | (_, trouble @ Standing::NotSaved(_)) => trouble,
            (Standing::Saving, _) | (_, Standing::Saving) => Standing::Saving,
            (Standing::Saved { at_ms: one }, Standing::Saved { at_ms: other }) => {
                Standing::Saved { at_ms: one.max(other) }
            }
            (saved, Standing::Untouched) | (Standing::Untouched, saved) => saved,
        }
    }

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
        "This browser does not let Tandem keep anything: take your work out under Share before you \
         close the page"
    )]
    Refused,
    #[error(
        "The room this browser gives Tandem is used up: take your work out under Share, then delete \
         plans you no longer need"
    )]
    Full,
    #[error(
        "This is longer than the 64 KiB kept for one plan: shorten what was typed, or take it out \
         under Share"
    )]
    TooLong,
    #[error(
        "A newer version of Tandem was used in this browser, and this one leaves its work \
         untouched: reload the page, or take your work out under Share"
    )]
    NewerElsewhere,
    #[error("Tandem has stopped: take your work out under Share, then reload the page")]
    Stopped,
    #[error(
        "The browser's storage answered with {0}: take your work out under Share before you close \
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
            let sentence = Standing::NotSaved(refusal.into()).sentence();
            assert!(sentence.starts_with("Not saved. "), "{sentence}");
            assert!(sentence.contains("take your work out under Share"), "{sentence}");
        }
    }
}
