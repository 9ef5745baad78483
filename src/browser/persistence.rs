//! Whether the browser promises to keep what is stored here.

use std::cell::Cell;

use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

thread_local! {
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks the browser not to clear what is stored here by itself; once for each page that is opened.
/// Call it after something was saved that a person did: browsers decide by that.
pub fn ask_once() {
    if !IS_ASKED.replace(true)
        && let Some(asked) = manager().and_then(|storage| storage.persist().ok())
    {
        // The answer is asked for where it is shown.
        answer(asked, |_| {});
    }
}

/// Hands `heard` whether the browser has promised it; `None` where it does not say.
pub fn is_promised(heard: impl FnOnce(Option<bool>) + 'static) {
    match manager().and_then(|storage| storage.persisted().ok()) {
        Some(asked) => answer(asked, heard),
        None => heard(None),
    }
}

fn manager() -> Option<web_sys::StorageManager> {
    let storage = window()?.navigator().storage();
    // Missing on a page that was not served securely, whatever its type says.
    (!storage.is_undefined()).then_some(storage)
}

fn answer(asked: Promise, heard: impl FnOnce(Option<bool>) + 'static) {
    spawn_local(async move {
        let answer = JsFuture::from(asked).await;
        heard(answer.ok().and_then(|promised| promised.as_bool()));
    });
}
