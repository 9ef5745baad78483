use leptos::prelude::*;

/// One of several words to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is kept: `Premier`.
    pub value: &'static str,
    /// What is read.
    pub label: String,
    /// What it comes with, after the label: `35%, $25,000`. Shown by [`LevelChoice`] only.
    pub note: String,
}

impl Choice {
    /// A choice that is read as `label` and comes with nothing.
    pub fn new(value: &'static str, label: impl Into<String>) -> Choice {
        Choice { value, label: label.into(), note: String::new() }
    }

    /// The same choice with what it comes with.
    pub fn with(mut self, note: impl Into<String>) -> Choice {
        self.note = note.into();
        self
    }
}

/// Two to four short words in one row, one of them chosen; arrow keys move.
#[component]
pub fn ChoiceField(
    /// The name the radios share; unique on the page.
    #[prop(into)]
    id: String,
    /// What is chosen, read out before the words.
    label: &'static str,
    choices: Vec<Choice>,
    chosen: RwSignal<String>,
) -> impl IntoView {
    view! {
        <div class="seg" role="radiogroup" aria-label=label>
            {rows(id, choices, chosen)}
        </div>
    }
    .into_any()
}

/// The levels, or anything else with a note each, as ruled rows to choose one from.
#[component]
pub fn LevelChoice(
    #[prop(into)] id: String,
    label: &'static str,
    choices: Vec<Choice>,
    chosen: RwSignal<String>,
) -> impl IntoView {
    view! {
        <div class="levels" role="radiogroup" aria-label=label>
            {rows(id, choices, chosen)}
        </div>
    }
    .into_any()
}

fn rows(name: String, choices: Vec<Choice>, chosen: RwSignal<String>) -> AnyView {
    let row = move |choice: Choice| {
        let Choice { value, label, note } = choice;
        let note = (!note.is_empty()).then(|| view! { " " <small>{note}</small> }.into_any());
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    value=value
                    prop:checked=move || *chosen.read() == value
                    on:change=move |_| chosen.set(value.to_owned())
                />
                <span>{label}</span>
                {note}
            </label>
        }
        .into_any()
    };
    choices.into_iter().map(row).collect::<Vec<_>>().into_any()
}

/// A yes or no with its words beside it.
#[component]
pub fn SwitchField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] is_on: Signal<bool>,
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=is_on
                on:change:target=move |changed| on_change.run(changed.target().checked())
            />
            <span>{move || label.get()}</span>
        </label>
    }
    .into_any()
}
