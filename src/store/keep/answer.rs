//! The journal's answer to a batch, and what becomes of two versions of one record.

use super::{Entry, Journal, Keep, News, Sent, Whence};
use crate::store::envelope::Envelope;
use crate::store::journal::{JournalError, Verdict};
use crate::store::json::Json;
use crate::store::kind::Conflict;
use crate::store::local::{self, Reading};
use crate::store::merge::merge;
use crate::store::ports::KeyValue;
use crate::store::slot::{Id, Key};
use crate::store::version::Version;

/// How many versions that the journal has not told of are remembered of one record.
const MOST_STEPS: usize = 16;

impl Keep {
    /// Takes the journal's answer to the last batch: a verdict for each of its writes, in order,
    /// or why none was written. What is due after that goes with the next [`Keep::write`].
    pub fn settled(
        &mut self,
        local: &dyn KeyValue,
        answer: Result<Vec<Verdict>, JournalError>,
        now_ms: i64,
    ) -> Vec<News> {
        let sent = std::mem::take(&mut self.in_flight);
        let verdicts = match answer {
            Ok(verdicts) => verdicts,
            Err(error) => {
                self.journal = Journal::Fails(error);
                return Vec::new();
            }
        };
        self.journal = Journal::Answers;
        let mut news = Vec::new();
        for (sent, verdict) in sent.into_iter().zip(verdicts) {
            match verdict {
                Verdict::Written => self.confirm(sent),
                Verdict::Overtaken(text) => match local::read(&text, &sent.key) {
                    Reading::Whole(theirs) => {
                        if theirs.version.follows(&theirs.base, &sent.version) {
                            // Another tab has seen it and gone on from it.
                            self.confirm(sent);
                        }
                        news.extend(self.compare(local, theirs, now_ms));
                    }
                    Reading::Newer => self.is_outdated = true,
                    // It could be read when it was judged; the next write sets it aside.
                    Reading::Damaged(_) => {}
                },
            }
        }
        if self.entries.iter().all(|(_, entry)| entry.is_newer || entry.is_confirmed()) {
            self.saved_at_ms = Some(now_ms);
        }
        news
    }

    fn confirm(&mut self, sent: Sent) {
        let Some(entry) = self.entries.get_mut(&sent.key) else { return };
        entry.confirm(sent.version, sent.payload);
    }

    /// One record as the journal has it, against what stands here.
    pub(super) fn compare(
        &mut self,
        local: &dyn KeyValue,
        theirs: Envelope,
        now_ms: i64,
    ) -> Option<News> {
        match self.entries.get_mut(&theirs.key) {
            None => self.adopt(local, theirs, Whence::Journal),
            Some(entry) if entry.is_newer => None,
            Some(entry) if entry.goes_on_from(&theirs.version) => {
                let payload = theirs.payload().map(str::to_owned);
                entry.confirm(theirs.version, payload);
                None
            }
            Some(_) => self.resolve(local, theirs, Whence::Journal, now_ms),
        }
    }

    /// Settles that another version of a record stands than the one it was edited on here: what
    /// was typed is kept, in its place or beside it.
    pub(super) fn resolve(
        &mut self,
        local: &dyn KeyValue,
        theirs: Envelope,
        whence: Whence,
        now_ms: i64,
    ) -> Option<News> {
        let key = theirs.key.clone();
        let entry = self.entries.get_mut(&key)?;
        let has_ours = !entry.is_edited && entry.is_in(&theirs);
        if has_ours || entry.is_behind(&theirs.version, &self.tab) {
            return self.adopt(local, theirs, whence);
        }
        let (common, written) = (entry.common(&theirs, whence), entry.last_written());
        let step = entry.steps.last().and_then(Envelope::payload).map(str::to_owned);
        let is_theirs_later = theirs.version.revision > entry.version.revision;
        let (ours, their_payload) = match (entry.payload.clone(), theirs.payload()) {
            // A deletion does not outlive an edit made elsewhere.
            (None, _) => return self.adopt(local, theirs, whence),
            // An edit outlives a deletion: work is not thrown away unasked.
            (Some(_), None) => {
                entry.version = theirs.version.clone();
                match whence {
                    Whence::Journal => (entry.base, entry.steps) = (theirs.version, Vec::new()),
                    Whence::Copy => entry.steps = vec![theirs],
                }
                entry.is_edited = true;
                return None;
            }
            (Some(ours), Some(theirs)) => (ours, theirs.to_owned()),
        };
        if ours == their_payload {
            return self.adopt(local, theirs, whence);
        }
        match key.kind.about().conflict {
            Conflict::Copy => {
                let copy = self.new_key(key.kind);
                let entry = Entry { payload: Some(ours), is_edited: true, ..Entry::default() };
                self.entries.insert(copy.clone(), entry);
                self.adopt(local, theirs, whence);
                self.write_one(local, &copy, now_ms);
                Some(News::KeptBoth { theirs: key, ours: copy })
            }
            Conflict::Merge => {
                let read = |text: &str| Json::read(text).unwrap_or(Json::Null);
                let (mine, mut theirs_read) = (read(&ours), read(&their_payload));
                let (before, is_theirs_first) = match (common, step) {
                    (Some(common), _) => (read(&common), is_theirs_later),
                    // It is not known to hold what this was typed on, so that what it lacks was
                    // not taken away.
                    (None, Some(step)) => {
                        theirs_read = merge(&Json::Null, theirs_read, mine.clone());
                        (read(&step), is_theirs_later)
                    }
                    // Nobody can tell any more who changed what. That stays which was called
                    // saved: it is theirs where the journal holds it, and in ours otherwise.
                    (None, None) => (Json::Null, whence == Whence::Journal),
                };
                let written = written.as_deref().map_or_else(|| before.clone(), read);
                let (first, second) = if is_theirs_first {
                    (theirs_read, written.clone())
                } else {
                    (written.clone(), theirs_read)
                };
                // What was typed since it was last written here is later than both.
                let stands = merge(&before, first, second);
                let together = merge(&written, mine, stands).to_string();
                let is_other = together != ours;
                self.adopt(local, theirs, whence);
                self.set(&key, Some(together));
                is_other.then_some(News::Changed(key))
            }
        }
    }

    /// Puts what another tab wrote, or the journal holds, in the place of what stands here.
    pub(super) fn adopt(
        &mut self,
        local: &dyn KeyValue,
        theirs: Envelope,
        whence: Whence,
    ) -> Option<News> {
        let key = theirs.key.clone();
        // Another tab may have gone on from it by now, and that is not written over.
        let is_local =
            local::holds(local, &key, &theirs.version) || local::write(local, &theirs).is_ok();
        let old = self.entries.get(&key);
        let old_payload = old.and_then(|entry| entry.payload.clone());
        let before = old.filter(|old| old.base == theirs.base).and_then(Entry::at_base);
        let highest = old.map_or(0, |old| old.highest);
        let steps = old.map(|old| old.steps_to(&key, &theirs)).unwrap_or_default();
        let mut entry = Entry { is_local, highest, ..Entry::of(theirs) };
        match whence {
            Whence::Journal => entry.base = entry.version.clone(),
            // Of the journal it is only known what its writer knew.
            Whence::Copy => {
                entry.before = before;
                entry.steps = steps;
                entry.is_heard = true;
            }
        }
        let now = entry.payload.clone();
        self.entries.insert(key.clone(), entry);
        if old_payload == now {
            None
        } else if now.is_some() {
            Some(News::Changed(key))
        } else {
            Some(News::Removed(key))
        }
    }
}

impl Entry {
    /// The journal holds `version` of it, with this payload.
    pub(super) fn confirm(&mut self, version: Version, payload: Option<String>) {
        let is_step = |step: &Envelope| step.version == version;
        match self.steps.iter().position(is_step) {
            Some(place) => _ = self.steps.drain(..=place),
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
    fn steps_to(&self, key: &Key, theirs: &Envelope) -> Vec<Envelope> {
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

    /// Whether nothing was typed on it here and `theirs` is later: then nothing here is lost with
    /// it that this tab `tab` wrote.
    pub(super) fn is_behind(&self, theirs: &Version, tab: &Id) -> bool {
        !self.is_edited
            && theirs.revision > self.version.revision
            && (self.version.writer.as_ref() != Some(tab) || self.is_confirmed())
    }

    /// Whether `theirs` is known to hold what was last written of it here.
    fn is_in(&self, theirs: &Envelope) -> bool {
        theirs.version.follows(&theirs.base, &self.version)
    }

    /// What was there before anything was typed here that `theirs` may not have, where that is
    /// known.
    fn common(&self, theirs: &Envelope, whence: Whence) -> Option<String> {
        // The journal goes one way: who knows a later version of it has that of this base, too.
        let has_base = whence == Whence::Journal || theirs.base.revision >= self.base.revision;
        let holds = |step: &&Envelope| theirs.version.follows(&theirs.base, &step.version);
        match self.steps.iter().rev().find(holds) {
            _ if self.is_edited && self.is_in(theirs) => self.written.clone(),
            Some(step) => step.payload().map(str::to_owned),
            None if has_base => self.before.clone(),
            None => None,
        }
    }

    /// Its payload as it was last written, here or elsewhere; `None` where it never was.
    fn last_written(&self) -> Option<String> {
        if self.is_edited { self.written.clone() } else { self.payload.clone() }
    }

    /// The payload of its base, where it is known.
    fn at_base(&self) -> Option<String> {
        if self.is_confirmed() { self.payload.clone() } else { self.before.clone() }
    }
}
