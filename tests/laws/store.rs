//! What is kept is what was given, or somebody is told.

mod levels;
mod round_trips;
mod shelf;
mod tables;
mod tabs;

use std::cell::Cell;

use tandem::store::{Batch, Keep, KeyValue, KeyValueError, Memory, MemoryJournal, News};

/// Storage whose operation number `fails_at` is refused; the rest are done.
struct Failing<'a> {
    inner: &'a Memory,
    turn: Cell<usize>,
    fails_at: usize,
    error: KeyValueError,
}

impl<'a> Failing<'a> {
    fn at(inner: &'a Memory, fails_at: usize, error: KeyValueError) -> Failing<'a> {
        Failing { inner, turn: Cell::new(0), fails_at, error }
    }

    fn step(&self) -> Result<(), KeyValueError> {
        let turn = self.turn.replace(self.turn.get().saturating_add(1));
        if turn == self.fails_at { Err(self.error.clone()) } else { Ok(()) }
    }
}

impl KeyValue for Failing<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
        self.step()?;
        self.inner.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
        self.step()?;
        self.inner.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), KeyValueError> {
        self.step()?;
        self.inner.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, KeyValueError> {
        self.step()?;
        self.inner.keys()
    }
}

/// A tab opened on both places. Each opening has a seed of its own.
fn opened(local: &dyn KeyValue, journal: &mut MemoryJournal, seed: u64) -> Keep {
    let mut keep = Keep::open(local, seed);
    let (batch, _) = keep.journal_read(local, Ok(journal.read()), 0);
    settle(&mut keep, local, journal, batch, 0);
    keep
}

fn save(
    keep: &mut Keep,
    local: &dyn KeyValue,
    journal: &mut MemoryJournal,
    now_ms: i64,
) -> Vec<News> {
    let (batch, mut news) = keep.write(local, now_ms);
    news.extend(settle(keep, local, journal, batch, now_ms));
    news
}

fn settle(
    keep: &mut Keep,
    local: &dyn KeyValue,
    journal: &mut MemoryJournal,
    batch: Option<Batch>,
    now_ms: i64,
) -> Vec<News> {
    let mut news = Vec::new();
    let mut batch = batch;
    while let Some(due) = batch {
        let verdicts = journal.write(&due);
        news.extend(keep.settled(local, Ok(verdicts), now_ms));
        let (next, more) = keep.write(local, now_ms);
        news.extend(more);
        batch = next;
    }
    news
}
