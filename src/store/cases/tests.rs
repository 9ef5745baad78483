use super::*;
use crate::store::{Memory, asides};

fn name(text: &str) -> CaseName {
    CaseName::new(text).unwrap()
}

fn leads(count: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("leads".to_owned(), count.to_owned())])
}

fn names(shelf: &Shelf) -> Vec<String> {
    shelf.cases().map(|(_, case)| case.name.to_string()).collect()
}

/// Storage with one saved case "Plan 1" of 5 leads, and the shelf that saved it.
fn one_case() -> (Memory, Shelf, Id) {
    let storage = Memory::default();
    let (mut shelf, _) = Shelf::open(&storage, 1);
    let id = shelf.add(shelf.free_name(), leads("5"), 1_000);
    shelf.save(&storage, 2_000);
    (storage, shelf, id)
}

fn key(id: &Id) -> String {
    Slot::Record(CaseRecord::KIND, id.clone()).key()
}

#[test]
fn a_case_is_there_after_a_reload() {
    let (storage, shelf, id) = one_case();
    assert_eq!(*shelf.standing(), Standing::Saved { at_ms: Some(2_000) });

    let (reloaded, gathered) = Shelf::open(&storage, 2);

    assert_eq!(gathered, Gathered::default());
    assert_eq!(reloaded.case(&id), shelf.case(&id));
    assert_eq!(*reloaded.standing(), Standing::Saved { at_ms: None });
}

#[test]
fn an_edit_is_not_called_saved_before_it_is() {
    let (storage, mut shelf, id) = one_case();

    assert!(shelf.edit(&id, leads("6"), 3_000));
    assert_eq!(*shelf.standing(), Standing::Saving);
    shelf.save(&storage, 4_000);
    assert_eq!(*shelf.standing(), Standing::Saved { at_ms: Some(4_000) });
}

#[test]
fn typing_the_same_again_changes_nothing() {
    let (_, mut shelf, id) = one_case();

    assert!(shelf.edit(&id, leads("5"), 9_000));
    assert_eq!(shelf.case(&id).unwrap().updated_ms, 1_000);
    assert_eq!(*shelf.standing(), Standing::Saved { at_ms: Some(2_000) });
}

#[test]
fn cases_stand_in_the_order_they_were_made() {
    let (storage, mut shelf, id) = one_case();
    shelf.add(name("Northgate"), leads("9"), 5_000);
    let copy = shelf.duplicate(&id, 6_000).unwrap();
    shelf.rename(&id, name("Zebra"), 7_000);
    shelf.save(&storage, 8_000);

    assert_eq!(names(&shelf), ["Zebra", "Northgate", "Plan 2"]);
    assert_eq!(shelf.case(&copy).unwrap().draft, leads("5"));
    assert_eq!(names(&Shelf::open(&storage, 2).0), names(&shelf));
}

#[test]
fn a_deleted_case_stays_deleted_and_can_be_brought_back() {
    let (storage, mut shelf, id) = one_case();

    let deleted = shelf.delete(&id).unwrap();
    shelf.save(&storage, 3_000);
    assert_eq!(Shelf::open(&storage, 2).0.cases().count(), 0);
    assert_eq!(*shelf.standing(), Standing::Saved { at_ms: Some(3_000) });

    shelf.restore(deleted);
    shelf.save(&storage, 4_000);
    assert_eq!(names(&Shelf::open(&storage, 3).0), ["Plan 1"]);
}

#[test]
fn a_deletion_undone_before_it_was_saved_leaves_no_trace() {
    let (storage, mut shelf, id) = one_case();

    let deleted = shelf.delete(&id).unwrap();
    shelf.restore(deleted);
    shelf.save(&storage, 3_000);
    assert!(!storage.keys().unwrap().contains(&Slot::Tombstone(CaseRecord::KIND, id).key()));
    assert_eq!(names(&shelf), ["Plan 1"]);
}

#[test]
fn a_damaged_case_comes_back_as_it_was_before_its_last_save() {
    let (storage, mut shelf, id) = one_case();
    shelf.edit(&id, leads("6"), 3_000);
    shelf.save(&storage, 3_000);
    let damaged = storage.get(&key(&id)).unwrap().unwrap().replace('6', "7");
    storage.set(&key(&id), &damaged).unwrap();

    let (reloaded, gathered) = Shelf::open(&storage, 2);

    assert_eq!(gathered, Gathered { restored: 1, set_aside: 1, ..Gathered::default() });
    assert_eq!(reloaded.case(&id).unwrap().draft, leads("5"));
    assert_eq!(asides(&storage).unwrap()[0].text, damaged);
    assert_eq!(Shelf::open(&storage, 3).1, Gathered::default());
}

#[test]
fn a_damaged_case_without_a_copy_is_set_aside_and_the_others_load() {
    let (storage, mut shelf, id) = one_case();
    shelf.add(name("Northgate"), leads("9"), 5_000);
    shelf.save(&storage, 5_000);
    storage.set(&key(&id), "tandem/1 case").unwrap();

    let (reloaded, gathered) = Shelf::open(&storage, 2);

    assert_eq!(gathered, Gathered { set_aside: 1, ..Gathered::default() });
    assert_eq!(names(&reloaded), ["Northgate"]);
    let kept = &asides(&storage).unwrap()[0];
    assert_eq!((kept.key.as_str(), kept.text.as_str()), (key(&id).as_str(), "tandem/1 case"));
}

#[test]
fn a_case_damaged_while_it_is_open_is_set_aside_before_it_is_written_over() {
    let (storage, mut shelf, id) = one_case();
    storage.set(&key(&id), "scribble").unwrap();

    shelf.edit(&id, leads("6"), 3_000);
    shelf.save(&storage, 3_000);
    assert_eq!(asides(&storage).unwrap()[0].text, "scribble");
    assert_eq!(Shelf::open(&storage, 2).0.case(&id).unwrap().draft, leads("6"));
}

#[test]
fn a_case_of_a_newer_version_is_left_untouched() {
    let (storage, mut shelf, id) = one_case();
    let newer = "tandem/2 something that only a later version reads";
    storage.set(&key(&id), newer).unwrap();

    let (reloaded, gathered) = Shelf::open(&storage, 2);
    shelf.edit(&id, leads("6"), 3_000);
    shelf.save(&storage, 3_000);

    assert_eq!((reloaded.cases().count(), gathered.newer), (0, 1));
    assert_eq!(storage.get(&key(&id)).unwrap().as_deref(), Some(newer));
    assert_eq!(*shelf.standing(), Standing::NotSaved(NotSaved::NewerElsewhere));
    assert_eq!(shelf.case(&id).unwrap().draft, leads("6"));
}

#[test]
fn a_newer_layout_of_the_slots_stops_every_write() {
    let (storage, mut shelf, id) = one_case();
    storage.set(&Slot::Layout.key(), "2").unwrap();
    let before = storage.get(&key(&id)).unwrap();

    shelf.edit(&id, leads("6"), 3_000);
    shelf.save(&storage, 3_000);
    assert_eq!(storage.get(&key(&id)).unwrap(), before);
    assert_eq!(*shelf.standing(), Standing::NotSaved(NotSaved::NewerElsewhere));
}

#[test]
fn two_tabs_that_change_one_case_keep_both() {
    let (storage, mut one, id) = one_case();
    let (mut other, _) = Shelf::open(&storage, 2);

    one.edit(&id, leads("6"), 3_000);
    other.edit(&id, leads("7"), 3_000);
    one.save(&storage, 4_000);
    let news = other.save(&storage, 4_001);

    let [News::KeptBoth { theirs, ours }] = news.as_slice() else { panic!("{news:?}") };
    assert_eq!(*theirs, id);
    assert_eq!(other.case(&id).unwrap().draft, leads("6"));
    assert_eq!(other.case(ours).unwrap().draft, leads("7"));
    assert_eq!(names(&Shelf::open(&storage, 3).0), ["Plan 1", "Plan 2"]);
    assert_eq!(*other.standing(), Standing::Saved { at_ms: Some(4_001) });
}

#[test]
fn another_tabs_changes_are_taken_in() {
    let (storage, mut one, id) = one_case();
    let (mut other, _) = Shelf::open(&storage, 2);
    one.edit(&id, leads("6"), 3_000);
    let added = one.add(name("Northgate"), leads("9"), 3_000);
    one.save(&storage, 3_000);

    let mut news = other.refresh(&storage);
    news.sort_by_key(|news| format!("{news:?}"));
    let mut expected = vec![News::Changed(id.clone()), News::Changed(added)];
    expected.sort_by_key(|news| format!("{news:?}"));
    assert_eq!(news, expected);
    assert_eq!(other.case(&id).unwrap().draft, leads("6"));
    assert_eq!(other.refresh(&storage), []);

    one.delete(&id);
    one.save(&storage, 4_000);
    assert_eq!(other.refresh(&storage), [News::Removed(id, name("Plan 1"))]);
}

#[test]
fn a_deletion_does_not_take_what_another_tab_changed_since() {
    let (storage, mut one, id) = one_case();
    let (mut other, _) = Shelf::open(&storage, 2);
    one.edit(&id, leads("6"), 3_000);
    one.save(&storage, 3_000);

    other.delete(&id);
    assert_eq!(other.save(&storage, 4_000), [News::Changed(id.clone())]);
    assert_eq!(other.case(&id).unwrap().draft, leads("6"));
}

#[test]
fn an_edit_outlives_a_deletion_in_another_tab() {
    let (storage, mut one, id) = one_case();
    let (mut other, _) = Shelf::open(&storage, 2);
    one.delete(&id);
    one.save(&storage, 3_000);

    other.edit(&id, leads("7"), 3_500);
    assert_eq!(other.refresh(&storage), []);
    other.save(&storage, 4_000);
    assert_eq!(Shelf::open(&storage, 3).0.case(&id).unwrap().draft, leads("7"));
}

#[test]
fn what_was_emptied_by_hand_is_written_again() {
    let (storage, mut shelf, id) = one_case();
    for key in storage.keys().unwrap() {
        storage.remove(&key).unwrap();
    }

    assert_eq!(shelf.refresh(&storage), []);
    shelf.save(&storage, 3_000);
    assert_eq!(Shelf::open(&storage, 2).0.case(&id), shelf.case(&id));
}

#[test]
fn a_case_longer_than_its_room_says_so_and_stays_on_the_page() {
    let (storage, mut shelf, id) = one_case();

    shelf.edit(&id, leads(&"9".repeat(70_000)), 3_000);
    shelf.save(&storage, 3_000);
    assert_eq!(*shelf.standing(), Standing::NotSaved(NotSaved::TooLong));
    assert_eq!(shelf.case(&id).unwrap().draft["leads"].len(), 70_000);
}

#[test]
fn keys_of_others_are_not_touched() {
    let (storage, mut shelf, id) = one_case();
    let others = [("theme", "x"), ("tandem/r/unheard-of/a", "y"), ("tandem/else", "z")];
    for (key, text) in others {
        storage.set(key, text).unwrap();
    }

    shelf.delete(&id);
    shelf.save(&storage, 3_000);
    Shelf::open(&storage, 2);
    for (key, text) in others {
        assert_eq!(storage.get(key).unwrap().as_deref(), Some(text));
    }
}
