//! What a person chose for the program, in memory and in storage.

use super::local::{self, NotWritten, Reading, Stamp, Version};
use super::ports::KeyValue;
use super::record::{Record, Settings};
use super::slot::Id;
use super::standing::NotSaved;

/// The settings and the version of them in storage.
#[derive(Clone, Debug, Default)]
pub struct KeptSettings {
    settings: Settings,
    version: Version,
}

impl KeptSettings {
    /// The settings in `storage`; the default ones where there are none, or none that can be read.
    pub fn open(storage: &dyn KeyValue) -> KeptSettings {
        match local::recover::<Settings>(storage, &Id::only(Settings::KIND)) {
            Ok((Reading::Whole { record, version }, _)) => {
                KeptSettings { settings: record, version }
            }
            _ => KeptSettings::default(),
        }
    }

    pub fn get(&self) -> &Settings {
        &self.settings
    }

    /// Changes the settings here and in `storage`. What another tab chose in the meantime stays,
    /// except where `change` chooses otherwise.
    ///
    /// # Errors
    ///
    /// [`NotSaved`] where storage refuses; the change holds until the page is closed.
    pub fn change(
        &mut self,
        storage: &dyn KeyValue,
        writer: &Id,
        now_ms: i64,
        change: impl Fn(&mut Settings),
    ) -> Result<(), NotSaved> {
        let id = Id::only(Settings::KIND);
        if let Ok(Reading::Whole { record, version }) = local::read(storage, &id) {
            *self = KeptSettings { settings: record, version };
        }
        change(&mut self.settings);
        let stamp = Stamp { writer, now_ms };
        match local::write(storage, &id, &self.version, &self.settings, stamp) {
            Ok(version) => {
                self.version = version;
                Ok(())
            }
            // Between the read above and the write there is no step another tab could take, other
            // than in another process: the next change reads again.
            Err(NotWritten::Overtaken) => Ok(()),
            Err(NotWritten::NotSaved(reason)) => Err(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Memory, Theme};

    fn tab(name: &str) -> Id {
        Id::new(name).unwrap()
    }

    #[test]
    fn a_choice_is_there_after_a_reload() {
        let storage = Memory::default();
        let mut kept = KeptSettings::open(&storage);

        kept.change(&storage, &tab("a"), 1, |settings| settings.theme = Theme::Dark).unwrap();
        assert_eq!(KeptSettings::open(&storage).get().theme, Theme::Dark);
    }

    #[test]
    fn two_tabs_keep_what_each_of_them_chose() {
        let storage = Memory::default();
        let mut one = KeptSettings::open(&storage);
        let mut other = KeptSettings::open(&storage);

        one.change(&storage, &tab("a"), 1, |settings| settings.theme = Theme::Light).unwrap();
        other
            .change(&storage, &tab("b"), 2, |settings| settings.open_case = Some(tab("k3")))
            .unwrap();
        let read = KeptSettings::open(&storage);
        assert_eq!(
            (read.get().theme, read.get().open_case.clone()),
            (Theme::Light, Some(tab("k3")))
        );
    }
}
