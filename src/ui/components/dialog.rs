use leptos::prelude::*;

use crate::browser::control;

/// A question before something is named or done. The browser keeps the focus inside, and gives it
/// back; Escape answers no.
#[component]
pub fn Dialog(
    /// Unique on the page.
    id: &'static str,
    is_open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// What the confirming button gives: `Delete the plan`.
    #[prop(into)]
    action: Signal<String>,
    /// Run on the button and on Enter; the dialog closes when it gives true.
    on_confirm: Callback<(), bool>,
    children: Children,
) -> impl IntoView {
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if is_open {
            control::open_dialog(id);
        } else if was_open == Some(true) {
            control::close_dialog(id);
        }
        is_open
    });
    let confirm = move || {
        if on_confirm.run(()) {
            is_open.set(false);
        }
    };
    view! {
        <dialog id=id aria-label=title on:close=move |_| is_open.set(false)>
            <form
                novalidate
                autocomplete="off"
                on:submit=move |submitted| {
                    submitted.prevent_default();
                    confirm();
                }
            >
                <h2>{move || title.get()}</h2>
                {children()}
                <p class="acts">
                    <button class="btn main" type="submit">{move || action.get()}</button>
                    <button class="btn" type="button" on:click=move |_| is_open.set(false)>
                        "Cancel"
                    </button>
                </p>
            </form>
        </dialog>
    }
    .into_any()
}
