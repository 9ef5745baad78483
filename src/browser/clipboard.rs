//! Text for the reader to paste elsewhere.

use js_sys::{Function, Promise, Reflect};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

/// The browser did not take the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("The browser did not let Tandem copy. Select the text and copy it yourself")]
pub struct NotCopied;

/// Copies `text`. Call it while a click is being handled; browsers refuse it at other times.
///
/// # Errors
///
/// [`NotCopied`] where there is no clipboard (a page that was not served securely) or the browser
/// or the reader refuses.
pub async fn copy(text: String) -> Result<(), NotCopied> {
    let promise = writing(&text).ok_or(NotCopied)?;
    JsFuture::from(promise).await.map(|_| ()).map_err(|_| NotCopied)
}

/// Like [`copy`], without waiting: `heard` is told how it went.
pub fn copy_then(text: &str, heard: impl FnOnce(Result<(), NotCopied>) + 'static) {
    // Asked before anything waits, while the click still counts.
    let promise = writing(text);
    spawn_local(async move {
        heard(match promise {
            Some(promise) => JsFuture::from(promise).await.map(|_| ()).map_err(|_| NotCopied),
            None => Err(NotCopied),
        });
    });
}

/// The generated binding takes the clipboard for granted and fails where it is missing.
fn writing(text: &str) -> Option<Promise> {
    let navigator = window()?.navigator();
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    let write: Function =
        Reflect::get(&clipboard, &JsValue::from_str("writeText")).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
}
