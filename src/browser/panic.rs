//! The last words: what is done when the program cannot go on.
//!
//! After a panic the page would go on taking events with a broken state behind it (keeping.md,
//! D13). So a panic ends the session: nothing is written any more, and the failure panel of
//! `index.html` covers the page.

use std::{
    panic,
    sync::atomic::{AtomicBool, Ordering},
};

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

static DEAD: AtomicBool = AtomicBool::new(false);

/// Whether the session is over. Asked before every write: what a broken program would write must
/// never replace what was saved.
///
/// After a panic the program knows it by itself. Of a trap, as when memory or stack are used up,
/// only the page hears; `boot.mjs` then sets `tandemDead`.
pub fn is_dead() -> bool {
    DEAD.load(Ordering::Relaxed)
        || Reflect::get(&js_sys::global(), &JsValue::from_str("tandemDead"))
            .is_ok_and(|dead| dead.is_truthy())
}

/// Makes every panic from now on end the session. Called first of all.
pub fn end_the_session_on_panic() {
    panic::set_hook(Box::new(|last_words| {
        DEAD.store(true, Ordering::Relaxed);
        show_the_panel(&last_words.to_string());
    }));
}

/// Calls `tandemFail(code, message)`, which `boot.mjs` has put on the window.
///
/// Where it is missing nobody can be told more than the browser's console tells anyway, and
/// the hook itself must not fail.
fn show_the_panel(message: &str) {
    let window = js_sys::global();
    let Ok(fail) = Reflect::get(&window, &JsValue::from_str("tandemFail")) else { return };
    if let Some(fail) = fail.dyn_ref::<Function>() {
        let _ = fail.call2(&window, &JsValue::from_str("stopped"), &JsValue::from_str(message));
    }
}
