//! What storage must be able to do.

use std::cell::RefCell;
use std::collections::BTreeMap;

use thiserror::Error;

/// Text by key, read and written at once. Another tab may change it between any two calls.
pub trait KeyValue {
    /// The text under `key`, or `None` where there is none.
    ///
    /// # Errors
    ///
    /// [`KeyValueError`] where storage does not answer. That is never the same as `None`.
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError>;

    /// Puts `text` under `key`. A refused write leaves the old text in place.
    ///
    /// # Errors
    ///
    /// [`KeyValueError::Full`] where there is no room for it, and the others.
    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError>;

    /// Takes `key` away; nothing happens where it is missing.
    ///
    /// # Errors
    ///
    /// [`KeyValueError`] where storage does not answer.
    fn remove(&self, key: &str) -> Result<(), KeyValueError>;

    /// Every key there is, in no order, those of others on the same origin included.
    ///
    /// # Errors
    ///
    /// [`KeyValueError`] where storage does not answer.
    fn keys(&self) -> Result<Vec<String>, KeyValueError>;
}

/// What storage answers instead of doing as asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyValueError {
    /// There is no storage, or it is switched off for this page.
    #[error("This browser does not let Tandem keep anything")]
    Unavailable,
    /// The room this browser gives is used up.
    #[error("The storage of this browser is full")]
    Full,
    /// The program has failed and writes nothing more.
    #[error("Tandem has stopped and writes nothing more")]
    Stopped,
    /// A newer program wrote what stands there, and it is not written over.
    #[error("A newer version of Tandem was used in this browser")]
    Newer,
    /// Anything else, by the name the browser gives it.
    #[error("The storage of this browser answered with {0}")]
    Failed(String),
}

/// Storage that lasts as long as the page: for tests.
#[derive(Debug, Default)]
pub struct Memory(RefCell<BTreeMap<String, String>>);

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), KeyValueError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, KeyValueError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}
