//! When each value of a record was last changed, so that two edits of it become one.
//!
//! A record of which there is one carries these marks in itself, in the shape of its values:
//! `{"texts":{"goal":"5"},"edits":{"texts":{"goal":"3 dz33g"}}}`. A mark is a number and who wrote
//! it, and the number is higher than every mark its writer had seen. So of two edits of a value
//! the one that was made on top of the other stays, whenever and wherever they meet, and any two
//! texts of a record make the same one in either order. What was taken away keeps its mark. A
//! value without a mark was written before there were any, and every mark outranks it.

use super::json::{Entries, Json, entry, take};
use super::slot::Id;

/// The name of the marks among the fields of a record, which no field of a record may have.
const NAME: &str = "edits";

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    number: u64,
    writer: String,
}

/// A value, where there is one, and when it was changed.
#[derive(Default)]
struct Side {
    value: Option<Json>,
    marks: Option<Json>,
}

/// `new` with the marks of `old`, and one of `writer` on each value that differs; its number is at
/// least `number`.
pub(super) fn marked(old: Json, new: Json, writer: &Id, number: u64) -> Json {
    let (old, new) = (Side::of(old), Side::of(new));
    let number = number.max(old.latest().number.saturating_add(1));
    let mark = Mark { number, writer: writer.to_string() };
    let marks = remarked(old.value.as_ref(), new.value.as_ref(), old.marks, &mark);
    Side { value: new.value, marks }.whole()
}

/// `payload` without its marks.
pub(super) fn unmarked(payload: Json) -> Json {
    Side::of(payload).value.unwrap_or(Json::Null)
}

/// The highest number of a mark in `payload`.
pub(super) fn latest(payload: Json) -> u64 {
    Side::of(payload).latest().number
}

/// What two texts of one record make together. Where they differ in a value and the marks tell
/// nothing, as in texts from before there were any, `is_theirs_later` tells which stays.
pub(super) fn together(ours: Json, theirs: Json, is_theirs_later: bool) -> Json {
    meet(Side::of(ours), Side::of(theirs), is_theirs_later).whole()
}

fn remarked(
    old: Option<&Json>,
    new: Option<&Json>,
    marks: Option<Json>,
    mark: &Mark,
) -> Option<Json> {
    if old == new {
        return marks;
    }
    let (Some(old), Some(new)) = (entries(old), entries(new)) else {
        return Some(Json::Text(mark.text()));
    };
    let mut marks = marks.and_then(Json::into_map).unwrap_or_default();
    let added = new.iter().filter(|(name, _)| find(old, name).is_none());
    for (name, _) in old.iter().chain(added) {
        let kept = take(&mut marks, name);
        if let Some(kept) = remarked(find(old, name), find(new, name), kept, mark) {
            marks.push(entry(name, kept));
        }
    }
    (!marks.is_empty()).then(|| sorted(marks))
}

fn meet(ours: Side, theirs: Side, is_theirs_later: bool) -> Side {
    if ours.is_nothing() {
        return theirs;
    }
    if theirs.is_nothing() {
        return ours;
    }
    if entries(ours.value.as_ref()).is_none() || entries(theirs.value.as_ref()).is_none() {
        return ours.or_later(theirs, is_theirs_later);
    }
    // A value that is in neither was taken away from both, which their marks tell.
    let is_map = ours.value.is_some() || theirs.value.is_some();
    if !is_map {
        return ours.or_later(theirs, is_theirs_later);
    }
    let (mut ours, mut theirs) = (ours.parts(), theirs.parts());
    let (mut values, mut marks) = (Entries::new(), Entries::new());
    // The order is theirs, so that what has nothing new for them is their text again.
    while let Some(name) = theirs.next_name().or_else(|| ours.next_name()) {
        let side = meet(ours.take(&name), theirs.take(&name), is_theirs_later);
        values.extend(side.value.map(|value| entry(&name, value)));
        marks.extend(side.marks.map(|mark| entry(&name, mark)));
    }
    let marks = (!marks.is_empty()).then(|| sorted(marks));
    Side { value: Some(Json::Map(values)), marks }
}

impl Side {
    fn of(payload: Json) -> Side {
        match payload {
            Json::Null => Side::default(),
            Json::Map(mut fields) => {
                let marks = take(&mut fields, NAME);
                Side { value: Some(Json::Map(fields)), marks }
            }
            value => Side { value: Some(value), marks: None },
        }
    }

    fn whole(self) -> Json {
        match (self.value, self.marks) {
            (Some(Json::Map(mut fields)), Some(marks)) => {
                fields.push(entry(NAME, marks));
                Json::Map(fields)
            }
            (value, _) => value.unwrap_or(Json::Null),
        }
    }

    fn is_nothing(&self) -> bool {
        self.value.is_none() && self.marks.is_none()
    }

    fn latest(&self) -> Mark {
        self.marks.as_ref().map(Mark::latest).unwrap_or_default()
    }

    fn or_later(self, theirs: Side, is_theirs_later: bool) -> Side {
        match self.latest().cmp(&theirs.latest()) {
            std::cmp::Ordering::Less => theirs,
            std::cmp::Ordering::Greater => self,
            std::cmp::Ordering::Equal if is_theirs_later || self.value == theirs.value => theirs,
            std::cmp::Ordering::Equal => self,
        }
    }

    fn parts(self) -> Parts {
        Parts {
            values: self.value.and_then(Json::into_map).unwrap_or_default(),
            marks: self.marks.and_then(Json::into_map).unwrap_or_default(),
        }
    }
}

/// The values of a map, and their marks.
struct Parts {
    values: Entries,
    marks: Entries,
}

impl Parts {
    fn next_name(&self) -> Option<String> {
        let first = self.values.first().or_else(|| self.marks.first());
        first.map(|(name, _)| name.clone())
    }

    fn take(&mut self, name: &str) -> Side {
        Side { value: take(&mut self.values, name), marks: take(&mut self.marks, name) }
    }
}

impl Mark {
    fn text(&self) -> String {
        format!("{} {}", self.number, self.writer)
    }

    /// What is no mark ranks lowest.
    fn read(text: &str) -> Mark {
        let Some((number, writer)) = text.split_once(' ') else { return Mark::default() };
        let writer = writer.to_owned();
        number.parse().map(|number| Mark { number, writer }).unwrap_or_default()
    }

    fn latest(marks: &Json) -> Mark {
        match marks {
            Json::Text(text) => Mark::read(text),
            Json::Map(marks) => {
                marks.iter().map(|(_, marks)| Mark::latest(marks)).max().unwrap_or_default()
            }
            _ => Mark::default(),
        }
    }
}

/// The entries of a map; none where there is no value, and `None` where it is no map.
fn entries(value: Option<&Json>) -> Option<&[(String, Json)]> {
    match value {
        Some(Json::Map(entries)) => Some(entries),
        Some(_) => None,
        None => Some(&[]),
    }
}

fn find<'a>(entries: &'a [(String, Json)], name: &str) -> Option<&'a Json> {
    entries.iter().find(|(other, _)| other == name).map(|(_, value)| value)
}

fn sorted(mut marks: Entries) -> Json {
    marks.sort_by(|(one, _), (other, _)| one.cmp(other));
    Json::Map(marks)
}

#[cfg(test)]
mod tests;
