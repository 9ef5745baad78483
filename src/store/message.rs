//! What tabs tell each other.
//!
//! Anybody on this origin can send anything, so a message is a line of its own kind, and what is
//! not exactly one is ignored.

use super::kind::Kind;
use super::slot::{Id, Key};
use super::version::Version;

/// What one tab tells the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The journal holds this version of a record now, in this version of its shape.
    Wrote { key: Key, schema: u32, version: Version },
    /// Somebody wants to edit this record there: whoever does so here saves it and steps back.
    EditElsewhere(Key),
    /// Everything was erased on purpose.
    Erased,
}

const START: &str = "tandem/1";

impl Message {
    /// The line to send.
    pub fn text(&self) -> String {
        match self {
            Message::Wrote { key, schema, version } => {
                let writer = version.writer.as_ref().map_or("", Id::as_str);
                format!("{START} wrote {key} {schema} {} {writer}", version.revision)
            }
            Message::EditElsewhere(key) => format!("{START} edit {key}"),
            Message::Erased => format!("{START} erased"),
        }
    }

    /// The message that [`Message::text`] wrote as `text`.
    pub fn read(text: &str) -> Option<Message> {
        let words: Vec<&str> = text.split(' ').collect();
        let message = match *words.as_slice() {
            [START, "wrote", key, schema, revision, writer] => Message::Wrote {
                key: Key::read(key)?,
                schema: schema.parse().ok()?,
                version: Version {
                    revision: revision.parse().ok()?,
                    writer: Some(Id::new(writer).ok()?),
                },
            },
            [START, "edit", key] => Message::EditElsewhere(Key::read(key)?),
            [START, "erased"] => Message::Erased,
            _ => return None,
        };
        (message.text() == text).then_some(message)
    }

    /// Whether a newer program sent this: it knows a shape that this one does not.
    pub fn is_of_a_newer_program(&self) -> bool {
        match self {
            Message::Wrote { key: Key { kind, .. }, schema, .. } => *schema > newest(*kind),
            Message::EditElsewhere(_) | Message::Erased => false,
        }
    }
}

fn newest(kind: Kind) -> u32 {
    kind.about().schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_reads_back_as_it_was() {
        let key = Key::read("case/k3").unwrap();
        let version = Version { revision: 7, writer: Some(Id::new("tab").unwrap()) };

        for message in [
            Message::Wrote { key: key.clone(), schema: 1, version },
            Message::EditElsewhere(key),
            Message::Erased,
        ] {
            assert_eq!(Message::read(&message.text()), Some(message));
        }
    }

    #[test]
    fn fault_68_junk_is_no_message() {
        for text in [
            "",
            "tandem/1",
            "tandem/1 erased ",
            "tandem/2 erased",
            "tandem/1 edit case",
            "tandem/1 edit certificate/k3",
            "tandem/1 wrote case/k3 1 07 tab",
            "tandem/1 wrote case/k3 1 -7 tab",
            "tandem/1 wrote case/k3 1 7 ",
            "tandem/1 wrote case/k3 1 7 TAB",
            "{\"app\":\"tandem\"}",
        ] {
            assert_eq!(Message::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_shape_that_is_not_known_yet_tells_a_newer_program() {
        let wrote = |schema| Message::read(&format!("tandem/1 wrote case/k3 {schema} 7 tab"));

        assert!(!wrote(1).unwrap().is_of_a_newer_program());
        assert!(wrote(2).unwrap().is_of_a_newer_program());
    }
}
