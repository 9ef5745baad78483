//! What a file would change, and what it does.

use tandem::store::{Fate, LevelRecord, News, Settings, Theme, try_out, undo};

use crate::browser::{Browser, case, key_of, level, opened, settings};

/// Two browsers that both have "Northgate" and "Harbor".
fn two() -> (Browser, Browser) {
    let mut here = Browser::new(1);
    here.put("case/a", &case("Northgate", "1"));
    here.put("case/b", &case("Harbor", "1"));
    let mut there = Browser::new(2);
    there.import(&here.file());
    (here, there)
}

fn counts(browser: &mut Browser, file: &str) -> Vec<usize> {
    browser.try_out(file).rows.iter().map(|row| row.count).collect()
}

#[test]
fn a_trial_counts_what_would_change_and_changes_nothing() {
    let (mut here, mut there) = two();
    here.put("case/only-here", &case("Mine", "1"));
    here.put("case/both", &case("Both", "1"));
    here.put("case/older", &case("Older", "1"));
    there.import(&here.file());
    there.put("case/new", &case("New", "1"));
    there.put("case/a", &case("Northgate", "2"));
    there.put("case/both", &case("Both", "3"));
    here.put("case/both", &case("Both", "2"));
    here.put("case/older", &case("Older", "2"));
    there.remove("case/only-here");
    let before = here.backup();

    let trial = here.try_out(&there.file());

    let counted: Vec<(Fate, usize)> = trial.rows.iter().map(|row| (row.fate, row.count)).collect();
    let expected =
        [(Fate::Added, 1), (Fate::Replaced, 1), (Fate::Both, 1), (Fate::Same, 1), (Fate::Older, 1)];
    assert_eq!(counted, expected);
    assert_eq!((trial.in_file(), trial.would_change()), (5, 3));
    assert_eq!(here.backup(), before);
    assert_eq!(Fate::Added.words(), ("Not here yet", "added"));

    here.import(&there.file());
    assert_eq!(here.case("a").draft["leads"], "2");
    assert_eq!(here.case("both").draft["leads"], "2");
    assert_eq!(here.case("older").draft["leads"], "2");
    assert!(here.names().contains(&"Both copy".to_owned()), "{:?}", here.names());
    assert!(here.names().contains(&"Mine".to_owned()));
    let back = undo(&before, &here.keep);
    here.change(&back);
    assert_eq!(here.backup().records.len(), before.records.len());
}

#[test]
fn a_copy_takes_a_name_that_is_free_and_keeps_one_that_is() {
    let (mut here, mut there) = two();
    here.put("case/taken", &case("Northgate copy", "1"));
    here.put("case/a", &case("Northgate", "2"));
    here.put("case/b", &case("Harbor", "2"));
    there.put("case/a", &case("Northgate", "3"));
    there.put("case/b", &case("Harbor, later", "3"));
    there.put("case/c", &case("Northgate copy 2", "3"));

    here.import(&there.file());

    let mut names = here.names();
    names.sort_unstable();
    let expected = [
        "Harbor",
        "Harbor, later",
        "Northgate",
        "Northgate copy",
        "Northgate copy 2",
        "Northgate copy 3",
    ];
    assert_eq!(names, expected);
}

#[test]
fn work_goes_to_another_browser_and_back() {
    let (mut here, mut there) = two();
    for leads in ["2", "3", "4"] {
        here.put("case/a", &case("Northgate", leads));
    }
    there.import(&here.file());
    there.put("case/a", &case("Northgate", "5"));

    assert_eq!(counts(&mut here, &there.file()), [0, 1, 0, 1, 0]);
    here.import(&there.file());
    assert_eq!(here.case("a").draft["leads"], "5");
    assert_eq!(counts(&mut there, &here.file()), [0, 0, 0, 2, 0]);
    assert_eq!(counts(&mut there, &two().0.file()), [0, 0, 0, 1, 1]);
}

#[test]
fn what_was_deleted_here_comes_back_from_a_file() {
    let (mut here, there) = two();
    here.remove("case/a");

    assert_eq!(counts(&mut here, &there.file()), [1, 0, 0, 1, 0]);
    here.import(&there.file());
    assert_eq!(here.case("a").name.as_str(), "Northgate");
    let Browser { local, journal, .. } = here;
    assert_eq!(Browser::open(local, journal, 3).case("a").name.as_str(), "Northgate");
}

#[test]
fn of_a_record_that_there_is_one_of_a_file_fills_in_what_is_missing() {
    let (mut here, mut there) = (Browser::new(1), Browser::new(2));
    here.put("level/level", &level(&[("now", "Select"), ("deals", "4")]));
    there.put("level/level", &level(&[("deals", "9"), ("goal", "Premier")]));

    assert_eq!(counts(&mut here, &there.file()), [0, 0, 1, 0, 0]);
    here.import(&there.file());
    let texts = here.keep.only::<LevelRecord>().texts;
    let texts: Vec<(&str, &str)> =
        texts.iter().map(|(id, it)| (id.as_str(), it.as_str())).collect();
    assert_eq!(texts, [("deals", "4"), ("goal", "Premier"), ("now", "Select")]);
    assert_eq!(counts(&mut here, &there.file()), [0, 0, 0, 0, 1]);
}

#[test]
fn a_file_does_not_say_when_this_browser_was_last_taken_out() {
    let (mut here, mut there) = (Browser::new(1), Browser::new(2));
    here.put("settings/settings", &settings(Theme::Dark, None, Some(5)));
    there.put("settings/settings", &settings(Theme::Dark, Some(9), None));
    assert_eq!(counts(&mut here, &there.file()), [0, 0, 0, 1, 0]);

    there.put("settings/settings", &settings(Theme::Light, Some(9), None));
    here.import(&there.file());
    let now = here.keep.only::<Settings>();
    assert_eq!((now.theme, now.exported_ms), (Theme::Light, None));
    assert_eq!(now.unexported_since_ms, Some(5));
}

#[test]
fn fault_15_what_a_newer_program_wrote_here_is_not_touched() {
    let (here, there) = two();
    let Browser { local, mut journal, .. } = here;
    journal.rows.insert("case/a".to_owned(), "tandem/9 case a".to_owned());
    let mut here = Browser::open(local, journal, 3);

    let trial = here.import(&there.file());

    assert_eq!((trial.newer, trial.would_change(), trial.in_file()), (1, 0, 2));
    assert_eq!(undo(&there.backup(), &here.keep), []);
    assert_eq!(here.journal.rows["case/a"], "tandem/9 case a");
}

#[test]
fn fault_65_an_import_that_another_tab_forestalls_changes_nothing() {
    let (mut here, mut there) = two();
    there.put("case/a", &case("Northgate", "7"));
    there.put("case/new", &case("New", "7"));
    let trial = here.try_out(&there.file());
    let batch = trial.batch(&here.keep, 6);
    let Browser { local, journal, .. } = two().0;
    let mut other = Browser::open(local, journal, 9);
    other.put("case/a", &case("Northgate", "8"));

    let before = here.digest();
    let verdicts = other.journal.write(&batch);
    let brought: Option<Vec<News>> = here.keep.brought(&here.local, batch, &verdicts);

    assert_eq!(brought, None);
    assert_eq!(here.digest(), before);
    assert!(!other.journal.rows.contains_key("case/new"));
}

#[test]
fn damaged_records_are_in_the_trial_and_not_in_the_changes() {
    let (_, there) = two();
    let file = there.file().replacen("Harbor", "Harvor", 1);
    let mut fresh = Browser::new(3);

    let trial = try_out(&mut fresh.keep, &opened(&file));

    assert_eq!(trial.damaged, ["case/b"]);
    assert_eq!((trial.would_change(), trial.in_file()), (1, 2));
    assert_eq!(trial.changes[0].key, key_of("case/a"));
}
