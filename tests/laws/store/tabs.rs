//! Several tabs that each have a field of their own in one record lose nothing of each other.

use proptest::prelude::*;
use tandem::store::{
    Batch, CaseName, CaseRecord, Keep, Key, Kind, LevelRecord, Memory, MemoryJournal, Standing,
};

/// One browser: what its tabs share.
#[derive(Default)]
struct Browser {
    local: Memory,
    journal: MemoryJournal,
}

impl Browser {
    fn open(&mut self, seed: u64) -> Keep {
        let mut keep = Keep::open(&self.local, seed);
        let (batch, _) = keep.journal_read(&self.local, Ok(self.journal.read()), 0);
        self.settle(&mut keep, batch);
        keep
    }

    fn save(&mut self, keep: &mut Keep) {
        let (batch, _) = keep.write(&self.local, 1);
        self.settle(keep, batch);
    }

    fn settle(&mut self, keep: &mut Keep, mut batch: Option<Batch>) {
        while let Some(due) = batch {
            let verdicts = self.journal.write(&due);
            keep.settled(&self.local, Ok(verdicts), 2);
            batch = keep.write(&self.local, 3).0;
        }
    }
}

fn put(keep: &mut Keep, field: &str, text: Option<&str>) {
    keep.change::<LevelRecord>(|record| match text {
        Some(text) => _ = record.texts.insert(field.to_owned(), text.to_owned()),
        None => _ = record.texts.remove(field),
    });
}

fn text(keep: &Keep, field: &str) -> Option<String> {
    keep.only::<LevelRecord>().texts.get(field).cloned()
}

#[test]
fn goal_g3_three_tabs_that_change_one_record_a_thousand_times_each_keep_all_of_it() {
    let mut browser = Browser::default();
    let mut tabs = [1, 2, 3].map(|seed| browser.open(seed));
    for turn in 0..1_000 {
        for (which, tab) in tabs.iter_mut().enumerate() {
            put(tab, &format!("tab-{which}-{}", turn % 10), Some(&turn.to_string()));
            browser.save(tab);
            assert!(matches!(tab.standing(), Standing::Saved { .. }), "turn {turn}, tab {which}");
        }
    }

    let last = browser.open(4);
    for which in 0..3 {
        for field in 0..10 {
            let expected = Some((990 + field).to_string());
            assert_eq!(text(&last, &format!("tab-{which}-{field}")), expected);
        }
    }
}

#[test]
fn goal_g3_twenty_handovers_of_one_record_lose_nothing_and_make_no_copy() {
    let mut browser = Browser::default();
    let mut tabs = [1, 2].map(|seed| browser.open(seed));
    let name = CaseName::new("Plan 1").expect("a good name");
    let key = Key { kind: Kind::Case, id: tabs[0].add(&CaseRecord::new(name, [].into(), 1)) };
    browser.save(&mut tabs[0]);

    for turn in 1..=20 {
        let tab = &mut tabs[turn % 2];
        for key in tab.hints(&browser.local) {
            tab.hear(&browser.local, &key, &browser.journal.rows[&key.to_string()]);
        }
        let mut case: CaseRecord = tab.read(&key).expect("it was heard of");
        case.draft.insert(format!("turn-{turn}"), turn.to_string());
        tab.put(&key, &case);
        browser.save(tab);
        assert!(matches!(tab.standing(), Standing::Saved { .. }), "turn {turn}");
    }

    let last = browser.open(3);
    assert_eq!(last.records(Kind::Case).count(), 1);
    let case: CaseRecord = last.read(&key).expect("it is kept");
    assert_eq!(case.draft.len(), 20);
}

#[derive(Clone, Debug)]
enum Action {
    Type(u8),
    Clear,
    Save,
    Look,
    Reload,
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        any::<u8>().prop_map(Action::Type),
        Just(Action::Clear),
        Just(Action::Save),
        Just(Action::Look),
        Just(Action::Reload),
    ]
}

proptest! {
    /// What is typed in one tab is never undone by the other.
    #[test]
    fn two_tabs_that_change_different_fields_lose_nothing(
        actions in prop::collection::vec((0..2_usize, any_action()), 1..60),
    ) {
        let mut browser = Browser::default();
        let fields = ["now", "goal"];
        let mut tabs = [browser.open(1), browser.open(2)];
        let mut typed: [Option<String>; 2] = [None, None];

        for (turn, (which, action)) in actions.into_iter().enumerate() {
            let (tab, field) = (&mut tabs[which], fields[which]);
            match action {
                Action::Type(number) => {
                    typed[which] = Some(number.to_string());
                    put(tab, field, typed[which].as_deref());
                }
                Action::Clear => {
                    typed[which] = None;
                    put(tab, field, None);
                }
                Action::Save => browser.save(tab),
                Action::Look => {
                    for key in tab.hints(&browser.local) {
                        let row = browser.journal.rows.get(&key.to_string());
                        tab.hear(&browser.local, &key, row.expect("what is written is judged"));
                    }
                }
                Action::Reload => {
                    browser.save(tab);
                    let seed = u64::try_from(turn).expect("few turns") + 10;
                    *tab = browser.open(seed);
                }
            }
            prop_assert_eq!(&text(&tabs[which], field), &typed[which]);
        }

        for tab in &mut tabs {
            browser.save(tab);
        }
        let last = browser.open(3);
        for (field, typed) in fields.iter().zip(&typed) {
            prop_assert_eq!(&text(&last, field), typed);
        }
    }
}
