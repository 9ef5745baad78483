//! The start: the synchronous copy first, then the journal, and what the two make together.

use super::{Entry, Journal, Keep, News};
use crate::store::edits;
use crate::store::envelope::Envelope;
use crate::store::gathered::Gathered;
use crate::store::journal::{Batch, JournalError};
use crate::store::json::Json;
use crate::store::kind::Conflict;
use crate::store::local::{self, Layout, Reading};
use crate::store::ports::KeyValue;
use crate::store::slot::{Ids, Key};
use crate::store::sorted::Sorted;
use crate::store::version::Version;

impl Keep {
    /// Everything in the synchronous copy, put right where it can be. `seed` is random for each
    /// page opened.
    ///
    /// One bad record never stops the others, and a copy that does not answer gives an empty keep:
    /// the journal may still fill it, and it works until the page is closed.
    pub fn open(local: &dyn KeyValue, seed: u64) -> Keep {
        let mut ids = Ids::from_seed(seed);
        let mut keep = Keep {
            tab: ids.next_id(),
            bringer: ids.next_id(),
            ids,
            entries: Sorted::default(),
            gathered: Gathered::default(),
            journal: Journal::Unread,
            in_flight: Vec::new(),
            refused: None,
            is_outdated: false,
            saved_at_ms: None,
        };
        let keys = local::keys(local).unwrap_or_else(|error| {
            keep.gathered.problem = Some(error);
            Vec::new()
        });
        for key in keys {
            match local::find(local, &key) {
                Ok(found) => {
                    let set_aside = usize::from(found.is_set_aside);
                    keep.gathered.set_aside = keep.gathered.set_aside.saturating_add(set_aside);
                    if found.is_newer {
                        keep.find_newer(&key);
                    } else if let Some(envelope) = found.envelope {
                        if found.is_restored {
                            keep.gathered.restored.push(key.clone());
                        }
                        keep.entries.insert(key, Entry { is_heard: true, ..Entry::of(envelope) });
                    }
                }
                Err(error) => keep.gathered.problem = Some(error),
            }
        }
        keep
    }

    /// Takes in what the journal holds: every row by its key, or why it could not be read. Each
    /// record is then the newest of the two, and the poorer place is filled up: the synchronous
    /// copy at once, the journal by the batch that is given.
    ///
    /// Also called when the journal was lost and is there again.
    pub fn journal_read(
        &mut self,
        local: &dyn KeyValue,
        rows: Result<Vec<(String, String)>, JournalError>,
        now_ms: i64,
    ) -> (Option<Batch>, Vec<News>) {
        let rows = match rows {
            Ok(rows) => rows,
            Err(error) => {
                self.journal = Journal::Fails(error);
                return (None, self.write_copy(local, now_ms));
            }
        };
        let is_first = self.journal == Journal::Unread;
        self.journal = Journal::Answers;
        self.in_flight.clear();
        match local::layout(local) {
            Ok(Layout::Newer) => self.is_outdated = true,
            // A copy that refuses this is told of with the first write.
            Ok(Layout::Missing) => _ = local::mark_layout(local),
            Ok(Layout::Ours) | Err(_) => {}
        }
        let mut news = Vec::new();
        let mut set_aside = Vec::new();
        let mut held: Vec<Key> = Vec::new();
        for (name, text) in rows {
            // A kind that only a later version knows is none of ours.
            let Some(key) = Key::read(&name) else { continue };
            match local::read(&text, &key) {
                Reading::Whole(theirs) => {
                    if theirs.payload().is_some() && self.is_lost(&theirs) {
                        self.gathered.restored.push(key.clone());
                    }
                    if is_first {
                        self.outrank(&theirs);
                    }
                    news.extend(self.compare(local, theirs, now_ms));
                    held.push(key);
                }
                Reading::Newer => {
                    self.find_newer(&key);
                    held.push(key);
                }
                Reading::Damaged(problem) => {
                    self.gathered.set_aside = self.gathered.set_aside.saturating_add(1);
                    set_aside.push((name, problem));
                }
            }
        }
        held.sort_unstable();
        // What the journal does not hold it never confirmed, or it has lost it: absence is no
        // deletion.
        for key in self.keys(|entry| !entry.is_newer) {
            if held.binary_search(&key).is_err()
                && let Some(entry) = self.entries.get_mut(&key)
            {
                entry.base = Version::default();
            }
        }
        news.extend(self.write_copy(local, now_ms));
        let mut batch = self.batch();
        if !set_aside.is_empty() && !self.is_outdated {
            batch.get_or_insert_default().set_aside = set_aside;
        }
        (batch, news)
    }

    /// Whether the synchronous copy has lost the record, or its last writes, or another tab has
    /// gone on.
    fn is_lost(&self, theirs: &Envelope) -> bool {
        let entry = self.entries.get(&theirs.key);
        entry.is_none_or(|entry| {
            !entry.is_newer
                && !entry.goes_on_from(&theirs.version)
                && entry.is_behind(&theirs.version, &self.tab)
        })
    }

    /// What was typed before the journal was read is later than all it holds.
    fn outrank(&mut self, theirs: &Envelope) {
        let Some(entry) = self.entries.get_mut(&theirs.key) else { return };
        if !entry.is_edited || theirs.key.kind.about().conflict != Conflict::Merge {
            return;
        }
        let read = |text: Option<&str>| text.and_then(|text| Json::read(text).ok());
        let shown = read(entry.written.as_deref()).unwrap_or(Json::Null);
        let (Some(typed), Some(theirs)) = (read(entry.payload.as_deref()), read(theirs.payload()))
        else {
            return;
        };
        let above = edits::latest(theirs).saturating_add(1);
        entry.payload = Some(edits::marked(shown, typed, &self.tab, above).to_string());
    }

    /// A newer program wrote the record `key`: nothing of it is read, shown or written here.
    fn find_newer(&mut self, key: &Key) {
        self.entries.insert(key.clone(), Entry { is_newer: true, ..Entry::default() });
        if !self.gathered.newer.contains(key) {
            self.gathered.newer.push(key.clone());
        }
    }
}
