//! What a version is known to hold of others: whether anything would be lost with it.

use super::{Entry, Whence};
use crate::store::envelope::Envelope;
use crate::store::json::Json;
use crate::store::merge::merge;
use crate::store::slot::{Id, Key};
use crate::store::version::Version;

/// How many versions that the journal has not told of are remembered of one record.
const MOST_STEPS: usize = 16;

impl Entry {
    /// The journal holds `version` of it, with this payload.
    pub(super) fn confirm(&mut self, version: Version, payload: Option<String>) {
        let is_step = |step: &Envelope| step.version == version;
        match self.steps.iter().position(is_step) {
            Some(place) => {
                self.steps.drain(..=place);
                // What was written beside it is no step from it to here.
                let goes_on = |step: &Envelope| step.version.follows(&step.base, &version);
                if !self.steps.first().is_some_and(goes_on) {
                    self.steps.clear();
                }
            }
            None if self.steps_go_on_from(&version) => {}
            None => self.steps.clear(),
        }
        self.base = version;
        self.before = if self.is_confirmed() { None } else { payload };
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

    /// The versions that what stands here was made of, the last one written here included.
    pub(super) fn typed_on(&self, key: &Key) -> Vec<Envelope> {
        let mut steps = self.steps.clone();
        if self.version != Version::default() {
            let json = Envelope::json_of(self.last_written().as_deref());
            steps.push(Envelope { json, ..self.envelope(key) });
        }
        steps
    }

    /// It was merged with another version, and goes on from what it was made of before as well.
    pub(super) fn go_on_from_both(&mut self, steps: Vec<Envelope>) {
        if self.is_edited && self.steps.len().saturating_add(steps.len()) <= MOST_STEPS {
            self.steps.extend(steps);
        }
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

    /// What it and `theirs` make together, value by value; `None` where one of them is deleted.
    pub(super) fn merged(&self, theirs: &Envelope, whence: Whence) -> Option<String> {
        let read = |text: &str| Json::read(text).unwrap_or(Json::Null);
        let ours = read(self.payload.as_deref()?);
        let mut theirs_read = read(theirs.payload()?);
        let is_theirs_later = theirs.version.revision > self.version.revision;
        let (before, is_theirs_first) = match (self.common(theirs, whence), self.steps.last()) {
            (Some(common), _) => (read(&common), is_theirs_later),
            // It is not known to hold what this was typed on, so that what it lacks was not taken
            // away.
            (None, Some(step)) => {
                theirs_read = merge(&Json::Null, theirs_read, ours.clone());
                (read(&step.json), is_theirs_later)
            }
            // Nobody can tell any more who changed what. That stays which was called saved: it is
            // theirs where the journal holds it, and in ours otherwise.
            (None, None) => (Json::Null, whence == Whence::Journal),
        };
        let written = self.last_written().as_deref().map_or_else(|| before.clone(), read);
        let (first, second) = if is_theirs_first {
            (theirs_read, written.clone())
        } else {
            (written.clone(), theirs_read)
        };
        // What was typed since it was last written here is later than both.
        Some(merge(&written, ours, merge(&before, first, second)).to_string())
    }

    /// What was there before anything was typed here that `theirs` may not have, where that is
    /// known.
    fn common(&self, theirs: &Envelope, whence: Whence) -> Option<String> {
        // The journal goes one way: who knows a later version of it has that of this base, too.
        let has_base = whence == Whence::Journal
            || theirs.base.revision >= self.base.revision
            || theirs.version.follows(&theirs.base, &self.base);
        let holds = |step: &&Envelope| theirs.version.follows(&theirs.base, &step.version);
        let held = self.steps.iter().filter(holds).filter_map(|step| Json::read(&step.json).ok());
        match held.reduce(|held, step| merge(&Json::Null, step, held)) {
            _ if self.is_edited && self.is_in(theirs) => self.written.clone(),
            Some(held) => Some(held.to_string()),
            None if has_base => self.before.clone(),
            None => None,
        }
    }

    /// Its payload as it was last written, here or elsewhere; `None` where it never was.
    fn last_written(&self) -> Option<String> {
        if self.is_edited { self.written.clone() } else { self.payload.clone() }
    }

    /// The payload of its base, where it is known.
    pub(super) fn at_base(&self) -> Option<String> {
        if self.is_confirmed() { self.payload.clone() } else { self.before.clone() }
    }
}
