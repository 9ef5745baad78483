use super::*;
use crate::store::Slot;
use crate::store::standing::{NotConfirmed, NotSaved, Standing};
use crate::store::{CaseRecord, LevelRecord, Memory, MemoryJournal, Settings, Theme, asides};
use std::collections::BTreeMap;

mod places;
mod tabs;

/// One browser: its synchronous copy and its journal, and tabs that share them.
#[derive(Default)]
struct Browser {
    local: Memory,
    journal: MemoryJournal,
}

impl Browser {
    fn open(&mut self, seed: u64) -> Keep {
        let mut keep = Keep::open(&self.local, seed);
        let (batch, news) = keep.journal_read(&self.local, Ok(self.journal.read()), 0);
        assert!(news.iter().all(|news| matches!(news, News::Changed(_))), "{news:?}");
        self.settle(&mut keep, batch);
        keep
    }

    fn settle(&mut self, keep: &mut Keep, batch: Option<Batch>) -> Vec<News> {
        let mut news = Vec::new();
        let mut batch = batch;
        while let Some(due) = batch {
            let verdicts = self.journal.write(&due);
            news.extend(keep.settled(&self.local, Ok(verdicts), 9));
            let (next, more) = keep.write(&self.local, 9);
            news.extend(more);
            batch = next;
        }
        news
    }

    fn save(&mut self, keep: &mut Keep) -> Vec<News> {
        let (batch, mut news) = keep.write(&self.local, 8);
        news.extend(self.settle(keep, batch));
        news
    }
}

fn case(name: &str, leads: &str) -> CaseRecord {
    let draft = BTreeMap::from([("leads".to_owned(), leads.to_owned())]);
    CaseRecord::new(name.to_owned().try_into().unwrap(), draft, 1)
}

fn key_of(id: &Id) -> Key {
    Key { kind: Kind::Case, id: id.clone() }
}

fn leads(keep: &Keep, key: &Key) -> String {
    keep.read::<CaseRecord>(key).unwrap().draft["leads"].clone()
}

#[test]
fn saved_is_said_only_when_the_journal_has_answered() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    assert_eq!(keep.standing(), Standing::Untouched);

    keep.add(&case("a", "1"));
    assert_eq!(keep.standing(), Standing::Saving);
    let (batch, _) = keep.write(&browser.local, 5);
    assert_eq!(keep.standing(), Standing::Saving);
    let verdicts = browser.journal.write(&batch.unwrap());
    keep.settled(&browser.local, Ok(verdicts), 7);
    assert_eq!(keep.standing(), Standing::Saved { at_ms: Some(7) });

    let mut again = Keep::open(&browser.local, 2);
    assert_eq!(again.standing(), Standing::Untouched);
    again.journal_read(&browser.local, Ok(browser.journal.read()), 0);
    assert_eq!(again.standing(), Standing::Saved { at_ms: None });
}

#[test]
fn nothing_goes_to_the_journal_before_it_was_read_and_what_was_typed_goes_then() {
    let mut browser = Browser::default();
    let mut keep = Keep::open(&browser.local, 1);
    let id = keep.add(&case("a", "1"));
    assert_eq!(keep.write(&browser.local, 1), (None, Vec::new()));

    let (batch, _) = keep.journal_read(&browser.local, Ok(browser.journal.read()), 2);
    browser.settle(&mut keep, batch);
    assert_eq!(keep.standing(), Standing::Saved { at_ms: Some(9) });
    assert_eq!(leads(&browser.open(2), &key_of(&id)), "1");
}

#[test]
fn what_is_typed_while_a_batch_is_under_way_goes_with_the_next() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    let (first, _) = keep.write(&browser.local, 1);
    keep.put(&key, &case("a", "2"));
    assert_eq!(keep.write(&browser.local, 2).0, None);

    let verdicts = browser.journal.write(&first.unwrap());
    keep.settled(&browser.local, Ok(verdicts), 3);
    assert_eq!(keep.standing(), Standing::Saving);
    browser.save(&mut keep);
    assert_eq!(keep.standing(), Standing::Saved { at_ms: Some(9) });
    browser.local = Memory::default();
    assert_eq!(leads(&browser.open(2), &key), "2");
}

#[test]
fn fault_28_an_emptied_copy_is_filled_from_the_journal_and_counted() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    browser.save(&mut keep);
    browser.local = Memory::default();

    let keep = browser.open(2);
    assert_eq!(leads(&keep, &key), "1");
    assert_eq!(keep.gathered().restored, std::slice::from_ref(&key));
    assert_eq!(
        keep.gathered().sentence().as_deref(),
        Some("1 record came back from the second copy.")
    );
    assert_eq!(leads(&Keep::open(&browser.local, 3), &key), "1");
}

#[test]
fn fault_29_an_emptied_journal_is_filled_from_the_copy() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    browser.save(&mut keep);
    browser.journal = MemoryJournal::default();

    let keep = browser.open(2);
    assert_eq!(keep.standing(), Standing::Saved { at_ms: Some(9) });
    assert_eq!(*keep.gathered(), Gathered::default());
    assert!(browser.journal.rows.contains_key(&key.to_string()));
}

#[test]
fn fault_31_a_copy_emptied_while_open_is_written_again_at_the_next_save() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let first = key_of(&keep.add(&case("a", "1")));
    browser.save(&mut keep);
    browser.local = Memory::default();

    keep.add(&case("b", "2"));
    browser.save(&mut keep);
    assert_eq!(leads(&Keep::open(&browser.local, 2), &first), "1");
}

#[test]
fn fault_39_a_deleted_record_does_not_come_back_from_either_place() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    browser.save(&mut keep);
    let old_copy = browser.local.get(&Slot::Record(key.clone()).key()).unwrap().unwrap();
    let old_journal = browser.journal.clone();
    keep.remove(&key);
    browser.save(&mut keep);

    // The journal alone knows of the deletion, then the copy alone.
    let local = Memory::default();
    local.set(&Slot::Record(key.clone()).key(), &old_copy).unwrap();
    let mut other = Browser { local, journal: browser.journal.clone() };
    assert!(Keep::open(&other.local, 7).read::<CaseRecord>(&key).is_some());
    let mut keep = Keep::open(&other.local, 2);
    keep.journal_read(&other.local, Ok(other.journal.read()), 0);
    assert_eq!(keep.records(Kind::Case).count(), 0);
    browser.journal = old_journal;
    assert_eq!(browser.open(3).records(Kind::Case).count(), 0);
    assert_eq!(other.open(4).records(Kind::Case).count(), 0);
}

#[test]
fn without_a_journal_work_is_kept_and_called_not_confirmed() {
    let local = Memory::default();
    let open = |seed| {
        let mut keep = Keep::open(&local, seed);
        keep.journal_read(&local, Err(JournalError::Unavailable), 0);
        keep
    };
    let mut one = open(1);
    let key = key_of(&one.add(&case("a", "1")));
    let (batch, _) = one.write(&local, 1);
    assert!(batch.is_some(), "it is offered each time");
    one.settled(&local, Err(JournalError::Unavailable), 1);
    assert_eq!(one.standing(), Standing::Kept(NotConfirmed(JournalError::Unavailable)));

    // Two tabs then judge by the copy itself.
    let mut two = open(2);
    two.put(&key, &case("a", "2"));
    one.put(&key, &case("a", "3"));
    two.write(&local, 2);
    let (_, news) = one.write(&local, 3);
    assert!(matches!(news.as_slice(), [News::KeptBoth { .. }]), "{news:?}");
    assert_eq!(open(3).records(Kind::Case).count(), 2);
}

#[test]
fn fault_22_a_full_copy_gives_up_its_spare_and_then_the_journal_alone_has_the_work() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    browser.save(&mut keep);
    keep.put(&key, &case("a", "2"));
    browser.save(&mut keep);
    let full = Full(&browser.local);

    keep.put(&key, &case("a", "3"));
    let (batch, _) = keep.write(&full, 5);
    let verdicts = browser.journal.write(&batch.unwrap());
    keep.settled(&full, Ok(verdicts), 6);
    assert_eq!(keep.standing(), Standing::Saved { at_ms: Some(6) });
    assert_eq!(keep.copy_trouble(), Some(&KeyValueError::Full));
    assert_eq!(browser.local.get(&Slot::Previous(key.clone()).key()), Ok(None));
    assert_eq!(leads(&browser.open(2), &key), "3");

    let full = Full(&browser.local);
    let mut lost = Keep::open(&full, 3);
    lost.journal_read(&full, Err(JournalError::Full), 0);
    lost.put(&key, &case("a", "4"));
    lost.write(&full, 7);
    lost.settled(&full, Err(JournalError::Full), 8);
    assert_eq!(lost.standing(), Standing::NotSaved(NotSaved::Full));
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
fn fault_33_a_damaged_record_is_set_aside_and_comes_back_from_the_copy_before_or_the_journal() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    browser.save(&mut keep);
    keep.put(&key, &case("a", "2"));
    browser.save(&mut keep);
    browser.local.set(&Slot::Record(key.clone()).key(), "scribble").unwrap();

    let keep = browser.open(2);
    assert_eq!(leads(&keep, &key), "2");
    assert_eq!(asides(&browser.local).unwrap()[0].text, "scribble");
    browser.journal.rows.insert(key.to_string(), "scrawl".to_owned());
    assert_eq!(leads(&browser.open(3), &key), "2");
    assert_eq!(browser.journal.asides[0].text, "scrawl");
    assert!(browser.journal.rows[&key.to_string()].contains("\"2\""));
}

#[test]
fn fault_15_what_a_newer_program_wrote_is_not_read_shown_or_touched() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    keep.change::<Settings>(|settings| settings.theme = Theme::Dark);
    browser.save(&mut keep);
    let key = Key::only(Kind::Settings);
    let newer = Envelope { schema: 2, ..keep.envelopes().next().unwrap() }.text();
    for place in ["copy", "journal"] {
        let slot = Slot::Record(key.clone()).key();
        let mut browser = Browser { local: Memory::default(), journal: browser.journal.clone() };
        if place == "copy" {
            browser.local.set(&slot, &newer).unwrap();
        } else {
            browser.journal.rows.insert(key.to_string(), newer.clone());
        }
        let before = browser.journal.rows.clone();
        let mut keep = browser.open(2);
        keep.change::<Settings>(|settings| settings.theme = Theme::Light);
        browser.save(&mut keep);

        assert_eq!(keep.gathered().newer, std::slice::from_ref(&key), "{place}");
        assert_eq!(keep.standing(), Standing::NotSaved(NotSaved::NewerElsewhere), "{place}");
        assert_eq!(browser.journal.rows, before, "{place}");
        let kept = browser.local.get(&slot).unwrap();
        assert_eq!(kept.as_ref(), (place == "copy").then_some(&newer), "{place}");
    }
}

#[test]
fn fault_14_once_a_newer_program_has_written_this_one_writes_no_more() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let key = key_of(&keep.add(&case("a", "1")));
    browser.save(&mut keep);
    let newer = Envelope { schema: 2, ..keep.envelopes().next().unwrap() }.text();

    keep.hear(&browser.local, &key, &newer);
    assert_eq!(keep.standing(), Standing::NotSaved(NotSaved::NewerElsewhere));
    let before = (browser.local.keys().unwrap().len(), browser.journal.rows.clone());
    keep.add(&case("b", "2"));
    browser.save(&mut keep);
    assert_eq!((browser.local.keys().unwrap().len(), browser.journal.rows.clone()), before);
}

#[test]
fn a_record_too_long_is_told_and_the_rest_is_saved() {
    let mut browser = Browser::default();
    let mut keep = browser.open(1);
    let long = key_of(&keep.add(&case("a", &"9".repeat(70_000))));
    let short = key_of(&keep.add(&case("b", "1")));
    browser.save(&mut keep);
    assert_eq!(keep.standing(), Standing::NotSaved(NotSaved::TooLong));
    assert_eq!(leads(&browser.open(2), &short), "1");

    keep.put(&long, &case("a", "9"));
    browser.save(&mut keep);
    assert_eq!(keep.standing(), Standing::Saved { at_ms: Some(9) });
}
