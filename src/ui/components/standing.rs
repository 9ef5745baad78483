use leptos::prelude::*;

use super::icon::Icon;
use crate::{browser::clock, store::Standing};

/// The line that says what has become of one's work.
///
/// Saving and saved are seen, not announced: they follow every pause in typing. That something is
/// not saved is announced by the banner over the page.
#[component]
pub fn StandingLine(#[prop(into)] standing: Signal<Standing>) -> impl IntoView {
    let words = move || match standing.get() {
        Standing::Untouched => "Nothing you type leaves this browser.".to_owned(),
        Standing::Saving => "Saving in this browser.".to_owned(),
        Standing::Saved { at_ms: None } => "Saved in this browser.".to_owned(),
        Standing::Saved { at_ms: Some(at) } => {
            ["Saved in this browser at ", &*clock::local(at).time(), "."].concat()
        }
        Standing::Kept(_) | Standing::NotSaved(_) => String::new(),
    };
    // Left out where there is room for one short line.
    let promise = move || match standing.get() {
        Standing::Saved { .. } => {
            Some(view! { <span class="promise">" Nothing you type leaves it."</span> }.into_any())
        }
        _ => None,
    };
    let trouble = move || {
        let words = match standing.get() {
            Standing::Kept(_) => "Kept in this browser, not confirmed on disk.",
            Standing::NotSaved(_) => "Not saved.",
            _ => return None,
        };
        Some(view! { <b class="neg">{Icon::Warning.drawn()} {words}</b> }.into_any())
    };
    view! { <span class="aside">{words}{promise}{trouble}</span> }.into_any()
}
