//! Texts cut off, changed by a bit, or not ours at all.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tandem::store::json::Json;
use tandem::store::{
    CaseFile, CaseFileProblem, CaseName, CaseRecord, Envelope, FileInput, Id, Kind, Record,
    Refusal, Settings, link,
};

const ENVELOPE: &str = include_str!("../../saved/case/v1.envelope.txt");
const LINK: &str = include_str!("../../saved/link/v1.txt");
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

    let envelope = Envelope::read(ENVELOPE).expect("a saved envelope is read");
    assert_eq!((envelope.revision, envelope.json.as_str()), (4, case));
    assert_eq!(envelope.text(), ENVELOPE);

    let values = link::decode(LINK, anything).expect("a saved link is read");
    assert_eq!(values["win"], "0.045");
    assert_eq!(link::encode(&values).as_deref(), Ok(LINK));

    let file = CaseFile::open(CASE_FILE, anything).expect("a saved file opens");
    assert_eq!(file.text().as_deref(), Ok(CASE_FILE));
}

#[test]
fn fault_33_and_34_no_damage_to_an_envelope_goes_unseen() {
    for text in damaged(ENVELOPE) {
        assert!(Envelope::read(&text).is_err(), "{text}");
    }
}

#[test]
fn fault_66_no_damage_to_a_link_goes_unseen() {
    for text in damaged(LINK) {
        assert!(link::decode(&text, anything).is_err() || same_link(&text), "{text}");
    }
}

/// A link without its `#` is the same link.
fn same_link(text: &str) -> bool {
    text == &LINK[1..]
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
        json in ".*",
    ) -> Envelope {
        Envelope { kind, id, schema, revision, writer, written_ms, json }
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
        values in prop::collection::btree_map("[a-z_]{1,12}", ".{0,20}", 0..60),
    ) {
        match link::encode(&values) {
            Ok(fragment) => {
                prop_assert!(fragment.len() <= link::MOST_CHARACTERS);
                prop_assert!(fragment.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(link::decode(&fragment, anything), Ok(values));
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
            prop_assert!(Envelope::read(text).is_err());
            prop_assert!(link::decode(&link, anything).is_err());
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
}

#[test]
fn an_empty_link_is_a_case_of_defaults() {
    let none = BTreeMap::new();

    let fragment = link::encode(&none).expect("nothing is short");
    assert_eq!(link::decode(&fragment, anything), Ok(none));
}
