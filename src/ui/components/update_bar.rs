use leptos::prelude::*;

use crate::browser::service_worker::{self, Update};

/// Says that there is a newer version of the program, and goes on with it on request only.
#[component]
pub fn UpdateBar(
    /// Part of the ids, as there may be several on one page.
    id: &'static str,
    /// What is known of a newer version. Nothing is shown at `None`.
    #[prop(into)]
    update: Signal<Option<Update>>,
    /// Whether nothing would be lost by it.
    #[prop(into)]
    may_accept: Signal<bool>,
) -> impl IntoView {
    let reason = [id, "-wait"].concat();
    let described = move || (!may_accept.get()).then(|| [id, "-wait"].concat());
    let line = move |update: Update| {
        let (sentence, word) = match update {
            Update::Waiting => ("A new version of Tandem is ready.", "Use it now"),
            Update::Replaced => (
                "Another tab uses a newer version of Tandem. Reload when you are done here.",
                "Reload",
            ),
        };
        view! {
            <span>{sentence}</span>
            <button
                class="plain"
                type="button"
                disabled=move || !may_accept.get()
                aria-describedby=described
                on:click=|_| service_worker::accept()
            >
                {word}
            </button>
        }
        .into_any()
    };
    // Not part of what is announced, as it changes with every pause in typing. Of one length either
    // way, so that nothing moves when it does.
    let standing = move || match may_accept.get() {
        true => "Nothing you typed gets lost.",
        false => "It waits until your work is saved.",
    };
    let wait = move || {
        update.get().map(|_| {
            view! { <span class="update__wait" id=reason.clone()>{standing}</span> }.into_any()
        })
    };
    view! {
        <div class="update" class:is-shown=move || update.get().is_some()>
            <p role="status">{move || update.get().map(&line)}</p>
            {wait}
        </div>
    }
    .into_any()
}
