//! What was found at the start, and putting it right.

use super::local::{self, Reading, Version};
use super::ports::{KeyValue, KeyValueError};
use super::record::Record;
use super::slot::Id;

/// What was found at the start, beside the records themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Records that were damaged or missing and came back from their previous copy.
    pub restored: usize,
    /// Texts that could not be read and are kept as they were.
    pub set_aside: usize,
    /// Records that a newer version of Tandem wrote; they are left untouched.
    pub newer: usize,
    /// What storage answered where it did not do as asked.
    pub problem: Option<KeyValueError>,
}

impl Gathered {
    /// The record `id` with its version, put right where it can be; what that took is counted.
    pub(super) fn recover<R: Record>(
        &mut self,
        storage: &dyn KeyValue,
        id: &Id,
    ) -> Option<(R, Version)> {
        let was_whole = matches!(local::read::<R>(storage, id), Ok(Reading::Whole { .. }));
        let (reading, was_damaged) = match local::recover::<R>(storage, id) {
            Ok(recovered) => recovered,
            Err(error) => {
                self.problem = Some(error);
                return None;
            }
        };
        self.set_aside = self.set_aside.saturating_add(was_damaged.into());
        match reading {
            Reading::Whole { record, version } => {
                self.restored = self.restored.saturating_add((!was_whole).into());
                Some((record, version))
            }
            Reading::Newer => {
                self.newer = self.newer.saturating_add(1);
                None
            }
            Reading::Absent | Reading::Buried(_) | Reading::Damaged(_) => None,
        }
    }
}
