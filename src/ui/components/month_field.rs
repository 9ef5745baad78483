use leptos::prelude::*;

use crate::ui::live::Live;

use super::field::{Note, Parts, framed};

/// A labeled month, typed as `2026-11`.
///
/// Plain text, since a native month picker is missing in two of the four browsers.
#[component]
pub fn MonthField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    typed: RwSignal<String>,
    #[prop(into, optional)] note: Option<Live<Option<Note>>>,
    /// Why the text is no month, once there is something to say.
    #[prop(into, optional)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let parts = Parts {
        id,
        label,
        note,
        warning: Signal::default(),
        problem,
        remedy: None,
        class: "field",
    };
    text_field(parts, typed, "text", Some(7))
}

/// A labeled line of text, its label above.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    typed: RwSignal<String>,
    #[prop(into, optional)] note: Option<Live<Option<Note>>>,
    /// What to type instead, once there is something to say.
    #[prop(into, optional)]
    problem: Signal<Option<String>>,
    /// The most characters it takes.
    #[prop(default = 80)]
    longest: i32,
) -> impl IntoView {
    let parts = Parts {
        id,
        label,
        note,
        warning: Signal::default(),
        problem,
        remedy: None,
        class: "field wide",
    };
    text_field(parts, typed, "text", Some(longest))
}

/// A line of text, or another input that is held as text.
pub(super) fn text_field(
    parts: Parts,
    typed: RwSignal<String>,
    kind: &'static str,
    longest: Option<i32>,
) -> AnyView {
    let control = view! {
        <div class="box txt">
            <input
                id=parts.id.clone()
                type=kind
                autocomplete="off"
                maxlength=longest
                aria-describedby=parts.described_by(false)
                aria-invalid=parts.is_invalid()
                prop:value=typed
                on:input:target=move |typing| typed.set(typing.target().value())
            />
        </div>
    }
    .into_any();
    framed(parts, control)
}
