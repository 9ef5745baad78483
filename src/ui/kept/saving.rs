//! From what was typed to where it is safe, and back at the start.

use leptos::prelude::*;

use super::{Kept, Whence, last_open};
use crate::browser::listen::{on_leaving, on_return, on_storage};
use crate::browser::timer::later;
use crate::browser::{LocalStorage as Disk, clock, persistence, session};
use crate::store::{Batch, JournalError, Keep, Message, News, Settings, Standing, Verdict};

/// How long an edit may stay unwritten, in milliseconds.
const REST: u32 = 250;

/// How often the journal is asked for what another tab is about to write there.
const HINTS: u32 = 8;

/// When the first restore point of a visit is taken, and how long after it the next, in
/// milliseconds.
const FIRST_POINT: u32 = 4_000;
const NEXT_POINT: u32 = 3_600_000;

/// After how long a journal that failed is tried again, in milliseconds.
const AGAIN: u32 = 5_000;

impl Kept {
    pub(super) fn listen(&self) {
        let kept = *self;
        let (was_torn_down, session) = session::begin();
        self.was_torn_down.set_value(was_torn_down);
        let listening = on_leaving(move || kept.leave())
            .and(on_return(move || kept.look_again()))
            .and(on_storage(move |slot| match slot {
                Some(slot) => kept.hear_copy(&slot),
                // It was emptied, which is no reason to lose anything.
                None => kept.save(),
            }))
            .and(session);
        self.listening.set_value(Some(listening));
    }

    /// Reads the journal; what it holds and the synchronous copy does not comes back.
    pub(super) fn read_journal(&self, whence: Whence) {
        let kept = *self;
        self.journal.with_value(|journal| {
            journal.read(move |rows| {
                let mut read = (None, Vec::new());
                kept.keep.update_value(|keep| {
                    read = keep.journal_read(&Disk, rows, clock::now_ms());
                });
                let (batch, news) = read;
                kept.send(batch);
                kept.hear(&news, whence);
                if whence == Whence::Start {
                    kept.begin();
                }
            });
        });
    }

    /// Shows what only the journal knew at the start.
    fn begin(&self) {
        self.take_points_from(FIRST_POINT);
        let torn_down = self.was_torn_down.get_value().then(|| {
            "Tandem ended here without warning. Everything that was saved is back.".to_owned()
        });
        let gathered = self.keep.with_value(|keep| keep.gathered().sentence());
        let found: Vec<String> = torn_down.into_iter().chain(gathered).collect();
        self.found.set((!found.is_empty()).then(|| found.join(" ")));
        if self.open.read_untracked().is_none() {
            let settings = self.keep.with_value(Keep::only::<Settings>);
            let last = self.shelf.with_value(|shelf| last_open(shelf, &settings));
            if last.is_some() {
                self.open_plan(last);
            }
        }
    }

    fn take_points_from(&self, rest: u32) {
        let kept = *self;
        let next = later(rest, move || {
            kept.take_point();
            kept.take_points_from(NEXT_POINT);
        });
        self.next_point.set_value(Some(next));
    }

    /// Writes what is unwritten.
    pub fn save(&self) {
        self.pending.set_value(None);
        self.retry.set_value(None);
        let mut written = (None, Vec::new());
        self.keep.update_value(|keep| written = keep.write(&Disk, clock::now_ms()));
        let (batch, news) = written;
        self.send(batch);
        self.hear(&news, Whence::OtherTab);
        self.step_back_if_asked();
    }

    pub(super) fn save_soon(&self) {
        self.standing.set(self.keep.with_value(Keep::standing));
        if self.pending.with_value(Option::is_none) {
            let kept = *self;
            self.pending.set_value(Some(later(REST, move || kept.save())));
        }
    }

    /// The page may be gone in a moment: the synchronous copy is written before anything waits.
    fn leave(&self) {
        let mut news = Vec::new();
        self.keep.update_value(|keep| news = keep.write_copy(&Disk, clock::now_ms()));
        self.hear(&news, Whence::OtherTab);
        self.save();
    }

    fn send(&self, batch: Option<Batch>) {
        let Some(batch) = batch else { return };
        let kept = *self;
        self.journal.with_value(|journal| {
            journal.write(batch, move |batch, answer| kept.settled(&batch, answer));
        });
    }

    fn settled(&self, batch: &Batch, answer: Result<Vec<Verdict>, JournalError>) {
        let is_answered = answer.is_ok();
        if let Ok(verdicts) = &answer {
            self.tell_written(batch, verdicts);
        }
        let mut news = Vec::new();
        self.keep.update_value(|keep| news = keep.settled(&Disk, answer, clock::now_ms()));
        self.hear(&news, Whence::OtherTab);
        if is_answered {
            persistence::ask_once();
            // What was typed or kept as a copy in the meantime.
            self.save();
        } else {
            let kept = *self;
            self.retry.set_value(Some(later(AGAIN, move || kept.save())));
        }
    }

    pub(super) fn tell_written(&self, batch: &Batch, verdicts: &[Verdict]) {
        for (write, verdict) in batch.writes.iter().zip(verdicts) {
            if *verdict == Verdict::Written {
                self.tell(&Message::Wrote {
                    key: write.key.clone(),
                    schema: write.schema,
                    version: write.version.clone(),
                });
            }
        }
    }

    pub(super) fn tell(&self, message: &Message) {
        self.tabs.with_value(|tabs| tabs.tell(message));
    }

    /// Takes in what other tabs wrote while this one was away.
    pub(super) fn look_again(&self) {
        let mut news = Vec::new();
        self.keep.update_value(|keep| news = keep.look_again(&Disk));
        self.hear(&news, Whence::OtherTab);
        self.follow(HINTS);
        // Without the synchronous copy only the journal tells; and what could not be saved is
        // tried again.
        let is_safe = matches!(
            self.standing.get_untracked(),
            Standing::Untouched | Standing::Saved { .. } | Standing::Saving
        );
        if !is_safe || self.keep.with_value(|keep| keep.copy_trouble().is_some()) {
            self.read_journal(Whence::OtherTab);
        }
    }

    fn hear_copy(&self, slot: &str) {
        let mut news = None;
        self.keep.update_value(|keep| news = keep.hear_copy(&Disk, slot));
        self.hear(&news.into_iter().collect::<Vec<News>>(), Whence::OtherTab);
        self.follow(HINTS);
    }

    /// Asks the journal for what the synchronous copy hints at, and again a little later where it
    /// has not got it yet: the other tab writes there first.
    fn follow(&self, tries: u32) {
        let hints = self.keep.with_value(|keep| keep.hints(&Disk));
        if hints.is_empty() {
            return;
        }
        for key in hints {
            self.reread(key);
        }
        let kept = *self;
        let next = (tries > 0).then(|| later(REST, move || kept.follow(tries.saturating_sub(1))));
        self.following.set_value(next);
    }
}
