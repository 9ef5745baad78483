use super::*;
use crate::store::{Memory, MemoryJournal};

fn name(text: &str) -> CaseName {
    CaseName::new(text).unwrap()
}

fn leads(count: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("leads".to_owned(), count.to_owned())])
}

fn names(shelf: &Shelf) -> Vec<String> {
    shelf.cases().map(|(_, case)| case.name.to_string()).collect()
}

/// A tab: what it keeps, and its cases.
struct Tab(Keep, Shelf);

impl Tab {
    fn open(local: &Memory, journal: &MemoryJournal, seed: u64) -> Tab {
        let mut keep = Keep::open(local, seed);
        keep.journal_read(local, Ok(journal.read()), 0);
        let shelf = Shelf::of(&keep);
        Tab(keep, shelf)
    }

    fn save(&mut self, local: &Memory, journal: &mut MemoryJournal, now_ms: i64) -> Vec<CaseNews> {
        let (batch, mut news) = self.0.write(local, now_ms);
        if let Some(batch) = batch {
            let verdicts = journal.write(&batch);
            news.extend(self.0.settled(local, Ok(verdicts), now_ms));
        }
        self.1.hear(&mut self.0, &news, now_ms)
    }
}

/// A browser with one saved case "Plan 1" of 5 leads, and the tab that saved it.
fn one_case() -> (Memory, MemoryJournal, Tab, Id) {
    let (local, mut journal) = (Memory::default(), MemoryJournal::default());
    let mut tab = Tab::open(&local, &journal, 1);
    let id = tab.1.add(&mut tab.0, name("Plan 1"), leads("5"), 1_000);
    tab.save(&local, &mut journal, 2_000);
    (local, journal, tab, id)
}

#[test]
fn cases_are_there_after_a_reload_in_the_order_they_were_made() {
    let (local, mut journal, mut tab, id) = one_case();
    tab.1.add(&mut tab.0, name("Northgate"), leads("9"), 5_000);
    let copy = tab.1.duplicate(&mut tab.0, &id, 6_000).unwrap();
    assert!(tab.1.rename(&mut tab.0, &id, name("Zebra"), 7_000));
    tab.save(&local, &mut journal, 8_000);

    assert_eq!(names(&tab.1), ["Zebra", "Northgate", "Plan 2"]);
    assert_eq!(tab.1.case(&copy).unwrap().draft, leads("5"));
    let reloaded = Tab::open(&local, &journal, 2);
    assert_eq!(names(&reloaded.1), names(&tab.1));
    assert_eq!(reloaded.1.case(&id), tab.1.case(&id));
}

#[test]
fn typing_the_same_again_changes_nothing() {
    let (local, _, mut tab, id) = one_case();

    assert!(tab.1.edit(&mut tab.0, &id, leads("5"), 9_000));
    assert_eq!(tab.1.case(&id).unwrap().updated_ms, 1_000);
    assert_eq!(tab.0.write(&local, 9_000).0, None);
}

#[test]
fn a_deleted_case_stays_deleted_and_can_be_brought_back() {
    let (local, mut journal, mut tab, id) = one_case();

    let deleted = tab.1.delete(&mut tab.0, &id).unwrap();
    assert_eq!(deleted.name().as_str(), "Plan 1");
    tab.save(&local, &mut journal, 3_000);
    assert_eq!(names(&Tab::open(&local, &journal, 2).1), [""; 0]);

    tab.1.restore(&mut tab.0, deleted);
    tab.save(&local, &mut journal, 4_000);
    assert_eq!(names(&Tab::open(&local, &journal, 3).1), ["Plan 1"]);
}

#[test]
fn a_case_changed_in_two_tabs_is_kept_twice_and_the_copy_has_a_name_of_its_own() {
    let (local, mut journal, mut one, id) = one_case();
    let mut other = Tab::open(&local, &journal, 2);
    one.1.edit(&mut one.0, &id, leads("6"), 3_000);
    other.1.edit(&mut other.0, &id, leads("7"), 3_000);
    one.save(&local, &mut journal, 4_000);
    let news = other.save(&local, &mut journal, 4_001);
    other.save(&local, &mut journal, 4_002);

    let [CaseNews::KeptBoth { theirs, ours }] = news.as_slice() else { panic!("{news:?}") };
    assert_eq!(*theirs, id);
    assert_eq!(other.1.case(&id).unwrap().draft, leads("6"));
    assert_eq!(other.1.case(ours).unwrap().draft, leads("7"));
    assert_eq!(names(&Tab::open(&local, &journal, 3).1), ["Plan 1", "Plan 2"]);
}

#[test]
fn another_tabs_changes_are_heard_and_told() {
    let (local, mut journal, mut one, id) = one_case();
    let mut other = Tab::open(&local, &journal, 2);
    let look = |tab: &mut Tab, journal: &MemoryJournal| {
        let hints = tab.0.hints(&local);
        let hear = |key: Key| tab.0.hear(&local, &key, &journal.rows[&key.to_string()]);
        let news: Vec<News> = hints.into_iter().filter_map(hear).collect();
        tab.1.hear(&mut tab.0, &news, 9)
    };
    one.1.edit(&mut one.0, &id, leads("6"), 3_000);
    one.save(&local, &mut journal, 3_000);
    assert_eq!(look(&mut other, &journal), [CaseNews::Changed(id.clone())]);
    assert_eq!(other.1.case(&id).unwrap().draft, leads("6"));
    assert_eq!(look(&mut other, &journal), []);

    one.1.delete(&mut one.0, &id);
    one.save(&local, &mut journal, 4_000);
    assert_eq!(look(&mut other, &journal), [CaseNews::Removed(id, name("Plan 1"))]);
}

#[test]
fn fault_38_keys_of_others_are_not_touched() {
    use crate::store::ports::KeyValue;
    let (local, mut journal, mut tab, id) = one_case();
    let others = [("theme", "x"), ("tandem/r/unheard-of/a", "y"), ("tandem/else", "z")];
    for (key, text) in others {
        local.set(key, text).unwrap();
    }

    tab.1.delete(&mut tab.0, &id);
    tab.save(&local, &mut journal, 3_000);
    Tab::open(&local, &journal, 2);
    for (key, text) in others {
        assert_eq!(local.get(key).unwrap().as_deref(), Some(text));
    }
}

#[test]
fn fault_15_a_case_that_a_newer_program_has_written_meanwhile_is_not_written_over() {
    use crate::store::ports::KeyValue;
    use crate::store::slot::Slot;
    let (local, mut journal, mut tab, id) = one_case();
    let slot = Slot::Record(case_key(&id)).key();
    local.set(&slot, "tandem/9 what only a later version reads").unwrap();

    tab.1.edit(&mut tab.0, &id, leads("6"), 3_000);
    tab.save(&local, &mut journal, 3_000);
    assert!(local.get(&slot).unwrap().unwrap().starts_with("tandem/9"));
    assert_eq!(tab.1.case(&id).unwrap().draft, leads("6"));
}
