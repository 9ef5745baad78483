use std::time::Duration;

use leptos::{leptos_dom::helpers::debounce, prelude::*};

use super::sentence::Sentence;
use crate::ui::live::Live;

/// How long typing must rest before the sentence is spoken.
const REST: Duration = Duration::from_millis(600);

/// The headline sentence, which is the answer.
///
/// The eye sees every change at once; a screen reader hears the sentence once typing has rested,
/// from a region of its own, so that half a number is never spoken. The sentence can take the
/// focus under the id `say`.
#[component]
pub fn Say(
    #[prop(into)] sentence: Live<Sentence>,
    /// Whether the sentence is of earlier input because the present one has a problem.
    #[prop(into, optional)]
    is_stale: Signal<bool>,
) -> impl IntoView {
    let spoken = RwSignal::new(String::new());
    let mut speak = debounce(REST, move |words| spoken.set(words));
    let heard = sentence.clone();
    Effect::new(move |before: Option<()>| {
        let words = heard.get().spoken();
        if before.is_some() {
            speak(words);
        }
    });
    view! {
        <p class="say" class:is-stale=is_stale id="say" tabindex="-1">
            {move || sentence.get().shown()}
        </p>
        <p class="vh" role="status">{move || spoken.get()}</p>
    }
    .into_any()
}

/// The paragraph below the headline: the range, the doubt, what else is true.
#[component]
pub fn Lead(#[prop(into)] sentence: Live<Sentence>) -> impl IntoView {
    view! { <p class="lead">{move || sentence.get().shown()}</p> }.into_any()
}
