//! The journal's answer to a batch, and what becomes of two versions of one record.

use super::{Entry, Journal, Keep, News, Sent, Whence};
use crate::store::edits;
use crate::store::envelope::Envelope;
use crate::store::journal::{JournalError, Verdict};
use crate::store::json::Json;
use crate::store::kind::Conflict;
use crate::store::local::{self, Reading};
use crate::store::ports::KeyValue;

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
        entry.confirm(sent.version);
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
            Some(entry) if entry.goes_on_from(&theirs.version) && !entry.lacks(&theirs) => {
                entry.confirm(theirs.version);
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
        let is_merged = key.kind.about().conflict == Conflict::Merge;
        let has_ours = !entry.is_edited && entry.is_in(&theirs);
        if !is_merged && (has_ours || entry.is_behind(&theirs.version, &self.tab)) {
            return self.adopt(local, theirs, whence);
        }
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
            (Some(ours), Some(payload)) => (ours, payload.to_owned()),
        };
        if is_merged {
            let together = entry.together(&theirs).unwrap_or_else(|| their_payload.clone());
            let is_other = together != ours;
            self.adopt(local, theirs, whence);
            self.set(&key, Some(together));
            return is_other.then_some(News::Changed(key));
        }
        if ours == their_payload {
            if whence == Whence::Journal && entry.was_brought_back() {
                // The deletion may be on its way to the journal: this goes on top of it there.
                (entry.base, entry.steps) = (theirs.version, Vec::new());
                entry.is_edited = true;
                return None;
            }
            return self.adopt(local, theirs, whence);
        }
        let copy = self.new_key(key.kind);
        let entry = Entry { payload: Some(ours), is_edited: true, ..Entry::default() };
        self.entries.insert(copy.clone(), entry);
        self.adopt(local, theirs, whence);
        self.write_one(local, &copy, now_ms);
        Some(News::KeptBoth { theirs: key, ours: copy })
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
        let highest = old.map_or(0, |old| old.highest);
        let steps = old.map(|old| old.steps_to(&key, &theirs)).unwrap_or_default();
        let mut entry = Entry { is_local, highest, ..Entry::of(theirs) };
        match whence {
            Whence::Journal => entry.base = entry.version.clone(),
            // Of the journal it is only known what its writer knew.
            Whence::Copy => {
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
    /// What it and `theirs` make together; `None` where one of them is deleted.
    fn together(&self, theirs: &Envelope) -> Option<String> {
        let (ours, theirs_read) = self.both(theirs)?;
        let is_theirs_later = theirs.version.revision > self.version.revision;
        Some(edits::together(ours, theirs_read, is_theirs_later).to_string())
    }

    /// Whether no edit of `theirs` is missing in it.
    pub(super) fn holds(&self, theirs: &Envelope) -> bool {
        let Some((ours, theirs_read)) = self.both(theirs) else { return true };
        let is_ours_later = self.version.revision >= theirs.version.revision;
        edits::together(theirs_read, ours.clone(), is_ours_later) == ours
    }

    /// Whether it is to be merged with `theirs`, whatever is known of where the two come from.
    fn lacks(&self, theirs: &Envelope) -> bool {
        theirs.key.kind.about().conflict == Conflict::Merge && !self.holds(theirs)
    }

    fn both(&self, theirs: &Envelope) -> Option<(Json, Json)> {
        let ours = Json::read(self.payload.as_deref()?).ok()?;
        Some((ours, Json::read(theirs.payload()?).ok()?))
    }
}
