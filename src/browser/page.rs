//! The page around the program: its title, language and theme, and what the reader's system asks
//! for.

use js_sys::{Function, Number, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::{document, root, window};

/// Sets the title in the tab and in the history.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the language of the page, as in `en-US`.
pub fn set_language(language: &str) {
    set_root("lang", Some(language));
}

/// Sets `data-theme` on the page: `light` or `dark`, or `None` to follow the system.
pub fn set_theme(theme: Option<&str>) {
    set_root("data-theme", theme);
}

/// The element of the page with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Whether the reader's system asks for a dark page now.
pub fn prefers_dark() -> bool {
    matches("(prefers-color-scheme: dark)")
}

/// Whether the reader's system asks for less motion now.
pub fn prefers_less_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether `query`, such as `(min-width: 768px)`, holds now. False where it is no query.
pub fn matches(query: &str) -> bool {
    let list = window().and_then(|window| window.match_media(query).ok()).flatten();
    list.is_some_and(|list| list.matches())
}

/// Whether the reader's language writes a half as `0,5`.
pub fn uses_decimal_comma() -> bool {
    // Asked without a language, the browser answers in the reader's own.
    let half = Number::from(0.5);
    let printed = Reflect::get(&half, &JsValue::from_str("toLocaleString"))
        .ok()
        .and_then(|print| print.dyn_into::<Function>().ok())
        .and_then(|print| print.call0(&half).ok())
        .and_then(|text| text.as_string());
    printed.is_some_and(|text| text.contains(','))
}

/// The reader's language, as in `de-AT`.
pub fn reader_language() -> Option<String> {
    window()?.navigator().language()
}

/// Whether this browser clears what a site stored after a week without a visit, as Safari does.
pub fn clears_after_a_week() -> bool {
    let agent = window().and_then(|window| window.navigator().user_agent().ok());
    // Every other browser that says Safari says its own name too.
    agent.is_some_and(|agent| agent.contains("Safari/") && !agent.contains("Chrom"))
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        // A page that may not be loaded stays as it is.
        let _ = window.location().reload();
    }
}

fn set_root(attribute: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // Both names are plain words, and only a name that is none is refused.
    let _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}
