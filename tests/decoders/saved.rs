//! Every version that was ever shipped still loads.

use tandem::store::exchange::{level_link, open_level_link};
use tandem::store::{
    CaseFile, CaseRecord, Kind, LevelRecord, LinkKind, Memory, MemoryJournal, Record, Settings,
    Version, link,
};

use crate::{
    CASE_FILE, ENVELOPES, LEVEL_LINK, LINK, PAYLOADS, anything, copy_with, envelope, journal_with,
    opened, record,
};

#[test]
fn fault_16_every_saved_payload_loads_and_is_written_back_as_it_was() {
    let [case, level, settings] = PAYLOADS;

    let read: CaseRecord = record(case);
    assert_eq!(read.draft["win"], "4.5%");
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!(value(&read.to_json().to_string()), value(case));

    let read: LevelRecord = record(level);
    assert_eq!(read.texts["company"], "Northgate \u{2013} \"West\"");
    assert_eq!(read.to_json().to_string(), level);

    let read: Settings = record(settings);
    assert_eq!(read.to_json().to_string(), settings);
}

#[test]
fn fault_16_every_saved_envelope_loads_and_the_newest_is_written_as_it_was() {
    for text in ENVELOPES {
        let envelope = envelope(text);
        let is_first = text.starts_with("tandem/1 ");

        assert_eq!(envelope.version.revision, 4);
        assert_eq!(envelope.base == Version::default(), is_first);
        assert!(PAYLOADS.contains(&envelope.json.as_str()));
        assert_eq!(envelope.text() == text, !is_first, "format 1 is read and not written");
    }
}

#[test]
fn fault_16_a_record_of_the_first_format_is_there_from_either_place_and_goes_on() {
    for text in ENVELOPES {
        let envelope = envelope(text);
        let key = &envelope.key;
        for is_copy in [true, false] {
            let local = if is_copy { copy_with(key, text) } else { Memory::default() };
            let mut journal =
                if is_copy { MemoryJournal::default() } else { journal_with(key, text) };

            let mut keep = opened(&local, &mut journal);
            let shown: Vec<&str> = keep.records(key.kind).map(|(_, payload)| payload).collect();
            assert_eq!(shown, [envelope.json.as_str()]);
            assert_eq!(keep.gathered().set_aside, 0);
            if key.kind != Kind::Case {
                continue;
            }
            let mut case: CaseRecord = keep.read(key).expect("it is shown");
            case.draft.insert("leads".to_owned(), "6".to_owned());
            keep.put(key, &case);
            let batch = keep.write(&local, 1).0.expect("it was edited");
            journal.write(&batch);
            assert_eq!(opened(&local, &mut journal).records(Kind::Case).count(), 1);
            let row = super::envelope(&journal.rows[&key.to_string()]);
            assert_eq!((row.version.revision, row.text().starts_with("tandem/2 ")), (5, true));
        }
    }
}

#[test]
fn fault_16_every_saved_link_and_file_opens_and_is_written_as_it_was() {
    let values = link::decode(LinkKind::Case, LINK, anything).expect("a saved link is read");
    assert_eq!(values["win"], "0.045");
    assert_eq!(link::encode(LinkKind::Case, &values).as_deref(), Ok(LINK));

    let texts = open_level_link(LEVEL_LINK, anything).expect("a saved link is read");
    assert_eq!(texts["target"], "Premier");
    assert_eq!(level_link(&texts).as_deref(), Ok(LEVEL_LINK));

    let file = CaseFile::open(CASE_FILE, anything).expect("a saved file opens");
    assert_eq!(file.text().as_deref(), Ok(CASE_FILE));
}
