//! What the two places hold of one record, and how they are laid out.

use super::*;

#[test]
fn fault_39_of_a_record_and_the_mark_of_its_deletion_the_later_one_counts() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    let (place, grave) = (Slot::Record(key.clone()).key(), Slot::Tombstone(key.clone()).key());
    let copy = |texts: [&str; 2]| {
        let local = Memory::default();
        local.set(&place, texts[0]).unwrap();
        local.set(&grave, texts[1]).unwrap();
        Keep::open(&local, 2).records(Kind::Case).count()
    };
    browser.save(&mut keep);
    let before = browser.local.get(&place).unwrap().unwrap();
    keep.remove(&key);
    browser.save(&mut keep);
    let deleted = browser.local.get(&grave).unwrap().unwrap();
    keep.put(&key, &case("a", "2"));
    browser.save(&mut keep);
    let after = browser.local.get(&place).unwrap().unwrap();

    // The browser was killed between the two steps of deleting, and of writing anew.
    assert_eq!(copy([&before, &deleted]), 0);
    assert_eq!(copy([&after, &deleted]), 1);
}

#[test]
fn fault_29_a_journal_emptied_while_the_page_is_open_is_filled_when_it_is_read_again() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    browser.save(&mut keep);
    browser.journal = MemoryJournal::default();

    let (batch, news) = keep.journal_read(&browser.local, Ok(browser.journal.read()), 5);
    assert_eq!(news, []);
    browser.settle(&mut keep, batch);
    assert!(browser.journal.rows.contains_key(&key.to_string()));
    assert_eq!(keep.standing(), Standing::Saved { at_ms: Some(9) });
}

#[test]
fn fault_14_a_newer_layout_of_the_copy_stops_every_write_and_sets_nothing_aside() {
    for is_found_at_start in [true, false] {
        let mut browser = Browser::default();
        let mut keep = browser.open(1);
        let key = key_of(&keep.add(&case("a", "1")));
        browser.save(&mut keep);
        browser.local.set(&Slot::Layout.key(), "3").unwrap();
        browser.journal.rows.insert(key.to_string(), "scribble".to_owned());
        let texts = |browser: &Browser| {
            let names = browser.local.keys().unwrap();
            let copy = names.into_iter().map(|name| (browser.local.get(&name).unwrap(), name));
            (copy.collect::<Vec<_>>(), browser.journal.rows.clone())
        };
        let before = texts(&browser);

        if is_found_at_start {
            keep = browser.open(2);
        }
        keep.put(&key, &case("a", "2"));
        browser.save(&mut keep);
        assert_eq!(texts(&browser), before, "at the start: {is_found_at_start}");
        assert_eq!(keep.standing(), Standing::NotSaved(NotSaved::NewerElsewhere));
    }
}

#[test]
fn without_a_journal_a_field_that_another_tab_changed_and_this_one_did_not_stays_changed() {
    let fill = |keep: &mut Keep, field: &str, text: &str| {
        let (field, text) = (field.to_owned(), text.to_owned());
        keep.change::<LevelRecord>(|record| _ = record.texts.insert(field, text));
    };
    let mut browser = Browser::default();
    let mut one = browser.open(1);
    fill(&mut one, "goal", "1");
    browser.save(&mut one);
    // The journal has the second version, and the first tab has not heard of it yet.
    fill(&mut one, "now", "2");
    let (unheard, _) = one.write(&browser.local, 5);
    browser.journal.write(&unheard.unwrap());
    let mut two = browser.open(2);
    fill(&mut two, "now", "4");
    two.write(&browser.local, 6);
    two.settled(&browser.local, Err(JournalError::Slow), 6);
    fill(&mut one, "goal", "3");
    one.write(&browser.local, 7);

    fill(&mut two, "now", "5");
    two.write(&browser.local, 8);
    let texts = two.only::<LevelRecord>().texts;
    assert_eq!((texts["goal"].as_str(), texts["now"].as_str()), ("3", "5"));
}

#[test]
fn a_plan_that_is_put_back_stays_where_another_tab_deleted_it_too_without_a_journal() {
    let mut browser = Browser::default();
    let mut first = browser.open(1);
    let key = key_of(&first.add(&case("a", "1")));
    browser.save(&mut first);
    let [mut one, mut two] = [2, 3].map(|seed| {
        let mut keep = Keep::open(&browser.local, seed);
        keep.journal_read(&browser.local, Err(JournalError::Slow), 4);
        keep
    });
    let alone = |browser: &Browser, keep: &mut Keep| {
        keep.write(&browser.local, 5);
        keep.settled(&browser.local, Err(JournalError::Slow), 5);
    };
    one.remove(&key);
    alone(&browser, &mut one);
    two.put(&key, &case("a", "2"));
    alone(&browser, &mut two);
    two.remove(&key);
    alone(&browser, &mut two);

    one.put(&key, &case("a", "1"));
    browser.save(&mut one);
    browser.save(&mut two);
    assert_eq!(leads(&browser.open(4), &key), "1");
}
