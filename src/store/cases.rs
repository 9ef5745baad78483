//! The cases of a person, read once and kept as they are: a list of them is asked for often.

use std::collections::BTreeMap;

use super::keep::{Keep, News};
use super::kind::Kind;
use super::record::{CaseName, CaseRecord};
use super::slot::{Id, Key};
use super::sorted::Sorted;

/// The cases of a person, by id. What is changed here is changed in the [`Keep`] as well.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    cases: Sorted<Id, CaseRecord>,
}

/// A case that was deleted: what [`Shelf::restore`] needs to undo it.
#[derive(Clone, Debug)]
pub struct Deleted {
    id: Id,
    record: CaseRecord,
}

impl Deleted {
    pub fn name(&self) -> &CaseName {
        &self.record.name
    }
}

/// What has become of a case elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseNews {
    /// It was added or changed; what stands here is now that.
    Changed(Id),
    /// It was deleted, and is gone here too.
    Removed(Id, CaseName),
    /// It was changed in both. `theirs` is the case as changed there, `ours` a copy with what was
    /// typed here.
    KeptBoth { theirs: Id, ours: Id },
}

impl Shelf {
    /// The cases in `keep`.
    pub fn of(keep: &Keep) -> Shelf {
        let mut shelf = Shelf::default();
        let ids: Vec<Id> = keep.records(Kind::Case).map(|(id, _)| id.clone()).collect();
        for id in ids {
            shelf.take(keep, &id);
        }
        shelf
    }

    /// All cases, oldest first.
    pub fn cases(&self) -> impl Iterator<Item = (&Id, &CaseRecord)> {
        let mut cases: Vec<(&Id, &CaseRecord)> = Vec::new();
        for (id, record) in self.cases.iter() {
            let is_older = |(_, other): &(&Id, &CaseRecord)| other.created_ms <= record.created_ms;
            cases.insert(cases.partition_point(is_older), (id, record));
        }
        cases.into_iter()
    }

    pub fn case(&self, id: &Id) -> Option<&CaseRecord> {
        self.cases.get(id)
    }

    /// A name for a new case: "Plan 1", or the first number after it that is free.
    pub fn free_name(&self) -> CaseName {
        CaseName::first_free("Plan", |name| self.has_name(name))
    }

    /// Whether a case has this name.
    pub fn has_name(&self, name: &str) -> bool {
        self.cases.iter().any(|(_, case)| case.name.as_str() == name)
    }

    /// A new case.
    pub fn add(
        &mut self,
        keep: &mut Keep,
        name: CaseName,
        draft: BTreeMap<String, String>,
        now_ms: i64,
    ) -> Id {
        let record = CaseRecord::new(name, draft, now_ms);
        let id = keep.add(&record);
        self.cases.insert(id.clone(), record);
        id
    }

    /// What was typed in the case `id`. `false` where there is no such case any more: then
    /// [`Shelf::add`] keeps it.
    pub fn edit(
        &mut self,
        keep: &mut Keep,
        id: &Id,
        draft: BTreeMap<String, String>,
        now_ms: i64,
    ) -> bool {
        self.change(keep, id, now_ms, |record| record.draft = draft)
    }

    /// Another name for the case `id`. `false` where there is no such case any more.
    pub fn rename(&mut self, keep: &mut Keep, id: &Id, name: CaseName, now_ms: i64) -> bool {
        self.change(keep, id, now_ms, |record| record.name = name)
    }

    /// A copy of the case `id` under a free name.
    pub fn duplicate(&mut self, keep: &mut Keep, id: &Id, now_ms: i64) -> Option<Id> {
        let original = self.case(id)?;
        let name = original.name.for_copy(|name| self.has_name(name));
        let mut copy = original.clone();
        copy.name = name;
        copy.created_ms = now_ms;
        copy.updated_ms = now_ms;
        let id = keep.add(&copy);
        self.cases.insert(id.clone(), copy);
        Some(id)
    }

    /// Takes the case `id` away; what comes back undoes it.
    pub fn delete(&mut self, keep: &mut Keep, id: &Id) -> Option<Deleted> {
        let record = self.cases.remove(id)?;
        keep.remove(&case_key(id));
        Some(Deleted { id: id.clone(), record })
    }

    /// Undoes a deletion. A case that came back in the meantime is left as it is.
    pub fn restore(&mut self, keep: &mut Keep, deleted: Deleted) -> Id {
        let Deleted { id, record } = deleted;
        if self.case(&id).is_none() {
            keep.put(&case_key(&id), &record);
            self.cases.insert(id.clone(), record);
        }
        id
    }

    /// Takes in what has changed in `keep` from outside. A copy that was kept beside the original
    /// gets a name of its own.
    pub fn hear(&mut self, keep: &mut Keep, news: &[News], now_ms: i64) -> Vec<CaseNews> {
        let mut heard = Vec::new();
        for item in news {
            match item {
                News::Changed(Key { kind: Kind::Case, id }) => {
                    self.take(keep, id);
                    heard.push(CaseNews::Changed(id.clone()));
                }
                News::Removed(Key { kind: Kind::Case, id }) => {
                    if let Some(record) = self.cases.remove(id) {
                        heard.push(CaseNews::Removed(id.clone(), record.name));
                    }
                }
                News::KeptBoth { theirs, ours } if theirs.kind == Kind::Case => {
                    self.take(keep, &theirs.id);
                    self.take(keep, &ours.id);
                    if let Some(case) = self.case(&ours.id) {
                        let name = case.name.for_copy(|name| self.has_name(name));
                        self.change(keep, &ours.id, now_ms, |record| {
                            record.name = name;
                            record.created_ms = now_ms;
                        });
                    }
                    let (theirs, ours) = (theirs.id.clone(), ours.id.clone());
                    heard.push(CaseNews::KeptBoth { theirs, ours });
                }
                News::Changed(_) | News::Removed(_) | News::KeptBoth { .. } => {}
            }
        }
        heard
    }

    /// Reads the case `id` anew.
    fn take(&mut self, keep: &Keep, id: &Id) {
        match keep.read(&case_key(id)) {
            Some(record) => self.cases.insert(id.clone(), record),
            None => _ = self.cases.remove(id),
        }
    }

    fn change(
        &mut self,
        keep: &mut Keep,
        id: &Id,
        now_ms: i64,
        change: impl FnOnce(&mut CaseRecord),
    ) -> bool {
        let Some(case) = self.cases.get_mut(id) else { return false };
        let before = case.clone();
        change(case);
        if *case != before {
            case.updated_ms = now_ms;
            keep.put(&case_key(id), case);
        }
        true
    }
}

fn case_key(id: &Id) -> Key {
    Key { kind: Kind::Case, id: id.clone() }
}

#[cfg(test)]
mod tests;
