//! The synchronous copy of one record: found, put right where it can be, and written.
//!
//! A text that cannot be read is set aside before anything is written over it. A text of a later
//! version is not touched.

use super::aside::set_aside;
use super::envelope::{Envelope, EnvelopeProblem};
use super::kind::Fit;
use super::ports::{KeyValue, KeyValueError};
use super::slot::{Key, Slot};
use super::version::Version;

/// The layout of the slots that this version writes.
const LAYOUT: u32 = 2;

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading {
    /// Its payload is in the newest shape.
    Whole(Envelope),
    /// A later version of the program wrote it.
    Newer,
    Damaged(EnvelopeProblem),
}

/// What the synchronous copy holds of one record.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// The newest that can be read; a deletion is one too.
    pub envelope: Option<Envelope>,
    /// It is of a later version, and no text of it may be touched.
    pub is_newer: bool,
    /// It was damaged or missing and came back from the copy before.
    pub is_restored: bool,
    /// What was damaged is set aside.
    pub is_set_aside: bool,
}

/// What has become of the slots as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Ours,
    /// There is nothing of ours: the first start, or everything was emptied.
    Missing,
    /// A later version has laid them out in another way. Nothing may be written.
    Newer,
}

/// Reads `text` as the record `key`.
pub(super) fn read(text: &str, key: &Key) -> Reading {
    let mut envelope = match Envelope::of(text, key) {
        Ok(envelope) => envelope,
        Err(EnvelopeProblem::Newer) => return Reading::Newer,
        Err(problem) => return Reading::Damaged(problem),
    };
    let Some(payload) = envelope.payload() else { return Reading::Whole(envelope) };
    match key.kind.fit(envelope.schema, payload) {
        Fit::Newer => Reading::Newer,
        Fit::Damaged => Reading::Damaged(EnvelopeProblem::Payload),
        Fit::Reads(json) => {
            envelope.schema = key.kind.about().schema;
            envelope.json = json;
            Reading::Whole(envelope)
        }
    }
}

/// Finds the record `key`, after what is damaged or missing was put right from the copy before.
///
/// Where storage refuses to set damaged text aside, it stays in its place, and the copy before is
/// read all the same.
pub(super) fn find(local: &dyn KeyValue, key: &Key) -> Result<Found, KeyValueError> {
    let slot = |slot: fn(Key) -> Slot| slot(key.clone()).key();
    let at = |name: &str| local.get(name).map(|text| text.map(|text| read(&text, key)));
    let (place, grave, spare) = (slot(Slot::Record), slot(Slot::Tombstone), slot(Slot::Previous));
    let mut found = Found::default();
    let mut may_write = true;
    let mut take = |reading: Option<Reading>, name: &str| match reading {
        Some(Reading::Whole(envelope)) => Some(envelope),
        Some(Reading::Newer) => {
            found.is_newer = true;
            None
        }
        Some(Reading::Damaged(problem)) => {
            let is_kept = set_aside(local, name, problem).is_ok();
            may_write &= is_kept;
            found.is_set_aside |= is_kept;
            None
        }
        None => None,
    };
    let (record, deleted) = (take(at(&place)?, &place), take(at(&grave)?, &grave));
    if found.is_newer {
        return Ok(found);
    }
    let is_missing = record.is_none();
    let record = match record {
        Some(record) => Some(record),
        None => match at(&spare)? {
            Some(Reading::Whole(envelope)) => Some(envelope),
            _ => None,
        },
    };
    let is_deleted = |record: &Envelope| {
        deleted.as_ref().is_some_and(|it| it.version.revision >= record.version.revision)
    };
    match record.filter(|record| !is_deleted(record)) {
        Some(record) => {
            found.is_restored = is_missing;
            if is_missing && may_write {
                // Where this fails, the same is found and done at the next start.
                let _ = local.set(&place, &record.text());
            }
            found.envelope = Some(record);
        }
        None => {
            if found.is_set_aside && may_write {
                local.remove(&place)?;
            }
            found.envelope = deleted;
        }
    }
    Ok(found)
}

/// Puts `envelope` in the place of what stands there, which is kept as the copy before.
///
/// # Errors
///
/// [`KeyValueError`]; then the old text stands.
pub(super) fn write(local: &dyn KeyValue, envelope: &Envelope) -> Result<(), KeyValueError> {
    let slot = |slot: fn(Key) -> Slot| slot(envelope.key.clone()).key();
    let (place, grave, spare) = (slot(Slot::Record), slot(Slot::Tombstone), slot(Slot::Previous));
    let old = local.get(&place)?;
    match old.as_deref().map(|old| read(old, &envelope.key)) {
        None => {}
        Some(Reading::Newer) => return Err(KeyValueError::Newer),
        Some(Reading::Damaged(problem)) => set_aside(local, &place, problem)?,
        Some(Reading::Whole(_)) if envelope.payload().is_none() => {}
        Some(Reading::Whole(_)) => match local.set(&spare, &old.unwrap_or_default()) {
            // The spare copy is the first thing to give up when room runs out.
            Ok(()) | Err(KeyValueError::Full) => {}
            Err(error) => return Err(error),
        },
    }
    if envelope.payload().is_some() {
        set_making_room(local, &place, &envelope.text())?;
        // Where this fails the record still wins: its revision is above the tombstone's.
        let _ = local.remove(&grave);
    } else {
        set_making_room(local, &grave, &envelope.text())?;
        local.remove(&place)?;
        local.remove(&spare)?;
    }
    Ok(())
}

/// Whether the copy has `version` of the record `key`, or what is known to hold it.
pub(super) fn holds(local: &dyn KeyValue, key: &Key, version: &Version) -> bool {
    let found = find(local, key).unwrap_or_default();
    found.is_newer
        || found
            .envelope
            .is_some_and(|it| it.version == *version || it.version.follows(&it.base, version))
}

/// What has become of the slots.
pub(super) fn layout(local: &dyn KeyValue) -> Result<Layout, KeyValueError> {
    Ok(match local.get(&Slot::Layout.key())?.map(|text| text.parse::<u32>()) {
        Some(Ok(layout)) if layout > LAYOUT => Layout::Newer,
        Some(Ok(LAYOUT)) => Layout::Ours,
        Some(_) | None => Layout::Missing,
    })
}

/// Marks the slots as laid out by this version. An older program then writes no more.
pub(super) fn mark_layout(local: &dyn KeyValue) -> Result<(), KeyValueError> {
    set_making_room(local, &Slot::Layout.key(), &LAYOUT.to_string())
}

/// Every record that left a trace, ascending.
pub(super) fn keys(local: &dyn KeyValue) -> Result<Vec<Key>, KeyValueError> {
    let mut keys = Vec::new();
    for name in local.keys()? {
        if let Some(Slot::Record(key) | Slot::Previous(key) | Slot::Tombstone(key)) =
            Slot::from_key(&name)
        {
            keys.push(key);
        }
    }
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

/// Writes `text`; where there is no room, once more after giving up every copy before.
fn set_making_room(local: &dyn KeyValue, key: &str, text: &str) -> Result<(), KeyValueError> {
    match local.set(key, text) {
        Err(KeyValueError::Full) => {}
        answer => return answer,
    }
    for spare in local.keys()? {
        if let Some(Slot::Previous(..)) = Slot::from_key(&spare) {
            local.remove(&spare)?;
        }
    }
    local.set(key, text)
}
