use leptos::prelude::*;

/// Something was done or needs doing; ends with what can be done about it.
#[component]
pub fn Notice(
    /// Counts what it is about: `1 record restored`.
    #[prop(into)]
    title: Signal<String>,
    /// What stands in the way rather than what is worth knowing.
    #[prop(optional)]
    is_problem: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="notice" class:is-problem=is_problem aria-label=title>
            <h2>{move || title.get()}</h2>
            {children()}
        </section>
    }
    .into_any()
}
