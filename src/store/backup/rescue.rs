//! What the failure panel writes, when the program itself cannot: the entries of the synchronous
//! copy and the rows of the journal, as they stand.

use super::{BackupProblem, MOST_RECORDS, Opened, compact, from_file};
use crate::store::aside::Aside;
use crate::store::envelope::{Envelope, EnvelopeProblem};
use crate::store::json::{Entries, Json, take};
use crate::store::local::{self, Reading};
use crate::store::slot::{Key, Slot};
use crate::store::sorted::Sorted;

/// What was found of one record in all its places.
#[derive(Default)]
struct Found {
    best: Option<(Envelope, Rank)>,
    is_newer: bool,
    is_damaged: bool,
}

/// Which of two texts of one revision stands: a deletion before the journal, that before the copy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Previous,
    Copy,
    Journal,
    Deletion,
}

/// Everything in one file.
#[derive(Default)]
struct Rescue {
    found: Sorted<Key, Found>,
    unknown: Vec<String>,
    asides: Vec<Aside>,
}

/// What is in the file with these `fields`.
///
/// # Errors
///
/// [`BackupProblem::TooMany`], and [`BackupProblem::Broken`] where there are no entries.
pub(super) fn open(mut fields: Entries) -> Result<Opened, BackupProblem> {
    let Some(Json::Map(entries)) = take(&mut fields, "entries") else {
        return Err(BackupProblem::Broken { what: "its list of entries is missing" });
    };
    let mut journal = take(&mut fields, "journal").and_then(Json::into_map).unwrap_or_default();
    let rows = take(&mut journal, "records").and_then(Json::into_map).unwrap_or_default();
    let asides = match take(&mut journal, "aside") {
        Some(Json::List(asides)) => asides,
        _ => Vec::new(),
    };
    // A record stands in up to three places of the copy.
    let most_entries = MOST_RECORDS.saturating_mul(3);
    if entries.len() > most_entries || rows.len().max(asides.len()) > MOST_RECORDS {
        return Err(BackupProblem::TooMany);
    }
    let mut rescue = Rescue::default();
    for (name, value) in entries {
        let Json::Text(text) = value else { continue };
        rescue.entry(name, text);
    }
    for (name, value) in rows {
        let Json::Text(text) = value else { continue };
        match Key::read(&name) {
            Some(key) => rescue.text(key, Rank::Journal, &name, text),
            None => rescue.find_unknown(name),
        }
    }
    for value in asides {
        let Json::Text(text) = value else { continue };
        rescue.aside("aside", text);
    }
    let taken = take(&mut fields, "taken").and_then(Json::into_text);
    rescue.opened(taken.as_deref())
}

impl Rescue {
    fn entry(&mut self, name: String, text: String) {
        match Slot::from_key(&name) {
            Some(Slot::Record(key)) => self.text(key, Rank::Copy, &name, text),
            Some(Slot::Tombstone(key)) => self.text(key, Rank::Deletion, &name, text),
            Some(Slot::Previous(key)) => self.text(key, Rank::Previous, &name, text),
            Some(Slot::SetAside(_)) => self.aside(&name, text),
            Some(Slot::Boot | Slot::Layout) => {}
            None => {
                if let Some(name) = name.strip_prefix("tandem/r/") {
                    self.find_unknown(name.to_owned());
                }
            }
        }
    }

    /// Takes in one `text` of the record `key`, which stood under `name`.
    fn text(&mut self, key: Key, rank: Rank, name: &str, text: String) {
        if self.found.get(&key).is_none() {
            self.found.insert(key.clone(), Found::default());
        }
        let Some(found) = self.found.get_mut(&key) else { return };
        match local::read(&text, &key) {
            Reading::Whole(envelope) => {
                let rank = if envelope.payload().is_none() { Rank::Deletion } else { rank };
                let order = |envelope: &Envelope, rank| (envelope.version.revision, rank);
                let is_better = found.best.as_ref().is_none_or(|(best, best_rank)| {
                    order(&envelope, rank) > order(best, *best_rank)
                });
                if is_better {
                    found.best = Some((envelope, rank));
                }
            }
            Reading::Newer => found.is_newer = true,
            Reading::Damaged(problem) => {
                found.is_damaged = true;
                self.keep_aside(Aside::of_row(name, problem, text));
            }
        }
    }

    /// Takes in a text that was set aside before, under `name`.
    fn aside(&mut self, name: &str, text: String) {
        let aside = Aside::read(&text);
        self.keep_aside(
            aside.unwrap_or_else(|| Aside::of_row(name, EnvelopeProblem::Foreign, text)),
        );
    }

    /// Both places may have set aside the same text.
    fn keep_aside(&mut self, aside: Aside) {
        if !self.asides.contains(&aside) {
            self.asides.push(aside);
        }
    }

    fn find_unknown(&mut self, name: String) {
        if let Err(place) = self.unknown.binary_search(&name) {
            self.unknown.insert(place, name);
        }
    }

    fn opened(self, taken: Option<&str>) -> Result<Opened, BackupProblem> {
        let mut opened = Opened { is_rescue: true, ..Opened::default() };
        opened.unknown = self.unknown.len();
        opened.backup.asides = self.asides;
        for (key, found) in self.found.iter() {
            match &found.best {
                _ if found.is_newer => opened.newer = opened.newer.saturating_add(1),
                Some((record, _)) if record.payload().is_none() => {}
                Some((record, _)) => {
                    let json = compact(&record.json).unwrap_or_else(|| record.json.clone());
                    opened.add(from_file(Envelope { json, ..record.clone() }));
                }
                None if found.is_damaged => opened.damaged.push(key.to_string()),
                None => {}
            }
        }
        if opened.backup.records.len() > MOST_RECORDS {
            return Err(BackupProblem::TooMany);
        }
        opened.date(taken);
        Ok(opened)
    }
}

/// `text` with a replacement character for each half of a character: a browser keeps such halves
/// and writes them out, and one of them must not cost the rest. `None` where there is none.
pub(super) fn mended(text: &str) -> Option<String> {
    let mut mended = String::new();
    let mut rest = text;
    let mut is_mended = false;
    while let Some(at) = rest.find('\\') {
        let (plain, escape) = rest.split_at_checked(at)?;
        let (length, is_half) = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => (12, false),
            (Some(0xd800..0xe000), _) => (6, true),
            (Some(_), _) => (6, false),
            (None, _) => (2, false),
        };
        let (escape, after) = escape.split_at_checked(length)?;
        is_mended |= is_half;
        mended.push_str(plain);
        mended.push_str(if is_half { "\\ufffd" } else { escape });
        rest = after;
    }
    mended.push_str(rest);
    is_mended.then_some(mended)
}

/// The code of an escape like `\ud83d`.
fn unit(escape: &str) -> Option<u32> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}
