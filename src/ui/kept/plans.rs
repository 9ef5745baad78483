//! What a person does with their plans.

use leptos::prelude::*;

use super::Kept;
use crate::browser::clock;
use crate::roi::Draft;
use crate::store::{CaseName, Id, Keep, Settings, Shelf};

impl Kept {
    /// What was typed into the open plan; nothing where there is none.
    pub fn draft(&self) -> Draft {
        let Some(id) = self.open.get_untracked() else { return Draft::default() };
        self.draft_of(&id)
    }

    /// What was typed into a plan.
    pub fn draft_of(&self, id: &Id) -> Draft {
        let draft = |shelf: &Shelf| shelf.case(id).map(|case| case.draft.clone());
        self.shelf.with_value(draft).unwrap_or_default().into()
    }

    /// The name of the open plan.
    pub fn name(&self) -> String {
        let open = self.open.get();
        let plans = self.plans.read();
        let plan = plans.iter().find(|plan| Some(&plan.id) == open.as_ref());
        plan.map_or_else(|| "New plan".to_owned(), |plan| plan.name.clone())
    }

    /// Takes what was typed into the open plan, or into a new one where none is open.
    pub fn edit(&self, draft: &Draft) {
        let texts = draft.texts().clone();
        let now = clock::now_ms();
        let open = self.open.get_untracked();
        let is_same = open.as_ref().is_some_and(|id| self.draft_of(id) == *draft)
            || (open.is_none() && draft.is_empty());
        if is_same {
            return;
        }
        // Where another tab edits the open plan, and this was done all the same, as when the turn
        // was taken away in the middle of a word, it is a plan of its own.
        let is_elsewhere = self.is_elsewhere.get_untracked();
        let opened = self.change(|shelf, keep| {
            let copy = open.as_ref().filter(|_| is_elsewhere);
            let copy = copy.and_then(|id| shelf.duplicate(keep, id, now));
            let id = copy.clone().or(open);
            let is_kept = id.is_some_and(|id| shelf.edit(keep, &id, texts.clone(), now));
            if is_kept { copy } else { Some(shelf.add(keep, shelf.free_name(), texts, now)) }
        });
        if let Some(Some(opened)) = opened {
            self.show(Some(opened));
        }
        self.save_soon();
    }

    /// Opens a plan; `None` begins a new one. The form shows it.
    pub fn open_plan(&self, id: Option<Id>) {
        self.show(id);
        self.reloaded.update(|count| *count = count.wrapping_add(1));
    }

    /// Adds a plan with this name, or the next free one, and opens it.
    pub fn add(&self, name: Option<CaseName>, draft: &Draft) {
        let texts = draft.texts().clone();
        let added = self.change(|shelf, keep| {
            let name = match name {
                Some(name) if shelf.has_name(name.as_str()) => {
                    name.for_copy(|text| shelf.has_name(text))
                }
                Some(name) => name,
                None => shelf.free_name(),
            };
            shelf.add(keep, name, texts, clock::now_ms())
        });
        self.open_plan(added);
        self.save();
    }

    /// Copies the open plan and opens the copy.
    pub fn duplicate(&self) {
        let Some(id) = self.open.get_untracked() else { return };
        let copy = self.change(|shelf, keep| shelf.duplicate(keep, &id, clock::now_ms()));
        if let Some(Some(copy)) = copy {
            self.open_plan(Some(copy));
            self.save();
        }
    }

    /// Gives the open plan another name. A plan that was not typed into yet is kept from then on.
    pub fn rename(&self, name: CaseName) {
        let Some(id) = self.open.get_untracked() else {
            self.add(Some(name), &Draft::default());
            return;
        };
        self.change(|shelf, keep| shelf.rename(keep, &id, name, clock::now_ms()));
        self.list();
        self.save();
    }

    /// Deletes the open plan; [`Kept::undo`] brings it back.
    pub fn delete(&self) {
        let Some(id) = self.open.get_untracked() else { return };
        let deleted = self.change(|shelf, keep| shelf.delete(keep, &id));
        let Some(Some(deleted)) = deleted else { return };
        self.undoable.set(Some(deleted.name().as_str().to_owned()));
        self.deleted.set_value(Some(deleted));
        let next = self.shelf.with_value(|shelf| shelf.cases().last().map(|(id, _)| id.clone()));
        self.open_plan(next);
        self.save();
    }

    /// Brings the last deleted plan back and opens it.
    pub fn undo(&self) {
        let mut deleted = None;
        self.deleted.update_value(|kept| deleted = kept.take());
        let Some(deleted) = deleted else { return };
        let id = self.change(|shelf, keep| shelf.restore(keep, deleted));
        self.undoable.set(None);
        self.open_plan(id);
        self.save();
    }

    pub(super) fn show(&self, id: Option<Id>) {
        self.open.set(id.clone());
        self.list();
        self.change_settings(move |settings| settings.open_case = id);
    }

    /// Nothing is changed once the page is being taken down.
    fn change<T>(&self, change: impl FnOnce(&mut Shelf, &mut Keep) -> T) -> Option<T> {
        let both = |keep: &mut Keep| {
            keep.change::<Settings>(|settings| _ = settings.note_change(clock::now_ms()));
            self.shelf.try_update_value(|shelf| change(shelf, keep))
        };
        self.keep.try_update_value(both).flatten()
    }
}
