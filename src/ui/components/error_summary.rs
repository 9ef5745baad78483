use leptos::prelude::*;

use crate::ui::live::Live;

use crate::browser::focus::{self, Scroll};

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's id.
    pub field: String,
    pub label: String,
    pub problem: String,
}

/// Everything to put right, each line a way to its field. Nothing while there is none.
#[component]
pub fn ErrorSummary(#[prop(into)] faults: Live<Vec<Fault>>) -> impl IntoView {
    let line = |fault: Fault| {
        let Fault { field, label, problem } = fault;
        view! {
            <li>
                <button class="plain" type="button" on:click=move |_| { focus::focus(&field, Scroll::IntoView); }>
                    {label}
                </button>
                ": "
                {problem}
            </li>
        }
        .into_any()
    };
    move || {
        let faults = faults.get();
        let title = match faults.len() {
            0 => return None,
            1 => "One field to put right".to_owned(),
            more => [&*more.to_string(), " fields to put right"].concat(),
        };
        let view = view! {
            <section class="notice is-problem" aria-label=title.clone()>
                <h2>{title.clone()}</h2>
                <ul>{faults.into_iter().map(line).collect::<Vec<_>>()}</ul>
            </section>
        };
        Some(view.into_any())
    }
}
