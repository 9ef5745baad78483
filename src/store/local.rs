//! One record in the synchronous copy: read, written, deleted, recovered.
//!
//! A text that cannot be read is set aside before anything is written over it. A text of a later
//! version is not touched.

use super::envelope::{Envelope, EnvelopeProblem};
use super::json::{Json, entry, take};
use super::ports::{KeyValue, KeyValueError};
use super::record::Record;
use super::slot::{Id, Kind, Slot};
use super::standing::NotSaved;

/// The most bytes of one payload.
const MOST_BYTES: usize = 64 * 1024;

/// The layout of the slots that this version writes.
const LAYOUT: u32 = 1;

/// Which write of a record is meant. Two tabs may both write a revision 5; they are two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Version {
    pub revision: u64,
    pub writer: Option<Id>,
}

impl Version {
    fn of(envelope: &Envelope) -> Version {
        Version { revision: envelope.revision, writer: Some(envelope.writer.clone()) }
    }

    /// Whether someone else wrote `self` after, or beside, `base`.
    fn overtakes(&self, base: &Version) -> bool {
        self.revision > base.revision
            || (self.revision == base.revision && self.writer != base.writer)
    }
}

/// What stands in the slots of one record.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading<R> {
    Absent,
    Whole {
        record: R,
        version: Version,
    },
    /// It was deleted, at this version.
    Buried(Version),
    /// A later version of the program wrote it.
    Newer,
    Damaged(EnvelopeProblem),
}

/// Who writes, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp<'a> {
    pub writer: &'a Id,
    pub now_ms: i64,
}

/// Why a record was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotWritten {
    /// Another tab has written it since it was read here.
    Overtaken,
    /// Storage or the record is in the way.
    NotSaved(NotSaved),
}

impl From<KeyValueError> for NotWritten {
    fn from(error: KeyValueError) -> NotWritten {
        NotWritten::NotSaved(error.into())
    }
}

/// A text that could not be read, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where it stood.
    pub key: String,
    /// Why it could not be read.
    pub reason: String,
    /// The text itself, unchanged.
    pub text: String,
}

impl Aside {
    fn read(text: &str) -> Option<Aside> {
        let mut fields = Json::read(text).ok()?.into_map()?;
        let mut field = |name| take(&mut fields, name)?.into_text();
        Some(Aside { key: field("key")?, reason: field("reason")?, text: field("text")? })
    }

    fn written(self) -> String {
        let fields = vec![
            entry("key", Json::Text(self.key)),
            entry("reason", Json::Text(self.reason)),
            entry("text", Json::Text(self.text)),
        ];
        Json::Map(fields).to_string()
    }
}

/// Everything that was set aside, in the order of its slots.
///
/// # Errors
///
/// [`KeyValueError`] where storage does not answer.
pub fn asides(storage: &dyn KeyValue) -> Result<Vec<Aside>, KeyValueError> {
    let mut asides = Vec::new();
    for number in aside_numbers(storage)? {
        let text = storage.get(&Slot::SetAside(number).key())?;
        asides.extend(text.and_then(|text| Aside::read(&text)));
    }
    Ok(asides)
}

/// The record `id` as storage has it.
pub(super) fn read<R: Record>(
    storage: &dyn KeyValue,
    id: &Id,
) -> Result<Reading<R>, KeyValueError> {
    let grave = match storage.get(&Slot::Tombstone(R::KIND, id.clone()).key())? {
        Some(text) => match envelope(&text, R::KIND, id) {
            Ok(envelope) => Some(Version::of(&envelope)),
            Err(EnvelopeProblem::Newer) => return Ok(Reading::Newer),
            Err(_) => None,
        },
        None => None,
    };
    let reading = match storage.get(&Slot::Record(R::KIND, id.clone()).key())? {
        Some(text) => reading(&text, id),
        None => Reading::Absent,
    };
    Ok(match (reading, grave) {
        (Reading::Whole { record, version }, Some(grave)) if grave.revision < version.revision => {
            Reading::Whole { record, version }
        }
        (Reading::Newer, _) => Reading::Newer,
        (_, Some(grave)) => Reading::Buried(grave),
        (reading, None) => reading,
    })
}

/// The record `id`, after what is damaged or missing was put right from its previous copy.
///
/// The second value is true where damaged text was set aside. Where storage refuses that, the
/// damaged text stays in its place, and the previous copy is read all the same.
pub(super) fn recover<R: Record>(
    storage: &dyn KeyValue,
    id: &Id,
) -> Result<(Reading<R>, bool), KeyValueError> {
    let key = Slot::Record(R::KIND, id.clone()).key();
    let aside = match read::<R>(storage, id)? {
        Reading::Damaged(problem) => Some(set_aside(storage, &key, problem)),
        Reading::Absent => None,
        whole => return Ok((whole, false)),
    };
    let may_write = aside.as_ref().is_none_or(Result::is_ok);
    let was_set_aside = aside.as_ref().is_some_and(Result::is_ok);

    if let Some(text) = storage.get(&Slot::Previous(R::KIND, id.clone()).key())?
        && let whole @ Reading::Whole { .. } = reading::<R>(&text, id)
    {
        if may_write {
            // Where this fails, the same is found and done at the next start.
            let _ = storage.set(&key, &text);
        }
        return Ok((whole, was_set_aside));
    }
    if let Some(aside) = aside {
        aside?;
        storage.remove(&key)?;
    }
    Ok((Reading::Absent, was_set_aside))
}

/// Writes `record` over the version `base`, and keeps what stood there as the previous copy.
pub(super) fn write<R: Record>(
    storage: &dyn KeyValue,
    id: &Id,
    base: &Version,
    record: &R,
    stamp: Stamp<'_>,
) -> Result<Version, NotWritten> {
    let json = record.to_json().to_string();
    if json.len() > MOST_BYTES {
        return Err(NotWritten::NotSaved(NotSaved::TooLong));
    }
    check_layout(storage)?;

    let key = Slot::Record(R::KIND, id.clone()).key();
    let last = match read::<R>(storage, id)? {
        Reading::Newer => return Err(NotWritten::NotSaved(NotSaved::NewerElsewhere)),
        Reading::Whole { version, record: theirs } if version.overtakes(base) => {
            if theirs == *record {
                return Ok(version);
            }
            return Err(NotWritten::Overtaken);
        }
        // An edit made here outlives a deletion elsewhere: work is not thrown away unasked.
        Reading::Whole { version, .. } | Reading::Buried(version) => version,
        Reading::Damaged(problem) => {
            set_aside(storage, &key, problem)?;
            Version::default()
        }
        Reading::Absent => Version::default(),
    };

    if let Some(text) = storage.get(&key)?
        && matches!(reading::<R>(&text, id), Reading::Whole { .. })
    {
        match storage.set(&Slot::Previous(R::KIND, id.clone()).key(), &text) {
            // The spare copy is the first thing to give up when room runs out.
            Ok(()) | Err(KeyValueError::Full) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let envelope = Envelope {
        kind: R::KIND,
        id: id.clone(),
        schema: R::SCHEMA,
        revision: last.revision.max(base.revision).saturating_add(1),
        writer: stamp.writer.clone(),
        written_ms: stamp.now_ms,
        json,
    };
    set_making_room(storage, &key, &envelope.text())?;
    // Where this fails the record still wins: its revision is above the tombstone's.
    let _ = storage.remove(&Slot::Tombstone(R::KIND, id.clone()).key());
    Ok(Version::of(&envelope))
}

/// Deletes the record that stands at version `base`.
pub(super) fn bury<R: Record>(
    storage: &dyn KeyValue,
    id: &Id,
    base: &Version,
    stamp: Stamp<'_>,
) -> Result<(), NotWritten> {
    check_layout(storage)?;
    let key = Slot::Record(R::KIND, id.clone()).key();
    let last = match read::<R>(storage, id)? {
        Reading::Newer => return Err(NotWritten::NotSaved(NotSaved::NewerElsewhere)),
        Reading::Buried(_) => return Ok(()),
        Reading::Whole { version, .. } if version.overtakes(base) => {
            return Err(NotWritten::Overtaken);
        }
        Reading::Whole { version, .. } => version,
        Reading::Damaged(problem) => {
            set_aside(storage, &key, problem)?;
            Version::default()
        }
        Reading::Absent => Version::default(),
    };
    let envelope = Envelope {
        kind: R::KIND,
        id: id.clone(),
        schema: R::SCHEMA,
        revision: last.revision.max(base.revision).saturating_add(1),
        writer: stamp.writer.clone(),
        written_ms: stamp.now_ms,
        json: "null".to_owned(),
    };
    set_making_room(storage, &Slot::Tombstone(R::KIND, id.clone()).key(), &envelope.text())?;
    storage.remove(&key)?;
    storage.remove(&Slot::Previous(R::KIND, id.clone()).key())?;
    Ok(())
}

/// Refuses to write among slots that a later version laid out in another way.
fn check_layout(storage: &dyn KeyValue) -> Result<(), NotWritten> {
    let key = Slot::Layout.key();
    match storage.get(&key)?.map(|text| text.parse::<u32>()) {
        Some(Ok(layout)) if layout > LAYOUT => Err(NotWritten::NotSaved(NotSaved::NewerElsewhere)),
        Some(_) => Ok(()),
        None => Ok(set_making_room(storage, &key, &LAYOUT.to_string())?),
    }
}

/// Writes `text`; where there is no room, once more after giving up every previous copy.
fn set_making_room(storage: &dyn KeyValue, key: &str, text: &str) -> Result<(), KeyValueError> {
    match storage.set(key, text) {
        Err(KeyValueError::Full) => {}
        answer => return answer,
    }
    for spare in storage.keys()? {
        if let Some(Slot::Previous(..)) = Slot::from_key(&spare) {
            storage.remove(&spare)?;
        }
    }
    storage.set(key, text)
}

/// Keeps the text under `key` as it is, unless the same text is kept already.
fn set_aside(
    storage: &dyn KeyValue,
    key: &str,
    problem: EnvelopeProblem,
) -> Result<(), KeyValueError> {
    let Some(text) = storage.get(key)? else { return Ok(()) };
    if asides(storage)?.iter().any(|aside| aside.text == text && aside.key == key) {
        return Ok(());
    }
    let last = aside_numbers(storage)?.last().copied().unwrap_or_default();
    let number = last.checked_add(1).ok_or(KeyValueError::Full)?;
    let aside = Aside { key: key.to_owned(), reason: problem.to_string(), text };
    // Makes no room for itself: a previous copy given up for it may be the only good text left.
    storage.set(&Slot::SetAside(number).key(), &aside.written())
}

fn aside_numbers(storage: &dyn KeyValue) -> Result<Vec<u64>, KeyValueError> {
    let mut numbers = Vec::new();
    for key in storage.keys()? {
        if let Some(Slot::SetAside(number)) = Slot::from_key(&key) {
            let place = numbers.partition_point(|other| *other < number);
            numbers.insert(place, number);
        }
    }
    Ok(numbers)
}

fn reading<R: Record>(text: &str, id: &Id) -> Reading<R> {
    let envelope = match envelope(text, R::KIND, id) {
        Ok(envelope) if envelope.schema > R::SCHEMA => return Reading::Newer,
        Ok(envelope) => envelope,
        Err(EnvelopeProblem::Newer) => return Reading::Newer,
        Err(problem) => return Reading::Damaged(problem),
    };
    match Json::read(&envelope.json).ok().and_then(R::from_json) {
        Some(record) => Reading::Whole { record, version: Version::of(&envelope) },
        None => Reading::Damaged(EnvelopeProblem::Payload),
    }
}

/// The envelope in `text`, if it belongs where it was found.
fn envelope(text: &str, kind: Kind, id: &Id) -> Result<Envelope, EnvelopeProblem> {
    let envelope = Envelope::read(text)?;
    if envelope.kind == kind && envelope.id == *id {
        Ok(envelope)
    } else {
        Err(EnvelopeProblem::Misplaced)
    }
}
