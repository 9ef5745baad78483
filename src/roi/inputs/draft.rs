use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::input::Input;

/// A case as typed: text by input id, right or wrong, complete or not.
///
/// An input that is missing reads as its default for the chosen type, level and mode, so an empty
/// draft is a whole case. Ids that this build does not know are carried along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Draft(BTreeMap<String, String>);

impl Draft {
    /// What was typed for `input`, if anything was.
    pub fn typed(&self, input: Input) -> Option<&str> {
        self.0.get(input.id()).map(String::as_str)
    }

    /// The same draft with `text` typed for `input`.
    #[must_use]
    pub fn with(mut self, input: Input, text: impl Into<String>) -> Draft {
        self.set(input, text);
        self
    }

    /// Types `text` for `input`.
    pub fn set(&mut self, input: Input, text: impl Into<String>) {
        self.0.insert(input.id().to_owned(), text.into());
    }

    /// Forgets what was typed for `input`, so that it reads as its default again.
    pub fn clear(&mut self, input: Input) {
        self.0.remove(input.id());
    }

    /// Whether nothing was typed at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Text by id, for keeping.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

impl From<BTreeMap<String, String>> for Draft {
    fn from(texts: BTreeMap<String, String>) -> Draft {
        Draft(texts)
    }
}
