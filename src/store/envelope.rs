//! One record as written: a header line, then the payload.
//!
//! ```text
//! tandem/2 <kind> <id> <schema> <revision> <writer> <base revision> <base writer> <unix ms> <bytes> <crc-32>
//! <json>
//! ```
//!
//! The checksum is over the whole text without ` <crc-32>`, so that no digit of the header can
//! change unseen either. It finds accidents; it is no signature. A deleted record is one whose
//! payload is `null`.
//!
//! Format 1 had no base. It is still read: then nothing is known of what it was written on.

use std::fmt::Display;
use std::str::FromStr;

use thiserror::Error;

use super::CRC;
use super::edits;
use super::json::Json;
use super::kind::{Conflict, Kind};
use super::slot::{Id, Key};
use super::version::Version;

/// A payload and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    pub key: Key,
    /// The version of the payload's shape, by kind, from 1.
    pub schema: u32,
    pub version: Version,
    /// The version that the journal was known to hold when this was written.
    pub base: Version,
    /// When, in milliseconds since 1970. Shown, never compared.
    pub written_ms: i64,
    pub json: String,
}

/// The payload of a deleted record.
const NOTHING: &str = "null";

/// Why a text is no envelope of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EnvelopeProblem {
    #[error("It does not start like anything Tandem writes")]
    Foreign,
    #[error("It was written by a newer version of Tandem")]
    Newer,
    #[error("Its first line is damaged")]
    Header,
    #[error("It is cut off or longer than it says")]
    Length,
    #[error("Its text was changed after it was written")]
    Checksum,
    #[error("It belongs in another place")]
    Misplaced,
    #[error("Its fields cannot be read")]
    Payload,
}

impl Envelope {
    /// The payload; `None` where the record was deleted.
    pub fn payload(&self) -> Option<&str> {
        (self.json != NOTHING).then_some(self.json.as_str())
    }

    /// The same without the marks of its edits, which are for the tabs of one browser alone.
    pub fn without_marks(self) -> Envelope {
        if self.key.kind.about().conflict == Conflict::Copy {
            return self;
        }
        let json = Json::read(&self.json).map(|json| edits::unmarked(json).to_string());
        Envelope { json: json.unwrap_or_else(|_| self.json.clone()), ..self }
    }

    /// What stands for the payload: the text itself, or that there is none.
    pub fn json_of(payload: Option<&str>) -> String {
        payload.unwrap_or(NOTHING).to_owned()
    }

    /// The text to keep.
    pub fn text(&self) -> String {
        let name = |version: &Version| match &version.writer {
            Some(writer) => writer.as_str().to_owned(),
            None => NOBODY.to_owned(),
        };
        let header = format!(
            "tandem/2 {} {} {} {} {} {} {} {} {}",
            self.key.kind.id(),
            self.key.id,
            self.schema,
            self.version.revision,
            name(&self.version),
            self.base.revision,
            name(&self.base),
            self.written_ms,
            self.json.len(),
        );
        format!("{header} {:08x}\n{}", checksum(&header, &self.json), self.json)
    }

    /// The envelope that [`Envelope::text`] wrote as `text`.
    ///
    /// # Errors
    ///
    /// [`EnvelopeProblem`] on every other text: there is one spelling of each envelope.
    pub fn read(text: &str) -> Result<Envelope, EnvelopeProblem> {
        let format = text.strip_prefix("tandem/").ok_or(EnvelopeProblem::Foreign)?;
        let (format, _) = format.split_once(' ').ok_or(EnvelopeProblem::Header)?;
        let (line, json) = match number::<u32>(format)? {
            0 => return Err(EnvelopeProblem::Header),
            1 | 2 => text.split_once('\n').ok_or(EnvelopeProblem::Header)?,
            3.. => return Err(EnvelopeProblem::Newer),
        };
        let (header, crc) = line.rsplit_once(' ').ok_or(EnvelopeProblem::Header)?;
        let parts: Vec<&str> = header.split(' ').collect();
        let (known, base, last) = match (format, parts.as_slice()) {
            ("1", [_, kind, id, schema, revision, writer, last @ ..]) => {
                ([kind, id, schema, revision, writer], Version::default(), last)
            }
            ("2", [_, kind, id, schema, revision, writer, base, base_writer, last @ ..]) => {
                ([kind, id, schema, revision, writer], version(base, base_writer)?, last)
            }
            _ => return Err(EnvelopeProblem::Header),
        };
        let ([kind, id, schema, revision, writer], [written_ms, bytes]) = (known, last) else {
            return Err(EnvelopeProblem::Header);
        };
        let envelope = Envelope {
            key: Key {
                kind: Kind::from_id(kind).ok_or(EnvelopeProblem::Header)?,
                id: Id::new(id).map_err(|_| EnvelopeProblem::Header)?,
            },
            schema: number(schema)?,
            version: version(revision, writer)?,
            base,
            written_ms: number(written_ms)?,
            json: json.to_owned(),
        };
        if number::<usize>(bytes)? != json.len() {
            return Err(EnvelopeProblem::Length);
        }
        if format!("{:08x}", checksum(header, json)) != crc {
            return Err(EnvelopeProblem::Checksum);
        }
        Ok(envelope)
    }

    /// The envelope in `text`, if it belongs to `key`.
    ///
    /// # Errors
    ///
    /// [`EnvelopeProblem`], [`EnvelopeProblem::Misplaced`] where it belongs to another.
    pub fn of(text: &str, key: &Key) -> Result<Envelope, EnvelopeProblem> {
        let envelope = Envelope::read(text)?;
        if envelope.key == *key { Ok(envelope) } else { Err(EnvelopeProblem::Misplaced) }
    }
}

/// Stands for the writer of what nobody wrote. No id.
const NOBODY: &str = "_";

fn version(revision: &str, writer: &str) -> Result<Version, EnvelopeProblem> {
    let writer = match writer {
        NOBODY => None,
        name => Some(Id::new(name).map_err(|_| EnvelopeProblem::Header)?),
    };
    Ok(Version { revision: number(revision)?, writer })
}

fn checksum(header: &str, json: &str) -> u32 {
    let mut digest = CRC.digest();
    digest.update(header.as_bytes());
    digest.update(b"\n");
    digest.update(json.as_bytes());
    digest.finalize()
}

/// A number in its one spelling: no plus, no leading zeros.
fn number<T: FromStr + Display>(text: &str) -> Result<T, EnvelopeProblem> {
    let value: T = text.parse().map_err(|_| EnvelopeProblem::Header)?;
    if value.to_string() == text { Ok(value) } else { Err(EnvelopeProblem::Header) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope() -> Envelope {
        let writer = |name| Some(Id::new(name).unwrap());
        Envelope {
            key: Key::read("case/k3").unwrap(),
            schema: 1,
            version: Version { revision: 4, writer: writer("tab-1") },
            base: Version { revision: 3, writer: writer("tab-0") },
            written_ms: 1_780_000_000_000,
            json: r#"{"name":"Plan 1"}"#.to_owned(),
        }
    }

    #[test]
    fn an_envelope_reads_back_as_it_was() {
        let text = envelope().text();
        assert!(text.starts_with("tandem/2 case k3 1 4 tab-1 3 tab-0 1780000000000 17 "), "{text}");
        assert_eq!(Envelope::read(&text), Ok(envelope()));

        let first = Envelope { base: Version::default(), ..envelope() };
        assert!(first.text().starts_with("tandem/2 case k3 1 4 tab-1 0 _ 17"), "{}", first.text());
        assert_eq!(Envelope::read(&first.text()), Ok(first));
    }

    #[test]
    fn fault_16_the_first_format_is_read_and_knows_no_base() {
        let header = "tandem/1 case k3 1 4 tab-1 1780000000000 17";
        let json = r#"{"name":"Plan 1"}"#;
        let text = format!("{header} {:08x}\n{json}", checksum(header, json));

        assert_eq!(Envelope::read(&text), Ok(Envelope { base: Version::default(), ..envelope() }));
    }

    #[test]
    fn a_deleted_record_has_no_payload() {
        let deleted = Envelope { json: Envelope::json_of(None), ..envelope() };

        assert_eq!(Envelope::read(&deleted.text()).unwrap().payload(), None);
        assert_eq!(envelope().payload(), Some(r#"{"name":"Plan 1"}"#));
    }

    #[test]
    fn fault_40_a_clock_before_1970_is_no_obstacle() {
        let early = Envelope { written_ms: -62_135_596_800_000, ..envelope() };

        assert_eq!(Envelope::read(&early.text()), Ok(early));
    }

    #[test]
    fn a_later_format_is_told_from_damage() {
        let text = envelope().text();

        assert_eq!(
            Envelope::read(&text.replacen("tandem/2", "tandem/3", 1)),
            Err(EnvelopeProblem::Newer)
        );
        assert_eq!(Envelope::read("{}"), Err(EnvelopeProblem::Foreign));
        assert_eq!(Envelope::read(&text.replacen(" 4 ", " 5 ", 1)), Err(EnvelopeProblem::Checksum));
        assert_eq!(Envelope::read(&text.replacen(" 4 ", " 04 ", 1)), Err(EnvelopeProblem::Header));
        assert_eq!(Envelope::read(&format!("{text} ")), Err(EnvelopeProblem::Length));
        assert_eq!(
            Envelope::of(&text, &Key::read("case/k4").unwrap()),
            Err(EnvelopeProblem::Misplaced)
        );
    }
}
