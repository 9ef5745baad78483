//! A level plan loses nothing where storage fails, nor where two tabs are open.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tandem::store::{Id, KeyValue, KeyValueError, LevelPlan, Memory, Standing, asides};

use super::shelf::Failing;

type Texts = BTreeMap<String, String>;

fn reopened(storage: &dyn KeyValue) -> LevelPlan {
    LevelPlan::open(storage).0
}

fn tab(name: &str) -> Id {
    Id::new(name).expect("an id")
}

fn goal(text: &str) -> Texts {
    BTreeMap::from([("goal".to_owned(), text.to_owned())])
}

#[test]
fn operation_n_fails_and_the_level_plan_is_as_before_or_as_after() {
    let errors = [
        KeyValueError::Full,
        KeyValueError::Unavailable,
        KeyValueError::Failed("DataError".to_owned()),
    ];
    for (error, fails_at) in errors.iter().flat_map(|error| (0..20).map(move |n| (error, n))) {
        let storage = Memory::default();
        let mut plan = reopened(&storage);
        for text in ["Select", "Premier"] {
            plan.edit(&goal(text));
            plan.save(&storage, &tab("a"), 1_000);
        }

        plan.edit(&goal("Strategic"));
        plan.save(&Failing::at(&storage, fails_at, error.clone()), &tab("a"), 2_000);

        let stored = reopened(&storage);
        assert!(
            *stored.texts() == goal("Premier") || *stored.texts() == goal("Strategic"),
            "operation {fails_at}, {error}"
        );
        if matches!(plan.standing(), Standing::Saved { .. }) {
            assert_eq!(*stored.texts(), goal("Strategic"), "operation {fails_at}, {error}");
        }
        assert_eq!(*plan.texts(), goal("Strategic"), "operation {fails_at}, {error}");
        plan.save(&storage, &tab("a"), 3_000);
        assert_eq!(*reopened(&storage).texts(), goal("Strategic"), "then it is written");
        assert_eq!(asides(&storage), Ok(Vec::new()));
    }
}

#[derive(Clone, Debug)]
enum Action {
    Type(u8),
    Clear,
    Save,
    SaveWhereOneStepFails(usize),
    Refresh,
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        any::<u8>().prop_map(Action::Type),
        Just(Action::Clear),
        Just(Action::Save),
        (0..12_usize).prop_map(Action::SaveWhereOneStepFails),
        Just(Action::Refresh),
    ]
}

proptest! {
    /// Two tabs, each with a field of its own: what is typed in one is never undone by the other.
    #[test]
    fn two_tabs_that_change_different_fields_lose_nothing(
        actions in prop::collection::vec((0..2_usize, any_action()), 1..60),
    ) {
        let storage = Memory::default();
        let fields = ["now", "goal"];
        let mut tabs = [reopened(&storage), reopened(&storage)];
        let writers = [tab("a"), tab("b")];
        let mut typed = [None, None];

        for (turn, (which, action)) in actions.into_iter().enumerate() {
            let now = i64::try_from(turn).expect("few turns");
            let plan = &mut tabs[which];
            match action {
                Action::Type(number) => {
                    let mut texts = plan.texts().clone();
                    texts.insert(fields[which].to_owned(), number.to_string());
                    plan.edit(&texts);
                    typed[which] = Some(number.to_string());
                }
                Action::Clear => {
                    let mut texts = plan.texts().clone();
                    texts.remove(fields[which]);
                    plan.edit(&texts);
                    typed[which] = None;
                }
                Action::Save => {
                    plan.save(&storage, &writers[which], now);
                    let is_at_risk =
                        matches!(plan.standing(), Standing::Saving | Standing::NotSaved(_));
                    prop_assert!(!is_at_risk);
                }
                Action::SaveWhereOneStepFails(at) => {
                    let failing = Failing::at(&storage, at, KeyValueError::Full);
                    plan.save(&failing, &writers[which], now);
                }
                Action::Refresh => {
                    plan.refresh(&storage);
                }
            }
            prop_assert_eq!(plan.texts().get(fields[which]), typed[which].as_ref());
        }

        for (plan, writer) in tabs.iter_mut().zip(&writers) {
            plan.save(&storage, writer, 1_000);
        }
        let stored = reopened(&storage);
        for (field, text) in fields.iter().zip(&typed) {
            prop_assert_eq!(stored.texts().get(*field), text.as_ref());
        }
        for plan in &mut tabs {
            plan.refresh(&storage);
            prop_assert_eq!(plan.texts(), stored.texts());
        }
    }
}
