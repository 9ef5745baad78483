//! The cases on a shelf: what is called saved is there after a reload, whatever storage did.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tandem::store::{
    CaseName, CaseRecord, Deleted, Id, JournalError, Keep, KeyValue, KeyValueError, Memory,
    MemoryJournal, Shelf, Standing, asides,
};

use super::{Failing, opened, save};

fn leads(count: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("leads".to_owned(), count.to_owned())])
}

/// Each case on `shelf`: its id, its name and what was typed.
fn contents(shelf: &Shelf) -> Vec<(Id, String, BTreeMap<String, String>)> {
    let content =
        |(id, case): (&Id, &CaseRecord)| (id.clone(), case.name.to_string(), case.draft.clone());
    shelf.cases().map(content).collect()
}

#[test]
fn operation_n_fails_at_the_start_and_damaged_text_is_still_somewhere() {
    for fails_at in 0..80 {
        let (local, mut journal) = (Memory::default(), MemoryJournal::default());
        let mut keep = opened(&local, &mut journal, 1);
        let mut shelf = Shelf::default();
        for count in ["1", "2", "3"] {
            shelf.add(&mut keep, shelf.free_name(), leads(count), 1_000);
        }
        save(&mut keep, &local, &mut journal, 1_000);
        let id = shelf.cases().next().expect("three cases").0.clone();
        let key = format!("tandem/r/case/{id}");
        local.set(&key, "scribble").expect("memory takes it");

        let failing = Failing::at(&local, fails_at, KeyValueError::Full);
        opened(&failing, &mut journal, 2);
        let is_in_place = local.get(&key).expect("memory answers").as_deref() == Some("scribble");
        let is_aside =
            asides(&local).expect("memory answers").iter().any(|aside| aside.text == "scribble");
        assert!(is_in_place || is_aside, "operation {fails_at}");
        let reopened = opened(&local, &mut journal, 3);
        assert_eq!(contents(&Shelf::of(&reopened)), contents(&shelf), "operation {fails_at}");
    }
}

#[test]
fn storage_that_never_answers_leaves_a_shelf_that_works() {
    struct Refused;
    impl KeyValue for Refused {
        fn get(&self, _: &str) -> Result<Option<String>, KeyValueError> {
            Err(KeyValueError::Unavailable)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), KeyValueError> {
            Err(KeyValueError::Unavailable)
        }
        fn remove(&self, _: &str) -> Result<(), KeyValueError> {
            Err(KeyValueError::Unavailable)
        }
        fn keys(&self) -> Result<Vec<String>, KeyValueError> {
            Err(KeyValueError::Unavailable)
        }
    }

    let mut keep = Keep::open(&Refused, 1);
    keep.journal_read(&Refused, Err(JournalError::Unavailable), 0);
    let mut shelf = Shelf::of(&keep);
    let id = shelf.add(&mut keep, shelf.free_name(), leads("5"), 1_000);
    keep.write(&Refused, 1_000);
    keep.settled(&Refused, Err(JournalError::Unavailable), 1_000);

    assert_eq!(keep.gathered().problem, Some(KeyValueError::Unavailable));
    assert_eq!(shelf.case(&id).expect("it is there").draft, leads("5"));
    assert!(matches!(keep.standing(), Standing::NotSaved(_)));
}

#[derive(Clone, Debug)]
enum Action {
    Add(u8),
    Edit(usize, u8),
    Rename(usize, u8),
    Duplicate(usize),
    Delete(usize),
    Undo,
    Save,
    SaveWhereOneStepFails(usize),
    Reload,
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        any::<u8>().prop_map(Action::Add),
        (0..4_usize, any::<u8>()).prop_map(|(which, leads)| Action::Edit(which, leads)),
        (0..4_usize, any::<u8>()).prop_map(|(which, name)| Action::Rename(which, name)),
        (0..4_usize).prop_map(Action::Duplicate),
        (0..4_usize).prop_map(Action::Delete),
        Just(Action::Undo),
        Just(Action::Save),
        (0..60_usize).prop_map(Action::SaveWhereOneStepFails),
        Just(Action::Reload),
    ]
}

proptest! {
    /// One tab against what it shows: whatever is called saved is there after a reload.
    #[test]
    fn saved_means_there_after_a_reload(actions in prop::collection::vec(any_action(), 1..50)) {
        let (local, mut journal) = (Memory::default(), MemoryJournal::default());
        let mut keep = opened(&local, &mut journal, 1_000);
        let mut shelf = Shelf::default();
        let mut undo: Option<Deleted> = None;

        for (turn, action) in actions.into_iter().enumerate() {
            let now = i64::try_from(turn).expect("few turns");
            let ids: Vec<Id> = shelf.cases().map(|(id, _)| id.clone()).collect();
            let pick = |which: usize| ids.get(which);
            match action {
                Action::Add(count) => {
                    shelf.add(&mut keep, shelf.free_name(), leads(&count.to_string()), now);
                }
                Action::Edit(which, count) => {
                    if let Some(id) = pick(which) {
                        let draft = leads(&count.to_string());
                        prop_assert!(shelf.edit(&mut keep, id, draft, now));
                    }
                }
                Action::Rename(which, name) => {
                    let name = CaseName::new(&format!("Case {name}")).expect("a good name");
                    if let Some(id) = pick(which) {
                        prop_assert!(shelf.rename(&mut keep, id, name, now));
                    }
                }
                Action::Duplicate(which) => {
                    if let Some(id) = pick(which) {
                        shelf.duplicate(&mut keep, id, now);
                    }
                }
                Action::Delete(which) => {
                    undo = pick(which).and_then(|id| shelf.delete(&mut keep, id));
                }
                Action::Undo => {
                    if let Some(deleted) = undo.take() {
                        shelf.restore(&mut keep, deleted);
                    }
                }
                Action::Save => {
                    prop_assert_eq!(save(&mut keep, &local, &mut journal, now), Vec::new());
                }
                Action::SaveWhereOneStepFails(at) => {
                    let failing = Failing::at(&local, at, KeyValueError::Full);
                    save(&mut keep, &failing, &mut journal, now);
                }
                Action::Reload => {
                    let is_saved = matches!(keep.standing(), Standing::Saved { .. });
                    let shown = contents(&shelf);
                    keep = opened(&local, &mut journal, now.unsigned_abs());
                    shelf = Shelf::of(&keep);
                    undo = None;
                    if is_saved {
                        prop_assert_eq!(contents(&shelf), shown);
                    }
                }
            }
            prop_assert_eq!(contents(&Shelf::of(&keep)), contents(&shelf));
        }

        save(&mut keep, &local, &mut journal, 1_000);
        prop_assert!(!matches!(keep.standing(), Standing::NotSaved(_) | Standing::Saving));
        for local in [local, Memory::default()] {
            let reopened = opened(&local, &mut journal, 2_000);
            prop_assert_eq!(contents(&Shelf::of(&reopened)), contents(&shelf));
            prop_assert_eq!(asides(&local), Ok(Vec::new()));
        }
    }
}
