use leptos::prelude::*;

use crate::browser::focus::{self, Scroll};

/// The answer again, at the lower edge, while the fields scroll past.
///
/// Not announced: the sentence already is.
#[component]
pub fn LiveBar(
    #[prop(into)] figure: Signal<String>,
    /// What follows the figure: `ahead after 36 months`.
    #[prop(into)]
    meaning: Signal<String>,
    /// What else counts: `Back in month 28`.
    #[prop(into)]
    also: Signal<String>,
) -> impl IntoView {
    view! {
        <aside class="livebar" aria-label="Result so far">
            <div class="wrap">
                <span>
                    <strong>{move || figure.get()}</strong>
                    " "
                    {move || meaning.get()}
                </span>
                <span>{move || also.get()}</span>
                <span class="grow">
                    <button class="plain" type="button" on:click=|_| { focus::focus("say", Scroll::IntoView); }>
                        "To the result"
                    </button>
                </span>
            </div>
        </aside>
    }
    .into_any()
}
