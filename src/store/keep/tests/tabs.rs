//! Tabs that share one browser, and what comes from outside.

use super::*;
use crate::store::Verdict;
use crate::store::standing::Standing;

#[test]
fn fault_8_two_tabs_that_edit_one_plan_at_once_keep_both() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    browser.save(&mut one);
    let mut two = browser.open(2);

    one.put(&key, &case("a", "2"));
    two.put(&key, &case("a", "3"));
    browser.save(&mut one);
    let news = browser.save(&mut two);

    let [News::KeptBoth { theirs, ours }] = news.as_slice() else { panic!("{news:?}") };
    assert_eq!(
        (theirs, leads(&two, theirs).as_str(), leads(&two, ours).as_str()),
        (&key, "2", "3")
    );
    let reopened = browser.open(3);
    assert_eq!(reopened.records(Kind::Case).count(), 2);
    assert_eq!((leads(&reopened, theirs).as_str(), leads(&reopened, ours).as_str()), ("2", "3"));
}

#[test]
fn fault_8_two_tabs_that_edit_different_fields_of_the_only_record_keep_both_edits() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let mut two = browser.open(2);
    let set = |keep: &mut Keep, id: &str, text: &str| {
        let text = text.to_owned();
        keep.change::<LevelRecord>(|record| _ = record.texts.insert(id.to_owned(), text));
    };
    set(&mut one, "now", "Select");
    browser.save(&mut one);
    set(&mut two, "goal", "Premier");
    let news = browser.save(&mut two);

    assert_eq!(news, [News::Changed(Key::only(Kind::Level))]);
    let both = BTreeMap::from([("goal", "Premier"), ("now", "Select")]);
    let texts = browser.open(3).only::<LevelRecord>().texts;
    assert_eq!(
        texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect::<BTreeMap<_, _>>(),
        both
    );
}

#[test]
fn an_edit_outlives_a_deletion_and_a_deletion_does_not_outlive_an_edit() {
    for is_deleted_first in [true, false] {
        let mut browser = Browser::default();
        let mut one = browser.open(1);
        let key = key_of(&one.add(&case("a", "1")));
        browser.save(&mut one);
        let mut two = browser.open(2);
        one.remove(&key);
        two.put(&key, &case("a", "2"));

        let (first, second) =
            if is_deleted_first { (&mut one, &mut two) } else { (&mut two, &mut one) };
        browser.save(first);
        browser.save(second);
        let keep = browser.open(3);
        assert_eq!(leads(&keep, &key), "2", "deleted first: {is_deleted_first}");
        assert_eq!(keep.records(Kind::Case).count(), 1);
    }
}

#[test]
fn what_another_tab_wrote_is_heard_and_what_is_typed_here_is_left_alone() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    browser.save(&mut one);
    let mut two = browser.open(2);
    one.put(&key, &case("a", "2"));
    browser.save(&mut one);
    let text = browser.journal.rows[&key.to_string()].clone();

    assert_eq!(two.hear(&browser.local, &key, &text), Some(News::Changed(key.clone())));
    assert_eq!(two.hear(&browser.local, &key, &text), None);
    two.put(&key, &case("a", "3"));
    one.put(&key, &case("a", "4"));
    browser.save(&mut one);
    let text = browser.journal.rows[&key.to_string()].clone();
    assert_eq!(two.hear(&browser.local, &key, &text), None);
    assert_eq!(leads(&two, &key), "3");
}

#[test]
fn a_local_write_of_an_older_branch_never_takes_the_place_of_what_was_confirmed() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    browser.save(&mut one);
    let mut two = browser.open(2);
    one.put(&key, &case("a", "2"));
    browser.save(&mut one);
    // The second tab writes twice on what it knew, and dies before the journal answers.
    for leads in ["3", "4"] {
        two.put(&key, &case("a", leads));
        two.write_copy(&browser.local, 5);
    }

    let mut three = Keep::open(&browser.local, 3);
    let (batch, news) = three.journal_read(&browser.local, Ok(browser.journal.read()), 6);
    browser.settle(&mut three, batch);
    assert!(matches!(news.as_slice(), [News::KeptBoth { .. }]), "{news:?}");
    let mut kept: Vec<String> =
        browser.open(4).records(Kind::Case).map(|(id, _)| leads(&three, &key_of(id))).collect();
    kept.sort();
    assert_eq!(kept, ["2", "4"]);
}

#[test]
fn fault_65_changes_are_brought_in_whole_or_not_at_all() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    browser.save(&mut keep);
    let mut other = browser.open(2);
    let new = keep.free_key(Kind::Case);
    let payload = |leads| Some(case("a", leads).to_json().to_string());
    let changes = [
        Change { key: new.clone(), payload: payload("7") },
        Change { key: key.clone(), payload: payload("8") },
    ];

    other.put(&key, &case("a", "2"));
    browser.save(&mut other);
    let batch = keep.batch_of(&changes, 5);
    let verdicts = browser.journal.write(&batch);
    assert_eq!(keep.brought(&browser.local, batch, &verdicts), None);
    assert!(!browser.journal.rows.contains_key(&new.to_string()));

    let text = browser.journal.rows[&key.to_string()].clone();
    keep.hear(&browser.local, &key, &text);
    let batch = keep.batch_of(&changes, 6);
    let verdicts = browser.journal.write(&batch);
    assert_eq!(keep.brought(&browser.local, batch, &verdicts).unwrap().len(), 2);
    let reopened = browser.open(3);
    assert_eq!((leads(&reopened, &new).as_str(), leads(&reopened, &key).as_str()), ("7", "8"));
}

#[test]
fn what_nobody_has_chosen_is_no_choice_against_another_tabs() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let mut two = browser.open(2);
    let open_case = Some(Id::new("k3").unwrap());

    one.change::<Settings>(|settings| settings.theme = Theme::Light);
    two.change::<Settings>(|settings| settings.open_case = open_case.clone());
    browser.save(&mut one);
    browser.save(&mut two);
    let settings = browser.open(3).only::<Settings>();
    assert_eq!((settings.theme, settings.open_case), (Theme::Light, open_case));
}

fn fill(keep: &mut Keep, field: &str, text: &str) {
    let (field, text) = (field.to_owned(), text.to_owned());
    keep.change::<LevelRecord>(|record| _ = record.texts.insert(field, text));
}

fn filled(keep: &Keep) -> Vec<String> {
    let texts = keep.only::<LevelRecord>().texts.into_iter();
    texts.map(|(field, text)| format!("{field} {text}")).collect()
}

#[test]
fn what_one_tab_saved_and_another_left_in_the_copy_alone_are_both_there() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    for (field, text) in [("goal", "1"), ("now", "1")] {
        fill(&mut one, field, text);
    }
    browser.save(&mut one);
    let mut two = browser.open(2);
    fill(&mut one, "now", "2");
    browser.save(&mut one);
    // The second tab has not heard of it, writes the copy and dies.
    fill(&mut two, "goal", "3");
    two.write_copy(&browser.local, 5);

    assert_eq!(filled(&browser.open(3)), ["goal 3", "now 2"]);
}

#[test]
fn what_stands_in_the_copy_alone_is_a_hint_and_shown_once_the_journal_has_it() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    browser.save(&mut one);
    let mut two = browser.open(2);
    one.put(&key, &case("a", "2"));
    let (batch, _) = one.write(&browser.local, 5);

    assert_eq!(two.look_again(&browser.local), []);
    assert_eq!(two.hints(&browser.local), std::slice::from_ref(&key));
    assert_eq!(two.standing(), Standing::Saved { at_ms: None });
    let row = {
        browser.settle(&mut one, batch);
        browser.journal.rows[&key.to_string()].clone()
    };
    assert!(two.wants(&key, &Envelope::read(&row).unwrap().version));
    assert_eq!(two.hear(&browser.local, &key, &row), Some(News::Changed(key)));
    assert_eq!(two.hints(&browser.local), []);
}

/// Two tabs and a record that both have as it was saved; then the first saves "2", which the
/// second does not hear of, and the second writes "3" and "4" into the copy alone.
fn two_ways_from_one_record() -> (Browser, Keep, Keep, Key) {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    browser.save(&mut one);
    let mut two = browser.open(2);
    one.put(&key, &case("a", "2"));
    browser.save(&mut one);
    for leads in ["3", "4"] {
        two.put(&key, &case("a", leads));
        two.write_copy(&browser.local, 5);
    }
    (browser, one, two, key)
}

fn all_leads(keep: &Keep) -> Vec<String> {
    let mut all: Vec<String> =
        keep.records(Kind::Case).map(|(id, _)| leads(keep, &key_of(id))).collect();
    all.sort();
    all
}

#[test]
fn what_was_saved_does_not_give_way_to_what_was_written_beside_it() {
    let (mut browser, mut one, _, key) = two_ways_from_one_record();

    assert_eq!(one.look_again(&browser.local), []);
    one.put(&key, &case("a", "5"));
    browser.save(&mut one);
    assert_eq!(leads(&browser.open(3), &key), "5");
}

#[test]
fn what_is_typed_on_top_of_an_unjudged_copy_never_takes_the_place_of_what_was_saved() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    browser.save(&mut one);
    let mut two = browser.open(2);
    let mut three = browser.open(3);
    for leads in ["3", "4"] {
        two.put(&key, &case("a", leads));
        two.write_copy(&browser.local, 5);
    }
    three.look_again(&browser.local);
    one.put(&key, &case("a", "2"));
    browser.save(&mut one);

    three.put(&key, &case("a", "5"));
    browser.save(&mut three);
    assert_eq!(all_leads(&browser.open(4)), ["2", "5"]);
}

#[test]
fn what_is_brought_in_on_top_of_an_unjudged_write_is_stopped_by_what_was_saved() {
    let (mut browser, _, two, key) = two_ways_from_one_record();
    let payload = Some(case("a", "9").to_json().to_string());

    let batch = two.batch_of(&[Change { key: key.clone(), payload }], 6);
    let verdicts = browser.journal.write(&batch);
    assert!(matches!(verdicts.as_slice(), [Verdict::Overtaken(_)]), "{verdicts:?}");
}

#[test]
fn fault_39_a_tab_that_could_not_read_the_journal_brings_nothing_back_that_was_deleted() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    let other = key_of(&one.add(&case("b", "1")));
    browser.save(&mut one);
    let mut two = Keep::open(&browser.local, 2);
    two.journal_read(&browser.local, Err(JournalError::Slow), 0);

    one.remove(&key);
    one.put(&other, &case("b", "2"));
    browser.save(&mut one);
    browser.save(&mut two);
    assert_eq!(all_leads(&two), ["2"]);
    assert_eq!(all_leads(&browser.open(3)), ["2"]);
}

#[test]
fn what_was_kept_without_a_journal_is_still_there_when_it_is_read_again() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    browser.save(&mut one);
    let mut two = browser.open(2);
    one.put(&key, &case("a", "2"));
    one.write(&browser.local, 5);
    one.settled(&browser.local, Err(JournalError::Slow), 5);
    for leads in ["3", "4"] {
        two.put(&key, &case("a", leads));
        browser.save(&mut two);
    }

    let (batch, _) = one.journal_read(&browser.local, Ok(browser.journal.read()), 6);
    browser.settle(&mut one, batch);
    assert_eq!(all_leads(&browser.open(3)), ["2", "4"]);
}

#[test]
fn a_tab_that_fills_the_emptied_copy_leaves_what_another_has_filled_in() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    browser.save(&mut one);
    let mut two = browser.open(2);
    one.put(&key, &case("a", "2"));
    browser.save(&mut one);
    browser.local.remove(&Slot::Layout.key()).unwrap();

    two.add(&case("b", "3"));
    browser.save(&mut two);
    browser.journal = MemoryJournal::default();
    assert_eq!(leads(&browser.open(3), &key), "2");
}

#[test]
fn what_another_tab_has_gone_on_to_is_not_written_over_by_what_it_came_from() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    let key = key_of(&one.add(&case("a", "1")));
    browser.save(&mut one);
    let mut two = browser.open(2);
    one.put(&key, &case("a", "2"));
    browser.save(&mut one);
    let row = browser.journal.rows[&key.to_string()].clone();
    one.put(&key, &case("a", "3"));
    browser.save(&mut one);

    two.hear(&browser.local, &key, &row);
    assert_eq!(leads(&two, &key), "2");
    assert_eq!(leads(&Keep::open(&browser.local, 3), &key), "3");
}

#[test]
fn a_version_is_never_given_twice() {
    let (mut browser, mut one, mut two, key) = two_ways_from_one_record();
    // Versions 2 and 3 of the second tab lose; its next write stands on version 2 of the first.
    browser.save(&mut two);
    two.put(&key, &case("a", "7"));
    browser.save(&mut two);

    let row = browser.journal.rows[&key.to_string()].clone();
    assert_eq!(Envelope::read(&row).unwrap().version.revision, 4);
    one.hear(&browser.local, &key, &row);
    assert_eq!(leads(&one, &key), "7");
}

#[test]
fn what_filled_an_emptied_copy_is_not_called_saved_before_the_journal_was_asked() {
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    one.add(&case("a", "1"));
    browser.save(&mut one);
    browser.local = Memory::default();
    one.add(&case("b", "2"));
    browser.save(&mut one);

    let mut two = Keep::open(&browser.local, 2);
    two.journal_read(&browser.local, Err(JournalError::Slow), 0);
    assert_eq!(all_leads(&two), ["1", "2"]);
    assert_eq!(two.standing(), Standing::Kept(NotConfirmed(JournalError::Slow)));
}
