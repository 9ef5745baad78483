//! Records as signals, and the only code of this room that writes.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::browser::listen::{Listening, on_leaving, on_return, on_storage};
use crate::browser::timer::{Later, later};
use crate::browser::{LocalStorage as Disk, clock, random};
use crate::roi::Draft;
use crate::store::{
    CaseName, Deleted, Gathered, Id, LevelPlan, News, Only, Settings, Shelf, Standing, Theme,
};

/// How long an edit may stay unwritten, in milliseconds.
const REST: u32 = 250;

/// A plan as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its record.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// The plans of a person, their level plan and their settings.
#[derive(Clone, Copy)]
pub struct Kept {
    shelf: StoredValue<Shelf, LocalStorage>,
    levels: StoredValue<LevelPlan, LocalStorage>,
    settings: StoredValue<Only<Settings>, LocalStorage>,
    pending: StoredValue<Option<Later>, LocalStorage>,
    listening: StoredValue<Option<Listening>, LocalStorage>,
    deleted: StoredValue<Option<Deleted>, LocalStorage>,
    /// Every plan, oldest first.
    pub plans: RwSignal<Vec<Plan>>,
    /// The plan being edited; `None` until something is typed into a new one.
    pub open: RwSignal<Option<Id>>,
    /// How safe the newest edit is.
    pub standing: RwSignal<Standing>,
    /// What was found at the start and is worth telling.
    pub found: RwSignal<Option<String>>,
    /// What another tab did that is worth telling.
    pub news: RwSignal<Option<String>>,
    /// The name of the plan whose deletion can be undone.
    pub undoable: RwSignal<Option<String>>,
    /// Rises when the open plan was changed from outside the form.
    pub reloaded: RwSignal<u32>,
    /// Rises when another tab changed the level plan.
    pub levels_reloaded: RwSignal<u32>,
    /// Light, dark, or as the system has it.
    pub theme: RwSignal<Theme>,
}

impl Kept {
    /// Everything the browser holds, and a watch on what other tabs do to it.
    pub fn start() -> Kept {
        let (shelf, gathered) = Shelf::open(&Disk, random::seed());
        let (levels, gathered_levels) = LevelPlan::open(&Disk);
        let (settings, _) = Only::<Settings>::open(&Disk);
        let last = settings.get().open_case.clone();
        let open = last
            .filter(|id| shelf.case(id).is_some())
            .or_else(|| shelf.cases().last().map(|(id, _)| id.clone()));
        let theme = settings.get().theme;
        let kept = Kept {
            plans: RwSignal::new(plans(&shelf)),
            open: RwSignal::new(open),
            standing: RwSignal::new(together(&shelf, &levels)),
            found: RwSignal::new(told(&gathered, &gathered_levels)),
            news: RwSignal::new(None),
            undoable: RwSignal::new(None),
            reloaded: RwSignal::new(0),
            levels_reloaded: RwSignal::new(0),
            theme: RwSignal::new(theme),
            shelf: StoredValue::new_local(shelf),
            levels: StoredValue::new_local(levels),
            settings: StoredValue::new_local(settings),
            pending: StoredValue::new_local(None),
            listening: StoredValue::new_local(None),
            deleted: StoredValue::new_local(None),
        };
        let listening = on_leaving(move || kept.save())
            .and(on_return(move || kept.refresh()))
            .and(on_storage(move |_| kept.refresh()));
        kept.listening.set_value(Some(listening));
        Effect::new(move |before: Option<()>| {
            let theme = kept.theme.get();
            if before.is_some() {
                kept.change_settings(move |settings| settings.theme = theme);
            }
        });
        kept
    }

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
        let mut opened = None;
        self.shelf.update_value(|shelf| {
            let is_kept = open.is_some_and(|id| shelf.edit(&id, texts.clone(), now));
            if !is_kept {
                opened = Some(shelf.add(shelf.free_name(), texts, now));
            }
        });
        if let Some(id) = opened {
            self.show(Some(id));
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
        let now = clock::now_ms();
        let mut added = None;
        self.shelf.update_value(|shelf| {
            let name = match name {
                Some(name) => {
                    let is_taken =
                        shelf.cases().any(|(_, case)| case.name.as_str() == name.as_str());
                    if is_taken {
                        let names: Vec<String> =
                            shelf.cases().map(|(_, case)| case.name.as_str().to_owned()).collect();
                        name.for_copy(|text| names.iter().any(|taken| taken == text))
                    } else {
                        name
                    }
                }
                None => shelf.free_name(),
            };
            added = Some(shelf.add(name, texts, now));
        });
        self.open_plan(added);
        self.save();
    }

    /// Copies the open plan and opens the copy.
    pub fn duplicate(&self) {
        let Some(id) = self.open.get_untracked() else { return };
        let mut copy = None;
        self.shelf.update_value(|shelf| copy = shelf.duplicate(&id, clock::now_ms()));
        if copy.is_some() {
            self.open_plan(copy);
            self.save();
        }
    }

    /// Gives the open plan another name. A plan that was not typed into yet is kept from then on.
    pub fn rename(&self, name: CaseName) {
        let Some(id) = self.open.get_untracked() else {
            self.add(Some(name), &Draft::default());
            return;
        };
        self.shelf.update_value(|shelf| {
            shelf.rename(&id, name, clock::now_ms());
        });
        self.list();
        self.save();
    }

    /// Deletes the open plan; [`Kept::undo`] brings it back.
    pub fn delete(&self) {
        let Some(id) = self.open.get_untracked() else { return };
        let mut deleted = None;
        self.shelf.update_value(|shelf| deleted = shelf.delete(&id));
        let Some(deleted) = deleted else { return };
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
        let mut id = None;
        self.shelf.update_value(|shelf| id = Some(shelf.restore(deleted)));
        self.undoable.set(None);
        self.open_plan(id);
        self.save();
    }

    /// What was typed into the level plan, by field id.
    pub fn level_texts(&self) -> BTreeMap<String, String> {
        self.levels.with_value(|levels| levels.texts().clone())
    }

    /// Takes what was typed into the level plan: all of it, what the page does not show included.
    pub fn edit_levels(&self, texts: &BTreeMap<String, String>) {
        let mut is_changed = false;
        self.levels.update_value(|levels| is_changed = levels.edit(texts));
        if is_changed {
            self.save_soon();
        }
    }

    /// Writes what is unwritten.
    pub fn save(&self) {
        self.pending.set_value(None);
        let mut news = Vec::new();
        let now = clock::now_ms();
        self.shelf.update_value(|shelf| news = shelf.save(&Disk, now));
        let writer = self.writer();
        self.change_levels(|levels| levels.save(&Disk, &writer, now));
        self.hear(&news);
    }

    fn save_soon(&self) {
        self.standing.set(Standing::Saving);
        if self.pending.with_value(Option::is_none) {
            let kept = *self;
            self.pending.set_value(Some(later(REST, move || kept.save())));
        }
    }

    /// Takes in what other tabs wrote.
    fn refresh(&self) {
        let mut news = Vec::new();
        self.shelf.update_value(|shelf| news = shelf.refresh(&Disk));
        self.change_levels(|levels| levels.refresh(&Disk));
        self.hear(&news);
    }

    /// Does what may bring in another tab's level plan, and says so where it did.
    fn change_levels(&self, change: impl FnOnce(&mut LevelPlan) -> bool) {
        let mut is_another = false;
        self.levels.update_value(|levels| is_another = change(levels));
        if is_another {
            self.levels_reloaded.update(|count| *count = count.wrapping_add(1));
        }
    }

    fn hear(&self, news: &[News]) {
        self.list();
        let standing =
            self.shelf.with_value(|shelf| self.levels.with_value(|levels| together(shelf, levels)));
        self.standing.set(standing);
        let open = self.open.get_untracked();
        for item in news {
            match item {
                News::Changed(id) if Some(id) == open.as_ref() => {
                    self.news.set(Some("This plan was changed in another tab.".to_owned()));
                    self.open_plan(open.clone());
                }
                News::Changed(_) => {}
                News::Removed(id, name) => {
                    let name = name.as_str();
                    self.news.set(Some(format!("{name} was deleted in another tab.")));
                    if Some(id) == open.as_ref() {
                        self.open_plan(None);
                    }
                }
                News::KeptBoth { ours, .. } => {
                    let text = "This plan was changed in another tab at the same time. What you \
                                typed is kept here as a copy.";
                    self.news.set(Some(text.to_owned()));
                    self.open_plan(Some(ours.clone()));
                }
            }
        }
    }

    fn show(&self, id: Option<Id>) {
        self.open.set(id.clone());
        self.list();
        self.change_settings(move |settings| settings.open_case = id.clone());
    }

    fn change_settings(&self, change: impl Fn(&mut Settings)) {
        let writer = self.writer();
        let mut refused = None;
        self.settings.update_value(|settings| {
            let now = clock::now_ms();
            refused = settings.change(&Disk, &writer, now, change).err();
        });
        if let Some(reason) = refused {
            self.standing.set(Standing::NotSaved(reason));
        }
    }

    /// The name of this page among the tabs.
    fn writer(&self) -> Id {
        self.shelf.with_value(|shelf| shelf.writer().clone())
    }

    fn list(&self) {
        let plans = self.shelf.with_value(plans);
        if *self.plans.read_untracked() != plans {
            self.plans.set(plans);
        }
    }
}

fn plans(shelf: &Shelf) -> Vec<Plan> {
    let plan = |(id, case): (&Id, &crate::store::CaseRecord)| Plan {
        id: id.clone(),
        name: case.name.as_str().to_owned(),
    };
    shelf.cases().map(plan).collect()
}

/// How safe everything is that a person typed.
fn together(shelf: &Shelf, levels: &LevelPlan) -> Standing {
    shelf.standing().clone().and(levels.standing().clone())
}

fn told(gathered: &Gathered, levels: &Gathered) -> Option<String> {
    let found = |gathered: &Gathered| {
        [
            (gathered.restored, "came back from the copy before"),
            (gathered.set_aside, "could not be read; the text is kept as it was"),
            (gathered.newer, "written by a newer Tandem; left untouched"),
        ]
    };
    let plans = found(gathered).map(|(count, what)| match count {
        0 => None,
        1 => Some(format!("1 plan {what}")),
        _ => Some(format!("{count} plans {what}")),
    });
    let levels = found(levels).map(|(count, what)| match count {
        0 => None,
        _ => Some(format!("1 level plan {what}")),
    });
    let said: Vec<String> = plans.into_iter().chain(levels).flatten().collect();
    (!said.is_empty()).then(|| format!("{}.", said.join(". ")))
}
