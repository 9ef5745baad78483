//! The address of the page.

use wasm_bindgen::JsValue;

use super::window;

/// What follows the `#`, with it; empty where there is none.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Takes what follows the `#` out of the address, without a new entry in the history.
pub fn remove_fragment() {
    let (Some(window), Some(bare)) = (window(), without_fragment()) else { return };
    let Ok(history) = window.history() else { return };
    // The router keeps its state in the entry; it stays. A browser may refuse after very many
    // changes in a row; then the address keeps the fragment and nothing else is lost.
    let state = history.state().unwrap_or(JsValue::NULL);
    let _ = history.replace_state_with_url(&state, "", Some(&bare));
}

/// The whole address without what follows the `#`: what a link to this page starts with.
pub fn without_fragment() -> Option<String> {
    let address = window()?.location().href().ok()?;
    let bare = address.split_once('#').map_or(address.as_str(), |(bare, _)| bare);
    Some(bare.to_owned())
}

/// The path, as in `/roi`.
pub fn path() -> Option<String> {
    window()?.location().pathname().ok()
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // Only a page that may not navigate refuses, and there the browser's own button is left.
        let _ = window.location().reload();
    }
}
