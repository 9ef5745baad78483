use leptos::prelude::*;

use super::Paper;
use crate::browser::service_worker::Update;
use crate::store::{JournalError, KeyValueError, NotConfirmed, NotSaved, Standing};
use crate::ui::components::{
    Alarm, AlarmBar, Dialog, ErrorSummary, Fault, Fold, Icon, Menu, Notice, StandingLine,
    TextField, UndoBar, UpdateBar,
};
use crate::ui::route;

pub(super) fn problems(paper: Paper) -> AnyView {
    let fault = move |label: &str, problem: &str| Fault {
        field: paper.id(label),
        label: label.to_owned(),
        problem: problem.to_owned(),
    };
    let all = [
        ("Empty", "Enter a number, like 5."),
        ("No amount", "Enter an amount in dollars, like 25,000."),
        ("No month", "Enter a year and month from 2000-01 to 2099-12, like 2027-01."),
    ];
    let summary = move |count: usize| {
        let faults =
            move || all.into_iter().take(count).map(|(name, what)| fault(name, what)).collect();
        view! { <ErrorSummary faults=faults /> }.into_any()
    };
    // Each count once, so that no two regions of the page have the same name.
    let counts: &[usize] = match paper {
        Paper::Light => &[1, 3],
        Paper::Dark => &[2],
    };
    counts.iter().copied().map(summary).collect::<Vec<_>>().into_any()
}

pub(super) fn notices(paper: Paper) -> AnyView {
    let kinds = [
        ("1 plan came back", "It was damaged; the copy before it is shown.", false),
        ("This plan cannot be opened", "This link is cut off: copy all of it.", true),
        (
            "A notice whose title is long enough to stand on two lines on any phone",
            "So are its words: what was done, what became of the plan that stood here before, and \
             where that plan can be found again for as long as this browser keeps it.",
            false,
        ),
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
    let undo = |done: &str| {
        let done = Signal::stored(Some(done.to_owned()));
        view! { <UndoBar done=done on_undo=Callback::new(|()| {}) /> }.into_any()
    };
    let undone = [
        "Deleted Northgate.",
        "Deleted A rather long name for a plan, as people give them to find it again later.",
    ];
    let update = |(id, update, may_accept): (&'static str, Update, bool)| {
        view! {
            <UpdateBar
                id=id
                update=Signal::stored(Some(update))
                may_accept=Signal::stored(may_accept)
            />
        }
        .into_any()
    };
    let updates = [
        (paper.pick("light-ready", "dark-ready"), Update::Waiting, true),
        (paper.pick("light-unsaved", "dark-unsaved"), Update::Waiting, false),
        (paper.pick("light-replaced", "dark-replaced"), Update::Replaced, true),
    ];
    (kinds.map(notice), undone.map(undo), updates.map(update)).into_any()
}

pub(super) fn standings(_: Paper) -> AnyView {
    let states = [
        Standing::Untouched,
        Standing::Saving,
        Standing::Saved { at_ms: None },
        Standing::Saved { at_ms: Some(1_764_000_000_000) },
        Standing::Kept(NotConfirmed(JournalError::Slow)),
        Standing::NotSaved(NotSaved::Full),
    ];
    let line = |standing: Standing| {
        view! { <p><StandingLine standing=RwSignal::new(standing) /></p> }.into_any()
    };
    states.map(line).into_iter().collect::<Vec<_>>().into_any()
}

/// What stands over the page; once, for two of the same name would be one region too many.
pub(super) fn alarms(paper: Paper) -> AnyView {
    let on_copy = Callback::new(|()| {});
    let standing = |standing| Alarm::of(&standing, None);
    let rings = match paper {
        Paper::Light => [
            standing(Standing::Kept(NotConfirmed(JournalError::Slow))),
            Alarm::of(&Standing::Untouched, Some(KeyValueError::Full.to_string())),
        ],
        Paper::Dark => [
            standing(Standing::NotSaved(NotSaved::Full)),
            standing(Standing::NotSaved(NotSaved::NewerElsewhere)),
        ],
    };
    let bar = |alarm| {
        view! { <AlarmBar alarm=Signal::stored(alarm) on_copy said=RwSignal::new(None::<String>) /> }
            .into_any()
    };
    rings.map(bar).into_iter().collect::<Vec<_>>().into_any()
}

pub(super) fn buttons(paper: Paper) -> AnyView {
    let is_open = RwSignal::new(false);
    let confirmed = Callback::new(|()| true);
    let icons = [(Icon::Met, "Met"), (Icon::Missing, "Missing"), (Icon::Warning, "Warning")];
    let icon = |(icon, word): (Icon, &'static str)| {
        view! { <span>{icon.drawn()} {word}</span> }.into_any()
    };
    view! {
        <p class="acts">
            <button class="btn main" type="button">"The one filled button"</button>
            <button class="btn" type="button" on:click=move |_| is_open.set(true)>
                "Open a dialog"
            </button>
            <button class="btn" type="button" disabled=true>"Not now"</button>
            <button class="plain" type="button">"A plain one"</button>
            <button class="plain" type="button" disabled=true>"A plain one, not now"</button>
            <a href=route::HOME>"A link"</a>
        </p>
        <p class="acts">{icons.map(icon)}</p>
        <Fold summary="A fold".to_owned()>
            <p>"What it holds."</p>
        </Fold>
        <Menu id=paper.pick("light-menu", "dark-menu") summary="A menu".to_owned()>
            <button class="plain" type="button">"The first"</button>
            <button class="plain" type="button" aria-current="true">"The present one"</button>
            <button class="plain" type="button" disabled=true>"Not now"</button>
        </Menu>
        <Dialog
            id=paper.pick("light-dialog", "dark-dialog")
            is_open=is_open
            title=format!("A dialog on {} paper", paper.name())
            action="Do it".to_owned()
            on_confirm=confirmed
        >
            <p>"Escape and Cancel leave everything as it was."</p>
            <TextField
                id=paper.id("asked")
                label="Name".to_owned()
                typed=RwSignal::new(String::new())
                problem=Signal::stored(Some("Enter a name.".to_owned()))
            />
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
