//! Everything a person keeps as one readable file, and back.
//!
//! ```text
//! {
//!   "tandem": "backup",
//!   "version": 1,
//!   "about": [ what the file is, and how its checksums are made ],
//!   "taken": "2026-11-23T14:26:00.000Z",
//!   "records": [ { kind, id, schema, revision, written, crc32, payload }, … ],
//!   "set_aside": [ { key, reason, text }, … ],
//!   "sha256": "…"
//! }
//! ```
//!
//! A checksum a record, so that one that was damaged does not cost the others; one of the whole
//! file, so that nothing is missing unseen. Neither is a signature.

mod moment;
mod problem;
mod read;
mod rescue;
mod seal;

pub(super) use moment::{from_iso, iso};
pub use problem::BackupProblem;
pub use read::{MOST_BYTES, MOST_RECORDS, Opened};

use super::CRC;
use super::aside::Aside;
use super::envelope::{Envelope, EnvelopeProblem};
use super::json::{Json, entry};
use super::keep::Keep;
use super::ports::KeyValue;
use super::slot::{Key, Slot};
use super::version::Version;

/// The version of the file's shape. It is raised with the first file that an older program would
/// misread.
const VERSION: i64 = 1;

/// What the file says about itself, to whoever opens it without Tandem.
const ABOUT: [&str; 5] = [
    "Everything that Tandem kept in one browser: to bring it back, open this file under Your data.",
    "A record is one thing that was made: its kind and id, how often it was changed (revision), \
     when it was last written (UTC), and what it holds (payload).",
    "crc32 is the CRC-32, as in zip files, of the payload on one line without spaces, its numbers as \
     they stand here: where all of them are whole, of what jq -cj '.records[0].payload' FILE prints.",
    "set_aside holds texts that could not be read, as they were found.",
    "sha256 is the SHA-256 of every byte before its own line: \
     sed '/^  \"sha256\"/,$d' FILE | sha256sum",
];

/// Every record as it stood at one time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    /// When, in milliseconds since 1970.
    pub taken_ms: i64,
    /// The living records, ascending by key. Who wrote them does not travel.
    pub records: Vec<Envelope>,
    /// Texts that could not be read, as they were found.
    pub asides: Vec<Aside>,
}

impl Backup {
    /// What stands in `keep`, with the texts that were set aside in either place. An edit that was
    /// not written yet is there under the revision before it: write first.
    ///
    /// Records that a newer program wrote are not read here, so they are not in it:
    /// [`newer_texts`] gives their texts.
    pub fn of(keep: &Keep, asides: Vec<Aside>, taken_ms: i64) -> Backup {
        let mut backup = Backup { taken_ms, records: Vec::new(), asides };
        for record in keep.envelopes() {
            match compact(&record.json) {
                Some(json) => backup.records.push(from_file(Envelope { json, ..record })),
                None => backup.asides.push(Aside {
                    key: record.key.to_string(),
                    reason: "It is nested too deep to stand in a file".to_owned(),
                    text: record.json,
                }),
            }
        }
        backup
    }

    /// The record `key`, if it is in it.
    pub fn record(&self, key: &Key) -> Option<&Envelope> {
        find(&self.records, key).ok().and_then(|place| self.records.get(place))
    }

    /// The file. [`Backup::read`] opens it again, up to [`MOST_BYTES`] and [`MOST_RECORDS`].
    pub fn text(&self) -> String {
        let text = |text: &str| Json::Text(text.to_owned());
        let asides = self.asides.iter().map(|aside| aside.clone().into_json());
        let file = Json::Map(vec![
            entry("tandem", text("backup")),
            entry("version", Json::Number(VERSION.to_string())),
            entry("about", Json::List(ABOUT.into_iter().map(text).collect())),
            entry("taken", Json::Text(iso(self.taken_ms))),
            entry("records", Json::List(self.records.iter().map(written).collect())),
            entry("set_aside", Json::List(asides.collect())),
        ]);
        seal::sealed(&file.pretty())
    }
}

/// The texts in the synchronous copy that a newer program wrote: nothing of them is read here, but
/// they can go with the file.
pub fn newer_texts(local: &dyn KeyValue, keep: &Keep) -> Vec<Aside> {
    let text = |key: &Key| {
        let slot = Slot::Record(key.clone()).key();
        let text = local.get(&slot).ok()??;
        Some(Aside::of_row(&slot, EnvelopeProblem::Newer, text))
    };
    keep.gathered().newer.iter().filter_map(text).collect()
}

/// A record as it stands in the file.
fn written(record: &Envelope) -> Json {
    // What is no JSON cannot be a payload; read back, it counts as damaged.
    let payload = Json::read(&record.json).unwrap_or_else(|_| Json::Text(record.json.clone()));
    let number = |digits: String| Json::Number(digits);
    Json::Map(vec![
        entry("kind", Json::Text(record.key.kind.id().to_owned())),
        entry("id", Json::Text(record.key.id.as_str().to_owned())),
        entry("schema", number(record.schema.to_string())),
        entry("revision", number(record.version.revision.to_string())),
        entry("written", Json::Text(iso(record.written_ms))),
        entry("crc32", Json::Text(crc32(&payload.to_string()))),
        entry("payload", payload),
    ])
}

/// The checksum of a payload on one line: eight hexadecimal digits.
pub(super) fn crc32(payload: &str) -> String {
    format!("{:08x}", CRC.checksum(payload.as_bytes()))
}

/// The payload on one line without spaces; `None` where it would stand deeper in the file than is
/// read again.
fn compact(payload: &str) -> Option<String> {
    Json::read(&format!("[[[{payload}]]]")).ok()?;
    Some(Json::read(payload).ok()?.to_string())
}

/// What a file keeps of a record: the revision, but not the tab that wrote it.
fn from_file(record: Envelope) -> Envelope {
    let version = Version { revision: record.version.revision, writer: None };
    Envelope { version, base: Version::default(), ..record }.without_marks()
}

/// Where `key` stands among records that ascend, or would.
fn find(records: &[Envelope], key: &Key) -> Result<usize, usize> {
    records.binary_search_by(|record| record.key.cmp(key))
}
