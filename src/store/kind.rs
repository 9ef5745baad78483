//! What kinds of record there are, and what each needs to be told about.

use super::json::Json;
use super::level_record::LevelRecord;
use super::record::{CaseRecord, Record, Settings};

/// What a record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One calculation: what was typed, under a name.
    Case,
    /// A person's level plan. There is one.
    Level,
    /// What a person chose for the program itself. There is one.
    Settings,
}

/// One line a kind: everything the rest of the house needs to know of it.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The word in keys and envelopes. Never renamed, never used again for something else.
    pub id: &'static str,
    /// What a list of what is kept calls its records.
    pub title: &'static str,
    /// What becomes of two edits of one record, made at the same time in two tabs.
    pub conflict: Conflict,
    /// Whether a write is confirmed only when the disk itself has it, which a power cut does not
    /// undo. It costs some milliseconds.
    pub is_strict: bool,
    /// The most bytes of one payload.
    pub most_bytes: usize,
    /// The newest version of the payload's shape.
    pub schema: u32,
    /// Reads a payload of a shape up to `schema`.
    read: fn(u32, &str) -> Option<String>,
}

/// What becomes of two edits of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// Both are kept, the second as a record of its own.
    Copy,
    /// There is one record: each field keeps the edit that changed it. Where both changed the same
    /// field, the edit that was made on the other stays, or one of two that knew nothing of each
    /// other.
    Merge,
}

/// How a payload fits what this version knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It can be read; the text in the newest shape.
    Reads(String),
    /// A later version of the program wrote it.
    Newer,
    /// A field is missing or of another shape.
    Damaged,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Case, Kind::Level, Kind::Settings];

    /// The one declaration of each kind.
    pub const fn about(self) -> About {
        match self {
            Kind::Case => About::of::<CaseRecord>("case", "Calculator plans", Conflict::Copy),
            Kind::Level => About::of::<LevelRecord>("level", "Level plan", Conflict::Merge),
            Kind::Settings => About::of::<Settings>("settings", "Settings", Conflict::Merge),
        }
    }

    /// The word in keys and envelopes.
    pub const fn id(self) -> &'static str {
        self.about().id
    }

    /// The kind with this word.
    pub fn from_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// How the payload `json` of version `schema` fits this kind.
    pub fn fit(self, schema: u32, json: &str) -> Fit {
        let about = self.about();
        if schema > about.schema {
            return Fit::Newer;
        }
        (about.read)(schema, json).map_or(Fit::Damaged, Fit::Reads)
    }
}

impl About {
    const fn of<R: Record>(id: &'static str, title: &'static str, conflict: Conflict) -> About {
        About {
            id,
            title,
            conflict,
            is_strict: false,
            most_bytes: 64 * 1024,
            schema: R::SCHEMA,
            read: read::<R>,
        }
    }
}

/// The payload in the newest shape; `None` where it does not read as `R`.
fn read<R: Record>(schema: u32, json: &str) -> Option<String> {
    let payload = migrated(R::STEPS, schema, Json::read(json).ok()?)?;
    let newest = (schema < R::SCHEMA).then(|| payload.to_string());
    R::from_json(payload)?;
    Some(newest.unwrap_or_else(|| json.to_owned()))
}

/// The payload after every step that follows its shape: the first step leads from shape 1 to 2.
/// A step that cannot read what it is given gives nothing, and the text stays as it was found.
fn migrated(steps: &[fn(Json) -> Option<Json>], schema: u32, payload: Json) -> Option<Json> {
    let from = usize::try_from(schema).ok()?.checked_sub(1)?;
    steps.get(from..)?.iter().try_fold(payload, |payload, step| step(payload))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::json::{entry, take};

    #[test]
    fn every_kind_is_found_by_its_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_id(kind.id()), Some(kind));
        }
        assert_eq!(Kind::from_id("attempt"), None);
    }

    #[test]
    fn fault_15_a_newer_shape_is_told_from_a_damaged_one() {
        assert_eq!(Kind::Settings.fit(1, "{}"), Fit::Reads("{}".to_owned()));
        assert_eq!(Kind::Settings.fit(2, "{}"), Fit::Newer);
        assert_eq!(Kind::Settings.fit(0, "{}"), Fit::Damaged);
        assert_eq!(Kind::Settings.fit(1, "[]"), Fit::Damaged);
    }

    /// Shape 1 holds a text "name"; shape 2 a list "names"; shape 3 their count beside it.
    const STEPS: &[fn(Json) -> Option<Json>] = &[
        |payload| {
            let mut fields = payload.into_map()?;
            let name = take(&mut fields, "name")?;
            fields.push(entry("names", Json::List(vec![name])));
            Some(Json::Map(fields))
        },
        |payload| {
            let mut fields = payload.into_map()?;
            fields.push(entry("count", Json::Number("1".to_owned())));
            Some(Json::Map(fields))
        },
    ];

    #[test]
    fn every_older_shape_is_led_step_by_step_to_the_newest_and_unknown_fields_come_along() {
        let read = |text| Json::read(text).unwrap();
        let newest = r#"{"color":"green","names":["a"],"count":1}"#;

        let from_first = migrated(STEPS, 1, read(r#"{"name":"a","color":"green"}"#)).unwrap();
        let from_second = migrated(STEPS, 2, read(r#"{"color":"green","names":["a"]}"#)).unwrap();
        assert_eq!(from_first.to_string(), newest);
        assert_eq!(from_second.to_string(), newest);
        assert_eq!(migrated(STEPS, 3, read(newest)), Some(read(newest)));
    }

    #[test]
    fn fault_17_a_step_that_fails_gives_nothing_instead_of_half() {
        assert_eq!(migrated(STEPS, 1, Json::Null), None);
        assert_eq!(migrated(STEPS, 0, Json::Null), None);
        assert_eq!(migrated(STEPS, 4, Json::Null), None);
    }
}
