//! Everything at once: copied out, brought in, taken back to how it was, erased.

use leptos::prelude::*;

use super::{Kept, Whence};
use crate::browser::{LocalStorage as Disk, clock, file, page};
use crate::finance::Day;
use crate::store::{
    Aside, Backup, BackupProblem, Batch, JournalError, Keep, KeyValue, MOST_BYTES, Message, Opened,
    Point, Settings, Slot, Trial, Verdict, asides, newer_texts, reminder, to_drop, to_point,
    try_out,
};

impl Kept {
    /// Hands `heard` everything as it is now, texts that were set aside included.
    fn everything(&self, heard: impl FnOnce(Backup) + 'static) {
        let kept = *self;
        self.journal.with_value(|journal| {
            journal.read_aside(move |in_journal| {
                let mut found = asides(&Disk).unwrap_or_default();
                found.extend(kept.keep.with_value(|keep| newer_texts(&Disk, keep)));
                for aside in in_journal.unwrap_or_default() {
                    if !found.contains(&aside) {
                        found.push(aside);
                    }
                }
                let now = clock::now_ms();
                heard(kept.keep.with_value(|keep| Backup::of(keep, found, now)));
            });
        });
    }

    /// Downloads a copy of everything, and says what came of it.
    pub fn take_copy(&self, said: RwSignal<Option<String>>) {
        let kept = *self;
        // A copy names the revision of what was written.
        self.save();
        self.everything(move |backup| {
            let name = format!("tandem-{}.json", clock::local(backup.taken_ms).day());
            let text = backup.text();
            match file::download(&name, "application/json", text.as_bytes()) {
                Ok(()) => {
                    let large = "It is larger than the 32 MB that Tandem reads back: delete what was \
                                 set aside, or plans you no longer need, then take another.";
                    let large = if text.len() > MOST_BYTES { large } else { "" };
                    said.set(Some(format!("Downloaded as {name}. {large}").trim_end().to_owned()));
                    let records = backup.records.len();
                    kept.change_settings(|settings| {
                        settings.note_export(backup.taken_ms, records);
                    });
                }
                Err(refused) => said.set(Some(format!("{refused}."))),
            }
        });
    }

    /// Hands `heard` every text that was set aside.
    pub fn set_aside(&self, heard: impl FnOnce(Vec<Aside>) + 'static) {
        self.everything(move |backup| heard(backup.asides));
    }

    /// Deletes every text that was set aside, because the person said so.
    pub fn delete_set_aside(&self, heard: impl FnOnce() + 'static) {
        for key in Disk.keys().unwrap_or_default() {
            if let Some(Slot::SetAside(_)) = Slot::from_key(&key) {
                // What cannot be removed is listed again.
                let _ = Disk.remove(&key);
            }
        }
        self.journal.with_value(|journal| journal.erase_aside(move |_| heard()));
    }

    /// What bringing in the file `text` would do. Nothing has changed yet.
    ///
    /// # Errors
    ///
    /// [`BackupProblem`] where it is no copy of Tandem's data.
    pub fn try_file(&self, text: &str) -> Result<(Opened, Trial), BackupProblem> {
        // So that what stands here has the revision it is compared by.
        self.save();
        let opened = Backup::read(text)?;
        let trial = self.keep.try_update_value(|keep| try_out(keep, &opened));
        trial.map(|trial| (opened, trial)).ok_or(BackupProblem::Foreign)
    }

    /// Writes what `batch` makes of the records, all or none, after a restore point was taken;
    /// hands `heard` how it was before, or why nothing was done.
    pub fn bring(
        &self,
        batch: impl FnOnce(&Keep, i64) -> Batch + 'static,
        heard: impl FnOnce(Result<Backup, String>) + 'static,
    ) {
        let kept = *self;
        self.save();
        self.everything(move |before| {
            kept.keep_point(before.clone(), move || {
                let batch = kept.keep.with_value(|keep| batch(keep, clock::now_ms()));
                kept.journal.with_value(|journal| {
                    journal.write(batch, move |batch, answer| {
                        heard(kept.brought(batch, answer).map(|()| before));
                    });
                });
            });
        });
    }

    /// Takes everything back to how it was in `backup`, all or nothing.
    pub fn restore(&self, backup: &Backup, heard: impl FnOnce(Result<Backup, String>) + 'static) {
        self.save();
        let changes = self.keep.with_value(|keep| to_point(keep, backup));
        self.bring(move |keep, now_ms| keep.batch_of(&changes, now_ms), heard);
    }

    fn brought(
        &self,
        batch: Batch,
        answer: Result<Vec<Verdict>, JournalError>,
    ) -> Result<(), String> {
        let mut news = Err("The page is being closed.".to_owned());
        self.keep.update_value(|keep| {
            news = match answer {
                Ok(verdicts) => {
                    self.tell_written(&batch, &verdicts);
                    keep.brought(&Disk, batch, &verdicts).ok_or_else(|| {
                        "Another tab changed something in the meantime, so nothing was brought in. \
                         Try again."
                            .to_owned()
                    })
                }
                // Without a journal the synchronous copy is all there is.
                Err(JournalError::Unavailable) => keep
                    .bring_without_journal(&Disk, batch)
                    .map_err(|error| format!("Nothing was brought in. {error}.")),
                Err(error) => Err(format!("Nothing was brought in. {error}.")),
            };
        });
        self.hear(&news?, Whence::Start);
        self.reload_all();
        Ok(())
    }

    fn reload_all(&self) {
        self.save();
        let open = self.open.get_untracked();
        let is_there =
            self.plans.read_untracked().iter().any(|plan| Some(&plan.id) == open.as_ref());
        if !is_there {
            let next = self.plans.read_untracked().last().map(|plan| plan.id.clone());
            self.open_plan(next);
        }
    }

    /// Takes a restore point, unless the newest holds the same.
    pub(super) fn take_point(&self) {
        let kept = *self;
        self.everything(move |now| {
            if !now.records.is_empty() {
                kept.keep_point(now, || {});
            }
        });
    }

    fn keep_point(&self, now: Backup, heard: impl FnOnce() + 'static) {
        let kept = *self;
        self.points(move |points| {
            let point = Point::of(&now);
            if points.last().is_some_and(|last| last.is_same(&point)) {
                return heard();
            }
            let day = |ms| clock::local(ms).day().parse().unwrap_or(Day::FIRST);
            let mut taken: Vec<_> =
                points.iter().map(|it| (it.taken_ms, day(it.taken_ms))).collect();
            taken.push((point.taken_ms, day(point.taken_ms)));
            let dropped = to_drop(&taken, day(point.taken_ms));
            let texts = (point.text(), now.text());
            kept.journal.with_value(|journal| {
                // A point that cannot be kept is no reason to stop: the work itself is elsewhere.
                journal.keep_point(point.taken_ms, texts, dropped, move |_| {
                    kept.points_taken.update(|count| *count = count.wrapping_add(1));
                    heard();
                });
            });
        });
    }

    /// Hands `heard` every restore point, oldest first.
    pub fn points(&self, heard: impl FnOnce(Vec<Point>) + 'static) {
        self.journal.with_value(|journal| {
            journal.read_points(move |texts| {
                let texts = texts.unwrap_or_default();
                heard(texts.iter().filter_map(|text| Point::read(text)).collect());
            });
        });
    }

    /// Takes everything back to the restore point taken at `taken_ms`.
    pub fn restore_point(
        &self,
        taken_ms: i64,
        heard: impl FnOnce(Result<Backup, String>) + 'static,
    ) {
        let kept = *self;
        self.journal.with_value(|journal| {
            journal.read_copy(taken_ms, move |copy| {
                let copy = copy.map_err(|error| format!("{error}."));
                let opened = copy.and_then(|text| {
                    let text = text.ok_or("This restore point is gone.")?;
                    let opened = Backup::read(&text).map_err(|problem| format!("{problem}."))?;
                    if opened.is_intact {
                        Ok(opened)
                    } else {
                        Err("This restore point is damaged.".to_owned())
                    }
                });
                match opened {
                    Ok(opened) => kept.restore(&opened.backup, heard),
                    Err(reason) => heard(Err(reason)),
                }
            });
        });
    }

    /// Erases everything from this browser, here and in every other tab, and loads the page anew.
    pub fn erase(&self, heard: impl FnOnce(String) + 'static) {
        let kept = *self;
        self.pending.set_value(None);
        self.retry.set_value(None);
        self.keep.update_value(Keep::forget);
        self.journal.with_value(|journal| {
            journal.erase(move |answer| {
                let mut refused = None;
                for key in Disk.keys().unwrap_or_default() {
                    if Slot::is_ours(&key) {
                        refused = refused.or(Disk.remove(&key).err());
                    }
                }
                let failed = match (answer, refused) {
                    (Err(error), _) if error != JournalError::Unavailable => {
                        Some(error.to_string())
                    }
                    (_, Some(error)) => Some(error.to_string()),
                    _ => None,
                };
                if let Some(reason) = failed {
                    return heard(format!("Not everything is erased. {reason}."));
                }
                kept.tell(&Message::Erased);
                page::reload();
            });
        });
    }

    /// What to remind of, if there is work younger than the last copy that was taken out.
    pub fn reminder(&self) -> Option<String> {
        let settings = self.keep.with_value(Keep::only::<Settings>);
        reminder(&settings, clock::now_ms(), page::clears_after_a_week())
    }

    /// The settings as they are.
    pub fn settings(&self) -> Settings {
        self.keep.with_value(Keep::only::<Settings>)
    }

    /// What `asked` finds among the records.
    pub fn of_records<T>(&self, asked: impl FnOnce(&Keep) -> T) -> T {
        self.keep.with_value(asked)
    }
}
