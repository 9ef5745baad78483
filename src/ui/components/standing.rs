use leptos::prelude::*;

use super::icon::Icon;
use crate::{browser::clock, store::Standing};

/// The line that says what has become of one's work.
///
/// Saving and saved are seen, not announced: they follow every pause in typing. That something is
/// not saved is announced.
#[component]
pub fn StandingLine(#[prop(into)] standing: Signal<Standing>) -> impl IntoView {
    let words = move || match standing.get() {
        Standing::Untouched => "Nothing you type leaves this browser.".to_owned(),
        Standing::Saving => "Saving in this browser.".to_owned(),
        Standing::Saved { at_ms: None } => "Saved in this browser.".to_owned(),
        Standing::Saved { at_ms: Some(at) } => {
            ["Saved in this browser at ", &*clock::local(at).time(), "."].concat()
        }
        Standing::NotSaved(_) => String::new(),
    };
    // Left out where there is room for one short line.
    let promise = move || match standing.get() {
        Standing::Saved { .. } => {
            Some(view! { <span class="promise">" Nothing you type leaves it."</span> }.into_any())
        }
        _ => None,
    };
    let trouble = move || match standing.get() {
        trouble @ Standing::NotSaved(_) => {
            let sentence = [&*trouble.sentence(), "."].concat();
            Some(view! { <b class="neg">{Icon::Warning.drawn()} {sentence}</b> }.into_any())
        }
        _ => None,
    };
    view! { <span class="aside">{words}{promise}<span role="alert">{trouble}</span></span> }
        .into_any()
}
