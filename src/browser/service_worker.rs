//! A newer version of the program: whether one is there, and taking it.
//!
//! `offline.mjs` looks after the service worker and keeps what it knows in `tandemUpdate` on the
//! window; every news of it is the event `tandem-update`.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::listen::{Listening, on_window};

/// What is known of a newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// It is here, and waits to be taken.
    Waiting,
    /// Another tab took it; this one lives on the older.
    Replaced,
}

/// Calls `act` with what is known of a newer version: now, if there is anything, and with all news.
pub fn on_update(act: impl Fn(Update) + 'static) -> Listening {
    let tell = move || {
        if let Some(update) = known() {
            act(update);
        }
    };
    tell();
    on_window("tandem-update", tell)
}

/// Goes on with the newer version: it takes over, and this tab loads again. Whatever is to be kept
/// must be written by then.
pub fn accept() {
    let Some(update) = update() else { return };
    let accept = Reflect::get(&update, &JsValue::from_str("accept"));
    if let Some(accept) = accept.ok().as_ref().and_then(|accept| accept.dyn_ref::<Function>()) {
        let _ = accept.call0(&update);
    }
}

fn known() -> Option<Update> {
    let state = Reflect::get(&update()?, &JsValue::from_str("state")).ok()?;
    match &*state.as_string()? {
        "waiting" => Some(Update::Waiting),
        "replaced" => Some(Update::Replaced),
        _ => None,
    }
}

/// What `boot.mjs` has put on the window, where it has.
fn update() -> Option<JsValue> {
    let update = Reflect::get(&js_sys::global(), &JsValue::from_str("tandemUpdate")).ok()?;
    update.is_object().then_some(update)
}
