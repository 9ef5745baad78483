use leptos::prelude::*;

use crate::browser::focus::{self, Scroll};

/// Why a figure is what it is, opened in the flow below the figures.
///
/// It takes the focus when a `Why` opens it; Close and Escape give it back to that button. What it
/// holds may change while it is open.
#[component]
pub fn Why(
    /// Which figure is explained; nothing is shown at `None`.
    opened: RwSignal<Option<&'static str>>,
    /// `Why $119,136`
    #[prop(into)]
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let close = move || {
        if let Some(id) = opened.get_untracked() {
            opened.set(None);
            focus::focus(&["why-", id].concat(), Scroll::IntoView);
        }
    };
    // A `Why` that stands open from the start leaves the focus where it is.
    Effect::new(move |before: Option<Option<&'static str>>| {
        let now = opened.get();
        if before.is_some_and(|before| before != now) && now.is_some() {
            focus::focus("why-title", Scroll::IntoView);
        }
        now
    });
    let body = move || {
        view! {
            <section
                class="why"
                aria-labelledby="why-title"
                on:keydown=move |pressed| {
                    if pressed.key() == "Escape" {
                        close();
                    }
                }
            >
                <header>
                    <h2 id="why-title" tabindex="-1">{move || title.get()}</h2>
                    <button class="plain" type="button" on:click=move |_| close()>"Close"</button>
                </header>
                {children()}
            </section>
        }
        .into_any()
    };
    let is_open = Memo::new(move |_| opened.read().is_some());
    move || is_open.get().then(&body)
}
