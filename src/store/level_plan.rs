//! A person's level plan: in memory as it was typed, in storage as far as it goes.

use std::collections::BTreeMap;

use super::gathered::Gathered;
use super::level_record::LevelRecord;
use super::only::Only;
use super::ports::KeyValue;
use super::slot::Id;
use super::standing::Standing;

/// The level plan of which there is one on a device.
#[derive(Clone, Debug)]
pub struct LevelPlan {
    kept: Only<LevelRecord>,
    /// What the page shows.
    typed: BTreeMap<String, String>,
    is_unsaved: bool,
    standing: Standing,
}

impl LevelPlan {
    /// The plan in `storage`; an empty one where there is none, or none that can be read.
    pub fn open(storage: &dyn KeyValue) -> (LevelPlan, Gathered) {
        let (kept, gathered) = Only::<LevelRecord>::open(storage);
        let standing = match &gathered.problem {
            Some(error) => Standing::NotSaved(error.clone().into()),
            None if kept.is_kept() => Standing::Saved { at_ms: None },
            None => Standing::Untouched,
        };
        let typed = kept.get().texts.clone();
        (LevelPlan { kept, typed, is_unsaved: false, standing }, gathered)
    }

    /// Typed text by field id, what is unwritten included.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.typed
    }

    /// How safe the newest edit is.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// What was typed: all of it, an id that [`LevelPlan::texts`] had and `texts` has not is
    /// removed. `false` where that changes nothing.
    pub fn edit(&mut self, texts: &BTreeMap<String, String>) -> bool {
        if *texts == self.typed {
            return false;
        }
        self.typed = texts.clone();
        self.is_unsaved = true;
        self.standing = Standing::Saving;
        true
    }

    /// Writes what is unwritten; where storage refuses, the next save tries again. True where the
    /// texts here are others now, because another tab had changed some.
    pub fn save(&mut self, storage: &dyn KeyValue, writer: &Id, now_ms: i64) -> bool {
        if !self.is_unsaved {
            return false;
        }
        let from = self.kept.get().texts.clone();
        let written = self.kept.change(storage, writer, now_ms, |record| {
            record.change(&from, &self.typed);
            record.updated_ms = now_ms;
        });
        match written {
            Ok(()) => {
                self.is_unsaved = false;
                self.standing = Standing::Saved { at_ms: Some(now_ms) };
                self.show(self.kept.get().texts.clone())
            }
            Err(reason) => {
                self.standing = Standing::NotSaved(reason);
                // The newest may have been read before the writing was refused.
                self.take_over(&from)
            }
        }
    }

    /// Takes in what another tab wrote. True where the texts here are others now; what was typed
    /// and is unwritten stays among them.
    ///
    /// A plan that is missing is one to write again, not one to lose.
    pub fn refresh(&mut self, storage: &dyn KeyValue) -> bool {
        if self.kept.is_gone(storage) {
            self.is_unsaved = true;
            self.standing = Standing::Saving;
            return false;
        }
        let from = self.kept.get().texts.clone();
        self.kept.refresh(storage) && self.take_over(&from)
    }

    /// Puts what was typed since `from` onto what is kept now.
    fn take_over(&mut self, from: &BTreeMap<String, String>) -> bool {
        let mut newest = self.kept.get().clone();
        newest.change(from, &self.typed);
        self.show(newest.texts)
    }

    fn show(&mut self, texts: BTreeMap<String, String>) -> bool {
        let is_other = texts != self.typed;
        self.typed = texts;
        is_other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{KeyValueError, Memory, NotSaved, asides};

    const KEY: &str = "tandem/r/level/level";

    fn tab(name: &str) -> Id {
        Id::new(name).unwrap()
    }

    fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|&(id, text)| (id.to_owned(), text.to_owned())).collect()
    }

    fn open(storage: &dyn KeyValue) -> LevelPlan {
        LevelPlan::open(storage).0
    }

    /// Storage with a saved plan, and the plan.
    fn one_plan() -> (Memory, LevelPlan) {
        let storage = Memory::default();
        let mut plan = open(&storage);
        plan.edit(&texts(&[("now", "Select"), ("goal", "Premier")]));
        plan.save(&storage, &tab("a"), 1_000);
        (storage, plan)
    }

    /// Storage that has no room left.
    struct Full<'a>(&'a Memory);

    impl KeyValue for Full<'_> {
        fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
            self.0.get(key)
        }

        fn set(&self, _: &str, _: &str) -> Result<(), KeyValueError> {
            Err(KeyValueError::Full)
        }

        fn remove(&self, key: &str) -> Result<(), KeyValueError> {
            self.0.remove(key)
        }

        fn keys(&self) -> Result<Vec<String>, KeyValueError> {
            self.0.keys()
        }
    }

    #[test]
    fn a_plan_is_there_after_a_reload_with_the_time_it_was_saved() {
        let (storage, plan) = one_plan();
        assert_eq!(*plan.standing(), Standing::Saved { at_ms: Some(1_000) });

        let (reloaded, gathered) = LevelPlan::open(&storage);

        assert_eq!(gathered, Gathered::default());
        assert_eq!(reloaded.texts(), plan.texts());
        assert_eq!(*reloaded.standing(), Standing::Saved { at_ms: None });
        assert_eq!(*open(&Memory::default()).standing(), Standing::Untouched);
    }

    #[test]
    fn typing_the_same_again_writes_nothing() {
        let (storage, mut plan) = one_plan();
        let before = storage.get(KEY).unwrap();

        assert!(!plan.edit(&texts(&[("now", "Select"), ("goal", "Premier")])));
        assert!(!plan.save(&storage, &tab("a"), 2_000));
        assert_eq!(storage.get(KEY).unwrap(), before);
        assert_eq!(*plan.standing(), Standing::Saved { at_ms: Some(1_000) });
    }

    #[test]
    fn an_edit_is_not_called_saved_before_it_is() {
        let (storage, mut plan) = one_plan();

        assert!(plan.edit(&texts(&[("now", "Select")])));
        assert_eq!(*plan.standing(), Standing::Saving);
        assert!(!plan.save(&storage, &tab("a"), 2_000));
        assert_eq!(*plan.standing(), Standing::Saved { at_ms: Some(2_000) });
        assert_eq!(*open(&storage).texts(), texts(&[("now", "Select")]));
    }

    #[test]
    fn two_tabs_that_change_different_fields_lose_nothing() {
        let (storage, mut one) = one_plan();
        let mut other = open(&storage);
        one.edit(&texts(&[("now", "Select"), ("goal", "Strategic")]));
        other.edit(&texts(&[("now", "Authorized"), ("goal", "Premier"), ("months", "12")]));

        assert!(!one.save(&storage, &tab("a"), 2_000));
        assert!(other.save(&storage, &tab("b"), 2_001), "the form has to show the other's goal");
        let both = texts(&[("now", "Authorized"), ("goal", "Strategic"), ("months", "12")]);
        assert_eq!((other.texts(), open(&storage).texts()), (&both, &both));
        assert!(one.refresh(&storage));
        assert_eq!(*one.texts(), both);
        assert!(!one.refresh(&storage));
    }

    #[test]
    fn what_is_unwritten_stays_when_another_tab_writes() {
        let (storage, mut one) = one_plan();
        let mut other = open(&storage);
        other.edit(&texts(&[("now", "Select"), ("goal", "Strategic")]));
        other.save(&storage, &tab("b"), 2_000);

        one.edit(&texts(&[("now", "Authorized"), ("goal", "Premier")]));
        assert!(one.refresh(&storage));
        let both = texts(&[("now", "Authorized"), ("goal", "Strategic")]);
        assert_eq!(*one.texts(), both);
        assert_eq!(*one.standing(), Standing::Saving);
        one.save(&storage, &tab("a"), 3_000);
        assert_eq!(*open(&storage).texts(), both);
    }

    #[test]
    fn a_refused_edit_stays_on_the_page_and_can_be_typed_back() {
        let (storage, mut plan) = one_plan();
        let before = plan.texts().clone();
        let mut other = open(&storage);
        other.edit(&texts(&[("now", "Select"), ("goal", "Strategic")]));
        other.save(&storage, &tab("b"), 1_500);
        let edited = texts(&[("now", "Authorized"), ("goal", "Premier")]);
        plan.edit(&edited);

        assert!(plan.save(&Full(&storage), &tab("a"), 2_000));
        assert_eq!(*plan.standing(), Standing::NotSaved(NotSaved::Full));
        assert_eq!(*plan.texts(), texts(&[("now", "Authorized"), ("goal", "Strategic")]));

        plan.edit(&before);
        assert!(!plan.save(&storage, &tab("a"), 3_000));
        assert_eq!((plan.texts(), open(&storage).texts()), (&before, &before));
    }

    #[test]
    fn a_plan_of_a_newer_version_is_left_untouched() {
        let (storage, mut plan) = one_plan();
        let newer = "tandem/2 something that only a later version reads";
        storage.set(KEY, newer).unwrap();

        let (reloaded, gathered) = LevelPlan::open(&storage);
        let edited = texts(&[("now", "Authorized")]);
        plan.edit(&edited);
        plan.save(&storage, &tab("a"), 2_000);

        assert_eq!((reloaded.texts().len(), gathered.newer), (0, 1));
        assert_eq!(storage.get(KEY).unwrap().as_deref(), Some(newer));
        assert_eq!(*plan.standing(), Standing::NotSaved(NotSaved::NewerElsewhere));
        assert_eq!(*plan.texts(), edited);
    }

    #[test]
    fn a_damaged_plan_is_set_aside_and_comes_back_as_it_was_before_its_last_save() {
        let (storage, mut plan) = one_plan();
        plan.edit(&texts(&[("now", "Premier")]));
        plan.save(&storage, &tab("a"), 2_000);
        storage.set(KEY, "scribble").unwrap();

        let (reloaded, gathered) = LevelPlan::open(&storage);

        assert_eq!(gathered, Gathered { restored: 1, set_aside: 1, ..Gathered::default() });
        assert_eq!(*reloaded.texts(), texts(&[("now", "Select"), ("goal", "Premier")]));
        assert_eq!(asides(&storage).unwrap()[0].text, "scribble");
    }

    #[test]
    fn what_was_emptied_by_hand_is_written_again() {
        let (storage, mut plan) = one_plan();
        for key in storage.keys().unwrap() {
            storage.remove(&key).unwrap();
        }

        assert!(!plan.refresh(&storage));
        plan.save(&storage, &tab("a"), 3_000);
        assert_eq!(open(&storage).texts(), plan.texts());
    }
}
