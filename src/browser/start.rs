//! The start: what `boot.mjs` waits for before it takes away what was painted in the program's place.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// Does what has to wait for the network before the program stands.
pub fn wait_for(work: impl Future<Output = ()> + 'static) {
    spawn_local(work);
}

/// The program stands in the page.
pub fn stands() {
    tell(&JsValue::UNDEFINED);
}

/// The part that the present address needs did not come whole: the start has failed, and `boot.mjs`
/// tries again or says so.
pub fn is_incomplete() {
    tell(&JsValue::from_str("A part of the program was not loaded"));
}

/// Calls `tandemStands(problem)`, which `boot.mjs` has put on the window. In a page without it
/// nobody waits.
fn tell(problem: &JsValue) {
    let window = js_sys::global();
    let Ok(stands) = Reflect::get(&window, &JsValue::from_str("tandemStands")) else { return };
    if let Some(stands) = stands.dyn_ref::<Function>() {
        let _ = stands.call1(&window, problem);
    }
}
