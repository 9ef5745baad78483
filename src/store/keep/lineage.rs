//! What a version is known to hold of others: whether anything would be lost with it.

use super::Entry;
use crate::store::envelope::Envelope;
use crate::store::slot::{Id, Key};
use crate::store::version::Version;

/// How many versions that the journal has not told of are remembered of one record.
const MOST_STEPS: usize = 16;

impl Entry {
    /// The journal holds `version` of it.
    pub(super) fn confirm(&mut self, version: Version) {
        let is_step = |step: &Envelope| step.version == version;
        match self.steps.iter().position(is_step) {
            Some(place) => _ = self.steps.drain(..=place),
            None if self.steps_go_on_from(&version) => {}
            None => self.steps.clear(),
        }
        self.base = version;
        self.is_heard &= !self.is_confirmed();
    }

    /// Whether it is `theirs`, or known to hold what that held.
    pub(super) fn goes_on_from(&self, theirs: &Version) -> bool {
        self.version == *theirs
            || self.version.follows(&self.base, theirs)
            || self.steps_go_on_from(theirs)
    }

    fn steps_go_on_from(&self, theirs: &Version) -> bool {
        let goes_on =
            |step: &Envelope| step.version == *theirs || step.version.follows(&step.base, theirs);
        self.steps.iter().any(goes_on)
    }

    /// What `theirs`, which stands in the copy, was written on, as far as it is known here that
    /// the journal may not have it.
    pub(super) fn steps_to(&self, key: &Key, theirs: &Envelope) -> Vec<Envelope> {
        if !self.is_in(theirs) || self.steps.len() >= MOST_STEPS {
            return Vec::new();
        }
        let mut steps = self.steps.clone();
        if self.version != self.base {
            let json = Envelope::json_of(self.last_written().as_deref());
            steps.push(Envelope { json, ..self.envelope(key) });
        }
        steps
    }

    /// Whether it was put back after a deletion that the journal may not have.
    pub(super) fn was_brought_back(&self) -> bool {
        self.steps.iter().any(|step| step.payload().is_none())
    }

    /// Whether nothing was typed on it here and `theirs` is later: then nothing here is lost with
    /// it that this tab `tab` wrote.
    pub(super) fn is_behind(&self, theirs: &Version, tab: &Id) -> bool {
        !self.is_edited
            && theirs.revision > self.version.revision
            && (self.version.writer.as_ref() != Some(tab) || self.is_confirmed())
    }

    /// Whether `theirs` is known to hold what was last written of it here.
    pub(super) fn is_in(&self, theirs: &Envelope) -> bool {
        theirs.version.follows(&theirs.base, &self.version)
    }

    /// Its payload as it was last written, here or elsewhere; `None` where it never was.
    fn last_written(&self) -> Option<String> {
        if self.is_edited { self.written.clone() } else { self.payload.clone() }
    }
}
