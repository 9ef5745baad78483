//! The record of which there is one on a device.

use super::gathered::Gathered;
use super::local::{self, NotWritten, Reading, Stamp, Version};
use super::ports::KeyValue;
use super::record::Record;
use super::slot::Id;
use super::standing::NotSaved;

/// The only record of its kind, as storage last had it.
#[derive(Clone, Debug, Default)]
pub struct Only<R> {
    record: R,
    /// The version in storage; the default one where there was none to read.
    version: Version,
}

impl<R: Record + Default> Only<R> {
    /// The record in `storage`, put right where it can be; the default one where there is none, or
    /// none that can be read.
    pub fn open(storage: &dyn KeyValue) -> (Only<R>, Gathered) {
        let mut gathered = Gathered::default();
        let recovered = gathered.recover::<R>(storage, &Id::only(R::KIND));
        let only = recovered.map(|(record, version)| Only { record, version });
        (only.unwrap_or_default(), gathered)
    }

    pub fn get(&self) -> &R {
        &self.record
    }

    /// Whether storage had this record, at the start or since.
    pub fn is_kept(&self) -> bool {
        self.version != Version::default()
    }

    /// Whether storage had this record and has no readable one any more, nor a newer one.
    pub fn is_gone(&self, storage: &dyn KeyValue) -> bool {
        let reading = local::read::<R>(storage, &Id::only(R::KIND));
        self.is_kept() && matches!(reading, Ok(Reading::Absent | Reading::Damaged(_)))
    }

    /// Takes in what another tab wrote. True where the record here is another one now.
    pub fn refresh(&mut self, storage: &dyn KeyValue) -> bool {
        match local::read::<R>(storage, &Id::only(R::KIND)) {
            Ok(Reading::Whole { record, version }) => {
                let is_another = record != self.record;
                *self = Only { record, version };
                is_another
            }
            Ok(_) | Err(_) => false,
        }
    }

    /// Changes the newest record in `storage`, and the one here with it. What another tab wrote in
    /// the meantime stays, except where `change` says otherwise.
    ///
    /// # Errors
    ///
    /// [`NotSaved`] where storage refuses, and [`NotSaved::NewerElsewhere`] rather than writing
    /// over what a newer version of Tandem wrote. Then nothing has changed here either: whoever
    /// asked still has the change, and may ask again.
    pub fn change(
        &mut self,
        storage: &dyn KeyValue,
        writer: &Id,
        now_ms: i64,
        change: impl Fn(&mut R),
    ) -> Result<(), NotSaved> {
        let id = Id::only(R::KIND);
        let stamp = Stamp { writer, now_ms };
        loop {
            if let Reading::Whole { record, version } = local::read::<R>(storage, &id)? {
                *self = Only { record, version };
            }
            let mut record = self.record.clone();
            change(&mut record);
            match local::write(storage, &id, &self.version, &record, stamp) {
                Ok(version) => {
                    *self = Only { record, version };
                    return Ok(());
                }
                // Another process wrote between the reading and the writing. Each further turn
                // means that some tab has got its write through, so they come to an end.
                Err(NotWritten::Overtaken) => {}
                Err(NotWritten::NotSaved(reason)) => return Err(reason),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::store::{KeyValueError, Memory, Settings, Theme, asides};

    const KEY: &str = "tandem/r/settings/settings";

    fn tab(name: &str) -> Id {
        Id::new(name).unwrap()
    }

    fn open(storage: &dyn KeyValue) -> Only<Settings> {
        Only::open(storage).0
    }

    fn dark(settings: &mut Settings) {
        settings.theme = Theme::Dark;
    }

    #[test]
    fn a_choice_is_there_after_a_reload() {
        let storage = Memory::default();
        let mut kept = open(&storage);

        kept.change(&storage, &tab("a"), 1, dark).unwrap();
        assert_eq!(open(&storage).get().theme, Theme::Dark);
        assert!(open(&storage).is_kept());
    }

    #[test]
    fn two_tabs_keep_what_each_of_them_chose() {
        let storage = Memory::default();
        let mut one = open(&storage);
        let mut other = open(&storage);

        one.change(&storage, &tab("a"), 1, |settings| settings.theme = Theme::Light).unwrap();
        other
            .change(&storage, &tab("b"), 2, |settings| settings.open_case = Some(tab("k3")))
            .unwrap();
        let read = open(&storage);
        assert_eq!(
            (read.get().theme, read.get().open_case.clone()),
            (Theme::Light, Some(tab("k3")))
        );
    }

    #[test]
    fn what_another_tab_chose_is_taken_in_once() {
        let storage = Memory::default();
        let mut one = open(&storage);
        let mut other = open(&storage);
        one.change(&storage, &tab("a"), 1, dark).unwrap();

        assert!(other.refresh(&storage));
        assert_eq!(other.get().theme, Theme::Dark);
        assert!(!other.refresh(&storage));
        assert!(!one.refresh(&storage));
    }

    #[test]
    fn a_record_of_a_newer_version_is_not_written_over() {
        let storage = Memory::default();
        let mut before = open(&storage);
        before.change(&storage, &tab("a"), 1, |settings| settings.theme = Theme::Light).unwrap();
        let newer = "tandem/2 something that only a later version reads";
        storage.set(KEY, newer).unwrap();

        let (mut after, gathered) = Only::<Settings>::open(&storage);
        assert_eq!(gathered, Gathered { newer: 1, ..Gathered::default() });
        for kept in [&mut before, &mut after] {
            let answer = kept.change(&storage, &tab("a"), 2, dark);
            assert_eq!(answer, Err(NotSaved::NewerElsewhere));
            assert!(!kept.refresh(&storage));
            assert!(!kept.is_gone(&storage));
        }
        assert_eq!(storage.get(KEY).unwrap().as_deref(), Some(newer));
    }

    #[test]
    fn damaged_text_is_set_aside_at_the_start_and_while_it_is_open() {
        let storage = Memory::default();
        storage.set(KEY, "scribble").unwrap();

        let (mut kept, gathered) = Only::<Settings>::open(&storage);
        assert_eq!(gathered, Gathered { set_aside: 1, ..Gathered::default() });
        kept.change(&storage, &tab("a"), 1, dark).unwrap();

        storage.set(KEY, "scrawl").unwrap();
        assert!(kept.is_gone(&storage));
        kept.change(&storage, &tab("a"), 2, |settings| settings.open_case = Some(tab("k3")))
            .unwrap();
        assert_eq!(open(&storage).get(), kept.get());
        assert_eq!(kept.get().theme, Theme::Dark);
        let texts: Vec<String> = asides(&storage).unwrap().into_iter().map(|it| it.text).collect();
        assert_eq!(texts, ["scribble", "scrawl"]);
    }

    /// Storage into which another tab writes at one step of this one.
    struct Raced<'a> {
        inner: &'a Memory,
        steps_left: Cell<usize>,
    }

    impl KeyValue for Raced<'_> {
        fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
            let left = self.steps_left.replace(self.steps_left.get().wrapping_sub(1));
            if left == 0 {
                let mut theirs = open(self.inner);
                let id = Some(tab("theirs"));
                theirs
                    .change(self.inner, &tab("b"), 1, |settings| settings.open_case = id.clone())
                    .unwrap();
            }
            self.inner.get(key)
        }

        fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
            self.inner.set(key, text)
        }

        fn remove(&self, key: &str) -> Result<(), KeyValueError> {
            self.inner.remove(key)
        }

        fn keys(&self) -> Result<Vec<String>, KeyValueError> {
            self.inner.keys()
        }
    }

    #[test]
    fn a_write_between_reading_and_writing_is_not_lost_and_neither_is_this_one() {
        // Two slots are read, then the layout and both slots once more by the writing.
        for step in 0..5 {
            let storage = Memory::default();
            let mut kept = open(&storage);
            let raced = Raced { inner: &storage, steps_left: Cell::new(step) };

            kept.change(&raced, &tab("a"), 1, dark).unwrap();
            let read = open(&storage);
            assert_eq!(
                (read.get().theme, read.get().open_case.clone()),
                (Theme::Dark, Some(tab("theirs"))),
                "step {step}"
            );
        }
    }
}
