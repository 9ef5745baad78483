//! How safe everything is.

use super::{Entry, Journal, Keep};
use crate::store::ports::KeyValueError;
use crate::store::standing::{NotConfirmed, NotSaved, Standing};

impl Keep {
    /// How safe the newest edit is: as safe as the least safe record.
    pub fn standing(&self) -> Standing {
        let mut standing = Standing::Untouched;
        for (_, entry) in self.entries.iter() {
            standing = standing.and(self.standing_of(entry));
        }
        match (&self.gathered.problem, &self.journal) {
            _ if self.is_outdated => Standing::NotSaved(NotSaved::NewerElsewhere),
            // Nothing was typed yet, but whoever does should know before.
            (Some(problem), Journal::Fails(_)) if standing == Standing::Untouched => {
                Standing::NotSaved(problem.clone().into())
            }
            _ => standing,
        }
    }

    fn standing_of(&self, entry: &Entry) -> Standing {
        if entry.version == entry.base && !entry.is_edited {
            return match self.journal {
                Journal::Unread => Standing::Untouched,
                _ => Standing::Saved { at_ms: self.saved_at_ms },
            };
        }
        if let Some(reason) = self.trouble(entry) {
            return Standing::NotSaved(reason);
        }
        match &self.journal {
            _ if entry.is_edited => Standing::Saving,
            Journal::Unread => Standing::Untouched,
            Journal::Answers => Standing::Saving,
            Journal::Fails(error) if entry.is_local => Standing::Kept(NotConfirmed(error.clone())),
            Journal::Fails(error) => Standing::NotSaved(match &self.refused {
                Some(refused) => refused.clone().into(),
                None => error.clone().into(),
            }),
        }
    }

    /// What the synchronous copy last refused although the journal took it, if anything: then the
    /// work is safe, and the next start reads it from the journal.
    pub fn copy_trouble(&self) -> Option<&KeyValueError> {
        self.refused.as_ref().or(self.gathered.problem.as_ref())
    }

    /// Why a record cannot be saved although storage may work.
    fn trouble(&self, entry: &Entry) -> Option<NotSaved> {
        if entry.is_newer || self.is_outdated {
            Some(NotSaved::NewerElsewhere)
        } else {
            entry.is_too_long.then_some(NotSaved::TooLong)
        }
    }
}
