use leptos::prelude::*;

use super::Paper;
use crate::store::{NotSaved, Standing};
use crate::ui::components::{
    Dialog, ErrorSummary, Fault, Fold, Menu, Notice, StandingLine, UndoBar,
};

pub(super) fn problems(paper: Paper) -> AnyView {
    let fault = move |label: &str, problem: &str| Fault {
        field: paper.id(&label.replace(' ', "-")),
        label: label.to_owned(),
        problem: problem.to_owned(),
    };
    // One on the one paper, two on the other: each wording is seen, and no two regions of the page
    // have the same name.
    let faults = move || {
        let empty = fault("Empty", "Enter a number, like 5.");
        let amount = fault("No amount", "Enter an amount in dollars, like 25,000.");
        match paper {
            Paper::Light => vec![empty, amount],
            Paper::Dark => vec![empty],
        }
    };
    view! { <ErrorSummary faults=faults /> }.into_any()
}

pub(super) fn notices(paper: Paper) -> AnyView {
    let kinds = [
        ("1 plan came back", "It was damaged; the copy before it is shown.", false),
        ("This plan cannot be opened", "This link is cut off: copy all of it.", true),
    ];
    let notice = |(title, words, is_problem): (&str, &'static str, bool)| {
        view! {
            <Notice title=format!("{title}, on {} paper", paper.name()) is_problem=is_problem>
                <p>{words}</p>
                <p class="tools">
                    <button class="plain" type="button">"Close"</button>
                </p>
            </Notice>
        }
        .into_any()
    };
    let undone = Callback::new(|()| {});
    view! {
        {kinds.map(notice).into_iter().collect::<Vec<_>>()}
        <UndoBar done=Signal::stored(Some("Deleted Northgate.".to_owned())) on_undo=undone />
    }
    .into_any()
}

pub(super) fn standings(_: Paper) -> AnyView {
    let states = [
        Standing::Untouched,
        Standing::Saving,
        Standing::Saved { at_ms: None },
        Standing::Saved { at_ms: Some(1_764_000_000_000) },
        Standing::NotSaved(NotSaved::Full),
        Standing::NotSaved(NotSaved::Refused),
    ];
    let line = |standing: Standing| {
        view! { <p><StandingLine standing=RwSignal::new(standing) /></p> }.into_any()
    };
    states.map(line).into_iter().collect::<Vec<_>>().into_any()
}

pub(super) fn buttons(paper: Paper) -> AnyView {
    let is_open = RwSignal::new(false);
    let confirmed = Callback::new(|()| true);
    view! {
        <p class="acts">
            <button class="btn main" type="button">"The one filled button"</button>
            <button class="btn" type="button" on:click=move |_| is_open.set(true)>
                "Open a dialog"
            </button>
            <button class="btn" type="button" disabled=true>"Not now"</button>
            <button class="plain" type="button">"A plain one"</button>
        </p>
        <Fold summary="A fold".to_owned()>
            <p>"What it holds."</p>
        </Fold>
        <Menu id=paper.pick("light-menu", "dark-menu") summary="A menu".to_owned()>
            <button class="plain" type="button">"The first"</button>
            <button class="plain" type="button" aria-current="true">"The present one"</button>
        </Menu>
        <Dialog
            id=paper.pick("light-dialog", "dark-dialog")
            is_open=is_open
            title=format!("A dialog on {} paper", paper.name())
            action="Do it".to_owned()
            on_confirm=confirmed
        >
            <p>"Escape and Cancel leave everything as it was."</p>
        </Dialog>
    }
    .into_any()
}

/// What a person sees when the program fails is looked at like everything else.
pub(super) fn panic() -> AnyView {
    view! {
        <section class="specimen section">
            <h2>"The end of the program"</h2>
            <p class="acts">
                <button class="btn" type="button" on:click=|_| panic!("This was on purpose")>
                    "Panic on purpose"
                </button>
            </p>
        </section>
    }
    .into_any()
}
