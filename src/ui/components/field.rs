//! What stands around every field: its label, where its value comes from, and what is wrong.

use leptos::prelude::*;

use crate::ui::live::Live;

/// Where a value comes from, as it is written below its field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// One of `Program`, `Program goal`, `Assumed`, `Yours`, `Check`; empty for a bare hint.
    pub source: &'static str,
    pub text: String,
}

/// A button beside a problem or a warning that puts it right.
#[derive(Clone)]
pub struct Remedy {
    /// What the button gives: `Use Premier's ceiling`.
    pub label: String,
    pub act: Callback<()>,
}

/// A form whose fields take effect as they are typed: Enter sends nothing and loses nothing.
#[component]
pub fn FieldForm(
    /// What the form describes, for those who list the regions of a page.
    label: &'static str,
    /// Whether its fields are only shown.
    #[prop(optional, into)]
    is_locked: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="inputs"
            aria-label=label
            autocomplete="off"
            novalidate
            on:submit=|submitted| submitted.prevent_default()
        >
            <fieldset disabled=is_locked>{children()}</fieldset>
        </form>
    }
    .into_any()
}

/// Fields that belong together, under an ink rule.
#[component]
pub fn Group(legend: &'static str, children: Children) -> impl IntoView {
    view! {
        <fieldset class="group">
            <legend>{legend}</legend>
            {children()}
        </fieldset>
    }
    .into_any()
}

/// The parts every field shares.
#[derive(Clone)]
pub(super) struct Parts {
    pub id: String,
    pub label: Signal<String>,
    pub note: Option<Live<Option<Note>>>,
    pub warning: Signal<Option<String>>,
    pub problem: Signal<Option<String>>,
    pub remedy: Option<Live<Option<Remedy>>>,
    /// `field`, or `field wide` where the label stands above.
    pub class: &'static str,
}

impl Parts {
    /// The ids of what is read out with the field: unit first, then source, then trouble.
    pub fn described_by(&self, has_unit: bool) -> Signal<Option<String>> {
        let Parts { id, note, warning, problem, .. } = self.clone();
        Signal::derive(move || {
            let parts = [
                ("unit", has_unit),
                ("note", note.as_ref().is_some_and(|note| note.get().is_some())),
                ("warning", warning.read().is_some()),
                ("problem", problem.read().is_some()),
            ];
            let present = parts.into_iter().filter(|(_, is_present)| *is_present);
            let ids: Vec<String> = present.map(|(part, _)| [&*id, "-", part].concat()).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    /// `true` while there is a problem; absent otherwise.
    pub fn is_invalid(&self) -> Signal<Option<&'static str>> {
        let problem = self.problem;
        Signal::derive(move || problem.read().is_some().then_some("true"))
    }
}

/// `control` between its label and its notes.
pub(super) fn framed(parts: Parts, control: AnyView) -> AnyView {
    let Parts { id, label, note, warning, problem, remedy, class } = parts;
    let (note_id, warning_id, problem_id) =
        ([&*id, "-note"].concat(), [&*id, "-warning"].concat(), [&*id, "-problem"].concat());
    let note = move || {
        let note = note.as_ref().and_then(Live::get);
        note.map(|note| note_line("note", note_id.clone(), note))
    };
    let warning = move || {
        warning.get().map(|text| {
            let note = Note { source: "Check", text };
            note_line("note caution", warning_id.clone(), note)
        })
    };
    let problem = move || {
        problem
            .get()
            .map(|text| view! { <p class="wrong-text" id=problem_id.clone()>{text}</p> }.into_any())
    };
    let remedy = move || {
        remedy.as_ref().and_then(Live::get).map(|remedy| {
            let act = move |_| remedy.act.run(());
            view! {
                <p class="note">
                    <button class="plain" type="button" on:click=act>{remedy.label}</button>
                </p>
            }
            .into_any()
        })
    };
    view! {
        <div class=class>
            <label for=id>{move || label.get()}</label>
            {control}
            {note}
            {warning}
            {problem}
            {remedy}
        </div>
    }
    .into_any()
}

pub(super) fn note_line(class: &'static str, id: String, note: Note) -> AnyView {
    let source = (!note.source.is_empty())
        .then(|| view! { <span class="src">{note.source}"."</span>" " }.into_any());
    view! { <p class=class id=id>{source}{note.text}</p> }.into_any()
}
