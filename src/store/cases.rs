//! All cases of a person: in memory as they are, in storage as far as it goes.
//!
//! Every change happens in memory at once and cannot fail there. [`Shelf::save`] writes what is
//! unwritten and says so in [`Shelf::standing`]; a write that is refused is tried again by the next
//! save.

use std::collections::BTreeMap;

use super::by_id::ById;
use super::gathered::Gathered;
use super::local::{self, NotWritten, Reading, Stamp, Version};
use super::ports::{KeyValue, KeyValueError};
use super::record::{CaseName, CaseRecord, Record};
use super::slot::{Id, Ids, Slot};
use super::standing::{NotSaved, Standing};

/// The cases of a person, by id.
#[derive(Clone, Debug)]
pub struct Shelf {
    ids: Ids,
    writer: Id,
    cases: ById<OnShelf>,
    /// Deleted here, not yet in storage; the first deleted first.
    deleted: Vec<(Id, Version)>,
    standing: Standing,
}

#[derive(Clone, Debug)]
struct OnShelf {
    record: CaseRecord,
    /// The version in storage that this one follows.
    version: Version,
    is_unsaved: bool,
}

/// A case that was deleted: what [`Shelf::restore`] needs to undo it.
#[derive(Clone, Debug)]
pub struct Deleted {
    id: Id,
    record: CaseRecord,
    version: Version,
}

impl Deleted {
    pub fn name(&self) -> &CaseName {
        &self.record.name
    }
}

/// What another tab has done to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It was added or changed there; what stands here is now that.
    Changed(Id),
    /// It was deleted there, and is gone here too.
    Removed(Id, CaseName),
    /// It was changed in both. `theirs` is the case as changed there, `ours` a copy with what was
    /// typed here.
    KeptBoth { theirs: Id, ours: Id },
}

impl Shelf {
    /// Everything in `storage`, put right where it can be. `seed` is random for each page opened.
    ///
    /// One bad record never stops the others, and storage that does not answer gives an empty
    /// shelf that works until the page is closed.
    pub fn open(storage: &dyn KeyValue, seed: u64) -> (Shelf, Gathered) {
        let mut ids = Ids::from_seed(seed);
        let writer = ids.next_id();
        let mut gathered = Gathered::default();
        let mut cases = ById::default();

        let known = case_ids(storage).unwrap_or_else(|error| {
            gathered.problem = Some(error);
            Vec::new()
        });
        for id in known {
            if let Some((record, version)) = gathered.recover::<CaseRecord>(storage, &id) {
                cases.insert(id, OnShelf { record, version, is_unsaved: false });
            }
        }

        let standing = match &gathered.problem {
            Some(error) => Standing::NotSaved(error.clone().into()),
            None if cases.is_empty() => Standing::Untouched,
            None => Standing::Saved { at_ms: None },
        };
        (Shelf { ids, writer, cases, deleted: Vec::new(), standing }, gathered)
    }

    /// All cases, oldest first.
    pub fn cases(&self) -> impl Iterator<Item = (&Id, &CaseRecord)> {
        let mut cases: Vec<(&Id, &CaseRecord)> = Vec::with_capacity(self.cases.len());
        for (id, OnShelf { record, .. }) in self.cases.iter() {
            let is_older = |(_, other): &(&Id, &CaseRecord)| other.created_ms <= record.created_ms;
            cases.insert(cases.partition_point(is_older), (id, record));
        }
        cases.into_iter()
    }

    pub fn case(&self, id: &Id) -> Option<&CaseRecord> {
        self.cases.get(id).map(|case| &case.record)
    }

    /// How safe the newest edit is.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The name of this page among the tabs, as it stands in what it writes.
    pub fn writer(&self) -> &Id {
        &self.writer
    }

    /// A name for a new case: "Plan 1", or the first number after it that is free.
    pub fn free_name(&self) -> CaseName {
        CaseName::first_free("Plan", |name| self.has_name(name))
    }

    /// A new case.
    pub fn add(&mut self, name: CaseName, draft: BTreeMap<String, String>, now_ms: i64) -> Id {
        self.put_new(CaseRecord::new(name, draft, now_ms))
    }

    /// What was typed in the case `id`. `false` where there is no such case any more: then
    /// [`Shelf::add`] keeps it.
    pub fn edit(&mut self, id: &Id, draft: BTreeMap<String, String>, now_ms: i64) -> bool {
        self.change(id, now_ms, |record| record.draft = draft)
    }

    /// Another name for the case `id`. `false` where there is no such case any more.
    pub fn rename(&mut self, id: &Id, name: CaseName, now_ms: i64) -> bool {
        self.change(id, now_ms, |record| record.name = name)
    }

    /// A copy of the case `id` under a free name.
    pub fn duplicate(&mut self, id: &Id, now_ms: i64) -> Option<Id> {
        let mut copy = self.case(id)?.clone();
        copy.name = copy.name.for_copy(|name| self.has_name(name));
        copy.created_ms = now_ms;
        copy.updated_ms = now_ms;
        Some(self.put_new(copy))
    }

    /// Takes the case `id` away; what comes back undoes it.
    pub fn delete(&mut self, id: &Id) -> Option<Deleted> {
        let OnShelf { record, version, .. } = self.cases.remove(id)?;
        self.deleted.push((id.clone(), version.clone()));
        self.standing = Standing::Saving;
        Some(Deleted { id: id.clone(), record, version })
    }

    /// Undoes a deletion. A case that came back in the meantime is left as it is.
    pub fn restore(&mut self, deleted: Deleted) -> Id {
        let Deleted { id, record, version } = deleted;
        self.deleted.retain(|(other, _)| *other != id);
        if self.cases.get(&id).is_none() {
            self.cases.insert(id.clone(), OnShelf { record, version, is_unsaved: true });
        }
        self.standing = Standing::Saving;
        id
    }

    /// Writes everything that is unwritten.
    pub fn save(&mut self, storage: &dyn KeyValue, now_ms: i64) -> Vec<News> {
        let mut news = Vec::new();
        let mut problem = None;
        let mut wrote = false;
        let writer = self.writer.clone();
        let stamp = Stamp { writer: &writer, now_ms };

        for (id, version) in std::mem::take(&mut self.deleted) {
            match local::bury::<CaseRecord>(storage, &id, &version, stamp) {
                Ok(()) => wrote = true,
                Err(NotWritten::Overtaken) => news.extend(self.take_theirs(storage, &id)),
                Err(NotWritten::NotSaved(reason)) => {
                    problem = Some(reason);
                    self.deleted.push((id, version));
                }
            }
        }
        let mut unsaved: Vec<Id> = self
            .cases
            .iter()
            .filter(|(_, case)| case.is_unsaved)
            .map(|(id, _)| id.clone())
            .collect();
        while let Some(id) = unsaved.pop() {
            let Some(case) = self.cases.get_mut(&id) else { continue };
            match local::write(storage, &id, &case.version, &case.record, stamp) {
                Ok(version) => {
                    case.version = version;
                    case.is_unsaved = false;
                    wrote = true;
                }
                Err(NotWritten::Overtaken) => {
                    let mut copy = case.record.clone();
                    copy.name = copy.name.for_copy(|name| self.has_name(name));
                    copy.created_ms = now_ms;
                    if self.take_theirs(storage, &id).is_some() {
                        let ours = self.put_new(copy);
                        unsaved.push(ours.clone());
                        news.push(News::KeptBoth { theirs: id, ours });
                    }
                }
                Err(NotWritten::NotSaved(reason)) => problem = Some(reason),
            }
        }

        self.settle(problem, wrote.then_some(now_ms));
        news
    }

    /// Takes in what other tabs have written since. Call it when another tab tells of a change and
    /// when this one comes back to the front.
    ///
    /// A case that is missing without having been deleted is one to write again, not one to lose.
    pub fn refresh(&mut self, storage: &dyn KeyValue) -> Vec<News> {
        let mut ids = match case_ids(storage) {
            Ok(ids) => ids,
            Err(error) => {
                self.standing = Standing::NotSaved(error.into());
                return Vec::new();
            }
        };
        for (id, _) in self.cases.iter() {
            put(&mut ids, id.clone());
        }
        let mut news = Vec::new();
        for id in ids {
            if self.is_deleted(&id) {
                continue;
            }
            let is_unsaved = self.cases.get(&id).is_some_and(|case| case.is_unsaved);
            match local::read::<CaseRecord>(storage, &id) {
                Ok(Reading::Whole { .. } | Reading::Buried(_)) if !is_unsaved => {
                    news.extend(self.take_theirs(storage, &id));
                }
                Ok(Reading::Absent | Reading::Damaged(_)) => {
                    if let Some(case) = self.cases.get_mut(&id) {
                        case.is_unsaved = true;
                        self.standing = Standing::Saving;
                    }
                }
                Ok(_) | Err(_) => {}
            }
        }
        news
    }

    fn has_name(&self, name: &str) -> bool {
        self.cases.iter().any(|(_, case)| case.record.name.as_str() == name)
    }

    fn is_deleted(&self, id: &Id) -> bool {
        self.deleted.iter().any(|(other, _)| other == id)
    }

    fn put_new(&mut self, record: CaseRecord) -> Id {
        let mut id = self.ids.next_id();
        while self.cases.get(&id).is_some() || self.is_deleted(&id) {
            id = self.ids.next_id();
        }
        let case = OnShelf { record, version: Version::default(), is_unsaved: true };
        self.cases.insert(id.clone(), case);
        self.standing = Standing::Saving;
        id
    }

    fn change(&mut self, id: &Id, now_ms: i64, change: impl FnOnce(&mut CaseRecord)) -> bool {
        let Some(case) = self.cases.get_mut(id) else { return false };
        let before = case.record.clone();
        change(&mut case.record);
        if case.record != before {
            case.record.updated_ms = now_ms;
            case.is_unsaved = true;
            self.standing = Standing::Saving;
        }
        true
    }

    /// Puts what storage has for `id` in the place of what stands here.
    fn take_theirs(&mut self, storage: &dyn KeyValue, id: &Id) -> Option<News> {
        match local::read::<CaseRecord>(storage, id).ok()? {
            Reading::Whole { record, version } => {
                let is_known = self
                    .cases
                    .get(id)
                    .is_some_and(|case| case.version == version && !case.is_unsaved);
                let case = OnShelf { record, version, is_unsaved: false };
                self.cases.insert(id.clone(), case);
                (!is_known).then(|| News::Changed(id.clone()))
            }
            Reading::Buried(_) => {
                let case = self.cases.remove(id)?;
                Some(News::Removed(id.clone(), case.record.name))
            }
            Reading::Absent | Reading::Newer | Reading::Damaged(_) => None,
        }
    }

    fn settle(&mut self, problem: Option<NotSaved>, wrote_at_ms: Option<i64>) {
        let at_before = match self.standing {
            Standing::Saved { at_ms } => at_ms,
            _ => None,
        };
        self.standing = match problem {
            Some(reason) => Standing::NotSaved(reason),
            None if wrote_at_ms.is_some() => Standing::Saved { at_ms: wrote_at_ms },
            None if self.cases.is_empty() => Standing::Untouched,
            None => Standing::Saved { at_ms: at_before },
        };
    }
}

/// The ids of every case that left a trace in storage, ascending.
fn case_ids(storage: &dyn KeyValue) -> Result<Vec<Id>, KeyValueError> {
    let mut ids = Vec::new();
    for key in storage.keys()? {
        if let Some(Slot::Record(kind, id) | Slot::Previous(kind, id) | Slot::Tombstone(kind, id)) =
            Slot::from_key(&key)
            && kind == CaseRecord::KIND
        {
            put(&mut ids, id);
        }
    }
    Ok(ids)
}

/// Puts `id` in its place among ascending ones, unless it is there.
fn put(ids: &mut Vec<Id>, id: Id) {
    if let Err(place) = ids.binary_search(&id) {
        ids.insert(place, id);
    }
}

#[cfg(test)]
mod tests;
