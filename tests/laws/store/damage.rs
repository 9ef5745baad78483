//! Texts cut off, changed by a bit, or not ours at all.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tandem::store::exchange::{level_link, open_level_link};
use tandem::store::json::Json;
use tandem::store::{
    CaseFile, CaseFileProblem, CaseName, CaseRecord, Envelope, FileInput, Id, Keep, Key, KeyValue,
    Kind, LevelRecord, LinkKind, Memory, MemoryJournal, Record, Refusal, Settings, Standing,
    Version, asides, link,
};

const ENVELOPE: &str = include_str!("../../saved/case/v1.envelope.txt");
const LEVEL_ENVELOPE: &str = include_str!("../../saved/level/v1.envelope.txt");
const NEWER_ENVELOPE: &str = include_str!("../../saved/case/v2.envelope.txt");
const NEWER_LEVEL_ENVELOPE: &str = include_str!("../../saved/level/v2.envelope.txt");
const LINK: &str = include_str!("../../saved/link/v1.txt");
const LEVEL_LINK: &str = include_str!("../../saved/level-link/v1.txt");
const CASE_FILE: &str = include_str!("../../saved/case-file/v1.json");

fn anything(_: &str, _: &str) -> Result<(), Refusal> {
    Ok(())
}

/// Every text that differs from `text` by its end, or by one bit.
fn damaged(text: &str) -> impl Iterator<Item = String> {
    let prefixes = (0..text.len()).filter_map(|end| text.get(..end).map(str::to_owned));
    let bits = (0..text.len()).flat_map(|index| (0..8).map(move |bit| (index, 1 << bit)));
    let flips = bits.filter_map(|(index, bit): (usize, u8)| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[index] ^= bit;
        String::from_utf8(bytes).ok()
    });
    prefixes.chain(flips)
}

fn record<R: Record>(text: &str) -> R {
    let json = Json::read(text).expect("a saved record is JSON");
    R::from_json(json).expect("a saved record loads")
}

#[test]
fn every_saved_version_still_loads_and_is_written_back_as_it_was() {
    let case = include_str!("../../saved/case/v1.json");
    let settings = include_str!("../../saved/settings/v1.json");

    let read: CaseRecord = record(case);
    assert_eq!(read.draft["win"], "4.5%");
    let written = read.to_json().to_string();
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!(value(&written), value(case));

    let read: Settings = record(settings);
    assert_eq!(read.to_json().to_string(), settings);

    let level = include_str!("../../saved/level/v1.json");
    let read: LevelRecord = record(level);
    assert_eq!(read.texts["company"], "Northgate \u{2013} \"West\"");
    assert_eq!(read.to_json().to_string(), level);

    for (first, second, json) in
        [(ENVELOPE, NEWER_ENVELOPE, case), (LEVEL_ENVELOPE, NEWER_LEVEL_ENVELOPE, level)]
    {
        let envelope = Envelope::read(first).expect("the first format is read");
        assert_eq!((envelope.version.revision, envelope.json.as_str()), (4, json));
        assert_eq!(envelope.base, Version::default());
        assert_eq!(envelope.text(), second, "and written in the second");
        assert_eq!(Envelope::read(second), Ok(envelope));
    }

    let values = link::decode(LinkKind::Case, LINK, anything).expect("a saved link is read");
    assert_eq!(values["win"], "0.045");
    assert_eq!(link::encode(LinkKind::Case, &values).as_deref(), Ok(LINK));

    let texts = open_level_link(LEVEL_LINK, anything).expect("a saved link is read");
    assert_eq!(texts["target"], "Premier");
    assert_eq!(level_link(&texts).as_deref(), Ok(LEVEL_LINK));

    let file = CaseFile::open(CASE_FILE, anything).expect("a saved file opens");
    assert_eq!(file.text().as_deref(), Ok(CASE_FILE));
}

#[test]
fn fault_33_and_34_no_damage_to_an_envelope_goes_unseen() {
    for saved in [ENVELOPE, LEVEL_ENVELOPE, NEWER_ENVELOPE, NEWER_LEVEL_ENVELOPE] {
        for text in damaged(saved) {
            assert!(Envelope::read(&text).is_err(), "{text}");
        }
    }
}

#[test]
fn fault_66_no_damage_to_a_link_goes_unseen() {
    for (kind, link) in [(LinkKind::Case, LINK), (LinkKind::Levels, LEVEL_LINK)] {
        for text in damaged(link) {
            // A link without its `#` is the same link.
            let is_same = text == link[1..];
            assert!(link::decode(kind, &text, anything).is_err() || is_same, "{text}");
        }
    }
}

#[test]
fn fault_33_no_damage_to_a_kept_record_shows_another_one_or_loses_the_text() {
    const KEY: &str = "tandem/r/level/level";
    for text in damaged(NEWER_LEVEL_ENVELOPE) {
        let (storage, mut journal) = (Memory::default(), MemoryJournal::default());
        storage.set(KEY, &text).expect("memory takes it");

        let mut keep = Keep::open(&storage, 1);
        let (none, _) = keep.journal_read(&storage, Ok(Vec::new()), 0);
        assert_eq!(none, None, "{text}");
        assert!(keep.only::<LevelRecord>().texts.is_empty(), "{text}");
        keep.change::<LevelRecord>(|record| {
            record.texts.insert("now".to_owned(), "Premier".to_owned());
        });
        if let (Some(batch), _) = keep.write(&storage, 1) {
            let verdicts = journal.write(&batch);
            keep.settled(&storage, Ok(verdicts), 2);
        }

        let is_in_place = storage.get(KEY).expect("memory answers").as_ref() == Some(&text);
        let asides = asides(&storage).expect("memory answers");
        assert!(is_in_place || asides.iter().any(|aside| aside.text == text), "{text}");
        let is_saved = matches!(keep.standing(), Standing::Saved { .. });
        assert_eq!(is_saved, !is_in_place, "{text}");
    }
}

#[test]
fn fault_65_a_case_file_cut_off_is_refused_whole() {
    for end in 0..CASE_FILE.trim_end().len() {
        let half = &CASE_FILE[..end];
        assert!(
            matches!(CaseFile::open(half, anything), Err(CaseFileProblem::NotJson { .. })),
            "{half}"
        );
    }
}

#[test]
fn a_case_file_changed_by_hand_opens_as_it_reads_or_not_at_all() {
    for text in damaged(CASE_FILE) {
        let Ok(file) = CaseFile::open(&text, anything) else { continue };
        let said: serde_json::Value = serde_json::from_str(&text).expect("it was opened");
        let taken = file.text().expect("it was opened, so it can be written");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&taken).expect("JSON"), said);
    }
}

prop_compose! {
    fn any_id()(text in "[a-z0-9-]{1,40}") -> Id {
        Id::new(&text).expect("these are the characters of an id")
    }
}

prop_compose! {
    fn any_envelope()(
        kind in prop::sample::select(Kind::ALL.to_vec()),
        id in any_id(),
        schema: u32,
        revision: u64,
        writer in any_id(),
        written_ms: i64,
        base in any::<u64>(),
        base_writer in prop::option::of(any_id()),
        json in ".*",
    ) -> Envelope {
        let version = Version { revision, writer: Some(writer) };
        let base = Version { revision: base, writer: base_writer };
        Envelope { key: Key { kind, id }, schema, version, base, written_ms, json }
    }
}

fn any_input() -> impl Strategy<Value = FileInput> {
    let confidence = prop::sample::select(vec!["low", "medium", "high"]);
    ("[a-z_]{1,12}", ".{0,12}", ".{0,40}", confidence, any::<bool>()).prop_map(
        |(input, value, note, confidence, changed)| FileInput {
            input,
            value,
            note,
            confidence: confidence.to_owned(),
            changed,
        },
    )
}

proptest! {
    #[test]
    fn an_envelope_round_trips(envelope in any_envelope()) {
        prop_assert_eq!(Envelope::read(&envelope.text()), Ok(envelope));
    }

    #[test]
    fn a_link_round_trips_or_says_it_is_too_long(
        kind in prop::sample::select(LinkKind::ALL.to_vec()),
        values in prop::collection::btree_map("[a-z_]{1,12}", ".{0,20}", 0..60),
    ) {
        match link::encode(kind, &values) {
            Ok(fragment) => {
                prop_assert!(fragment.len() <= link::MOST_CHARACTERS);
                prop_assert!(fragment.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(link::decode(kind, &fragment, anything), Ok(values));
            }
            Err(problem) => prop_assert_eq!(problem, link::LinkProblem::TooLong),
        }
    }

    #[test]
    fn a_case_file_round_trips(
        name in "[^\\p{C}\u{2028}\u{2029}]{1,80}",
        inputs in prop::collection::btree_map("[a-z_]{1,12}", any_input(), 0..40),
    ) {
        let Ok(name) = CaseName::new(&name) else { return Ok(()) };
        let inputs: Vec<_> =
            inputs.into_iter().map(|(input, row)| FileInput { input, ..row }).collect();
        let file = CaseFile { name, created: "2026-05-31".into(), app: "0.1.0".into(), inputs };

        let text = file.text().expect("forty inputs are far below the limit");
        prop_assert_eq!(CaseFile::open(&text, anything), Ok(file));
    }

    #[test]
    fn goal_g7_no_text_stops_a_reader(text in ".{0,400}", json in "[\\[\\]{}:,\"a-z0-9.e-]{0,200}") {
        for text in [&text, &json] {
            let link = format!("#roi=1.{text}");
            let level_link = format!("#levels=1.{text}");
            prop_assert!(Envelope::read(text).is_err());
            prop_assert!(link::decode(LinkKind::Case, &link, anything).is_err());
            prop_assert!(open_level_link(&level_link, anything).is_err());
            prop_assert!(CaseFile::open(text, anything).is_err());
        }
    }

    #[test]
    fn a_draft_keeps_every_character_typed(
        draft in prop::collection::btree_map("[a-z_]{1,12}", any::<String>(), 0..20),
    ) {
        let name = CaseName::new("Plan 1").expect("a good name");
        let record = CaseRecord::new(name, draft, 0);

        let json = record.to_json().to_string();
        // Any reader of JSON reads it, not only ours.
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
        prop_assert_eq!(self::record::<CaseRecord>(&json), record);
    }

    #[test]
    fn a_level_plan_keeps_every_character_typed(
        texts in prop::collection::btree_map(any::<String>(), any::<String>(), 0..20),
        updated_ms: i64,
    ) {
        let mut record = LevelRecord::default();
        record.texts = texts.clone();
        record.updated_ms = updated_ms;

        let json = record.to_json().to_string();
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
        prop_assert_eq!(self::record::<LevelRecord>(&json), record.clone());

        let storage = Memory::default();
        let mut keep = Keep::open(&storage, 1);
        keep.put(&Key::only(Kind::Level), &record);
        keep.write_copy(&storage, updated_ms);
        prop_assert_eq!(Keep::open(&storage, 2).only::<LevelRecord>().texts, texts);
    }
}

#[test]
fn an_empty_link_is_a_case_of_defaults() {
    let none = BTreeMap::new();

    let fragment = link::encode(LinkKind::Case, &none).expect("nothing is short");
    assert_eq!(link::decode(LinkKind::Case, &fragment, anything), Ok(none));
}
