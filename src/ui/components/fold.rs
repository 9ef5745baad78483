use leptos::{html, prelude::*};

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
pub fn Menu(#[prop(into)] summary: Signal<String>, children: Children) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let word = NodeRef::<html::Summary>::new();
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    view! {
        <details
            class="menu"
            node_ref=details
            on:keydown=move |pressed| {
                if pressed.key() == "Escape" {
                    close();
                    if let Some(word) = word.get_untracked() {
                        let _ = word.focus();
                    }
                }
            }
        >
            <summary node_ref=word>{move || summary.get()}</summary>
            <div on:click=move |_| close()>{children()}</div>
        </details>
    }
    .into_any()
}
