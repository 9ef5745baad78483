use leptos::prelude::*;

use crate::ui::live::Live;

use super::{
    choice_field::Choice,
    field::{Note, Parts, framed},
};

/// A labeled choice of many, as the browser's own list.
#[component]
pub fn SelectField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    choices: Vec<Choice>,
    chosen: RwSignal<String>,
    #[prop(into, optional)] note: Option<Live<Option<Note>>>,
) -> impl IntoView {
    let parts = Parts {
        id: id.clone(),
        label,
        note,
        warning: Signal::default(),
        problem: Signal::default(),
        remedy: None,
        class: "field wide",
    };
    let described_by = parts.described_by(false);
    let control = view! {
        <div class="box txt">
            <select
                id=id
                aria-describedby=described_by
                on:change:target=move |changed| chosen.set(changed.target().value())
            >
                {options(choices, chosen)}
            </select>
        </div>
    }
    .into_any();
    framed(parts, control)
}

/// The options of a list; the chosen one is marked.
pub fn options(choices: Vec<Choice>, chosen: RwSignal<String>) -> AnyView {
    let option = move |Choice { value, label, .. }| {
        view! {
            <option value=value prop:selected=move || *chosen.read() == value>{label}</option>
        }
        .into_any()
    };
    choices.into_iter().map(option).collect::<Vec<_>>().into_any()
}
