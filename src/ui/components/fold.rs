use leptos::prelude::*;

use crate::browser::{
    control,
    focus::{self, Scroll},
};

/// What may stay closed until it is wanted: a chart's table, a long note.
#[component]
pub fn Fold(#[prop(into)] summary: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <details class="fold">
            <summary>{move || summary.get()}</summary>
            {children()}
        </details>
    }
    .into_any()
}

/// A few things to do, opened below their word. Choosing one closes it, and so does Escape.
#[component]
pub fn Menu(
    /// Unique on the page.
    id: &'static str,
    #[prop(into)] summary: Signal<String>,
    children: Children,
) -> impl IntoView {
    let word = [id, "-word"].concat();
    let word_id = word.clone();
    view! {
        <details
            class="menu"
            id=id
            on:keydown=move |pressed| {
                if pressed.key() == "Escape" {
                    control::fold(id);
                    focus::focus(&word, Scroll::IntoView);
                }
            }
        >
            <summary id=word_id>{move || summary.get()}</summary>
            <div on:click=move |_| control::fold(id)>{children()}</div>
        </details>
    }
    .into_any()
}
