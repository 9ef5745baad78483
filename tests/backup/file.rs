//! The file as it is written, for whoever reads it with Tandem or without.

use sha2::{Digest, Sha256};
use tandem::store::json::Json;
use tandem::store::{
    Aside, Backup, KeyValue, Memory, MemoryJournal, Record, Settings, Theme, Version, newer_texts,
};

use crate::browser::{Browser, case, key_of, level, opened, settings};

pub const SAVED: &str = include_str!("../saved/backup/v1.json");

/// What [`SAVED`] was written of.
fn saved() -> Backup {
    let mut browser = Browser::new(1);
    browser.put("case/k3", &case("Northgate \u{2013} \"West\"", "5"));
    browser.put("case/k3", &case("Northgate \u{2013} \"West\"", "6"));
    browser.put("case/empty", &case("Plan 1", ""));
    let later = r#"{"name":"Later","draft":{},"created_ms":-1,"updated_ms":2,"rate":0.0450,"tiny":-1.50E-07,"list":[null,true,[],{}]}"#;
    browser.put_text(key_of("case/later"), Some(later.to_owned()));
    browser.put("level/level", &level(&[("note", "line\nline\ttab \\ \u{1} é 😀")]));
    browser.put("settings/settings", &settings(Theme::Dark, None, None));
    let aside = Aside {
        key: "tandem/r/case/lost".to_owned(),
        reason: "Its text was changed after it was written".to_owned(),
        text: "tandem/2 case lost 1\n{\"name\":".to_owned(),
    };
    Backup::of(&browser.keep, vec![aside], 1_795_444_000_000)
}

#[test]
fn goal_g15_the_first_version_of_the_file_loads_and_is_written_back_byte_for_byte() {
    let opened = opened(SAVED);

    assert!(opened.is_intact && !opened.is_rescue);
    assert_eq!((opened.damaged.len(), opened.newer, opened.unknown), (0, 0, 0));
    assert_eq!(opened.backup, saved());
    assert_eq!(opened.backup.text(), SAVED);
}

#[test]
fn numbers_keep_their_characters() {
    let opened = opened(SAVED);
    let later = opened.backup.record(&key_of("case/later")).expect("a record");

    assert!(SAVED.contains("\"rate\": 0.0450,") && SAVED.contains("\"tiny\": -1.50E-07,"));
    assert!(later.json.contains(r#""rate":0.0450,"tiny":-1.50E-07,"#), "{}", later.json);
}

#[test]
fn a_record_from_a_file_has_its_revision_and_nobody_who_wrote_it() {
    let opened = opened(SAVED);
    let record = opened.backup.record(&key_of("case/k3")).expect("a record");

    assert_eq!(record.version, Version { revision: 2, writer: None });
    assert_eq!(record.base, Version::default());
    assert_eq!(record.written_ms, 5);
    assert_eq!(opened.backup.record(&key_of("case/other")), None);
}

#[test]
fn both_checksums_are_what_the_file_says_they_are() {
    let file: serde_json::Value = serde_json::from_str(SAVED).expect("JSON");
    let before = SAVED.split_inclusive('\n').take_while(|line| !line.starts_with("  \"sha256\""));
    let before: String = before.collect();
    let digest: String =
        Sha256::digest(before.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();

    assert_eq!(file["sha256"], digest);
    for record in file["records"].as_array().expect("a list") {
        let kept = opened(SAVED).backup;
        let key = format!("{}/{}", record["kind"], record["id"]).replace('"', "");
        let payload = &kept.record(&key_of(&key)).expect("a record").json;
        assert_eq!(record["crc32"], format!("{:08x}", crc32fast::hash(payload.as_bytes())));
    }
    let about = file["about"].as_array().expect("a list");
    assert!((3..=5).contains(&about.len()));
}

#[test]
fn the_parts_stand_in_the_order_a_reader_looks_for_them() {
    let file: Vec<&str> =
        SAVED.lines().filter_map(|line| line.strip_prefix("  \"")?.split('"').next()).collect();
    let order = ["tandem", "version", "about", "taken", "records", "set_aside", "sha256"];

    assert_eq!(file, order);
    assert!(SAVED.contains("  \"taken\": \"2026-11-23T14:26:40.000Z\",\n"), "{SAVED}");
}

#[test]
fn a_payload_too_deep_for_the_file_is_in_it_as_text() {
    let mut browser = Browser::new(1);
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    for (id, levels) in [("fits", 60), ("deep", 63)] {
        let payload = format!(
            r#"{{"name":"Deep","draft":{{}},"created_ms":1,"updated_ms":1,"later":{}}}"#,
            deep(levels)
        );
        browser.put_text(key_of(&format!("case/{id}")), Some(payload));
    }

    let opened = opened(&browser.file());

    assert!(opened.is_intact && opened.damaged.is_empty());
    assert_eq!(opened.backup.records.len(), 1);
    assert_eq!(opened.backup.asides[0].key, "case/deep");
    assert!(opened.backup.asides[0].text.contains(&deep(63)));
}

#[test]
fn a_wild_time_is_written_and_read_again() {
    for taken_ms in [i64::MIN, -1, 0, 253_402_300_800_000, i64::MAX] {
        let backup = Backup { taken_ms, ..saved() };

        assert_eq!(opened(&backup.text()).backup, backup);
    }
}

#[test]
fn a_new_shape_of_a_payload_is_read_from_the_file_as_from_storage() {
    let settings = opened(SAVED).backup.record(&key_of("settings/settings")).cloned();
    let payload = Json::read(&settings.expect("settings").json).expect("JSON");

    assert_eq!(Settings::from_json(payload).map(|read| read.theme), Some(Theme::Dark));
}

#[test]
fn fault_15_what_a_newer_program_wrote_goes_with_the_file_as_text() {
    let local = Memory::default();
    local.set("tandem/r/case/a", "tandem/9 case a").expect("room");
    let browser = Browser::open(local, MemoryJournal::default(), 1);

    let asides = newer_texts(&browser.local, &browser.keep);
    let opened = opened(&Backup::of(&browser.keep, asides, 7).text());

    assert_eq!(opened.backup.records, []);
    assert_eq!(opened.backup.asides[0].text, "tandem/9 case a");
    assert_eq!(opened.backup.asides[0].reason, "It was written by a newer version of Tandem");
}
