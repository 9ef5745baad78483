//! Storage that fails at any step loses nothing and is never called a success.

use std::cell::Cell;
use std::collections::BTreeMap;

use proptest::prelude::*;
use tandem::store::{
    CaseName, Deleted, Id, KeyValue, KeyValueError, Memory, Shelf, Standing, asides,
};

/// Storage whose operation number `fails_at` is refused; the rest are done.
pub(super) struct Failing<'a> {
    inner: &'a Memory,
    turn: Cell<usize>,
    fails_at: usize,
    error: KeyValueError,
}

impl<'a> Failing<'a> {
    pub(super) fn at(inner: &'a Memory, fails_at: usize, error: KeyValueError) -> Failing<'a> {
        Failing { inner, turn: Cell::new(0), fails_at, error }
    }

    fn step(&self) -> Result<(), KeyValueError> {
        let turn = self.turn.replace(self.turn.get().saturating_add(1));
        if turn == self.fails_at { Err(self.error.clone()) } else { Ok(()) }
    }
}

impl KeyValue for Failing<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
        self.step()?;
        self.inner.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
        self.step()?;
        self.inner.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), KeyValueError> {
        self.step()?;
        self.inner.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, KeyValueError> {
        self.step()?;
        self.inner.keys()
    }
}

fn leads(count: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("leads".to_owned(), count.to_owned())])
}

/// Each case on `shelf`: its id, its name and what was typed.
fn contents(shelf: &Shelf) -> Vec<(Id, String, BTreeMap<String, String>)> {
    let content = |(id, case): (&Id, &tandem::store::CaseRecord)| {
        (id.clone(), case.name.to_string(), case.draft.clone())
    };
    shelf.cases().map(content).collect()
}

fn reopened(storage: &dyn KeyValue) -> Shelf {
    Shelf::open(storage, 99).0
}

/// Three saved cases, one of them twice so that it has a previous copy.
fn three_cases() -> (Memory, Shelf) {
    let storage = Memory::default();
    let mut shelf = reopened(&storage);
    for count in ["1", "2", "3"] {
        shelf.add(shelf.free_name(), leads(count), 1_000);
        shelf.save(&storage, 1_000);
    }
    let first = shelf.cases().next().expect("three cases").0.clone();
    shelf.edit(&first, leads("11"), 2_000);
    shelf.save(&storage, 2_000);
    (storage, shelf)
}

#[test]
fn operation_n_fails_and_every_case_is_as_before_or_as_after() {
    let errors = [
        KeyValueError::Full,
        KeyValueError::Unavailable,
        KeyValueError::Failed("DataError".to_owned()),
    ];
    for (error, fails_at) in errors.iter().flat_map(|error| (0..60).map(move |n| (error, n))) {
        let (storage, mut shelf) = three_cases();
        let before = contents(&shelf);
        let failing = Failing::at(&storage, fails_at, error.clone());
        shelf.edit(&before[0].0, leads("111"), 3_000);
        let name = CaseName::new("Renamed").expect("a good name");
        shelf.rename(&before[1].0, name, 3_000);
        shelf.delete(&before[2].0);
        shelf.save(&failing, 3_000);

        let stored = contents(&reopened(&storage));
        for (index, case) in before.iter().enumerate() {
            let after = contents(&shelf).into_iter().find(|(id, ..)| *id == case.0);
            let stored = stored.iter().find(|(id, ..)| *id == case.0);
            assert!(
                stored == after.as_ref() || stored == Some(case),
                "case {index}, operation {fails_at}, {error}"
            );
        }
        if matches!(shelf.standing(), Standing::Saved { .. }) {
            assert_eq!(stored, contents(&shelf), "operation {fails_at}, {error}");
        }
        shelf.save(&storage, 4_000);
        assert_eq!(contents(&reopened(&storage)), contents(&shelf), "then all is written");
        assert_eq!(asides(&storage), Ok(Vec::new()));
    }
}

#[test]
fn operation_n_fails_at_the_start_and_damaged_text_is_still_somewhere() {
    for fails_at in 0..60 {
        let (storage, shelf) = three_cases();
        let id = shelf.cases().next().expect("three cases").0.clone();
        let key = format!("tandem/r/case/{id}");
        storage.set(&key, "scribble").expect("memory takes it");

        let failing = Failing::at(&storage, fails_at, KeyValueError::Full);
        Shelf::open(&failing, 5);

        let is_in_place = storage.get(&key).expect("memory answers").as_deref() == Some("scribble");
        let is_aside =
            asides(&storage).expect("memory answers").iter().any(|aside| aside.text == "scribble");
        assert!(is_in_place || is_aside, "operation {fails_at}");
        assert_eq!(contents(&reopened(&storage)).len(), 3, "operation {fails_at}");
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

    let (mut shelf, gathered) = Shelf::open(&Refused, 1);
    let id = shelf.add(shelf.free_name(), leads("5"), 1_000);
    shelf.save(&Refused, 1_000);

    assert_eq!(gathered.problem, Some(KeyValueError::Unavailable));
    assert_eq!(shelf.case(&id).expect("it is there").draft, leads("5"));
    assert!(matches!(shelf.standing(), Standing::NotSaved(_)));
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
        (0..40_usize).prop_map(Action::SaveWhereOneStepFails),
        Just(Action::Reload),
    ]
}

proptest! {
    /// One tab against what it shows: whatever is called saved is there after a reload.
    #[test]
    fn saved_means_there_after_a_reload(actions in prop::collection::vec(any_action(), 1..50)) {
        let storage = Memory::default();
        let mut shelf = reopened(&storage);
        let mut undo: Option<Deleted> = None;

        for (turn, action) in actions.into_iter().enumerate() {
            let now = i64::try_from(turn).expect("few turns");
            let ids: Vec<Id> = shelf.cases().map(|(id, _)| id.clone()).collect();
            let pick = |which: usize| ids.get(which);
            match action {
                Action::Add(count) => {
                    shelf.add(shelf.free_name(), leads(&count.to_string()), now);
                }
                Action::Edit(which, count) => {
                    if let Some(id) = pick(which) {
                        prop_assert!(shelf.edit(id, leads(&count.to_string()), now));
                    }
                }
                Action::Rename(which, name) => {
                    let name = CaseName::new(&format!("Case {name}")).expect("a good name");
                    if let Some(id) = pick(which) {
                        prop_assert!(shelf.rename(id, name, now));
                    }
                }
                Action::Duplicate(which) => {
                    if let Some(id) = pick(which) {
                        shelf.duplicate(id, now);
                    }
                }
                Action::Delete(which) => undo = pick(which).and_then(|id| shelf.delete(id)),
                Action::Undo => {
                    if let Some(deleted) = undo.take() {
                        shelf.restore(deleted);
                    }
                }
                Action::Save => {
                    prop_assert_eq!(shelf.save(&storage, now), Vec::new());
                }
                Action::SaveWhereOneStepFails(at) => {
                    shelf.save(&Failing::at(&storage, at, KeyValueError::Full), now);
                }
                Action::Reload => {
                    let is_saved = matches!(shelf.standing(), Standing::Saved { .. });
                    let shown = contents(&shelf);
                    shelf = Shelf::open(&storage, now.unsigned_abs()).0;
                    undo = None;
                    if is_saved {
                        prop_assert_eq!(contents(&shelf), shown);
                    }
                }
            }
        }

        shelf.save(&storage, 1_000);
        prop_assert!(!matches!(shelf.standing(), Standing::NotSaved(_) | Standing::Saving));
        prop_assert_eq!(contents(&reopened(&storage)), contents(&shelf));
        prop_assert_eq!(asides(&storage), Ok(Vec::new()));
    }
}
