use leptos::prelude::*;

use super::icon::Icon;

/// How safe the newest edit is, as the frame shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has been typed yet.
    #[default]
    Untouched,
    Saving,
    /// Saved at a time of day, written: `2:40 PM`.
    Saved(String),
    /// Not saved, and what to do about it.
    NotSaved(String),
}

/// The line that says what has become of one's work.
///
/// Saving and saved are seen, not announced: they follow every pause in typing. That something is
/// not saved is announced.
#[component]
pub fn Standing(#[prop(into)] state: Signal<SaveState>) -> impl IntoView {
    let words = move || match state.get() {
        SaveState::Untouched => "Nothing you type leaves this browser.".to_owned(),
        SaveState::Saving => "Saving in this browser.".to_owned(),
        SaveState::Saved(at) => {
            ["Saved in this browser at ", &*at, ". Nothing you type leaves it."].concat()
        }
        SaveState::NotSaved(_) => String::new(),
    };
    let trouble = move || match state.get() {
        SaveState::NotSaved(what) => Some(
            view! { <b class="neg">{Icon::Warning.drawn()} "Not saved. " {what}</b> }.into_any(),
        ),
        _ => None,
    };
    view! { <span class="standing">{words}<span role="alert">{trouble}</span></span> }.into_any()
}
