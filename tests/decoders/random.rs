//! Random texts, and saved ones changed at random, always the same ones.

use tandem::finance::{DecimalMark, typed};
use tandem::store::exchange::{open_case_file, open_level_link, open_link};
use tandem::store::journal::{Judgment, judge};
use tandem::store::json::Json;
use tandem::store::{Aside, Backup, CaseFile, Envelope, Key, LinkKind, Message, Point, Slot, link};

use crate::{BACKUP, CASE_FILE, ENVELOPES, LEVEL_LINK, LINK, PAYLOADS, anything, envelope};

/// How many texts each reader is given, and in the long run.
const ALWAYS: u64 = 20_000;
const LONG: u64 = 1_000_000;

/// Random numbers by SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).expect("it fits");
        usize::try_from(self.next() % end).expect("it is below a size")
    }

    fn character(&mut self) -> char {
        const LIKELY: &str =
            "{}[]:,\"\\/ \n\t0123456789.-+eEtruefalsn#=_abk%$\u{feff}\u{0}\u{202e}";
        match self.below(8) {
            0 => {
                char::from_u32(u32::try_from(self.below(0x11_0000)).expect("small")).unwrap_or('x')
            }
            _ => LIKELY.chars().nth(self.below(LIKELY.chars().count())).unwrap_or('x'),
        }
    }

    /// A text of such characters, or one of `whole` with some of them changed.
    fn text(&mut self, whole: &[&str]) -> String {
        if self.below(4) == 0 {
            let length = self.below(120);
            return (0..length).map(|_| self.character()).collect();
        }
        let text = whole.get(self.below(whole.len())).copied().unwrap_or_default();
        let mut text: Vec<char> = text.chars().collect();
        for _ in 0..=self.below(4) {
            let at = self.below(text.len());
            match self.below(5) {
                0 => text.truncate(at),
                1 if at < text.len() => _ = text.remove(at),
                2 => text.insert(at.min(text.len()), self.character()),
                3 => text.extend_from_within(at..),
                _ if at < text.len() => text[at] = self.character(),
                _ => {}
            }
        }
        text.into_iter().collect()
    }
}

/// One reader: what it is given, and what must hold of a text.
struct Reader {
    name: &'static str,
    whole: &'static [&'static str],
    holds: fn(&str),
}

const READERS: [Reader; 11] = [
    Reader { name: "an envelope", whole: &ENVELOPES, holds: reads_an_envelope },
    Reader { name: "a row", whole: &ENVELOPES, holds: judges_a_row },
    Reader { name: "a link", whole: &[LINK, LEVEL_LINK], holds: reads_a_link },
    Reader { name: "a case file", whole: &[CASE_FILE], holds: reads_a_case_file },
    Reader { name: "JSON", whole: &PAYLOADS, holds: reads_json },
    Reader { name: "a number", whole: &NUMBERS, holds: reads_a_number },
    Reader { name: "what was set aside", whole: &ASIDES, holds: reads_what_was_set_aside },
    Reader { name: "a place", whole: &PLACES, holds: reads_a_place },
    Reader { name: "a copy of everything", whole: &[BACKUP], holds: reads_a_copy },
    Reader { name: "a restore point", whole: &POINTS, holds: reads_a_point },
    Reader { name: "a message", whole: &MESSAGES, holds: reads_a_message },
];

const NUMBERS: [&str; 8] =
    ["25,000", "$1.5M", "4.5%", "-1 234,5", "(12)", "1_000", "0.000001", "1e309"];
const ASIDES: [&str; 1] =
    [r#"{"key":"tandem/r/case/a","reason":"It is cut off","text":"tandem/2"}"#];
const POINTS: [&str; 1] = [
    r#"{"taken":"2026-11-24T15:04:05.000Z","records":{"case/k3":"4a1572c8","level/level":"f9558ce4"}}"#,
];
const MESSAGES: [&str; 3] =
    ["tandem/1 wrote case/k3 1 4 tab-1", "tandem/1 edit case/k3", "tandem/1 erased"];
const PLACES: [&str; 6] = [
    "tandem/r/case/k3-9",
    "tandem/x/case/k3-9",
    "tandem/p/level/level",
    "tandem/q/12",
    "tandem/layout",
    "case/k3-9",
];

/// Only what was written so is read: any other text is refused.
fn reads_an_envelope(text: &str) {
    assert!(Envelope::read(text).is_err() || ENVELOPES.contains(&text), "{text}");
}

/// Nothing is written over a row unless the row is whole, or kept aside.
fn judges_a_row(text: &str) {
    for whole in ENVELOPES {
        let mut write = envelope(whole);
        write.base = write.version.clone();
        write.version.revision += 1;
        let is_put = judge(Some(text), &write) == Judgment::Put;
        assert!(!is_put || ENVELOPES.contains(&text), "{text}");
    }
}

fn reads_a_link(text: &str) {
    let with_mark = |link: &str| link == text || &link[1..] == text;
    let case = link::decode(LinkKind::Case, text, anything);
    let levels = link::decode(LinkKind::Levels, text, anything);
    assert!(case.is_err() || with_mark(LINK), "{text}");
    assert!(levels.is_err() || with_mark(LEVEL_LINK), "{text}");
    assert!(open_link(text).is_err() || with_mark(LINK), "{text}");
    assert!(open_level_link(text, anything).is_err() || with_mark(LEVEL_LINK), "{text}");
}

/// A file has no checksum: it opens as it reads, or not at all.
fn reads_a_case_file(text: &str) {
    let _ = open_case_file(text);
    if let Ok(file) = CaseFile::open(text, anything) {
        let taken = file.text().expect("it was opened, so it can be written");
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        let mut said = value(text.trim_start_matches('\u{feff}'));
        // Space around a name is no part of it.
        said["name"] = file.name.as_str().into();
        assert_eq!(value(&taken), said, "{text}");
    }
}

/// What is read is JSON, and is written as the same value.
fn reads_json(text: &str) {
    if let Ok(read) = Json::read(text) {
        assert_eq!(Json::read(&read.to_string()), Ok(read.clone()), "{text}");
        assert_eq!(Json::read(&read.pretty()), Ok(read), "{text}");
        // The other reader refuses a number beyond a binary fraction, which is none of ours.
        let other = serde_json::from_str::<serde_json::Value>(text);
        assert!(other.is_ok() || text.contains(['e', 'E']), "{text}");
    }
}

/// What is read as a number is printed as one that reads the same.
fn reads_a_number(text: &str) {
    for mark in [DecimalMark::Point, DecimalMark::Comma] {
        if let Ok(read) = typed::number(text, mark) {
            let again = typed::number(&read.to_string(), DecimalMark::Point);
            let is_same = again.as_ref().is_ok_and(|again| again.value == read.value);
            assert!(is_same, "{text:?} as {read}, {again:?}");
        }
    }
}

fn reads_what_was_set_aside(text: &str) {
    if let Some(aside) = Aside::read(text) {
        assert_eq!(Aside::read(&aside.clone().written()), Some(aside), "{text}");
    }
}

fn reads_a_place(text: &str) {
    if let Some(slot) = Slot::from_key(text) {
        assert_eq!(slot.key(), text);
    }
    if let Some(key) = Key::read(text) {
        assert_eq!(key.to_string(), text);
    }
}

/// What is called intact was written so.
fn reads_a_copy(text: &str) {
    if let Ok(opened) = Backup::read(text) {
        // A byte order mark is no part of it: editors put one there.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        assert!(!opened.is_intact || text == BACKUP, "{text}");
    }
}

fn reads_a_point(text: &str) {
    if let Some(point) = Point::read(text) {
        assert_eq!(Point::read(&point.text()), Some(point), "{text}");
    }
}

fn reads_a_message(text: &str) {
    if let Some(message) = Message::read(text) {
        assert_eq!(message.text(), text);
    }
}

fn read_all(count: u64) {
    for (seed, reader) in (0..).zip(READERS) {
        let mut random = Random(seed);
        for _ in 0..count {
            let text = random.text(reader.whole);
            assert!(
                std::panic::catch_unwind(|| (reader.holds)(&text)).is_ok(),
                "{} {text:?}",
                reader.name
            );
        }
    }
}

#[test]
fn goal_g7_no_text_stops_a_reader_and_none_that_was_changed_is_taken_as_whole() {
    read_all(ALWAYS);
}

#[test]
#[ignore = "the long run: cargo test --release --test decoders -- --ignored"]
fn goal_g7_nor_does_any_of_a_million() {
    read_all(LONG);
}
