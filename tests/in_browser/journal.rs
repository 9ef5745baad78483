//! The journal in a real database, against the one that tests use.

use std::cell::RefCell;
use std::rc::Rc;

use tandem::browser::Journal;
use tandem::store::{
    Batch, Envelope, EnvelopeProblem, Id, JournalError, Key, MemoryJournal, Verdict, Version,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::services::until;

/// Waits for what `start` hands to the function it is given.
async fn heard<T: 'static>(start: impl FnOnce(Box<dyn FnOnce(T)>)) -> T {
    let place = Rc::new(RefCell::new(None));
    let put = Rc::clone(&place);
    start(Box::new(move |answer| {
        put.replace(Some(answer));
    }));
    until(|| place.borrow().is_some()).await;
    place.take().expect("it was there")
}

async fn written(journal: &Journal, batch: &Batch) -> Result<Vec<Verdict>, JournalError> {
    heard(|hear| journal.write(batch.clone(), move |_, answer| hear(answer))).await
}

async fn rows(journal: &Journal) -> Vec<(String, String)> {
    heard(|hear| journal.read(hear)).await.expect("it answers")
}

fn version(revision: u64, writer: &str) -> Version {
    let writer = (revision > 0).then(|| Id::new(writer).expect("an id"));
    Version { revision, writer }
}

fn write(id: &str, version: Version, base: Version, json: &str) -> Envelope {
    let key = Key::read(&format!("case/{id}")).expect("a key");
    Envelope { key, schema: 1, version, base, written_ms: 5, json: json.to_owned() }
}

/// A script of batches, each of which a real and a remembered journal must answer alike.
#[wasm_bindgen_test]
async fn a_real_journal_judges_as_the_one_that_tests_use() {
    let (real, mut remembered) = (Journal::default(), MemoryJournal::default());
    heard(|hear| real.erase(hear)).await.expect("it is erased");
    let one = |write| Batch { writes: vec![write], ..Batch::default() };
    let none = Version::default;
    let script = [
        one(write("a", version(1, "x"), none(), "{}")),
        one(write("a", version(2, "x"), version(1, "x"), "{\"a\":1}")),
        one(write("a", version(2, "y"), version(1, "x"), "{\"b\":2}")),
        Batch {
            writes: vec![
                write("b", version(1, "y"), none(), "{}"),
                write("a", version(3, "y"), version(1, "x"), "null"),
            ],
            is_whole: true,
            ..Batch::default()
        },
        Batch {
            writes: vec![
                write("b", version(1, "y"), none(), "é漢🦀\u{0}"),
                write("a", version(3, "y"), version(1, "x"), "null"),
            ],
            is_strict: true,
            ..Batch::default()
        },
        Batch {
            set_aside: vec![("case/b".to_owned(), EnvelopeProblem::Payload)],
            ..one(write("a", version(3, "y"), version(2, "x"), "null"))
        },
    ];

    for (number, batch) in script.iter().enumerate() {
        let answer = written(&real, batch).await.expect("it answers");
        assert_eq!(answer, remembered.write(batch), "batch {number}");
        assert_eq!(rows(&real).await, remembered.read(), "batch {number}");
    }
    let asides = heard(|hear| real.read_aside(hear)).await.expect("it answers");
    assert_eq!(asides, remembered.asides);
    assert_eq!(asides.len(), 1);
    heard(|hear| real.erase(hear)).await.expect("it is erased");
    assert_eq!(rows(&real).await, []);
}

#[wasm_bindgen_test]
async fn fault_33_a_row_that_cannot_be_read_is_set_aside_before_it_is_written_over() {
    let journal = Journal::default();
    heard(|hear| journal.erase(hear)).await.expect("it is erased");
    let damaged = write("other", version(1, "x"), Version::default(), "{}").text();
    let misplaced = Batch {
        writes: vec![write("a", version(1, "x"), Version::default(), "{}")],
        ..Batch::default()
    };
    written(&journal, &misplaced).await.expect("it answers");
    // The text of another record, as a mix-up would leave it.
    journal_put(&damaged).await;

    let next = write("a", version(2, "x"), version(1, "x"), "{\"a\":1}");
    let batch = Batch { writes: vec![next.clone()], ..Batch::default() };
    assert_eq!(written(&journal, &batch).await, Ok(vec![Verdict::Written]));
    let asides = heard(|hear| journal.read_aside(hear)).await.expect("it answers");
    assert_eq!(asides.iter().map(|it| it.text.clone()).collect::<Vec<_>>(), [damaged]);
    let row = heard(|hear| journal.read_one("case/a".to_owned(), hear)).await;
    assert_eq!(row, Ok(Some(next.text())));
    heard(|hear| journal.erase(hear)).await.expect("it is erased");
}

/// Puts `text` into the row `case/a`, as nothing of ours would.
async fn journal_put(text: &str) {
    let script = format!(
        "new Promise((done) => {{
            const opened = indexedDB.open('tandem');
            opened.onsuccess = () => {{
                const transaction = opened.result.transaction('records', 'readwrite');
                transaction.objectStore('records').put({}, 'case/a');
                transaction.oncomplete = () => {{ opened.result.close(); done(); }};
            }};
        }})",
        serde_json::to_string(text).expect("a text"),
    );
    let put = js_sys::eval(&script).expect("it runs");
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(put)).await.expect("it is put");
}

#[wasm_bindgen_test]
async fn restore_points_are_kept_read_and_dropped_together() {
    let journal = Journal::default();
    heard(|hear| journal.erase(hear)).await.expect("it is erased");
    let texts = |name: &str| (format!("summary {name}"), format!("copy {name}"));
    heard(|hear| journal.keep_point(1, texts("a"), vec![], hear)).await.expect("it is kept");
    heard(|hear| journal.keep_point(2, texts("b"), vec![1], hear)).await.expect("it is kept");

    let points = heard(|hear| journal.read_points(hear)).await;
    assert_eq!(points, Ok(vec!["summary b".to_owned()]));
    assert_eq!(heard(|hear| journal.read_copy(1, hear)).await, Ok(None));
    assert_eq!(heard(|hear| journal.read_copy(2, hear)).await, Ok(Some("copy b".to_owned())));
    heard(|hear| journal.erase(hear)).await.expect("it is erased");
}
