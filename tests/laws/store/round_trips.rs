//! What is written reads back the same.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tandem::store::json::Json;
use tandem::store::{
    CaseFile, CaseName, CaseRecord, Envelope, FileInput, Id, Key, Kind, LevelRecord, LinkKind,
    Memory, MemoryJournal, Record, Refusal, Version, link,
};

use super::{opened, save};

fn anything(_: &str, _: &str) -> Result<(), Refusal> {
    Ok(())
}

fn record<R: Record>(text: &str) -> R {
    let json = Json::read(text).expect("what was written is JSON");
    R::from_json(json).expect("what was written loads")
}

prop_compose! {
    fn any_id()(text in "[a-z0-9-]{1,40}") -> Id {
        Id::new(&text).expect("these are the characters of an id")
    }
}

prop_compose! {
    fn any_version()(revision: u64, writer in prop::option::of(any_id())) -> Version {
        Version { revision, writer }
    }
}

prop_compose! {
    fn any_envelope()(
        kind in prop::sample::select(Kind::ALL.to_vec()),
        id in any_id(),
        schema: u32,
        version in any_version(),
        base in any_version(),
        written_ms: i64,
        json in ".*",
    ) -> Envelope {
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
        prop_assert_eq!(self::record::<LevelRecord>(&json), record);

        let (local, mut journal) = (Memory::default(), MemoryJournal::default());
        let mut keep = opened(&local, &mut journal, 1);
        keep.change(|plan: &mut LevelRecord| plan.texts = texts.clone());
        save(&mut keep, &local, &mut journal, updated_ms);
        for local in [local, Memory::default()] {
            let reopened = opened(&local, &mut journal, 2);
            prop_assert_eq!(&reopened.only::<LevelRecord>().texts, &texts);
        }
    }
}

#[test]
fn an_empty_link_is_a_case_of_defaults() {
    let none = BTreeMap::new();

    let fragment = link::encode(LinkKind::Case, &none).expect("nothing is short");
    assert_eq!(link::decode(LinkKind::Case, &fragment, anything), Ok(none));
}
