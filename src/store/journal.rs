//! The journal behind the synchronous copy: the only judge of which version of a record stands.
//!
//! It holds the envelope of each record under its [`Key`](super::Key), that of a deleted one too. A [`Batch`]
//! is written in one transaction, and each of its writes is judged against what is there by then.
//! What the browser does with IndexedDB, [`MemoryJournal`] does in tests, by the same [`judge`].

use std::collections::BTreeMap;

use thiserror::Error;

use super::aside::Aside;
use super::envelope::{Envelope, EnvelopeProblem};

/// What is to be written, in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    pub writes: Vec<Envelope>,
    /// Rows that cannot be read: each is taken out, and its text kept among those set aside.
    pub set_aside: Vec<(String, EnvelopeProblem)>,
    /// Confirmed only when the disk itself has it.
    pub is_strict: bool,
    /// All of it or none: one write that is overtaken stops the others.
    pub is_whole: bool,
}

/// What became of one write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stands.
    Written,
    /// Another tab was first; the row as it stands.
    Overtaken(String),
}

/// Why nothing of a batch was written, or nothing read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JournalError {
    /// There is none here, or it may not be used.
    #[error("This browser gives Tandem no database")]
    Unavailable,
    /// It did not answer in time.
    #[error("The database of this browser does not answer")]
    Slow,
    /// There is no room on the disk.
    #[error("The disk is full")]
    Full,
    /// A newer version of the program has laid it out in another way.
    #[error("A newer version of Tandem was used in this browser")]
    Newer,
    /// The program has failed and writes nothing more.
    #[error("Tandem has stopped and writes nothing more")]
    Stopped,
    /// Anything else, by the name the browser gives it.
    #[error("The database of this browser answered with {0}")]
    Failed(String),
}

/// What is to be done with one write where `stored` stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgment {
    /// It is put in place.
    Put,
    /// What stands there cannot be read: it is set aside, then this is put in place.
    PutAfterSettingAside(EnvelopeProblem),
    /// Another tab was first.
    Overtaken,
}

/// Whether `write` may stand where `stored` does: where it was written on top of it, or by the
/// tab that wrote it. A row that a newer program wrote is left alone.
pub fn judge(stored: Option<&str>, write: &Envelope) -> Judgment {
    let Some(stored) = stored else { return Judgment::Put };
    match Envelope::of(stored, &write.key) {
        Ok(stored) if stored.schema > write.schema => Judgment::Overtaken,
        Ok(stored) if stored.version == write.base || stored.version == write.version => {
            Judgment::Put
        }
        Ok(stored) if write.version.follows(&write.base, &stored.version) => Judgment::Put,
        Ok(_) | Err(EnvelopeProblem::Newer) => Judgment::Overtaken,
        Err(problem) => Judgment::PutAfterSettingAside(problem),
    }
}

/// A journal that lasts as long as the page: for tests.
#[derive(Clone, Debug, Default)]
pub struct MemoryJournal {
    /// Envelope texts by record, as written.
    pub rows: BTreeMap<String, String>,
    /// What was set aside.
    pub asides: Vec<Aside>,
}

impl MemoryJournal {
    /// Every row.
    pub fn read(&self) -> Vec<(String, String)> {
        self.rows.iter().map(|(key, text)| (key.clone(), text.clone())).collect()
    }

    /// Writes `batch`: a verdict for each of its writes, in order.
    pub fn write(&mut self, batch: &Batch) -> Vec<Verdict> {
        let before = self.clone();
        for (key, problem) in &batch.set_aside {
            self.set_aside(key, *problem);
        }
        let mut verdicts = Vec::new();
        for write in &batch.writes {
            let key = write.key.to_string();
            let stored = self.rows.get(&key).cloned();
            match judge(stored.as_deref(), write) {
                Judgment::Overtaken => {
                    verdicts.push(Verdict::Overtaken(stored.unwrap_or_default()));
                    continue;
                }
                Judgment::PutAfterSettingAside(problem) => self.set_aside(&key, problem),
                Judgment::Put => {}
            }
            self.rows.insert(key, write.text());
            verdicts.push(Verdict::Written);
        }
        if batch.is_whole && verdicts.iter().any(|verdict| *verdict != Verdict::Written) {
            *self = before;
        }
        verdicts
    }

    fn set_aside(&mut self, key: &str, problem: EnvelopeProblem) {
        if let Some(text) = self.rows.remove(key) {
            self.asides.push(Aside::of_row(key, problem, text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::slot::{Id, Key};
    use crate::store::version::Version;

    fn version(revision: u64, writer: &str) -> Version {
        let writer = (revision > 0).then(|| Id::new(writer).unwrap());
        Version { revision, writer }
    }

    fn write(version: Version, base: Version) -> Envelope {
        let key = Key::read("case/k").unwrap();
        Envelope { key, schema: 1, version, base, written_ms: 0, json: "{}".to_owned() }
    }

    #[test]
    fn a_write_stands_where_it_was_written_on_what_is_there() {
        let stored = write(version(5, "a"), version(4, "b")).text();
        let judged = |write: Envelope| judge(Some(&stored), &write);

        assert_eq!(judge(None, &write(version(7, "b"), version(6, "a"))), Judgment::Put);
        assert_eq!(judged(write(version(6, "b"), version(5, "a"))), Judgment::Put);
        assert_eq!(judged(write(version(8, "a"), version(3, "b"))), Judgment::Put);
        assert_eq!(judged(write(version(5, "b"), version(4, "b"))), Judgment::Overtaken);
        assert_eq!(judged(write(version(6, "b"), version(4, "b"))), Judgment::Overtaken);
        assert_eq!(judged(write(version(4, "a"), version(3, "b"))), Judgment::Overtaken);
    }

    #[test]
    fn what_a_newer_program_wrote_stays_and_what_cannot_be_read_is_set_aside() {
        let write = write(version(6, "b"), version(5, "a"));
        let newer = Envelope { schema: 2, ..write.clone() }.text();

        assert_eq!(judge(Some(&newer), &write), Judgment::Overtaken);
        assert_eq!(judge(Some("tandem/9 case"), &write), Judgment::Overtaken);
        assert_eq!(
            judge(Some("scribble"), &write),
            Judgment::PutAfterSettingAside(EnvelopeProblem::Foreign)
        );
    }

    #[test]
    fn a_whole_batch_is_written_whole_or_not_at_all() {
        let mut journal = MemoryJournal::default();
        let first = write(version(1, "a"), Version::default());
        let mut other = first.clone();
        other.key = Key::read("case/other").unwrap();
        journal.write(&Batch { writes: vec![first.clone()], ..Batch::default() });
        let beside = Envelope { version: version(1, "b"), ..first.clone() };
        let both = Batch { writes: vec![other, beside], is_whole: true, ..Batch::default() };

        let verdicts = journal.write(&both);
        assert_eq!(verdicts, [Verdict::Written, Verdict::Overtaken(first.text())]);
        assert_eq!(journal.rows.len(), 1);
        assert_eq!(journal.write(&Batch { is_whole: false, ..both }).len(), 2);
        assert_eq!(journal.rows.len(), 2);
    }
}
