//! Records as signals, and the only code of this room that writes.

mod data;
mod plans;
mod saving;
mod turns;

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::browser::listen::Listening;
use crate::browser::tabs::{Tabs, Turn};
use crate::browser::timer::Later;
use crate::browser::{Journal, LocalStorage as Disk, clock, random};
use crate::store::{
    CaseNews, Deleted, Id, Keep, Key, Kind, LevelRecord, News, Settings, Shelf, Standing, Theme,
};

/// A plan as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its record.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// Everything of a person: their plans, their level plan and their settings.
#[derive(Clone, Copy)]
pub struct Kept {
    keep: StoredValue<Keep, LocalStorage>,
    shelf: StoredValue<Shelf, LocalStorage>,
    journal: StoredValue<Journal, LocalStorage>,
    tabs: StoredValue<Tabs, LocalStorage>,
    /// The record that is open for editing, and the turn at it.
    turn: StoredValue<Option<(Key, Turn)>, LocalStorage>,
    /// Whether the last page of this tab was torn down.
    was_torn_down: StoredValue<bool>,
    /// Whether another tab waits for this one to step back.
    is_asked_for: StoredValue<bool>,
    pending: StoredValue<Option<Later>, LocalStorage>,
    retry: StoredValue<Option<Later>, LocalStorage>,
    /// What is asked of the journal a little later.
    following: StoredValue<Option<Later>, LocalStorage>,
    /// When the next restore point is taken.
    next_point: StoredValue<Option<Later>, LocalStorage>,
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
    /// Rises when the level plan was changed from outside the form.
    pub levels_reloaded: RwSignal<u32>,
    /// Whether another tab edits what is open here.
    pub is_elsewhere: RwSignal<bool>,
    /// Rises when a restore point was taken.
    pub points_taken: RwSignal<u32>,
    /// Light, dark, or as the system has it.
    pub theme: RwSignal<Theme>,
}

/// Where a change came from that was not made at this tab.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whence {
    /// The journal, at the start.
    Start,
    OtherTab,
}

impl Kept {
    /// Everything the browser holds, and a watch on what other tabs do to it.
    pub fn start() -> Kept {
        let keep = Keep::open(&Disk, random::seed());
        let shelf = Shelf::of(&keep);
        let settings = keep.only::<Settings>();
        let kept = Kept {
            plans: RwSignal::new(plans(&shelf)),
            open: RwSignal::new(last_open(&shelf, &settings)),
            standing: RwSignal::new(keep.standing()),
            found: RwSignal::new(None),
            news: RwSignal::new(None),
            undoable: RwSignal::new(None),
            reloaded: RwSignal::new(0),
            levels_reloaded: RwSignal::new(0),
            is_elsewhere: RwSignal::new(false),
            points_taken: RwSignal::new(0),
            theme: RwSignal::new(settings.theme),
            keep: StoredValue::new_local(keep),
            shelf: StoredValue::new_local(shelf),
            journal: StoredValue::new_local(Journal::default()),
            tabs: StoredValue::new_local(Tabs::default()),
            turn: StoredValue::new_local(None),
            was_torn_down: StoredValue::new(false),
            is_asked_for: StoredValue::new(false),
            pending: StoredValue::new_local(None),
            retry: StoredValue::new_local(None),
            following: StoredValue::new_local(None),
            next_point: StoredValue::new_local(None),
            listening: StoredValue::new_local(None),
            deleted: StoredValue::new_local(None),
        };
        kept.tabs.set_value(Tabs::listen(move |message| kept.told(&message)));
        kept.listen();
        kept.read_journal(Whence::Start);
        Effect::new(move |before: Option<()>| {
            let theme = kept.theme.get();
            if before.is_some() {
                kept.change_settings(|settings| settings.theme = theme);
            }
        });
        kept
    }

    /// What was typed into the level plan, by field id.
    pub fn level_texts(&self) -> BTreeMap<String, String> {
        self.keep.with_value(|keep| keep.only::<LevelRecord>().texts)
    }

    /// Takes what was typed into the level plan: all of it, what the page does not show included.
    pub fn edit_levels(&self, texts: &BTreeMap<String, String>) {
        if *texts == self.level_texts() {
            return;
        }
        if self.is_elsewhere.get_untracked() {
            return self.reload_levels();
        }
        self.keep.update_value(|keep| {
            keep.change::<LevelRecord>(|record| {
                record.texts = texts.clone();
                record.updated_ms = clock::now_ms();
            });
            keep.change::<Settings>(|settings| _ = settings.note_change(clock::now_ms()));
        });
        self.save_soon();
    }

    fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        let mut is_changed = false;
        self.keep.update_value(|keep| is_changed = keep.change::<Settings>(change));
        if is_changed {
            self.save_soon();
        }
    }

    /// Shows what has changed from outside, and how safe everything is.
    fn hear(&self, news: &[News], whence: Whence) {
        let mut heard = Vec::new();
        let now = clock::now_ms();
        self.keep.update_value(|keep| {
            self.shelf.update_value(|shelf| heard = shelf.hear(keep, news, now));
        });
        self.standing.set(self.keep.with_value(Keep::standing));
        if !news.is_empty() {
            self.list();
        }
        for item in news {
            match item {
                News::Changed(Key { kind: Kind::Level, .. }) => self.reload_levels(),
                News::Changed(Key { kind: Kind::Settings, .. }) => {
                    self.theme.set(self.keep.with_value(|keep| keep.only::<Settings>().theme));
                }
                News::Changed(_) | News::Removed(_) | News::KeptBoth { .. } => {}
            }
        }
        for item in heard {
            self.hear_of_case(item, whence);
        }
    }

    fn hear_of_case(&self, item: CaseNews, whence: Whence) {
        let open = self.open.get_untracked();
        match item {
            CaseNews::Changed(id) if Some(&id) == open.as_ref() => {
                // A tab that only looks on follows without a word.
                if whence == Whence::OtherTab && !self.is_elsewhere.get_untracked() {
                    self.news.set(Some("This plan was changed in another tab.".to_owned()));
                }
                self.open_plan(open);
            }
            CaseNews::Changed(_) => {}
            CaseNews::Removed(id, name) => {
                if whence == Whence::OtherTab {
                    let name = name.as_str();
                    self.news.set(Some(format!("{name} was deleted in another tab.")));
                }
                if Some(&id) == open.as_ref() {
                    self.open_plan(None);
                }
            }
            CaseNews::KeptBoth { theirs, ours } => {
                let text = "This plan was changed in another tab at the same time. What you typed \
                            is kept here as a copy.";
                self.news.set(Some(text.to_owned()));
                if Some(&theirs) == open.as_ref() {
                    self.open_plan(Some(ours));
                }
                // The copy has got a name of its own since it was written.
                self.save_soon();
            }
        }
    }

    fn reload_levels(&self) {
        self.levels_reloaded.update(|count| *count = count.wrapping_add(1));
    }

    fn list(&self) {
        let plans = self.shelf.with_value(plans);
        if *self.plans.read_untracked() != plans {
            self.plans.set(plans);
        }
    }
}

/// The plan to open at the start: the last one that was open, or the newest.
fn last_open(shelf: &Shelf, settings: &Settings) -> Option<Id> {
    let last = settings.open_case.clone().filter(|id| shelf.case(id).is_some());
    last.or_else(|| shelf.cases().last().map(|(id, _)| id.clone()))
}

fn plans(shelf: &Shelf) -> Vec<Plan> {
    let plan = |(id, case): (&Id, &crate::store::CaseRecord)| Plan {
        id: id.clone(),
        name: case.name.as_str().to_owned(),
    };
    shelf.cases().map(plan).collect()
}
