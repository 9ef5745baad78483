//! From page to page without loading anything: the address changes, the program hears of it.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::listen::{Listening, on_history};
use super::{address, document, window};

/// Calls `act` when the address has changed: a link inside the program was followed, or the
/// reader went back or forward. Links to elsewhere, to be opened elsewhere or to be saved are left
/// to the browser, and so is a link to a place on the same page.
pub fn on_navigation(act: impl Fn() + Clone + 'static) -> Listening {
    let follow = act.clone();
    let clicks = document().map(|document| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, "click", options, move |event| {
            if let Some(address) = inside(event) {
                event.prevent_default();
                go(&address);
                follow();
            }
        })
    });
    on_history(act).and(Listening::from_listener(clicks))
}

/// Changes the address to `path` and starts at its top. The caller shows the page.
fn go(path: &str) {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    if history.push_state_with_url(&JsValue::NULL, "", Some(path)).is_ok() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The address a plain click on a link leads to, if it is another page of the program.
fn inside(event: &Event) -> Option<String> {
    let click: &MouseEvent = event.dyn_ref()?;
    let is_plain = click.button() == 0
        && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key());
    if !is_plain || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let is_ours = link.origin() == window()?.location().origin().ok()?;
    let stays = link.target().is_empty() && !link.has_attribute("download");
    let is_place = !link.hash().is_empty() && Some(link.pathname()) == address::path();
    (is_ours && stays && !is_place).then(|| link.href())
}
