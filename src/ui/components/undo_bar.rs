use leptos::prelude::*;

/// Says what was just done, where it was done, and takes it back on request.
///
/// It stays until the page clears `done`; nothing disappears on a timer.
#[component]
pub fn UndoBar(
    /// `Deleted Northgate, Premier.` Nothing is shown at `None`.
    #[prop(into)]
    done: Signal<Option<String>>,
    on_undo: Callback<()>,
) -> impl IntoView {
    let line = move || {
        done.get().map(|what| {
            view! {
                <p class="undo">
                    <span>{what}</span>
                    <button class="plain" type="button" on:click=move |_| on_undo.run(())>
                        "Undo"
                    </button>
                </p>
            }
            .into_any()
        })
    };
    view! { <div role="status">{line}</div> }.into_any()
}
