//! Everything that is read from outside: no text stops a reader, and none that was damaged is taken
//! as whole.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::arithmetic_side_effects, reason = "counts and indexes of small tests")]

#[path = "decoders/damage.rs"]
mod damage;
#[path = "decoders/random.rs"]
mod random;
#[path = "decoders/saved.rs"]
mod saved;
#[path = "decoders/strange.rs"]
mod strange;

use tandem::store::json::Json;
use tandem::store::{Envelope, Keep, Key, KeyValue, Memory, MemoryJournal, Record, Refusal, Slot};

/// Envelopes as each format wrote them.
const ENVELOPES: [&str; 5] = [
    include_str!("saved/case/v1.envelope.txt"),
    include_str!("saved/case/v2.envelope.txt"),
    include_str!("saved/level/v1.envelope.txt"),
    include_str!("saved/level/v2.envelope.txt"),
    include_str!("saved/settings/v2.envelope.txt"),
];
const PAYLOADS: [&str; 3] = [
    include_str!("saved/case/v1.json"),
    include_str!("saved/level/v1.json"),
    include_str!("saved/settings/v1.json"),
];
const LINK: &str = include_str!("saved/link/v1.txt");
const LEVEL_LINK: &str = include_str!("saved/level-link/v1.txt");
const CASE_FILE: &str = include_str!("saved/case-file/v1.json");
const BACKUP: &str = include_str!("saved/backup/v1.json");

fn anything(_: &str, _: &str) -> Result<(), Refusal> {
    Ok(())
}

fn record<R: Record>(text: &str) -> R {
    let json = Json::read(text).expect("a saved record is JSON");
    R::from_json(json).expect("a saved record loads")
}

/// Where the record `key` stands in the synchronous copy.
fn slot(key: &Key) -> String {
    Slot::Record(key.clone()).key()
}

/// The synchronous copy with `text` in the place of the record `key`, and nothing else.
fn copy_with(key: &Key, text: &str) -> Memory {
    let local = Memory::default();
    local.set(&slot(key), text).expect("memory takes it");
    local
}

/// A journal with `text` as the row `key`, and nothing else.
fn journal_with(key: &Key, text: &str) -> MemoryJournal {
    let mut journal = MemoryJournal::default();
    journal.rows.insert(key.to_string(), text.to_owned());
    journal
}

/// A tab that has read both places and has written what is due.
fn opened(local: &Memory, journal: &mut MemoryJournal) -> Keep {
    let mut keep = Keep::open(local, 1);
    let (batch, _) = keep.journal_read(local, Ok(journal.read()), 0);
    if let Some(batch) = batch {
        let verdicts = journal.write(&batch);
        keep.settled(local, Ok(verdicts), 0);
    }
    keep
}

/// The envelope of a text that holds one.
fn envelope(text: &str) -> Envelope {
    Envelope::read(text).expect("a saved envelope is read")
}
