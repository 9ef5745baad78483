//! One browser with one tab: its synchronous copy, its journal, and what stands in the tab.

use std::collections::BTreeMap;

use tandem::store::{
    Backup, Batch, CaseName, CaseRecord, Change, Id, Keep, Key, Kind, LevelRecord, Memory,
    MemoryJournal, Opened, Record, Settings, Theme, Trial, try_out,
};

pub struct Browser {
    pub local: Memory,
    pub journal: MemoryJournal,
    pub keep: Keep,
}

impl Browser {
    /// Nothing is kept in it yet.
    pub fn new(seed: u64) -> Browser {
        Browser::open(Memory::default(), MemoryJournal::default(), seed)
    }

    pub fn open(local: Memory, mut journal: MemoryJournal, seed: u64) -> Browser {
        let mut keep = Keep::open(&local, seed);
        let (batch, _) = keep.journal_read(&local, Ok(journal.read()), 0);
        if let Some(batch) = batch {
            let verdicts = journal.write(&batch);
            keep.settled(&local, Ok(verdicts), 0);
        }
        Browser { local, journal, keep }
    }

    pub fn put<R: Record>(&mut self, key: &str, record: &R) {
        self.keep.put(&key_of(key), record);
        self.save();
    }

    pub fn remove(&mut self, key: &str) {
        self.keep.remove(&key_of(key));
        self.save();
    }

    fn save(&mut self) {
        let (batch, _) = self.keep.write(&self.local, 5);
        let verdicts = self.journal.write(&batch.expect("something to write"));
        self.keep.settled(&self.local, Ok(verdicts), 5);
    }

    /// Puts `payload` under `key`, whatever its fields.
    pub fn put_text(&mut self, key: Key, payload: Option<String>) {
        let batch = self.keep.batch_of(&[Change { key, payload }], 5);
        self.write_whole(batch);
    }

    pub fn change(&mut self, changes: &[Change]) {
        let batch = self.keep.batch_of(changes, 6);
        self.write_whole(batch);
    }

    pub fn write_whole(&mut self, batch: Batch) {
        let verdicts = self.journal.write(&batch);
        let brought = self.keep.brought(&self.local, batch, &verdicts);
        brought.expect("the whole batch was written");
    }

    /// The file of everything in it.
    pub fn file(&self) -> String {
        self.backup().text()
    }

    pub fn backup(&self) -> Backup {
        Backup::of(&self.keep, self.journal.asides.clone(), 7)
    }

    /// What the file `text` would change.
    pub fn try_out(&mut self, text: &str) -> Trial {
        try_out(&mut self.keep, &opened(text))
    }

    /// Brings in the file `text`.
    pub fn import(&mut self, text: &str) -> Trial {
        let trial = self.try_out(text);
        let batch = trial.batch(&self.keep, 6);
        self.write_whole(batch);
        trial
    }

    /// What a person has: every living record, by key.
    pub fn digest(&self) -> Vec<(String, String)> {
        let records = self.keep.envelopes();
        records.map(|record| (record.key.to_string(), record.json)).collect()
    }

    /// The names of all cases, in the order of their ids.
    pub fn names(&self) -> Vec<String> {
        let ids: Vec<Id> = self.keep.records(Kind::Case).map(|(id, _)| id.clone()).collect();
        ids.into_iter().map(|id| self.case(id.as_str()).name.to_string()).collect()
    }

    pub fn case(&self, id: &str) -> CaseRecord {
        self.keep.read(&key_of(&format!("case/{id}"))).expect("a case")
    }
}

pub fn opened(text: &str) -> Opened {
    Backup::read(text).expect("a backup")
}

pub fn key_of(text: &str) -> Key {
    Key::read(text).expect("a key")
}

pub fn case(name: &str, leads: &str) -> CaseRecord {
    let draft = BTreeMap::from([("leads".to_owned(), leads.to_owned())]);
    CaseRecord::new(CaseName::new(name).expect("a name"), draft, 1)
}

pub fn level(texts: &[(&str, &str)]) -> LevelRecord {
    let mut level = LevelRecord::default();
    level.texts.extend(texts.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())));
    level
}

#[allow(clippy::field_reassign_with_default, reason = "one field is private")]
pub fn settings(theme: Theme, exported_ms: Option<i64>, since_ms: Option<i64>) -> Settings {
    let mut settings = Settings::default();
    settings.theme = theme;
    settings.exported_ms = exported_ms;
    settings.unexported_since_ms = since_ms;
    settings
}
