//! Texts that are whole and still no record: of the wrong type, too deep, too long, or of
//! characters that act on the text around them.

use std::collections::BTreeMap;

use tandem::finance::{DecimalMark, TypedProblem, typed};
use tandem::store::json::Json;
use tandem::store::{
    CaseFile, CaseFileProblem, CaseName, CaseRecord, Envelope, EnvelopeProblem, Key, Kind,
    LinkKind, LinkProblem, Memory, MemoryJournal, NotSaved, Standing, Version, asides, link,
};

use crate::{
    CASE_FILE, ENVELOPES, KeyValue, anything, copy_with, envelope, journal_with, opened, slot,
};

/// An envelope whose checksum is right, whatever it holds.
fn sealed(key: &Key, json: &str) -> String {
    let version = envelope(ENVELOPES[1]).version;
    let base = Version::default();
    let json = json.to_owned();
    Envelope { key: key.clone(), schema: 1, version, base, written_ms: 0, json }.text()
}

fn case_key() -> Key {
    Key::read("case/k3").expect("a key")
}

/// Held against both places: `text` is shown by none, kept as it was, and stops no other record.
fn is_refused_and_kept(key: &Key, text: &str) {
    let other = sealed(
        &Key::read("case/other").expect("a key"),
        r#"{"name":"a","draft":{},"created_ms":1,"updated_ms":1}"#,
    );
    let other_key = Key::read("case/other").expect("a key");
    for is_copy in [true, false] {
        let local = if is_copy { copy_with(key, text) } else { Memory::default() };
        let mut journal = if is_copy { MemoryJournal::default() } else { journal_with(key, text) };
        local.set(&slot(&other_key), &other).expect("memory takes it");

        let keep = opened(&local, &mut journal);
        let shown: Vec<(Kind, String)> =
            keep.envelopes().map(|it| (it.key.kind, it.key.id.to_string())).collect();
        assert_eq!(shown, [(Kind::Case, "other".to_owned())], "{:.200}", text);
        let mut kept = asides(&local).expect("memory answers");
        kept.extend(journal.asides);
        assert!(kept.iter().any(|aside| aside.text == text), "{:.200}", text);
        assert_eq!(keep.gathered().set_aside, 1, "{:.200}", text);
    }
}

#[test]
fn fault_35_json_of_another_type_null_huge_numbers_and_doubled_names_are_set_aside() {
    let case = [
        "[]",
        "5",
        "\"text\"",
        "true",
        "{}",
        r#"{"name":null,"draft":{},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"","draft":{},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":["a"],"draft":{},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"a","draft":[],"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"a","draft":{"leads":5},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"a","draft":{"leads":null},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"a","draft":{"leads":"5","leads":"6"},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"a","name":"b","draft":{},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"a","draft":{},"created_ms":1e999,"updated_ms":1}"#,
        r#"{"name":"a","draft":{},"created_ms":9223372036854775808,"updated_ms":1}"#,
        r#"{"name":"a","draft":{},"created_ms":1.5,"updated_ms":1}"#,
        r#"{"name":"a","draft":{},"created_ms":"1","updated_ms":1}"#,
        r#"{"name":"a","draft":{},"created_ms":NaN,"updated_ms":1}"#,
        r#"{"name":"a","draft":{},"created_ms":1,"updated_ms":1}x"#,
        "",
    ];
    for json in case {
        is_refused_and_kept(&case_key(), &sealed(&case_key(), json));
    }
    let level =
        ["[]", "{}", r#"{"texts":[],"updated_ms":1}"#, r#"{"texts":{"now":1},"updated_ms":1}"#];
    for json in level {
        is_refused_and_kept(&Key::only(Kind::Level), &sealed(&Key::only(Kind::Level), json));
    }
    let settings = ["[]", r#"{"theme":"loud"}"#, r#"{"theme":1}"#, r#"{"open_case":"A B"}"#];
    for json in settings {
        is_refused_and_kept(&Key::only(Kind::Settings), &sealed(&Key::only(Kind::Settings), json));
    }
}

#[test]
fn fault_36_what_is_ten_thousand_deep_is_refused_and_exhausts_nothing() {
    let deep =
        |open: &str, close: &str| format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
    for json in [deep("[", "]"), deep("{\"a\":", "}"), "[".repeat(10_000), "{\"a\":".repeat(10_000)]
    {
        assert!(Json::read(&json).is_err());
        assert!(matches!(CaseFile::open(&json, anything), Err(CaseFileProblem::NotJson { .. })));
        is_refused_and_kept(&case_key(), &sealed(&case_key(), &json));
        let unknown =
            format!(r#"{{"name":"a","draft":{{}},"created_ms":1,"updated_ms":1,"z":{json}}}"#);
        is_refused_and_kept(&case_key(), &sealed(&case_key(), &unknown));
    }
}

#[test]
fn fault_37_lone_surrogates_are_refused_with_their_place() {
    for escape in [r"\ud800", r"\udc00", r"\ud800\u0041", r"\udfff\ud800"] {
        let json = format!(
            r#"{{"name":"a","draft":{{"leads":"{escape}"}},"created_ms":1,"updated_ms":1}}"#
        );
        let problem = Json::read(&json).expect_err("it is no Unicode");
        assert_eq!((problem.line, problem.column), (1, 30), "{json}");
        is_refused_and_kept(&case_key(), &sealed(&case_key(), &json));
    }
}

#[test]
fn fault_37_every_character_typed_is_kept_and_a_name_of_such_is_refused_with_a_reason() {
    for text in
        ["a\0b", "\u{feff}5", "\u{202e}5\u{202c}", "\u{2066}", "\u{2028}", "\r\n", "é😀\u{fffd}"]
    {
        let local = Memory::default();
        let mut journal = MemoryJournal::default();
        let mut keep = opened(&local, &mut journal);
        let draft = BTreeMap::from([("leads".to_owned(), text.to_owned())]);
        let name = CaseName::new("Plan 1").expect("a good name");
        let id = keep.add(&CaseRecord::new(name, draft.clone(), 1));
        let key = Key { kind: Kind::Case, id };
        let batch = keep.write(&local, 1).0.expect("it was added");
        journal.write(&batch);

        for local in [local, Memory::default()] {
            let keep = opened(&local, &mut journal);
            let read: CaseRecord = keep.read(&key).expect("it is kept");
            assert_eq!(read.draft, draft);
        }
    }
    for name in ["a\0b", "a\u{feff}b", "a\u{202e}b", "a\nb"] {
        assert!(CaseName::new(name).is_err(), "{name:?}");
    }
}

#[test]
fn fault_37_a_mark_before_a_text_makes_an_envelope_foreign_and_a_file_no_worse() {
    for text in ENVELOPES {
        let marked = format!("\u{feff}{text}");
        assert_eq!(Envelope::read(&marked), Err(EnvelopeProblem::Foreign));
        let with_nul = format!("{text}\0");
        assert_eq!(Envelope::read(&with_nul), Err(EnvelopeProblem::Length));
    }
    let marked = format!("\u{feff}{CASE_FILE}");
    assert_eq!(CaseFile::open(&marked, anything), CaseFile::open(CASE_FILE, anything));
}

#[test]
fn fault_37_a_million_characters_in_a_line_are_kept_or_refused_with_a_reason() {
    let long = "9".repeat(1_000_000);
    let local = Memory::default();
    let mut keep = opened(&local, &mut MemoryJournal::default());
    let draft = BTreeMap::from([("leads".to_owned(), long.clone())]);
    let name = CaseName::new("Plan 1").expect("a good name");
    keep.add(&CaseRecord::new(name, draft, 1));
    keep.write(&local, 1);

    assert_eq!(keep.standing(), Standing::NotSaved(NotSaved::TooLong));
    assert!(Json::read(&format!("\"{long}\"")).is_ok());
    let problem = typed::number(&long, DecimalMark::Point);
    assert_eq!(problem, Err(TypedProblem::TooManyDigits));
    let link = link::decode(LinkKind::Case, &format!("#roi=1.{long}"), anything);
    assert_eq!(link, Err(LinkProblem::LongerThanAny));
    let file = CASE_FILE.replace("Chosen", &long);
    assert!(CaseFile::open(&file, anything).is_ok());
    let file = CASE_FILE.replace("Chosen", &long.repeat(2));
    assert_eq!(CaseFile::open(&file, anything), Err(CaseFileProblem::TooLarge));
    assert!(CaseName::new(&long).is_err());
    assert!(Envelope::read(&long).is_err());
}
