//! A level plan loses nothing where storage fails, nor where two tabs are open.

use proptest::prelude::*;
use tandem::store::{
    Keep, KeyValueError, LevelRecord, Memory, MemoryJournal, NotSaved, Standing, asides,
};

use super::{Failing, opened, save};

const FIELDS: [&str; 2] = ["now", "goal"];

#[derive(Clone, Debug)]
enum Action {
    Type(u8),
    Clear,
    Save,
    SaveWhereOneStepFails(usize),
    LookAgain,
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        any::<u8>().prop_map(Action::Type),
        Just(Action::Clear),
        Just(Action::Save),
        (0..24_usize).prop_map(Action::SaveWhereOneStepFails),
        Just(Action::LookAgain),
    ]
}

fn text(keep: &Keep, field: &str) -> Option<String> {
    keep.only::<LevelRecord>().texts.get(field).cloned()
}

fn set(keep: &mut Keep, field: &str, text: Option<&String>) {
    keep.change(|plan: &mut LevelRecord| {
        match text {
            Some(text) => plan.texts.insert(field.to_owned(), text.clone()),
            None => plan.texts.remove(field),
        };
    });
}

/// Takes in what the synchronous copy hints at, as the journal has it.
fn hear(keep: &mut Keep, local: &Memory, journal: &MemoryJournal) {
    for key in keep.hints(local) {
        if let Some(row) = journal.rows.get(&key.to_string()) {
            keep.hear(local, &key, row);
        }
    }
}

proptest! {
    /// Two tabs, each with a field of its own: what is typed in one is never undone by the other,
    /// and neither is what is taken away.
    #[test]
    fn two_tabs_that_change_different_fields_lose_nothing(
        actions in prop::collection::vec((0..2_usize, any_action()), 1..60),
    ) {
        let (local, mut journal) = (Memory::default(), MemoryJournal::default());
        let mut tabs = [opened(&local, &mut journal, 1), opened(&local, &mut journal, 2)];
        let mut typed: [Option<String>; 2] = [None, None];

        for (turn, (which, action)) in actions.into_iter().enumerate() {
            let now = i64::try_from(turn).expect("few turns");
            let keep = &mut tabs[which];
            match action {
                Action::Type(number) => {
                    typed[which] = Some(number.to_string());
                    set(keep, FIELDS[which], typed[which].as_ref());
                }
                Action::Clear => {
                    typed[which] = None;
                    set(keep, FIELDS[which], None);
                }
                Action::Save => {
                    save(keep, &local, &mut journal, now);
                    let is_at_risk =
                        matches!(keep.standing(), Standing::Saving | Standing::NotSaved(_));
                    prop_assert!(!is_at_risk);
                }
                Action::SaveWhereOneStepFails(at) => {
                    let failing = Failing::at(&local, at, KeyValueError::Full);
                    save(keep, &failing, &mut journal, now);
                }
                Action::LookAgain => hear(keep, &local, &journal),
            }
            prop_assert_eq!(text(keep, FIELDS[which]), typed[which].clone());
        }

        for keep in &mut tabs {
            save(keep, &local, &mut journal, 1_000);
        }
        let stored = opened(&local, &mut journal, 3);
        for (field, typed) in FIELDS.iter().zip(&typed) {
            prop_assert_eq!(&text(&stored, field), typed);
        }
        for keep in &mut tabs {
            save(keep, &local, &mut journal, 1_001);
            hear(keep, &local, &journal);
            prop_assert_eq!(keep.only::<LevelRecord>().texts, stored.only::<LevelRecord>().texts);
        }
        prop_assert_eq!(asides(&local), Ok(Vec::new()));
    }
}

#[test]
fn where_neither_place_takes_a_plan_it_stays_on_the_page_and_is_called_not_saved() {
    use tandem::store::JournalError;

    let (local, mut journal) = (Memory::default(), MemoryJournal::default());
    let mut keep = opened(&local, &mut journal, 1);
    set(&mut keep, "now", Some(&"Select".to_owned()));
    for at in 0..40 {
        let failing = Failing::at(&local, at, KeyValueError::Full);
        let (batch, _) = keep.write(&failing, 1);
        if batch.is_some() {
            keep.settled(&failing, Err(JournalError::Full), 1);
        }
        assert_kept_or_told(&keep);
        set(&mut keep, "goal", Some(&at.to_string()));
    }

    save(&mut keep, &local, &mut journal, 2);
    assert!(matches!(keep.standing(), Standing::Saved { .. }));
    assert_eq!(text(&opened(&local, &mut journal, 2), "goal").as_deref(), Some("39"));
}

fn assert_kept_or_told(keep: &Keep) {
    assert_eq!(text(keep, "now").as_deref(), Some("Select"));
    let standing = keep.standing();
    let is_told = matches!(standing, Standing::Kept(_) | Standing::NotSaved(NotSaved::Full));
    assert!(is_told, "{standing:?}");
}
