//! The synchronous copy: the browser's local storage.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::{panic, window};
use crate::store::{KeyValue, KeyValueError};

/// Local storage of this origin.
///
/// Looked up anew for each call: it may be refused, missing or taken away while the page is open.
/// Nothing is written any more once the program has failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LocalStorage;

impl KeyValue for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
        storage()?.get_item(key).map_err(|error| refusal(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
        if panic::is_dead() {
            return Err(KeyValueError::Stopped);
        }
        storage()?.set_item(key, text).map_err(|error| refusal(&error))
    }

    fn remove(&self, key: &str) -> Result<(), KeyValueError> {
        if panic::is_dead() {
            return Err(KeyValueError::Stopped);
        }
        storage()?.remove_item(key).map_err(|error| refusal(&error))
    }

    fn keys(&self) -> Result<Vec<String>, KeyValueError> {
        let storage = storage()?;
        let length = storage.length().map_err(|error| refusal(&error))?;
        let mut keys = Vec::new();
        for index in 0..length {
            keys.extend(storage.key(index).map_err(|error| refusal(&error))?);
        }
        Ok(keys)
    }
}

/// The getter throws where storage is refused to the page, and gives null where it is switched off.
fn storage() -> Result<Storage, KeyValueError> {
    window()
        .ok_or(KeyValueError::Unavailable)?
        .local_storage()
        .map_err(|error| refusal(&error))?
        .ok_or(KeyValueError::Unavailable)
}

/// What was thrown, by its name and its old code: browsers spell "full" in three ways.
fn refusal(thrown: &JsValue) -> KeyValueError {
    let Some(exception) = thrown.dyn_ref::<DomException>() else {
        let name = js_sys::Error::from(thrown.clone()).name();
        return KeyValueError::Failed(String::from(name));
    };
    match (exception.name().as_str(), exception.code()) {
        ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED", _) | (_, 22 | 1014) => {
            KeyValueError::Full
        }
        ("SecurityError" | "NotAllowedError", _) => KeyValueError::Unavailable,
        (name, _) => KeyValueError::Failed(name.to_owned()),
    }
}
