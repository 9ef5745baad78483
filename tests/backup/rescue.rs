//! The file that the failure panel writes.

use tandem::store::json::{Entries, Json, entry};
use tandem::store::{
    Backup, BackupProblem, Envelope, KeyValue, MOST_RECORDS, Memory, MemoryJournal, Opened, Theme,
    Version,
};

use crate::browser::{Browser, case, key_of, opened, settings};

/// What the panel writes of both places.
fn panel(local: &Memory, journal: Option<&MemoryJournal>) -> String {
    let text = |text: &str| Json::Text(text.to_owned());
    let mut entries = Entries::new();
    for key in local.keys().expect("keys") {
        let value = local.get(&key).expect("an answer").expect("a text");
        entries.push(entry(&key, Json::Text(value)));
    }
    let mut file = vec![
        entry("tandem", text("entries")),
        entry("taken", text("2026-11-23T14:26:40.000Z")),
        entry("entries", Json::Map(entries)),
    ];
    if let Some(journal) = journal {
        let rows = journal.rows.iter().map(|(key, row)| entry(key, text(row))).collect();
        let asides = journal.asides.iter().map(|aside| Json::Text(aside.clone().written()));
        file.push(entry(
            "journal",
            Json::Map(vec![
                entry("records", Json::Map(rows)),
                entry("aside", Json::List(asides.collect())),
            ]),
        ));
    }
    Json::Map(file).pretty()
}

fn envelope(key: &str, revision: u64, name: &str) -> String {
    let record = tandem::store::Record::to_json(&case(name, "5")).to_string();
    Envelope {
        key: key_of(key),
        schema: 1,
        version: Version { revision, writer: None },
        base: Version::default(),
        written_ms: 9,
        json: if name == "deleted" { "null".to_owned() } else { record },
    }
    .text()
}

/// The names of the cases in a file, with their ids.
fn names(opened: &Opened) -> Vec<(String, String)> {
    let name = |json: &str| {
        let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
        value["name"].as_str().expect("a name").to_owned()
    };
    let records = opened.backup.records.iter();
    records.map(|record| (record.key.id.to_string(), name(&record.json))).collect()
}

fn pair(id: &str, name: &str) -> (String, String) {
    (id.to_owned(), name.to_owned())
}

#[test]
fn everything_in_a_browser_comes_back_from_the_panel_s_file() {
    let mut browser = Browser::new(1);
    browser.put("case/a", &case("Northgate", "5"));
    browser.put("case/a", &case("Northgate", "6"));
    browser.put("case/gone", &case("Gone", "5"));
    browser.remove("case/gone");
    browser.put("settings/settings", &settings(Theme::Dark, Some(3), None));

    for journal in [None, Some(&browser.journal)] {
        let opened = opened(&panel(&browser.local, journal));
        assert!(opened.is_rescue && !opened.is_intact);
        assert_eq!(opened.backup.records, browser.backup().records);
        assert_eq!(opened.backup.taken_ms, 1_795_444_000_000);
        assert_eq!(opened.damaged, [""; 0]);
    }
    let emptied = opened(&panel(&Memory::default(), Some(&browser.journal)));
    assert_eq!(emptied.backup.records, browser.backup().records);
}

#[test]
fn of_several_texts_the_latest_that_can_be_read_counts() {
    let local = Memory::default();
    let mut journal = MemoryJournal::default();
    let mut put = |key: &str, text: String| match key.strip_prefix("journal/") {
        Some(key) => drop(journal.rows.insert(key.to_owned(), text)),
        None => local.set(&format!("tandem/{key}"), &text).expect("room"),
    };
    put("r/case/a", envelope("case/a", 3, "copy"));
    put("journal/case/a", envelope("case/a", 4, "journal"));
    put("r/case/b", envelope("case/b", 4, "copy"));
    put("journal/case/b", envelope("case/b", 4, "journal"));
    put("r/case/c", envelope("case/c", 5, "cut").replace("cut", "uncut"));
    put("p/case/c", envelope("case/c", 4, "previous"));
    put("r/case/d", envelope("case/d", 4, "copy"));
    put("x/case/d", envelope("case/d", 4, "deleted"));
    put("r/case/e", envelope("case/e", 5, "back again"));
    put("journal/case/e", envelope("case/e", 4, "deleted"));
    put("r/case/f", "scribble".to_owned());
    put("r/case/g", "tandem/9 case g".to_owned());
    put("p/case/g", envelope("case/g", 4, "older"));
    put("r/certificate/h", "later".to_owned());
    put("journal/certificate/h", "later".to_owned());
    put("boot", "2".to_owned());
    put("layout", "2".to_owned());

    let opened = opened(&panel(&local, Some(&journal)));

    let expected = [
        pair("a", "journal"),
        pair("b", "journal"),
        pair("c", "previous"),
        pair("e", "back again"),
    ];
    assert_eq!(names(&opened), expected);
    assert_eq!(opened.damaged, ["case/f"]);
    assert_eq!((opened.newer, opened.unknown), (1, 1));
    let asides: Vec<&str> = opened.backup.asides.iter().map(|aside| aside.key.as_str()).collect();
    assert_eq!(asides, ["tandem/r/case/c", "tandem/r/case/f"]);
}

#[test]
fn what_was_set_aside_before_is_in_it_once() {
    let mut browser = Browser::new(1);
    browser.put("case/a", &case("Northgate", "5"));
    browser.local.set("tandem/r/case/a", "scribble").expect("room");
    browser.journal.rows.insert("case/b".to_owned(), "scrawl".to_owned());
    let Browser { local, journal, .. } = browser;
    let browser = Browser::open(local, journal, 2);
    browser.local.set("tandem/q/9", "no aside").expect("room");

    let opened = opened(&panel(&browser.local, Some(&browser.journal)));

    let texts: Vec<&str> = opened.backup.asides.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(texts, ["scribble", "no aside", "scrawl"]);
    assert_eq!(names(&opened), [pair("a", "Northgate")]);
}

#[test]
fn fault_37_half_a_character_in_one_entry_costs_no_other() {
    let local = Memory::default();
    local.set("tandem/r/case/a", &envelope("case/a", 3, "whole 😀")).expect("room");
    local.set("tandem/r/case/b", &envelope("case/b", 3, "half HERE")).expect("room");
    let file = panel(&local, None);

    for half in ["\\ud83d", "\\ude00 \\ud83d\\u0041", "\\\\\\uD83D", "\\ud83d\\ude00\\ud83d"] {
        let opened = opened(&file.replace("HERE", half).replace('😀', "\\ud83d\\ude00"));
        assert_eq!(names(&opened), [pair("a", "whole 😀")], "{half}");
        assert_eq!(opened.damaged, ["case/b"]);
        assert!(opened.backup.asides[0].text.contains('\u{fffd}'));
    }
}

#[test]
fn fault_64_a_panel_s_file_is_held_to_the_same_limits() {
    let entries = |count: usize| {
        let entries: Vec<String> =
            (0..count).map(|place| format!("\"tandem/r/case/{place}\":\"\"")).collect();
        format!("{{\"tandem\":\"entries\",\"entries\":{{{}}}}}", entries.join(","))
    };

    assert_eq!(Backup::read(&entries(3 * MOST_RECORDS + 1)), Err(BackupProblem::TooMany));
    assert!(matches!(
        Backup::read(r#"{"tandem":"entries","entries":[]}"#),
        Err(BackupProblem::Broken { .. })
    ));
    let wrong = r#"{"tandem":"entries","entries":{"tandem/r/case/a":5},"journal":7}"#;
    assert_eq!(opened(wrong).backup, Backup::default());
}
