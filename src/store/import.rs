//! What a file would change, before anything is: each record of it against what stands here.

use super::backup::{Backup, Opened};
use super::envelope::Envelope;
use super::journal::Batch;
use super::json::{Json, entry};
use super::keep::{Change, Keep};
use super::kind::{Conflict, Fit, Kind};
use super::record::{CaseName, CaseRecord, Record, Settings};

/// What a file would change. Nothing has changed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// One for each [`Fate`], in its order, those without records too.
    pub rows: Vec<TrialRow>,
    /// As [`Opened::damaged`].
    pub damaged: Vec<String>,
    /// Records of a newer shape, and those that a newer program has written here: left alone.
    pub newer: usize,
    /// As [`Opened::unknown`].
    pub unknown: usize,
    /// All that would change.
    pub changes: Vec<Change>,
    /// The revision in the file, for each of the changes.
    revisions: Vec<u64>,
}

/// How many records of a file meet a [`Fate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrialRow {
    pub fate: Fate,
    pub count: usize,
}

/// What becomes of one record of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is not here yet, or was deleted here.
    Added,
    /// The file has a later revision of it.
    Replaced,
    /// It was changed here and there since: both stay, the file's as a copy or merged into ours.
    Both,
    /// It is the same here.
    Same,
    /// Ours is the later revision, or the file has nothing to add to it.
    Older,
}

impl Fate {
    pub const ALL: [Fate; 5] = [Fate::Added, Fate::Replaced, Fate::Both, Fate::Same, Fate::Older];

    /// What is found of these records, and what becomes of them.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Fate::Added => ("Not here yet", "added"),
            Fate::Replaced => ("Newer in the file", "replace yours"),
            Fate::Both => ("Changed in both", "both kept, a plan as a copy"),
            Fate::Same => ("Same as yours", "left alone"),
            Fate::Older => ("Newer here", "yours stay"),
        }
    }
}

impl Trial {
    /// How many records meet `fate`.
    pub fn count(&self, fate: Fate) -> usize {
        let row = self.rows.iter().find(|row| row.fate == fate);
        row.map_or(0, |row| row.count)
    }

    /// How many records are in the file, those that are left out included.
    pub fn in_file(&self) -> usize {
        let read: usize = self.rows.iter().map(|row| row.count).sum();
        [self.damaged.len(), self.newer, self.unknown].into_iter().fold(read, usize::saturating_add)
    }

    /// How many records would change.
    pub fn would_change(&self) -> usize {
        self.changes.len()
    }

    /// What writes all of it or none. A record goes on from the revision it has in the file, so
    /// that it is known for the later one where the file came from.
    pub fn batch(&self, keep: &Keep, now_ms: i64) -> Batch {
        let mut batch = keep.batch_of(&self.changes, now_ms);
        for (write, revision) in batch.writes.iter_mut().zip(&self.revisions) {
            write.version.revision = write.version.revision.max(*revision);
        }
        batch
    }

    fn meet(&mut self, fate: Fate) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.fate == fate) {
            row.count = row.count.saturating_add(1);
        }
    }

    fn change(&mut self, change: Change, revision: u64) {
        self.changes.push(change);
        self.revisions.push(revision);
    }
}

/// What the file `opened` would change. Nothing changes in `keep` but the ids it gives out next.
pub fn try_out(keep: &mut Keep, opened: &Opened) -> Trial {
    let here = Backup::of(keep, Vec::new(), 0);
    let mut trial = Trial {
        rows: Fate::ALL.map(|fate| TrialRow { fate, count: 0 }).to_vec(),
        damaged: opened.damaged.clone(),
        newer: opened.newer,
        unknown: opened.unknown,
        ..Trial::default()
    };
    let mut cases = Cases::of(&here);
    let mut beside = Vec::new();
    for theirs in &opened.backup.records {
        if is_newer(keep, theirs) {
            trial.newer = trial.newer.saturating_add(1);
            continue;
        }
        let ours = here.record(&theirs.key);
        let (fate, payload) = meet(ours, theirs);
        if fate == Fate::Both && theirs.key.kind.about().conflict == Conflict::Copy {
            // Copies take their names after all others have theirs.
            beside.push(theirs);
            continue;
        }
        if let Some(payload) = payload {
            cases.take_name(&payload);
            let change = Change { key: theirs.key.clone(), payload: Some(payload) };
            trial.change(change, theirs.version.revision);
        }
        trial.meet(fate);
    }
    for theirs in beside {
        if cases.has_copy(theirs) {
            trial.meet(Fate::Same);
            continue;
        }
        let key = keep.free_key(theirs.key.kind);
        let payload = cases.copied(&theirs.json);
        trial.change(Change { key, payload: Some(payload) }, 0);
        trial.meet(Fate::Both);
    }
    trial
}

/// What makes the living records those of `backup`, exactly: added ones go, missing ones come back.
/// What a newer program wrote is left alone.
pub fn to_point(keep: &Keep, backup: &Backup) -> Vec<Change> {
    let here = Backup::of(keep, Vec::new(), 0);
    let mut changes = Vec::new();
    for there in &backup.records {
        let is_same = here.record(&there.key).is_some_and(|ours| ours.json == there.json);
        if !is_same && !is_newer(keep, there) {
            let payload = Some(there.json.clone());
            changes.push(Change { key: there.key.clone(), payload });
        }
    }
    for ours in here.records {
        if backup.record(&ours.key).is_none() {
            changes.push(Change { key: ours.key, payload: None });
        }
    }
    changes
}

/// What takes an import back: everything as it was `before`.
pub fn undo(before: &Backup, keep: &Keep) -> Vec<Change> {
    to_point(keep, before)
}

fn is_newer(keep: &Keep, record: &Envelope) -> bool {
    keep.gathered().newer.contains(&record.key)
}

/// What becomes of `theirs` where `ours` stands, and the payload to put there.
fn meet(ours: Option<&Envelope>, theirs: &Envelope) -> (Fate, Option<String>) {
    let Some(ours) = ours else { return (Fate::Added, Some(theirs.json.clone())) };
    let json = match theirs.key.kind {
        Kind::Settings => with_own_exports(&ours.json, &theirs.json),
        _ => None,
    };
    let json = json.unwrap_or_else(|| theirs.json.clone());
    if ours.json == json {
        return (Fate::Same, None);
    }
    let (here, there) = (ours.version.revision, theirs.version.revision);
    match theirs.key.kind.about().conflict {
        _ if there > here => (Fate::Replaced, Some(json)),
        _ if there < here => (Fate::Older, None),
        Conflict::Copy => (Fate::Both, None),
        Conflict::Merge => match merged(ours, &json) {
            Some(merged) => (Fate::Both, Some(merged)),
            None => (Fate::Older, None),
        },
    }
}

/// When this browser's work was last taken out is not for a file of another one to say.
fn with_own_exports(ours: &str, theirs: &str) -> Option<String> {
    let read = |text: &str| Settings::from_json(Json::read(text).ok()?);
    let mut settings = read(theirs)?;
    settings.take_exports_of(&read(ours)?);
    Some(settings.to_json().to_string())
}

/// Ours with what only the file has; `None` where that is nothing.
fn merged(ours: &Envelope, theirs: &str) -> Option<String> {
    let together = filled(Json::read(&ours.json).ok()?, Json::read(theirs).ok()?).to_string();
    match ours.key.kind.fit(ours.schema, &together) {
        Fit::Reads(json) if json != ours.json => Some(json),
        _ => None,
    }
}

fn filled(ours: Json, theirs: Json) -> Json {
    let (mut ours, theirs) = match (ours, theirs) {
        (Json::Map(ours), Json::Map(theirs)) => (ours, theirs),
        (Json::Null, theirs) => return theirs,
        (ours, _) => return ours,
    };
    for (name, theirs) in theirs {
        match ours.iter_mut().find(|(other, _)| *other == name) {
            Some((_, value)) => *value = filled(std::mem::replace(value, Json::Null), theirs),
            None => ours.push(entry(&name, theirs)),
        }
    }
    Json::Map(ours)
}

/// The cases here, and every name that will be taken.
struct Cases {
    cases: Vec<CaseRecord>,
    /// Ascending.
    names: Vec<String>,
}

impl Cases {
    fn of(here: &Backup) -> Cases {
        let cases = here.records.iter().filter(|record| record.key.kind == Kind::Case);
        let cases: Vec<CaseRecord> = cases.filter_map(|record| case(&record.json)).collect();
        let mut names: Vec<String> = cases.iter().map(|case| case.name.to_string()).collect();
        names.sort_unstable();
        Cases { cases, names }
    }

    fn take_name(&mut self, payload: &str) {
        if let Some(case) = case(payload) {
            self.name(&case.name);
        }
    }

    fn name(&mut self, name: &CaseName) {
        if let Err(place) = self.place(name.as_str()) {
            self.names.insert(place, name.to_string());
        }
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.names.binary_search_by(|other| other.as_str().cmp(name))
    }

    /// Whether the same case is here under whatever name: the file was brought in before.
    fn has_copy(&self, theirs: &Envelope) -> bool {
        let Some(mut theirs) = case(&theirs.json) else { return false };
        self.cases.iter().any(|ours| {
            theirs.name = ours.name.clone();
            *ours == theirs
        })
    }

    /// The payload of a copy: a case under a name that is free.
    fn copied(&mut self, payload: &str) -> String {
        let Some(mut copy) = case(payload) else { return payload.to_owned() };
        if self.place(copy.name.as_str()).is_ok() {
            copy.name = copy.name.for_copy(|name| self.place(name).is_ok());
        }
        self.name(&copy.name);
        copy.to_json().to_string()
    }
}

fn case(payload: &str) -> Option<CaseRecord> {
    CaseRecord::from_json(Json::read(payload).ok()?)
}
