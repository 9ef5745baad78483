//! Every record of a person: in memory as it is, and on its way to where it is safe.
//!
//! A change happens in memory at once and cannot fail there. [`Keep::write`] puts what is unwritten
//! into the synchronous copy and gives the [`Batch`] for the journal; [`Keep::settled`] takes the
//! journal's answer. Only then is it saved. Nothing here waits: what the browser does in between
//! is its own business, and in tests there is none.

mod answer;
mod lineage;
mod load;
mod outside;
mod safety;

pub use outside::Change;

use super::edits;
use super::envelope::Envelope;
use super::gathered::Gathered;
use super::journal::{Batch, JournalError};
use super::json::Json;
use super::kind::{Conflict, Kind};
use super::local::{self, Layout};
use super::ports::{KeyValue, KeyValueError};
use super::record::Record;
use super::slot::{Id, Ids, Key};
use super::sorted::Sorted;
use super::version::Version;

/// Every record, by key.
#[derive(Clone, Debug)]
pub struct Keep {
    ids: Ids,
    tab: Id,
    /// The writer of what is brought in. A name of its own: where its answer is lost, this tab
    /// does not know that it was written, and must not go on as if it did.
    bringer: Id,
    entries: Sorted<Key, Entry>,
    gathered: Gathered,
    journal: Journal,
    in_flight: Vec<Sent>,
    /// What the synchronous copy answered to the last write that it refused.
    refused: Option<KeyValueError>,
    /// A newer program has been at work here since; this one writes no more.
    is_outdated: bool,
    saved_at_ms: Option<i64>,
}

/// What is known of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Journal {
    /// It has not been read yet, and nothing is written before it is.
    Unread,
    Answers,
    Fails(JournalError),
}

/// One record.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// As it is now; `None` where it is deleted.
    payload: Option<String>,
    /// The last version that was written of it, here or elsewhere.
    version: Version,
    /// The version that the journal holds, as far as is known.
    base: Version,
    written_ms: i64,
    /// The highest revision that this tab has written, even where another tab's lower one stands
    /// now: a version is never given twice.
    highest: u64,
    /// The payload is not that of `version` any more.
    is_edited: bool,
    /// The payload of `version`, where it is edited.
    written: Option<String>,
    /// It was taken from the synchronous copy as another tab wrote it, and the journal has not
    /// told yet what it makes of it.
    is_heard: bool,
    /// What it was typed on that the journal may not have: it is to be given that first, in this
    /// order, and then knows that nothing of it is lost.
    steps: Vec<Envelope>,
    /// The synchronous copy has `version`.
    is_local: bool,
    /// A newer program wrote it. It is not touched.
    is_newer: bool,
    /// It is longer than its kind may be.
    is_too_long: bool,
}

/// A write that the journal has not answered yet.
#[derive(Clone, Debug)]
struct Sent {
    key: Key,
    version: Version,
}

/// Where a version comes from that another tab wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whence {
    /// The journal holds it.
    Journal,
    /// It stands in the synchronous copy, and nobody may have judged it yet.
    Copy,
}

/// What has changed here that was not changed by the person at this tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It was added or changed elsewhere; what stands here is now that.
    Changed(Key),
    /// It was deleted elsewhere, and is gone here too.
    Removed(Key),
    /// It was changed in both. `theirs` stands where it stood, `ours` beside it.
    KeptBoth { theirs: Key, ours: Key },
}

impl Keep {
    /// The name of this page among the tabs, as it stands in what it writes.
    pub fn tab(&self) -> &Id {
        &self.tab
    }

    /// What was found at the start.
    pub fn gathered(&self) -> &Gathered {
        &self.gathered
    }

    /// Whether a newer program has been at work here, so that this one writes no more.
    pub fn is_outdated(&self) -> bool {
        self.is_outdated
    }

    /// A newer program was heard of: this one writes no more.
    pub fn outdate(&mut self) {
        self.is_outdated = true;
    }

    /// The records of a kind by id, those deleted left out.
    pub fn records(&self, kind: Kind) -> impl Iterator<Item = (&Id, &str)> {
        self.entries
            .iter()
            .filter(move |(key, _)| key.kind == kind)
            .filter_map(|(key, entry)| Some((&key.id, entry.payload.as_deref()?)))
    }

    /// Every record as an envelope, those deleted left out.
    pub fn envelopes(&self) -> impl Iterator<Item = Envelope> {
        let living = self.entries.iter().filter(|(_, entry)| entry.payload.is_some());
        living.map(|(key, entry)| entry.envelope(key).without_marks())
    }

    /// The record `key` as an envelope, if there is one.
    pub fn envelope(&self, key: &Key) -> Option<Envelope> {
        let entry = self.entries.get(key)?;
        entry.payload.as_ref().map(|_| entry.envelope(key).without_marks())
    }

    /// The record `key`, if there is one.
    pub fn read<R: Record>(&self, key: &Key) -> Option<R> {
        let payload = self.entries.get(key)?.payload.as_deref()?;
        R::from_json(Json::read(payload).ok()?)
    }

    /// The only record of its kind, or the default one.
    pub fn only<R: Record + Default>(&self) -> R {
        self.read(&Key::only(R::KIND)).unwrap_or_default()
    }

    /// Changes the only record of its kind. `false` where that changes nothing.
    pub fn change<R: Record + Default>(&mut self, change: impl FnOnce(&mut R)) -> bool {
        let key = Key::only(R::KIND);
        let mut record = self.only::<R>();
        change(&mut record);
        // What nobody has chosen yet is no choice against another tab's.
        let shown = self.payload(&key).unwrap_or_else(|| R::default().to_json());
        let payload = self.marked(&key, shown, record.to_json());
        self.set(&key, Some(payload))
    }

    /// Puts `record` in the place of what stands under `key`. `false` where that changes nothing.
    pub fn put<R: Record>(&mut self, key: &Key, record: &R) -> bool {
        let shown = self.payload(key).unwrap_or(Json::Null);
        let payload = self.marked(key, shown, record.to_json());
        self.set(key, Some(payload))
    }

    fn payload(&self, key: &Key) -> Option<Json> {
        Json::read(self.entries.get(key)?.payload.as_deref()?).ok()
    }

    /// The text of `new`, which is to stand for `shown`: where two edits of its kind become one,
    /// with the marks for that.
    fn marked(&self, key: &Key, shown: Json, new: Json) -> String {
        match key.kind.about().conflict {
            Conflict::Copy => new,
            Conflict::Merge => {
                let next = self.entries.get(key).map_or(1, |entry| entry.next(&self.tab).revision);
                edits::marked(shown, new, &self.tab, next)
            }
        }
        .to_string()
    }

    /// Adds `record` under a new id.
    pub fn add<R: Record>(&mut self, record: &R) -> Id {
        let key = self.new_key(R::KIND);
        self.put(&key, record);
        key.id
    }

    /// Deletes the record `key`. `false` where there is none.
    pub fn remove(&mut self, key: &Key) -> bool {
        self.set(key, None)
    }

    fn set(&mut self, key: &Key, payload: Option<String>) -> bool {
        if self.entries.get(key).is_none() {
            self.entries.insert(key.clone(), Entry::default());
        }
        let Some(entry) = self.entries.get_mut(key) else { return false };
        if entry.payload == payload {
            return false;
        }
        if entry.is_heard {
            entry.steps.push(entry.envelope(key));
            entry.is_heard = false;
        }
        let old = std::mem::replace(&mut entry.payload, payload);
        if !entry.is_edited {
            entry.written = old;
        }
        entry.is_edited = true;
        true
    }

    fn new_key(&mut self, kind: Kind) -> Key {
        loop {
            let key = Key { kind, id: self.ids.next_id() };
            if self.entries.get(&key).is_none() {
                return key;
            }
        }
    }

    /// Puts everything unwritten into the synchronous copy, and gives what the journal is to write.
    ///
    /// `None` where there is nothing to write, where the journal has not been read yet, or has not
    /// answered the last batch: then what is unwritten goes with the next.
    pub fn write(&mut self, local: &dyn KeyValue, now_ms: i64) -> (Option<Batch>, Vec<News>) {
        if self.journal == Journal::Unread {
            return (None, Vec::new());
        }
        let news = self.write_copy(local, now_ms);
        (self.batch(), news)
    }

    /// Puts everything unwritten into the synchronous copy: on leaving the page also before the
    /// journal was read.
    pub fn write_copy(&mut self, local: &dyn KeyValue, now_ms: i64) -> Vec<News> {
        let mut news = Vec::new();
        let edited = self.keys(|entry| entry.is_edited && !entry.is_newer);
        if edited.is_empty() || self.is_outdated {
            return news;
        }
        match local::layout(local) {
            Ok(Layout::Newer) => {
                self.is_outdated = true;
                return news;
            }
            // It was emptied while the page was open.
            Ok(Layout::Missing) => self.refill(local),
            Ok(Layout::Ours) | Err(_) => {}
        }
        self.refused = None;
        for key in edited {
            news.extend(self.write_one(local, &key, now_ms));
        }
        news
    }

    fn write_one(&mut self, local: &dyn KeyValue, key: &Key, now_ms: i64) -> Option<News> {
        let mut news = None;
        if let Journal::Fails(_) = self.journal {
            // Nobody judges then, so the copy itself has to tell what another tab wrote.
            news = self.heed_copy(local, key, now_ms);
        }
        let tab = self.tab.clone();
        let entry = self.entries.get_mut(key)?;
        if !entry.is_edited {
            return news;
        }
        let most_bytes = key.kind.about().most_bytes;
        entry.is_too_long = entry.payload.as_ref().is_some_and(|json| json.len() > most_bytes);
        if entry.is_too_long {
            return news;
        }
        entry.version = entry.next(&tab);
        entry.highest = entry.version.revision;
        entry.written_ms = now_ms;
        entry.is_edited = false;
        entry.written = None;
        let written = local::write(local, &entry.envelope(key));
        entry.is_local = written.is_ok();
        if let Err(error) = written {
            self.refused = Some(error);
        }
        news
    }

    /// Writes every record into the synchronous copy, as when it was emptied. What another tab
    /// has filled in by then stays.
    fn refill(&mut self, local: &dyn KeyValue) {
        let _ = local::mark_layout(local);
        for key in self.keys(|entry| !entry.is_newer && !entry.is_edited) {
            let Some(entry) = self.entries.get_mut(&key) else { continue };
            entry.is_local = local::holds(local, &key, &entry.version)
                || local::write(local, &entry.envelope(&key)).is_ok();
        }
    }

    /// What the journal is to write: every record whose last version it is not known to hold.
    fn batch(&mut self) -> Option<Batch> {
        if !self.in_flight.is_empty() || self.is_outdated {
            return None;
        }
        let due =
            self.keys(|entry| entry.version != entry.base && !entry.is_newer && !entry.is_edited);
        let mut batch = Batch::default();
        for key in due {
            let Some(entry) = self.entries.get(&key) else { continue };
            batch.is_strict |= key.kind.about().is_strict;
            batch.writes.extend(entry.steps.iter().cloned());
            batch.writes.push(entry.envelope(&key));
        }
        self.in_flight = batch.writes.iter().map(Sent::of).collect();
        (!batch.writes.is_empty()).then_some(batch)
    }

    fn keys(&self, is_wanted: impl Fn(&Entry) -> bool) -> Vec<Key> {
        let wanted = self.entries.iter().filter(|(_, entry)| is_wanted(entry));
        wanted.map(|(key, _)| key.clone()).collect()
    }
}

impl Sent {
    fn of(write: &Envelope) -> Sent {
        Sent { key: write.key.clone(), version: write.version.clone() }
    }
}

impl Entry {
    /// As it is to be written, or was.
    fn envelope(&self, key: &Key) -> Envelope {
        Envelope {
            key: key.clone(),
            schema: key.kind.about().schema,
            version: self.version.clone(),
            base: self.ground().clone(),
            written_ms: self.written_ms,
            json: Envelope::json_of(self.payload.as_deref()),
        }
    }

    /// The record of an envelope that was read.
    fn of(envelope: Envelope) -> Entry {
        let version = envelope.version.clone();
        Entry {
            payload: envelope.payload().map(str::to_owned),
            // A text that filled an emptied copy names itself: the journal had it at that time.
            base: if envelope.base == version { Version::default() } else { envelope.base },
            version,
            written_ms: envelope.written_ms,
            is_local: true,
            ..Entry::default()
        }
    }

    /// What it was typed on.
    fn ground(&self) -> &Version {
        self.steps.last().map_or(&self.base, |step| &step.version)
    }

    /// The version of what is written of it next.
    fn next(&self, writer: &Id) -> Version {
        let revision = self.version.revision.max(self.highest);
        Version { revision, writer: None }.next(writer)
    }

    fn is_confirmed(&self) -> bool {
        self.version == self.base && !self.is_edited
    }
}

#[cfg(test)]
mod tests;
