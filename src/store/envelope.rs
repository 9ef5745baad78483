//! One record as written: a header line, then the payload.
//!
//! ```text
//! tandem/1 <kind> <id> <schema> <revision> <writer> <unix ms> <bytes> <crc-32>
//! <json>
//! ```
//!
//! The checksum is over the whole text without ` <crc-32>`, so that no digit of the header can
//! change unseen either. It finds accidents; it is no signature.

use std::fmt::Display;
use std::str::FromStr;

use super::CRC;
use thiserror::Error;

use super::slot::{Id, Kind};

/// A payload and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    pub kind: Kind,
    pub id: Id,
    /// The version of the payload's shape, by kind, from 1.
    pub schema: u32,
    /// Counts the writes of this record, from 1. It alone puts copies in order.
    pub revision: u64,
    /// The tab that wrote it.
    pub writer: Id,
    /// When, in milliseconds since 1970. Shown, never compared.
    pub written_ms: i64,
    pub json: String,
}

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
    /// The text to keep.
    pub fn text(&self) -> String {
        let header = format!(
            "tandem/1 {} {} {} {} {} {} {}",
            self.kind.id(),
            self.id,
            self.schema,
            self.revision,
            self.writer,
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
        match number::<u32>(format)? {
            1 => {}
            2.. => return Err(EnvelopeProblem::Newer),
            0 => return Err(EnvelopeProblem::Header),
        }

        let (line, json) = text.split_once('\n').ok_or(EnvelopeProblem::Header)?;
        let (header, crc) = line.rsplit_once(' ').ok_or(EnvelopeProblem::Header)?;
        let parts: Vec<&str> = header.split(' ').collect();
        let [_, kind, id, schema, revision, writer, written_ms, bytes] = *parts.as_slice() else {
            return Err(EnvelopeProblem::Header);
        };
        let envelope = Envelope {
            kind: Kind::from_id(kind).ok_or(EnvelopeProblem::Header)?,
            id: Id::new(id).map_err(|_| EnvelopeProblem::Header)?,
            schema: number(schema)?,
            revision: number(revision)?,
            writer: Id::new(writer).map_err(|_| EnvelopeProblem::Header)?,
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
        Envelope {
            kind: Kind::Case,
            id: Id::new("k3").unwrap(),
            schema: 1,
            revision: 4,
            writer: Id::new("tab-1").unwrap(),
            written_ms: 1_780_000_000_000,
            json: r#"{"name":"Plan 1"}"#.to_owned(),
        }
    }

    #[test]
    fn an_envelope_reads_back_as_it_was() {
        let text = envelope().text();

        assert!(text.starts_with("tandem/1 case k3 1 4 tab-1 1780000000000 17 "), "{text}");
        assert_eq!(Envelope::read(&text), Ok(envelope()));
    }

    #[test]
    fn a_clock_before_1970_is_no_obstacle() {
        let early = Envelope { written_ms: -62_135_596_800_000, ..envelope() };

        assert_eq!(Envelope::read(&early.text()), Ok(early));
    }

    #[test]
    fn a_later_format_is_told_from_damage() {
        let text = envelope().text();

        assert_eq!(
            Envelope::read(&text.replacen("tandem/1", "tandem/2", 1)),
            Err(EnvelopeProblem::Newer)
        );
        assert_eq!(Envelope::read("{}"), Err(EnvelopeProblem::Foreign));
        assert_eq!(Envelope::read(&text.replacen(" 4 ", " 5 ", 1)), Err(EnvelopeProblem::Checksum));
        assert_eq!(Envelope::read(&text.replacen(" 4 ", " 04 ", 1)), Err(EnvelopeProblem::Header));
        assert_eq!(Envelope::read(&format!("{text} ")), Err(EnvelopeProblem::Length));
    }
}
