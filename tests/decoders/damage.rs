//! Texts cut off or changed by a bit.

use tandem::store::exchange::{open_case_file, open_link};
use tandem::store::journal::{Judgment, judge};
use tandem::store::json::Json;
use tandem::store::{
    CaseFile, CaseFileProblem, Envelope, LevelRecord, LinkKind, Memory, MemoryJournal, Standing,
    asides, link,
};

use crate::{
    CASE_FILE, ENVELOPES, KeyValue, LEVEL_LINK, LINK, PAYLOADS, anything, copy_with, envelope,
    journal_with, opened, slot,
};

/// Every beginning of `text`.
fn beginnings(text: &str) -> impl Iterator<Item = String> {
    (0..text.len()).filter_map(|end| text.get(..end).map(str::to_owned))
}

/// Every text that differs from `text` by one bit.
fn flips(text: &str) -> impl Iterator<Item = String> {
    let bits = (0..text.len()).flat_map(|index| (0..8).map(move |bit| (index, 1 << bit)));
    bits.filter_map(|(index, bit): (usize, u8)| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[index] ^= bit;
        String::from_utf8(bytes).ok()
    })
}

fn damaged(text: &str) -> impl Iterator<Item = String> {
    beginnings(text).chain(flips(text))
}

#[test]
fn fault_33_and_34_no_damage_to_an_envelope_goes_unseen() {
    for text in ENVELOPES.into_iter().flat_map(damaged) {
        assert!(Envelope::read(&text).is_err(), "{text}");
    }
}

#[test]
fn fault_33_and_34_no_damage_to_a_row_lets_it_stand_for_what_it_was() {
    for whole in ENVELOPES {
        let mut write = envelope(whole);
        write.base = write.version.clone();
        write.version.revision += 1;
        assert_eq!(judge(Some(whole), &write), Judgment::Put);

        for text in damaged(whole) {
            let judgment = judge(Some(&text), &write);
            // A row that says it is of a newer program is left alone; any other is set aside.
            assert_ne!(judgment, Judgment::Put, "{text}");
        }
    }
}

#[test]
fn fault_33_a_copy_cut_off_at_any_length_is_set_aside_and_comes_back_from_the_journal() {
    for whole in ENVELOPES {
        let envelope = envelope(whole);
        for text in beginnings(whole) {
            let local = copy_with(&envelope.key, &text);
            let mut journal = journal_with(&envelope.key, whole);

            let keep = opened(&local, &mut journal);
            let shown: Vec<&str> =
                keep.records(envelope.key.kind).map(|(_, payload)| payload).collect();
            assert_eq!(shown, [envelope.json.as_str()], "{text}");
            let kept = asides(&local).expect("memory answers");
            assert!(kept.iter().any(|aside| aside.text == text), "{text}");
        }
    }
}

#[test]
fn fault_33_a_row_cut_off_at_any_length_is_set_aside_and_filled_from_the_copy() {
    for whole in ENVELOPES {
        let envelope = envelope(whole);
        for text in beginnings(whole) {
            let local = copy_with(&envelope.key, whole);
            let mut journal = journal_with(&envelope.key, &text);

            opened(&local, &mut journal);
            let row = &journal.rows[&envelope.key.to_string()];
            assert_eq!(Envelope::read(row).map(|it| it.json), Ok(envelope.json.clone()), "{text}");
            assert!(journal.asides.iter().any(|aside| aside.text == text), "{text}");
        }
    }
}

#[test]
fn fault_34_no_damage_to_a_kept_level_plan_shows_another_plan_or_loses_the_text() {
    for whole in ENVELOPES.into_iter().filter(|text| text.contains(" level level ")) {
        let key = envelope(whole).key;
        for text in damaged(whole) {
            let local = copy_with(&key, &text);
            let mut journal = MemoryJournal::default();

            let mut keep = opened(&local, &mut journal);
            assert!(keep.only::<LevelRecord>().texts.is_empty(), "{text}");
            keep.change(|plan: &mut LevelRecord| {
                plan.texts.insert("now".to_owned(), "Premier".to_owned());
            });
            if let (Some(batch), _) = keep.write(&local, 1) {
                let verdicts = journal.write(&batch);
                keep.settled(&local, Ok(verdicts), 1);
            }

            let is_in_place =
                local.get(&slot(&key)).expect("memory answers").as_ref() == Some(&text);
            let asides = asides(&local).expect("memory answers");
            assert!(is_in_place || asides.iter().any(|aside| aside.text == text), "{text}");
            let is_saved = matches!(keep.standing(), Standing::Saved { .. });
            assert_eq!(is_saved, !is_in_place, "{text}");
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
            assert!(open_link(&text).is_err() || kind == LinkKind::Levels || is_same, "{text}");
        }
    }
}

#[test]
fn fault_65_a_case_file_cut_off_is_refused_whole() {
    for half in beginnings(CASE_FILE.trim_end()) {
        assert!(
            matches!(CaseFile::open(&half, anything), Err(CaseFileProblem::NotJson { .. })),
            "{half}"
        );
        assert!(open_case_file(&half).is_err(), "{half}");
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

#[test]
fn a_payload_changed_by_a_bit_reads_as_any_reader_of_json_would_read_it() {
    for text in PAYLOADS.into_iter().flat_map(damaged) {
        let Ok(read) = Json::read(&text) else { continue };
        let other: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        let ours: serde_json::Value = serde_json::from_str(&read.to_string()).expect("JSON");
        assert_eq!(ours, other, "{text}");
    }
}

#[test]
fn an_empty_place_is_no_damage() {
    let keep = opened(&Memory::default(), &mut MemoryJournal::default());

    assert_eq!(keep.gathered().sentence(), None);
    assert_eq!(keep.standing(), Standing::Untouched);
}
