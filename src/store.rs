//! What is kept, written and read back: records in storage, a case as a link, as a file and as a
//! table, a level plan as a link.
//!
//! This room decides; it does nothing itself. Storage is handed in as a [`KeyValue`], time as
//! milliseconds since 1970, randomness as a seed. What a person typed stays in memory whatever
//! storage answers, and [`Standing`] says how safe it is.

mod by_id;
pub mod case_file;
mod cases;
pub mod csv;
mod envelope;
pub mod exchange;
mod file_name;
mod gathered;
pub mod json;
mod level_plan;
mod level_record;
mod level_table;
pub mod link;
mod local;
mod only;
mod ports;
mod record;
mod slot;
mod standing;

pub use case_file::{CaseFile, CaseFileProblem, FileInput};
pub use cases::{Deleted, News, Shelf};
pub use envelope::{Envelope, EnvelopeProblem};
pub use file_name::file_name;
pub use gathered::Gathered;
pub use level_plan::LevelPlan;
pub use level_record::LevelRecord;
pub use link::{LinkKind, LinkProblem};
pub use local::{Aside, asides};
pub use only::Only;
pub use ports::{KeyValue, KeyValueError, Memory};
pub use record::{CaseName, CaseRecord, NameProblem, Record, Settings, Theme};
pub use slot::{Id, Ids, Kind, NotAnId, Slot};
pub use standing::{NotSaved, Standing};

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
