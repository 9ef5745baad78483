//! Whatever comes from outside is read or refused, and stops nothing (goal G7).
//!
//! Every end and every bit of the saved files is tried in `laws/store/damage.rs` and `backup.rs`.
//! Here it is texts that nobody foresaw: pieces of saved files cut, doubled, mixed and scribbled
//! over, and plain noise, from a seed.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::arithmetic_side_effects, reason = "counts of small tests")]

use tandem::finance::typed::{self, DecimalMark};
use tandem::store::exchange::{open_case_file, open_level_link, open_link};
use tandem::store::journal::judge;
use tandem::store::json::Json;
use tandem::store::{
    Aside, Backup, CaseRecord, Envelope, Fit, Ids, Keep, Key, KeyValue, Kind, Memory, Message,
    Point, Record, asides,
};

const SAVED: [&str; 9] = [
    include_str!("saved/case/v1.envelope.txt"),
    include_str!("saved/case/v2.envelope.txt"),
    include_str!("saved/level/v2.envelope.txt"),
    include_str!("saved/case/v1.json"),
    include_str!("saved/settings/v1.json"),
    include_str!("saved/link/v1.txt"),
    include_str!("saved/level-link/v1.txt"),
    include_str!("saved/case-file/v1.json"),
    include_str!("saved/backup/v1.json"),
];

/// Characters that readers stumble over.
const ODD: [&str; 14] = [
    "\u{0}", "\u{feff}", "\u{202e}", "\u{2028}", "\\ud800", "\\u0000", "\"", "\\", "\n", "-",
    "1e999", "null", "{", "[",
];

/// SplitMix64: the same texts for the same seed.
struct Chance(u64);

impl Chance {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.number() % (most as u64).max(1)).expect("it is below a size")
    }

    fn pick<'a>(&mut self, among: &[&'a str]) -> &'a str {
        among[self.below(among.len())]
    }

    /// A piece of `text`, whole characters only.
    fn piece(&mut self, text: &str) -> String {
        let characters = text.chars().count();
        let from = self.below(characters);
        let most = self.below(characters - from + 1);
        text.chars().skip(from).take(most).collect()
    }

    fn text(&mut self) -> String {
        let mut text = match self.below(4) {
            0 => String::new(),
            1 => self.pick(&SAVED).to_owned(),
            _ => {
                let saved = self.pick(&SAVED);
                self.piece(saved)
            }
        };
        for _ in 0..self.below(4) {
            let place = self.below(text.chars().count() + 1);
            let at = text.char_indices().nth(place).map_or(text.len(), |(at, _)| at);
            let put = match self.below(4) {
                0 => self.pick(&ODD).to_owned(),
                1 => char::from_u32((self.number() % 0x11_0000) as u32)
                    .map_or_else(String::new, String::from),
                2 => {
                    let saved = self.pick(&SAVED);
                    self.piece(saved)
                }
                _ => (0..self.below(12))
                    .map(|_| char::from(32 + u8::try_from(self.below(95)).expect("below 95")))
                    .collect(),
            };
            text.insert_str(at, &put);
        }
        text
    }
}

/// Reads `text` as everything there is. That this comes to its end is the claim; where it is taken
/// for whole, it says again what was read.
fn read_as_everything(text: &str) {
    if let Ok(envelope) = Envelope::read(text) {
        assert_eq!(Envelope::read(&envelope.text()).as_ref(), Ok(&envelope), "{text}");
        judge(Some(text), &envelope);
    }
    if let Ok(json) = Json::read(text) {
        assert_eq!(Json::read(&json.to_string()).as_ref(), Ok(&json), "{text}");
        CaseRecord::from_json(json);
    }
    for kind in Kind::ALL {
        if let Fit::Reads(newest) = kind.fit(1, text) {
            assert!(matches!(kind.fit(kind.about().schema, &newest), Fit::Reads(_)), "{text}");
        }
    }
    if let Ok(opened) = Backup::read(text)
        && opened.is_intact
    {
        assert!(Backup::read(&opened.backup.text()).is_ok_and(|again| again.is_intact), "{text}");
    }
    if let Some(point) = Point::read(text) {
        assert_eq!(Point::read(&point.text()), Some(point), "{text}");
    }
    if let Some(message) = Message::read(text) {
        assert_eq!(message.text(), text);
    }
    Aside::read(text);
    Key::read(text);
    let _ = open_link(text);
    let _ = open_link(&format!("#roi=1.{text}"));
    let _ = open_level_link(&format!("#levels=1.{text}"), |_, _| Ok(()));
    let _ = open_case_file(text);
    for mark in [DecimalMark::Point, DecimalMark::Comma] {
        let _ = typed::number(text, mark);
    }
}

fn read_random(count: u64) {
    let mut chance = Chance(20_261_124);
    for _ in 0..count {
        read_as_everything(&chance.text());
    }
}

#[test]
fn goal_g7_twenty_thousand_random_texts_stop_no_reader() {
    read_random(20_000);
}

#[test]
#[ignore = "some minutes long"]
fn goal_g7_a_million_random_texts_stop_no_reader() {
    read_random(1_000_000);
}

/// Opens a browser whose synchronous copy has `text` where a plan should be.
fn opened_with(text: &str) -> (Memory, Keep) {
    let local = Memory::default();
    local.set("tandem/r/case/k3", text).expect("memory takes it");
    let mut keep = Keep::open(&local, 1);
    keep.journal_read(&local, Ok(Vec::new()), 0);
    (local, keep)
}

/// The envelope of `json`, whole by its checksum.
fn whole(json: &str) -> String {
    let mut ids = Ids::from_seed(1);
    let version = tandem::store::Version { revision: 1, writer: Some(ids.next_id()) };
    let key = Key::read("case/k3").expect("a key");
    let base = tandem::store::Version::default();
    Envelope { key, schema: 1, version, base, written_ms: 0, json: json.to_owned() }.text()
}

#[test]
fn fault_35_whole_texts_of_the_wrong_shape_are_set_aside() {
    for json in [
        "5",
        "[]",
        "\"text\"",
        "{}",
        "true",
        r#"{"name":null,"draft":{},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"a","draft":{"leads":5},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"a","draft":{},"created_ms":1e999,"updated_ms":1}"#,
        r#"{"name":"a","name":"b","draft":{},"created_ms":1,"updated_ms":1}"#,
        r#"{"name":"a","draft":{"leads":"5","leads":"6"},"created_ms":1,"updated_ms":1}"#,
    ] {
        let text = whole(json);
        let (local, keep) = opened_with(&text);

        assert_eq!(keep.records(Kind::Case).count(), 0, "{json}");
        assert_eq!(keep.gathered().set_aside, 1, "{json}");
        assert_eq!(asides(&local).expect("memory answers")[0].text, text, "{json}");
    }
}

#[test]
fn fault_36_ten_thousand_levels_deep_is_refused_without_using_up_the_stack() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        let (local, keep) = opened_with(&whole(&deep));

        assert_eq!(keep.records(Kind::Case).count(), 0);
        assert_eq!(asides(&local).expect("memory answers").len(), 1);
        assert!(Backup::read(&deep).is_err());
        assert!(open_case_file(&deep).is_err());
    }
}

#[test]
fn fault_37_odd_characters_are_kept_as_they_were_or_refused() {
    let draft = "a\u{0}b\u{feff}\u{202e}🦀é漢\u{2028}".replace('"', "");
    let json = |text: &str| {
        let text = Json::Text(text.to_owned()).to_string();
        format!(r#"{{"name":"a","draft":{{"leads":{text}}},"created_ms":1,"updated_ms":1}}"#)
    };
    let (_, keep) = opened_with(&whole(&json(&draft)));
    let key = Key::read("case/k3").expect("a key");
    assert_eq!(keep.read::<CaseRecord>(&key).expect("it is there").draft["leads"], draft);

    let half = json("x").replace("\"x\"", "\"\\ud800\"");
    assert_eq!(opened_with(&whole(&half)).1.gathered().set_aside, 1);
    let long = "x".repeat(1_000_000);
    let (_, keep) = opened_with(&whole(&json(&long)));
    assert_eq!(keep.read::<CaseRecord>(&key).expect("it is there").draft["leads"].len(), 1_000_000);
}
