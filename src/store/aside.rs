//! Texts that could not be read, kept as they were found. Nothing here deletes one.

use super::envelope::EnvelopeProblem;
use super::json::{Json, entry, take};
use super::ports::{KeyValue, KeyValueError};
use super::slot::Slot;

/// A text that could not be read.
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
    /// The row `key` of the journal.
    pub fn of_row(key: &str, problem: EnvelopeProblem, text: String) -> Aside {
        Aside { key: key.to_owned(), reason: problem.to_string(), text }
    }

    /// What [`Aside::written`] wrote.
    pub fn read(text: &str) -> Option<Aside> {
        Aside::of_json(Json::read(text).ok()?)
    }

    pub(super) fn of_json(value: Json) -> Option<Aside> {
        let mut fields = value.into_map()?;
        let mut field = |name| take(&mut fields, name)?.into_text();
        Some(Aside { key: field("key")?, reason: field("reason")?, text: field("text")? })
    }

    /// As it is kept.
    pub fn written(self) -> String {
        self.into_json().to_string()
    }

    pub(super) fn into_json(self) -> Json {
        Json::Map(vec![
            entry("key", Json::Text(self.key)),
            entry("reason", Json::Text(self.reason)),
            entry("text", Json::Text(self.text)),
        ])
    }
}

/// Everything that was set aside in the synchronous copy, in the order of its slots.
///
/// # Errors
///
/// [`KeyValueError`] where storage does not answer.
pub fn asides(local: &dyn KeyValue) -> Result<Vec<Aside>, KeyValueError> {
    let mut asides = Vec::new();
    for number in numbers(local)? {
        let text = local.get(&Slot::SetAside(number).key())?;
        asides.extend(text.and_then(|text| Aside::read(&text)));
    }
    Ok(asides)
}

/// Keeps the text under `key` as it is, unless the same text is kept already.
pub(super) fn set_aside(
    local: &dyn KeyValue,
    key: &str,
    problem: EnvelopeProblem,
) -> Result<(), KeyValueError> {
    let Some(text) = local.get(key)? else { return Ok(()) };
    if asides(local)?.iter().any(|aside| aside.text == text && aside.key == key) {
        return Ok(());
    }
    let last = numbers(local)?.last().copied().unwrap_or_default();
    let number = last.checked_add(1).ok_or(KeyValueError::Full)?;
    let aside = Aside { key: key.to_owned(), reason: problem.to_string(), text };
    // Makes no room for itself: a previous copy given up for it may be the only good text left.
    local.set(&Slot::SetAside(number).key(), &aside.written())
}

fn numbers(local: &dyn KeyValue) -> Result<Vec<u64>, KeyValueError> {
    let mut numbers = Vec::new();
    for key in local.keys()? {
        if let Some(Slot::SetAside(number)) = Slot::from_key(&key) {
            let place = numbers.partition_point(|other| *other < number);
            numbers.insert(place, number);
        }
    }
    Ok(numbers)
}
