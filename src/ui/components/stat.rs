use leptos::prelude::*;

/// The most characters that a key figure has room for at its full size: `−$1,234,567`.
const SHORT: usize = 11;

/// The key figures, three in a row and two on phones.
#[component]
pub fn Stats(children: Children) -> impl IntoView {
    view! { <dl class="figs">{children()}</dl> }.into_any()
}

/// One key figure: its name, its value, one qualifying line, and `Why`.
#[component]
pub fn Stat(
    /// What is opened by `Why`; the button's id is `why-{id}`.
    id: &'static str,
    label: &'static str,
    #[prop(into)] figure: Signal<String>,
    /// What follows the figure in small: `months`.
    #[prop(into, optional)]
    unit: Signal<String>,
    #[prop(into)] note: Signal<String>,
    /// Which figure is being explained, shared with the [`Why`](super::Why) below. Without it the
    /// figure has no `Why`.
    #[prop(into, optional)]
    opened: Option<RwSignal<Option<&'static str>>>,
) -> impl IntoView {
    let why = opened.map(|opened| {
        let is_open = move || *opened.read() == Some(id);
        let toggle = move |_| opened.set(if is_open() { None } else { Some(id) });
        view! {
            <button
                class="plain"
                type="button"
                id=["why-", id].concat()
                aria-label=["Why: ", label].concat()
                aria-expanded=move || if is_open() { "true" } else { "false" }
                on:click=toggle
            >
                "Why"
            </button>
        }
        .into_any()
    });
    let size = move || if figure.read().chars().count() > SHORT { "big long" } else { "big" };
    view! {
        <div>
            <dt>{label} {why}</dt>
            <dd class=size>
                {move || figure.get()} " " <small>{move || unit.get()}</small>
            </dd>
            <dd class="note">{move || note.get()}</dd>
        </div>
    }
    .into_any()
}
