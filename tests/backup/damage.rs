//! Files that are damaged, edited, too large, or not ours.

use proptest::prelude::*;
use tandem::store::{Backup, BackupProblem, MOST_BYTES, MOST_RECORDS};

use crate::browser::{Browser, case, opened};
use crate::file::SAVED;

const CASE_FILE: &str = include_str!("../saved/case-file/v1.json");

/// The problem of a file that is not opened.
fn problem(text: &str) -> BackupProblem {
    Backup::read(text).expect_err("no backup")
}

/// Whether `text` is taken for a file as it was written.
fn passes(text: &str) -> bool {
    Backup::read(text).is_ok_and(|opened| opened.is_intact)
}

#[test]
fn fault_65_half_a_file_of_any_length_is_never_taken_for_a_whole_one() {
    assert!(passes(SAVED));
    for end in 0..SAVED.len() {
        if let Some(half) = SAVED.get(..end) {
            assert!(!passes(half), "{end}");
        }
    }
}

#[test]
fn fault_65_a_bit_that_flips_anywhere_is_noticed() {
    let mut bytes = SAVED.as_bytes().to_vec();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            bytes[place] ^= 1 << bit;
            if let Ok(text) = std::str::from_utf8(&bytes) {
                assert!(!passes(text), "byte {place}, bit {bit}");
            }
            bytes[place] ^= 1 << bit;
        }
    }
}

#[test]
fn fault_65_an_edited_record_is_named_and_the_others_are_there() {
    for (edit, damaged) in [
        (SAVED.replacen("\"leads\": \"6\"", "\"leads\": \"9\"", 1), "case/k3"),
        (SAVED.replacen("\"theme\": \"dark\"", "\"theme\": \"loud\"", 1), "settings/settings"),
        (SAVED.replacen("0.0450", "0.045", 1), "case/later"),
        (SAVED.replacen("\"id\": \"k3\"", "\"id\": \"K 3\"", 1), "case/K 3"),
        (SAVED.replacen("\"id\": \"k3\"", "\"identity\": \"k3\"", 1), "record 2"),
        (SAVED.replacen("\"revision\": 2,", "\"revision\": -2,", 1), "case/k3"),
        (SAVED.replacen("\"id\": \"k3\"", "\"id\": \"empty\"", 1), "case/empty"),
    ] {
        assert_ne!(edit, SAVED);
        let opened = opened(&edit);

        assert!(!opened.is_intact);
        assert_eq!(opened.damaged, [damaged]);
        assert_eq!(opened.backup.records.len(), 4);
    }
}

#[test]
fn fault_65_records_of_a_later_version_are_counted_and_left_out() {
    let newer = SAVED.replacen("\"schema\": 1,", "\"schema\": 9,", 1);
    let unknown = SAVED.replacen("\"kind\": \"case\"", "\"kind\": \"certificate\"", 1);

    assert_eq!((opened(&newer).newer, opened(&newer).backup.records.len()), (1, 4));
    assert_eq!((opened(&unknown).unknown, opened(&unknown).backup.records.len()), (1, 4));
}

#[test]
fn fault_65_a_file_of_another_app_or_a_later_format_says_so() {
    for text in ["[1, 2]", "{}", "5", r#"{"theme":"dark"}"#, r#"{"tandem":"levels"}"#] {
        assert_eq!(problem(text), BackupProblem::Foreign, "{text}");
    }
    let newer = SAVED.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_eq!(problem(&newer), BackupProblem::Newer);
    assert_eq!(problem(CASE_FILE), BackupProblem::OnePlan);
    let without = |name: &str| SAVED.replacen(&format!("\"{name}\""), "\"lost\"", 1);
    assert_eq!(
        problem(&without("records")).to_string(),
        "This file was changed after Tandem wrote it: its list of records is missing. Choose \
         another copy"
    );
    assert!(matches!(problem(&without("version")), BackupProblem::Broken { .. }));
    assert_eq!(problem("{\n\"tandem\""), BackupProblem::NotJson { line: 2, column: 8 });
}

#[test]
fn what_an_editor_does_to_line_ends_costs_no_record() {
    let other = SAVED.replace('\n', "\r\n");

    assert!(!opened(&other).is_intact);
    assert_eq!(opened(&other).backup, opened(SAVED).backup);
    assert!(opened(&format!("\u{feff}{SAVED}")).is_intact);
}

#[test]
fn a_time_that_cannot_be_read_costs_nothing_else() {
    let edit = SAVED.replacen("\"2026-11-23T14:26:40.000Z\"", "\"yesterday\"", 1);

    assert_eq!(opened(&edit).backup.records, opened(SAVED).backup.records);
    assert_eq!(opened(&edit).backup.taken_ms, 5);
}

#[test]
fn fault_64_bombs_are_refused_early() {
    let records = |record: &str, count: usize| {
        let records = vec![record; count].join(",");
        format!(r#"{{"tandem":"backup","version":1,"records":[{records}]}}"#)
    };
    let deep = format!(r#"{{"tandem":"backup","version":1,"records":{}"#, "[".repeat(100_000));
    let names: Vec<String> = (0..700_000).map(|name| format!("\"{name}\":0")).collect();

    assert_eq!(problem(&" ".repeat(MOST_BYTES + 1)), BackupProblem::TooLarge);
    assert!(matches!(problem(&" ".repeat(MOST_BYTES)), BackupProblem::NotJson { .. }));
    assert_eq!(problem(&records("{}", MOST_RECORDS + 1)), BackupProblem::TooMany);
    assert_eq!(problem(&records("0", 1_000_000)), BackupProblem::TooMany);
    assert_eq!(opened(&records("{}", MOST_RECORDS)).damaged.len(), MOST_RECORDS);
    assert!(matches!(problem(&deep), BackupProblem::NotJson { .. }));
    assert_eq!(problem(&format!("{{{}}}", names.join(","))), BackupProblem::Foreign);
}

#[test]
fn a_full_file_comes_back_in_any_order() {
    let mut browser = Browser::new(1);
    browser.put("case/a", &case("Plan", "1"));
    let text = browser.file();
    let mut backup = opened(&text).backup;
    let record = backup.records.remove(0);
    for number in 0..MOST_RECORDS {
        let mut record = record.clone();
        record.key.id = format!("k{number}").try_into().expect("an id");
        backup.records.insert(0, record);
    }

    let opened = opened(&backup.text());

    assert!(opened.is_intact);
    assert_eq!(opened.backup.records.len(), MOST_RECORDS);
    assert!(opened.backup.records.is_sorted_by(|one, other| one.key < other.key));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn goal_g7_no_text_makes_the_reader_stop(
        from in 0..SAVED.len(),
        length in 0..200_usize,
        insert in ".{0,20}",
    ) {
        let start: String = SAVED.chars().take(from).collect();
        let end: String = SAVED.chars().skip(from + length).collect();
        let edit = format!("{start}{insert}{end}");

        prop_assert!(!passes(&edit) || edit == SAVED);
    }
}
