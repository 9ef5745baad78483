//! A backup opened again: what can be used of it, and what had to be left out.

use super::rescue;
use super::{Backup, BackupProblem, VERSION, crc32, find, from_iso, seal};
use crate::store::aside::Aside;
use crate::store::envelope::Envelope;
use crate::store::json::{Entries, Json, NotJson, take};
use crate::store::kind::{Fit, Kind};
use crate::store::link::shortened;
use crate::store::slot::{Id, Key};
use crate::store::version::Version;

/// The most bytes of a file that is opened.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The most records of a file that is opened, and the most texts set aside.
pub const MOST_RECORDS: usize = 10_000;

/// What is in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// What can be used, in the newest shape.
    pub backup: Backup,
    /// Every byte of the file is as it was written. Never so for a rescue file.
    pub is_intact: bool,
    /// It is what the failure panel wrote: it has no checksum of the whole.
    pub is_rescue: bool,
    /// Records left out because their checksum is wrong or their fields cannot be read, or because
    /// their key came before: `case/k3`, or `record 5`, counted from 1, where even that is lost.
    pub damaged: Vec<String>,
    /// Records of a newer shape, left out.
    pub newer: usize,
    /// Records of a kind that this version does not know, left out.
    pub unknown: usize,
}

impl Backup {
    /// What is in the file `text`: what [`Backup::text`] wrote, or the failure panel.
    ///
    /// # Errors
    ///
    /// [`BackupProblem`], in the order of its variants; nothing is read of a text that is too
    /// long. One bad record never stops the others.
    pub fn read(text: &str) -> Result<Opened, BackupProblem> {
        if text.len() > MOST_BYTES {
            return Err(BackupProblem::TooLarge);
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut fields = json(text)?.into_map().ok_or(BackupProblem::Foreign)?;
        match take(&mut fields, "tandem").and_then(Json::into_text).as_deref() {
            Some("backup") => open(text, fields),
            Some("entries") => rescue::open(fields),
            Some("case") => Err(BackupProblem::OnePlan),
            _ => Err(BackupProblem::Foreign),
        }
    }
}

fn json(text: &str) -> Result<Json, BackupProblem> {
    Json::read(text).or_else(|NotJson { line, column }| {
        let mended = rescue::mended(text).and_then(|text| Json::read(&text).ok());
        mended.ok_or(BackupProblem::NotJson { line, column })
    })
}

fn open(text: &str, mut fields: Entries) -> Result<Opened, BackupProblem> {
    match take(&mut fields, "version").and_then(|version| version.whole()) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(BackupProblem::Newer),
        _ => return Err(BackupProblem::Broken { what: "its version is missing" }),
    }
    let Some(Json::List(records)) = take(&mut fields, "records") else {
        return Err(BackupProblem::Broken { what: "its list of records is missing" });
    };
    let asides = match take(&mut fields, "set_aside") {
        Some(Json::List(asides)) => asides,
        _ => Vec::new(),
    };
    if records.len() > MOST_RECORDS || asides.len() > MOST_RECORDS {
        return Err(BackupProblem::TooMany);
    }
    let mut opened = Opened { is_intact: seal::is_intact(text), ..Opened::default() };
    for (place, value) in records.into_iter().enumerate() {
        let name = name(&value, place);
        match record(value) {
            Ok(record) => opened.add(record),
            Err(Left::Damaged) => opened.damaged.push(name),
            Err(Left::Newer) => opened.newer = opened.newer.saturating_add(1),
            Err(Left::Unknown) => opened.unknown = opened.unknown.saturating_add(1),
        }
    }
    for (place, value) in asides.into_iter().enumerate() {
        match Aside::of_json(value) {
            Some(aside) => opened.backup.asides.push(aside),
            None => opened.damaged.push(format!("set aside {}", place.saturating_add(1))),
        }
    }
    let taken = take(&mut fields, "taken").and_then(Json::into_text);
    opened.date(taken.as_deref());
    Ok(opened)
}

impl Opened {
    /// Adds `record` in its place. A key that comes again counts as damaged.
    pub(super) fn add(&mut self, record: Envelope) {
        match find(&self.backup.records, &record.key) {
            Ok(_) => self.damaged.push(record.key.to_string()),
            Err(place) => self.backup.records.insert(place, record),
        }
    }

    /// Says when the file was taken: where `taken` cannot be read, at the last time something in
    /// it was written. It is only shown, so it costs nobody the rest.
    pub(super) fn date(&mut self, taken: Option<&str>) {
        let last = self.backup.records.iter().map(|record| record.written_ms).max();
        let taken = taken.and_then(from_iso).or(last);
        self.backup.taken_ms = taken.unwrap_or_default();
    }
}

/// Why a record is left out.
enum Left {
    Damaged,
    Newer,
    Unknown,
}

fn record(value: Json) -> Result<Envelope, Left> {
    let mut fields = value.into_map().ok_or(Left::Damaged)?;
    let kind = text(&mut fields, "kind").ok_or(Left::Damaged)?;
    let kind = Kind::from_id(&kind).ok_or(Left::Unknown)?;
    let (schema, record) = known(kind, fields).ok_or(Left::Damaged)?;
    match kind.fit(schema, &record.json) {
        Fit::Reads(json) => Ok(Envelope { json, ..record }),
        Fit::Newer => Err(Left::Newer),
        Fit::Damaged => Err(Left::Damaged),
    }
}

/// The record of a known kind, with the version of its shape in the file.
fn known(kind: Kind, mut fields: Entries) -> Option<(u32, Envelope)> {
    let id = Id::new(&text(&mut fields, "id")?).ok()?;
    let schema = digits(&mut fields, "schema")?.parse().ok()?;
    let revision = digits(&mut fields, "revision")?.parse().ok()?;
    let written_ms = from_iso(&text(&mut fields, "written")?)?;
    let crc = text(&mut fields, "crc32")?;
    let json = take(&mut fields, "payload")?.to_string();
    let record = Envelope {
        key: Key { kind, id },
        schema: kind.about().schema,
        version: Version { revision, writer: None },
        base: Version::default(),
        written_ms,
        json,
    };
    (crc32(&record.json) == crc).then_some((schema, record))
}

fn text(fields: &mut Entries, name: &str) -> Option<String> {
    take(fields, name)?.into_text()
}

fn digits(fields: &mut Entries, name: &str) -> Option<String> {
    match take(fields, name)? {
        Json::Number(digits) => Some(digits),
        _ => None,
    }
}

/// What to call the record at `place`, counted from 0, whatever became of it.
fn name(value: &Json, place: usize) -> String {
    let field = |name: &str| match value {
        Json::Map(fields) => match fields.iter().find(|(other, _)| other == name) {
            Some((_, Json::Text(text))) => Some(shortened(text)),
            _ => None,
        },
        _ => None,
    };
    match (field("kind"), field("id")) {
        (Some(kind), Some(id)) => format!("{kind}/{id}"),
        _ => format!("record {}", place.saturating_add(1)),
    }
}
