//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions};

use super::{document, page};

/// Whether the page moves to what is focused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// It comes into view.
    IntoView,
    /// The page stays where it is.
    Stay,
}

/// Focuses the element with this id. `false` where there is none or it cannot be focused: a
/// heading needs `tabindex="-1"`.
pub fn focus(id: &str, scroll: Scroll) -> bool {
    let Some(document) = document() else { return false };
    let element = document.get_element_by_id(id).and_then(|found| found.dyn_into().ok());
    let Some(element): Option<HtmlElement> = element else { return false };
    let options = FocusOptions::new();
    options.set_prevent_scroll(scroll == Scroll::Stay);
    element.focus_with_options(&options).is_ok() && focused().as_deref() == Some(id)
}

/// The id of the element that has the focus.
pub fn focused() -> Option<String> {
    document()?.active_element().map(|element| element.id()).filter(|id| !id.is_empty())
}

/// Brings the element with this id into view, without focusing it.
pub fn scroll_to(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    let options = ScrollIntoViewOptions::new();
    let behavior =
        if page::prefers_less_motion() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth };
    options.set_behavior(behavior);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
