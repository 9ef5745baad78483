//! What comes from outside: other tabs, an import, a restore point.

use super::{Entry, Journal, Keep, News, Sent, Whence};
use crate::store::envelope::Envelope;
use crate::store::journal::{Batch, Verdict};
use crate::store::json::Json;
use crate::store::kind::Conflict;
use crate::store::local::{self, Layout, Reading};
use crate::store::ports::{KeyValue, KeyValueError};
use crate::store::slot::{Id, Key, Slot};
use crate::store::version::Version;

/// A record that is to stand in another way, or not at all any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which one; `None` for a new one.
    pub key: Key,
    /// As it is to stand; `None` where it is to be deleted.
    pub payload: Option<String>,
}

impl Keep {
    /// Whether another tab's `version` of `key` is news here.
    pub fn wants(&self, key: &Key, version: &Version) -> bool {
        self.entries.get(key).is_none_or(|entry| {
            !entry.is_newer
                && version.revision >= entry.version.revision
                && (*version != entry.version || entry.version != entry.base)
        })
    }

    /// Takes in `text`, what the journal holds for `key` since another tab wrote there. What is
    /// unwritten or unconfirmed here is left as it is: the journal tells when it is written.
    pub fn hear(&mut self, local: &dyn KeyValue, key: &Key, text: &str) -> Option<News> {
        self.hear_from(local, key, text, Whence::Journal)
    }

    fn hear_from(
        &mut self,
        local: &dyn KeyValue,
        key: &Key,
        text: &str,
        whence: Whence,
    ) -> Option<News> {
        match local::read(text, key) {
            // While the journal answers, it alone tells what stands.
            Reading::Whole(_) if whence == Whence::Copy && self.journal == Journal::Answers => None,
            Reading::Whole(theirs) if self.wants(key, &theirs.version) => {
                let entry = self.entries.get_mut(key);
                match entry {
                    Some(entry) if entry.version == theirs.version => {
                        if whence == Whence::Journal {
                            entry.confirm(theirs.version);
                        }
                        None
                    }
                    Some(entry) if !entry.may_give_way(&theirs, whence, &self.tab) => None,
                    Some(_) | None => self.adopt(local, theirs, whence),
                }
            }
            Reading::Newer => {
                // What was of a newer program at the start already is no news.
                let is_known = self.entries.get(key).is_some_and(|entry| entry.is_newer);
                self.is_outdated |= !is_known;
                None
            }
            Reading::Whole(_) | Reading::Damaged(_) => None,
        }
    }

    /// Takes in what another tab did to the synchronous copy under the name `slot`. While the
    /// journal answers that is a hint and no more: [`Keep::hints`] says what to ask it for.
    pub fn hear_copy(&mut self, local: &dyn KeyValue, slot: &str) -> Option<News> {
        match Slot::from_key(slot)? {
            Slot::Record(key) | Slot::Tombstone(key) => {
                let text = local.get(slot).ok()??;
                self.hear_from(local, &key, &text, Whence::Copy)
            }
            Slot::Layout => {
                self.is_outdated |= matches!(local::layout(local), Ok(Layout::Newer));
                None
            }
            Slot::Previous(_) | Slot::SetAside(_) | Slot::Boot => None,
        }
    }

    /// Takes in everything in the synchronous copy that other tabs wrote while this one was away.
    pub fn look_again(&mut self, local: &dyn KeyValue) -> Vec<News> {
        let mut slots = local.keys().unwrap_or_default();
        slots.sort_unstable();
        slots.iter().filter_map(|slot| self.hear_copy(local, slot)).collect()
    }

    /// The records of which the synchronous copy has a version that is news here: the journal is
    /// to be asked for them, or will be told of them soon.
    pub fn hints(&self, local: &dyn KeyValue) -> Vec<Key> {
        let hint = |slot: String| match Slot::from_key(&slot)? {
            Slot::Record(key) | Slot::Tombstone(key) => {
                let text = local.get(&slot).ok()??;
                let theirs = Envelope::of(&text, &key).ok()?;
                let is_news = self.entries.get(&key).is_none_or(|it| it.version != theirs.version)
                    && self.wants(&key, &theirs.version);
                is_news.then_some(key)
            }
            _ => None,
        };
        local.keys().unwrap_or_default().into_iter().filter_map(hint).collect()
    }

    /// What the synchronous copy holds for `key` by another tab, where no journal judges.
    pub(super) fn heed_copy(
        &mut self,
        local: &dyn KeyValue,
        key: &Key,
        now_ms: i64,
    ) -> Option<News> {
        let found = local::find(local, key).ok()?;
        let theirs = found.envelope?;
        let ours = self.entries.get(key)?;
        let is_ours = match key.kind.about().conflict {
            Conflict::Merge => ours.holds(&theirs),
            Conflict::Copy => {
                ours.version.follows(&ours.base, &theirs.version)
                    || theirs.version.revision < ours.version.revision
            }
        };
        if is_ours || theirs.version == ours.version {
            None
        } else {
            self.resolve(local, theirs, Whence::Copy, now_ms)
        }
    }

    /// What writes all `changes` or none. Nothing has changed here before [`Keep::brought`].
    pub fn batch_of(&self, changes: &[Change], now_ms: i64) -> Batch {
        let write = |change: &Change| {
            let entry = self.entries.get(&change.key);
            Envelope {
                key: change.key.clone(),
                schema: change.key.kind.about().schema,
                version: entry.cloned().unwrap_or_default().next(&self.bringer),
                // A version of its own that the journal has not confirmed is no ground to stand
                // on: another tab may have been first.
                base: entry.map(|entry| entry.heard_or_ground().clone()).unwrap_or_default(),
                written_ms: now_ms,
                json: self.brought_in(change).unwrap_or_else(|| Envelope::json_of(None)),
            }
        };
        let writes = changes.iter().map(write).collect();
        Batch { writes, set_aside: Vec::new(), is_strict: true, is_whole: true }
    }

    /// The payload of `change`, with the marks of what it changes here.
    fn brought_in(&self, change: &Change) -> Option<String> {
        let payload = change.payload.as_deref()?;
        let new = Json::read(payload).ok();
        let shown = self.payload(&change.key).unwrap_or(Json::Null);
        new.map_or_else(
            || Some(payload.to_owned()),
            |new| Some(self.marked(&change.key, shown, new)),
        )
    }

    /// Takes in a whole batch that the journal has written: `false` where it was stopped, because
    /// another tab was first with one of its records.
    pub fn brought(
        &mut self,
        local: &dyn KeyValue,
        batch: Batch,
        verdicts: &[Verdict],
    ) -> Option<Vec<News>> {
        if verdicts.iter().any(|verdict| *verdict != Verdict::Written) {
            return None;
        }
        let adopt = |write| self.adopt(local, write, Whence::Journal);
        Some(batch.writes.into_iter().filter_map(adopt).collect())
    }

    /// Writes a whole batch into the synchronous copy alone, where there is no journal.
    ///
    /// # Errors
    ///
    /// [`KeyValueError`]; then what was written of it is taken back.
    pub fn bring_without_journal(
        &mut self,
        local: &dyn KeyValue,
        batch: Batch,
    ) -> Result<Vec<News>, KeyValueError> {
        for (place, write) in batch.writes.iter().enumerate() {
            if let Err(error) = local::write(local, write) {
                for write in batch.writes.iter().take(place) {
                    let old = self.entries.get(&write.key).map(|entry| entry.envelope(&write.key));
                    let taken_back = match old {
                        Some(old) => local::write(local, &old),
                        None => local.remove(&Slot::Record(write.key.clone()).key()),
                    };
                    taken_back?;
                }
                return Err(error);
            }
        }
        let adopt = |write| self.adopt(local, write, Whence::Copy);
        Ok(batch.writes.into_iter().filter_map(adopt).collect())
    }

    /// Forgets everything: it was erased on purpose, here or in another tab.
    pub fn forget(&mut self) {
        self.entries = Default::default();
        self.in_flight = Vec::<Sent>::new();
        self.gathered = Default::default();
        self.saved_at_ms = None;
    }

    /// A key that no record has.
    pub fn free_key(&mut self, kind: crate::store::kind::Kind) -> Key {
        self.new_key(kind)
    }
}

impl Entry {
    fn heard_or_ground(&self) -> &Version {
        if self.is_heard { &self.version } else { self.ground() }
    }

    /// Whether another tab's `theirs` may take its place unasked.
    fn may_give_way(&self, theirs: &Envelope, whence: Whence, tab: &Id) -> bool {
        let is_own = self.version.writer.as_ref() == Some(tab) && !self.is_confirmed();
        let goes_on = theirs.version.follows(&theirs.base, &self.version);
        !self.is_edited && !is_own && (whence == Whence::Journal || goes_on)
    }
}
