//! The journal: IndexedDB, which alone can say that something is on the disk.
//!
//! The store decides what is written and [`judge`]s what is there; here it is done, in one
//! transaction, within a second or not at all. A connection that fails is opened anew once.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DomException, Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::{panic, window};
use crate::store::journal::{Judgment, judge};
use crate::store::{Aside, Batch, JournalError, Verdict};

const NAME: &str = "tandem";
const VERSION: u32 = 1;

/// Envelope texts by record.
const RECORDS: &str = "records";
/// Texts that were set aside, in the order they were found.
const ASIDE: &str = "aside";
/// What each restore point holds, by the time it was taken.
const POINTS: &str = "points";
/// The whole copy of each restore point, by the same time.
const COPIES: &str = "copies";

/// How long one transaction may take, in milliseconds.
const PATIENCE: i32 = 1_000;

/// The journal of this origin. A clone shares the connection.
#[derive(Clone, Debug, Default)]
pub struct Journal(Rc<RefCell<Option<IdbDatabase>>>);

type Answer<T> = Result<T, JournalError>;

impl Journal {
    /// Reads every row by its key, and hands them to `heard`.
    pub fn read(&self, heard: impl FnOnce(Answer<Vec<(String, String)>>) + 'static) {
        let journal = self.clone();
        spawn_local(async move { heard(journal.twice(async || journal.rows().await).await) });
    }

    /// Reads the row `key`, and hands it to `heard`.
    pub fn read_one(&self, key: String, heard: impl FnOnce(Answer<Option<String>>) + 'static) {
        let journal = self.clone();
        spawn_local(async move { heard(journal.twice(async || journal.row(&key).await).await) });
    }

    /// Writes `batch` in one transaction: a verdict for each of its writes, in order.
    pub fn write(&self, batch: Batch, heard: impl FnOnce(Batch, Answer<Vec<Verdict>>) + 'static) {
        let journal = self.clone();
        spawn_local(async move {
            let answer = journal.twice(async || journal.written(&batch).await).await;
            heard(batch, answer);
        });
    }

    /// Reads every text that was set aside here.
    pub fn read_aside(&self, heard: impl FnOnce(Answer<Vec<Aside>>) + 'static) {
        let journal = self.clone();
        spawn_local(async move {
            let texts = journal.twice(async || journal.all(ASIDE).await).await;
            heard(texts.map(|texts| texts.iter().filter_map(|text| Aside::read(text)).collect()));
        });
    }

    /// Reads what each restore point holds, in the order they were taken.
    pub fn read_points(&self, heard: impl FnOnce(Answer<Vec<String>>) + 'static) {
        let journal = self.clone();
        spawn_local(async move { heard(journal.twice(async || journal.all(POINTS).await).await) });
    }

    /// Reads the whole copy of the restore point taken at `taken_ms`.
    pub fn read_copy(&self, taken_ms: i64, heard: impl FnOnce(Answer<Option<String>>) + 'static) {
        let journal = self.clone();
        let copy = async move || {
            let transaction = journal.transaction(&[COPIES], "readonly", "default").await?;
            let request = store(&transaction, COPIES)?.get(&time(taken_ms)).map_err(refusal)?;
            Ok(done(&request).await?.as_string())
        };
        spawn_local(async move { heard(in_time(copy()).await) });
    }

    /// Keeps a restore point, `point` as its summary and `copy` as all of it, and drops those
    /// taken at the times `dropped`.
    pub fn keep_point(
        &self,
        taken_ms: i64,
        (point, copy): (String, String),
        dropped: Vec<i64>,
        heard: impl FnOnce(Answer<()>) + 'static,
    ) {
        let journal = self.clone();
        let kept = async move || {
            let transaction = journal.transaction(&[POINTS, COPIES], "readwrite", "strict").await?;
            for (name, text) in [(POINTS, &point), (COPIES, &copy)] {
                let store = store(&transaction, name)?;
                store.put_with_key(&text.into(), &time(taken_ms)).map_err(refusal)?;
                for taken_ms in &dropped {
                    store.delete(&time(*taken_ms)).map_err(refusal)?;
                }
            }
            complete(&transaction).await
        };
        spawn_local(async move { heard(in_time(kept()).await) });
    }

    /// Deletes the texts that were set aside here.
    pub fn erase_aside(&self, heard: impl FnOnce(Answer<()>) + 'static) {
        self.clear(&[ASIDE], heard);
    }

    /// Deletes everything.
    pub fn erase(&self, heard: impl FnOnce(Answer<()>) + 'static) {
        self.clear(&[RECORDS, ASIDE, POINTS, COPIES], heard);
    }

    fn clear(&self, names: &'static [&'static str], heard: impl FnOnce(Answer<()>) + 'static) {
        let journal = self.clone();
        let cleared = async move || {
            let transaction = journal.transaction(names, "readwrite", "strict").await?;
            for name in names {
                store(&transaction, name)?.clear().map_err(refusal)?;
            }
            complete(&transaction).await
        };
        spawn_local(async move { heard(in_time(cleared()).await) });
    }

    /// Tries what may fail because the connection was lost; then once more over a new one.
    async fn twice<T>(&self, attempt: impl AsyncFn() -> Answer<T>) -> Answer<T> {
        match in_time(attempt()).await {
            Err(JournalError::Failed(_) | JournalError::Slow) => {
                if let Some(database) = self.0.take() {
                    database.close();
                }
                in_time(attempt()).await
            }
            answer => answer,
        }
    }

    async fn rows(&self) -> Answer<Vec<(String, String)>> {
        let transaction = self.transaction(&[RECORDS], "readonly", "default").await?;
        let records = store(&transaction, RECORDS)?;
        let keys = records.get_all_keys().map_err(refusal)?;
        let texts = records.get_all().map_err(refusal)?;
        // Listened to before the first is waited for.
        let (keys, texts) = (done(&keys), done(&texts));
        let (keys, texts) = (Array::from(&keys.await?), Array::from(&texts.await?));
        let row = |(key, text): (JsValue, JsValue)| Some((key.as_string()?, text.as_string()?));
        Ok(keys.iter().zip(texts.iter()).filter_map(row).collect())
    }

    async fn row(&self, key: &str) -> Answer<Option<String>> {
        let transaction = self.transaction(&[RECORDS], "readonly", "default").await?;
        let request = store(&transaction, RECORDS)?.get(&key.into()).map_err(refusal)?;
        Ok(done(&request).await?.as_string())
    }

    async fn all(&self, name: &str) -> Answer<Vec<String>> {
        let transaction = self.transaction(&[name], "readonly", "default").await?;
        let request = store(&transaction, name)?.get_all().map_err(refusal)?;
        let texts = Array::from(&done(&request).await?);
        Ok(texts.iter().filter_map(|text| text.as_string()).collect())
    }

    async fn written(&self, batch: &Batch) -> Answer<Vec<Verdict>> {
        if panic::is_dead() {
            return Err(JournalError::Stopped);
        }
        let durability = if batch.is_strict { "strict" } else { "relaxed" };
        let transaction = self.transaction(&[RECORDS, ASIDE], "readwrite", durability).await?;
        let (records, asides) = (store(&transaction, RECORDS)?, store(&transaction, ASIDE)?);
        let keys: Vec<String> = batch.writes.iter().map(|write| write.key.to_string()).collect();
        let rows = keys.iter().chain(batch.set_aside.iter().map(|(key, _)| key));
        let requests: Vec<IdbRequest> =
            rows.map(|key| records.get(&key.into()).map_err(refusal)).collect::<Result<_, _>>()?;
        let mut stored: Vec<Option<String>> = Vec::new();
        for answer in requests.iter().map(done).collect::<Vec<_>>() {
            stored.push(answer.await?.as_string());
        }

        let set_aside = |key: &str, problem, text: String| {
            let aside = Aside::of_row(key, problem, text).written();
            asides.add(&aside.into()).and_then(|_| records.delete(&key.into())).map_err(refusal)
        };
        let (stored, damaged) = stored.split_at(batch.writes.len().min(stored.len()));
        for ((key, problem), text) in batch.set_aside.iter().zip(damaged) {
            if let Some(text) = text {
                set_aside(key, *problem, text.clone())?;
            }
        }
        let mut verdicts = Vec::new();
        for ((write, key), stored) in batch.writes.iter().zip(&keys).zip(stored) {
            match judge(stored.as_deref(), write) {
                Judgment::Overtaken => {
                    verdicts.push(Verdict::Overtaken(stored.clone().unwrap_or_default()));
                    continue;
                }
                Judgment::PutAfterSettingAside(problem) => {
                    set_aside(key, problem, stored.clone().unwrap_or_default())?;
                }
                Judgment::Put => {}
            }
            records.put_with_key(&write.text().into(), &key.into()).map_err(refusal)?;
            verdicts.push(Verdict::Written);
        }
        if batch.is_whole && verdicts.iter().any(|verdict| *verdict != Verdict::Written) {
            transaction.abort().map_err(refusal)?;
            return Ok(verdicts);
        }
        complete(&transaction).await?;
        Ok(verdicts)
    }

    /// A transaction over the stores `names`. Its durability is what it waits for: `strict` for
    /// the disk, `relaxed` for the operating system.
    async fn transaction(
        &self,
        names: &[&str],
        mode: &str,
        durability: &str,
    ) -> Answer<IdbTransaction> {
        let known = self.0.borrow().clone();
        let database = match known {
            Some(database) => database,
            None => {
                let opened = open().await?;
                self.0.replace(Some(opened.clone()));
                opened
            }
        };
        let names: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &durability.into()).map_err(refusal)?;
        // The typed call knows no options yet.
        let begin = Reflect::get(&database, &"transaction".into()).map_err(refusal)?;
        let begin: Function = begin.dyn_into().map_err(refusal)?;
        let transaction = begin.call3(&database, &names, &mode.into(), &options);
        Ok(transaction.map_err(refusal)?.unchecked_into())
    }
}

/// Opens the database, and makes it where there is none.
async fn open() -> Answer<IdbDatabase> {
    let factory = window().ok_or(JournalError::Unavailable)?.indexed_db();
    let factory = factory.ok().flatten().ok_or(JournalError::Unavailable)?;
    let request = factory.open_with_u32(NAME, VERSION).map_err(refusal)?;
    let made = request.clone();
    // Held by the request: it may ask long after nobody waits for it any more.
    let make = Closure::once_into_js(move || make_stores(&made));
    request.set_onupgradeneeded(make.dyn_ref());
    let database: IdbDatabase = done(&request).await?.unchecked_into();
    // Whoever wants to change the database, or delete it, need not wait for this tab.
    let closing = database.clone();
    let close = Closure::<dyn FnMut()>::new(move || closing.close());
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    close.forget();
    Ok(database)
}

fn make_stores(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result() else { return };
    let database: IdbDatabase = database.unchecked_into();
    for name in [RECORDS, POINTS, COPIES] {
        // A store that cannot be made fails the opening, which says so.
        let _ = database.create_object_store(name);
    }
    let numbered = web_sys::IdbObjectStoreParameters::new();
    numbered.set_auto_increment(true);
    let _ = database.create_object_store_with_optional_parameters(ASIDE, &numbered);
}

fn store(transaction: &IdbTransaction, name: &str) -> Answer<IdbObjectStore> {
    transaction.object_store(name).map_err(refusal)
}

/// The key of a restore point.
#[expect(clippy::cast_precision_loss, reason = "milliseconds of a date fit exactly")]
fn time(taken_ms: i64) -> JsValue {
    JsValue::from_f64(taken_ms as _)
}

/// The result of `request`; listened to from now on, not only once it is waited for.
fn done(request: &IdbRequest) -> impl Future<Output = Answer<JsValue>> + use<> {
    let request = request.clone();
    // Both ways of ending resolve: a promise that is rejected and never looked at is an error of
    // the whole page.
    let ended = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
    });
    async move {
        let _ = JsFuture::from(ended).await;
        match request.error() {
            Ok(Some(error)) => Err(named(&error)),
            _ => request.result().map_err(refusal),
        }
    }
}

/// Waits until all of `transaction` is where it was asked to be.
async fn complete(transaction: &IdbTransaction) -> Answer<()> {
    let ended = Promise::new(&mut |resolve, _| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&resolve));
    });
    // Without it the browser commits by itself a little later.
    #[expect(deprecated, reason = "so marked in the bindings alone; no browser takes it away")]
    let _ = transaction.commit();
    let event = JsFuture::from(ended).await.ok().and_then(|event| event.dyn_into::<Event>().ok());
    if event.is_some_and(|event| event.type_() == "complete") {
        return Ok(());
    }
    Err(match transaction.error() {
        Some(error) => named(&error),
        None => JournalError::Failed("AbortError".to_owned()),
    })
}

/// `work`, if it is done within [`PATIENCE`].
async fn in_time<T>(work: impl Future<Output = Answer<T>>) -> Answer<T> {
    let limit = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // Without a limit the work is waited for.
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE);
        }
    });
    let (mut work, mut limit) = (pin!(work), pin!(JsFuture::from(limit)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(answer) => Poll::Ready(answer),
        Poll::Pending => limit.as_mut().poll(context).map(|_| Err(JournalError::Slow)),
    })
    .await
}

fn refusal(thrown: JsValue) -> JournalError {
    match thrown.dyn_ref::<DomException>() {
        Some(exception) => named(exception),
        None => JournalError::Failed(String::from(js_sys::Error::from(thrown).name())),
    }
}

fn named(exception: &DomException) -> JournalError {
    match exception.name().as_str() {
        "QuotaExceededError" => JournalError::Full,
        "VersionError" => JournalError::Newer,
        "SecurityError" | "NotAllowedError" => JournalError::Unavailable,
        name => JournalError::Failed(name.to_owned()),
    }
}
