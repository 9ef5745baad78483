//! What is kept, written and read back: records in storage, a case as a link, as a file and as a
//! table, a level plan as a link.
//!
//! This room decides; it does nothing itself. The synchronous copy is handed in as a [`KeyValue`],
//! time as milliseconds since 1970, randomness as a seed; for the journal there is a [`Batch`] to
//! write and a [`Verdict`] on each of its writes. What a person typed stays in memory whatever
//! storage answers, and [`Standing`] says how safe it is.
//!
//! To read it in order: [`Key`] and [`Slot`] name things, [`Envelope`] and [`Version`] are one
//! record as written, `local` is the synchronous copy of one record, [`journal`] judges, and
//! [`Keep`] is the life of every record between them. [`Kind`] declares what kinds there are.
//! [`Backup`] is all of them at one time: as a file, and as a [`Point`] to go back to; a [`Trial`]
//! says what a file would change.

mod aside;
mod backup;
pub mod case_file;
mod cases;
pub mod csv;
mod edits;
mod envelope;
pub mod exchange;
mod file_name;
mod gathered;
mod import;
pub mod journal;
pub mod json;
mod keep;
mod kind;
mod level_record;
mod level_table;
pub mod link;
mod local;
mod message;
mod points;
mod ports;
mod quota;
mod record;
mod reminder;
mod slot;
mod sorted;
mod standing;
mod version;

pub use aside::{Aside, asides};
pub use backup::{Backup, BackupProblem, MOST_BYTES, MOST_RECORDS, Opened, newer_texts};
pub use case_file::{CaseFile, CaseFileProblem, FileInput};
pub use cases::{CaseNews, Deleted, Shelf};
pub use envelope::{Envelope, EnvelopeProblem};
pub use file_name::file_name;
pub use gathered::Gathered;
pub use import::{Fate, Trial, TrialRow, to_point, try_out, undo};
pub use journal::{Batch, JournalError, MemoryJournal, Verdict};
pub use keep::{Change, Keep, News};
pub use kind::{About, Conflict, Fit, Kind};
pub use level_record::LevelRecord;
pub use link::{LinkKind, LinkProblem};
pub use message::Message;
pub use points::{Point, PointDifference, difference, to_drop};
pub use ports::{KeyValue, KeyValueError, Memory};
pub use quota::{ALLOWED, Part, Used};
pub use record::{CaseName, CaseRecord, NameProblem, Record, Settings, Theme};
pub use reminder::reminder;
pub use slot::{Id, Ids, Key, NotAnId, Slot};
pub use standing::{NotConfirmed, NotSaved, Standing};
pub use version::Version;

/// The checksum of records and links: finds accidents, proves nothing. Without its usual table of
/// 16 KB, which does not compress; what is kept is small.
const CRC: crc::Crc<u32, crc::NoTable> = crc::Crc::<u32, crc::NoTable>::new(&crc::CRC_32_ISO_HDLC);

/// Why a value from outside was not taken, as the one who knows the inputs says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No input has this id.
    UnknownInput,
    /// The input exists; the sentence says why it cannot have this value.
    BadValue(String),
}
