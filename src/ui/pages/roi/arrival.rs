//! A plan that comes from outside, by link or by file: shown first, taken only when asked.

use leptos::prelude::*;

use super::Page;
use super::words::sentence;
use crate::browser::{address, control, file};
use crate::roi::{CaseInputs, Lens, analyze, headline, standfirst};
use crate::store::case_file::MOST_BYTES;
use crate::store::exchange::{open_case_file, open_link};
use crate::store::{CaseName, LinkKind, link};
use crate::ui::components::Notice;
use crate::ui::pages::hand_out::on_arrival;

/// The id of the file chooser.
const CHOOSER: &str = "plan-file";

/// A plan that arrived and waits to be taken.
#[derive(Clone, PartialEq)]
pub(super) struct Arrived {
    name: Option<CaseName>,
    case: CaseInputs,
    by: &'static str,
}

/// What arrived last: a plan, or why it is none. Shared with the button that opens a file, which
/// stands elsewhere on the page.
pub(super) type Arrival = RwSignal<Option<Result<Arrived, String>>>;

pub(super) fn arrival(page: Page) -> AnyView {
    let arrival = page.arrival;
    let look = move || {
        let fragment = address::fragment();
        if link::is_link(LinkKind::Case, &fragment) {
            let opened = open_link(&fragment);
            let arrived = opened.map(|case| Arrived { name: None, case, by: "a link" });
            arrival.set(Some(arrived.map_err(|problem| format!("{problem}."))));
        }
    };
    on_arrival(look);

    let close = move || {
        arrival.set(None);
        address::remove_fragment();
    };
    let shown = move || {
        let view = match arrival.get()? {
            Err(problem) => view! {
                <Notice title="This plan cannot be opened".to_owned() is_problem=true>
                    <p>{problem}</p>
                    <p>"Your own plan is as it was."</p>
                    <p class="tools">
                        <button class="plain" type="button" on:click=move |_| close()>"Close"</button>
                    </p>
                </Notice>
            }
            .into_any(),
            Ok(arrived) => preview(page, arrived, close),
        };
        Some(view)
    };
    view! { <div class="arrival" aria-live="polite">{shown}</div> }.into_any()
}

fn preview(
    page: Page,
    arrived: Arrived,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let Arrived { name, case, by } = arrived;
    let title = match &name {
        Some(name) => format!("{} came by {by}", name.as_str()),
        None => format!("A plan came by {by}"),
    };
    let said =
        match analyze(&case).ok().and_then(|run| Some((run.outcome(Lens::Partner).ok()?, run))) {
            Some((outcome, run)) => {
                let answer = sentence(headline(&run, Lens::Partner, &outcome)).shown();
                let more = sentence(standfirst(&run, Lens::Partner, &outcome)).shown();
                view! { <p>{answer} " " {more}</p> }.into_any()
            }
            None => view! { <p>"Its amounts are too large to work out."</p> }.into_any(),
        };
    let take = move |_| {
        page.kept.add(name.clone(), &case.to_draft());
        close();
    };
    view! {
        <Notice title=title>
            {said}
            <p>"Nothing of yours is replaced: it becomes a plan of its own."</p>
            <p class="tools">
                <button class="btn" type="button" on:click=take>"Keep it as a plan"</button>
                <button class="plain" type="button" on:click=move |_| close()>"Leave it"</button>
            </p>
        </Notice>
    }
    .into_any()
}

/// The button that opens a downloaded plan.
pub(super) fn open_file(page: Page, said: RwSignal<Option<String>>) -> AnyView {
    let arrival = page.arrival;
    let reading: StoredValue<Option<file::Reading>, LocalStorage> = StoredValue::new_local(None);
    let choose = move |_| control::ask_for_file(CHOOSER);
    let chosen = move |_| {
        let chosen = control::chosen_file(CHOOSER);
        let Some(chosen) = chosen else { return };
        said.set(None);
        let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
        let heard = move |text: Result<String, file::NotRead>| {
            let opened = match text {
                Ok(text) => open_case_file(&text).map_err(|problem| format!("{problem}.")),
                Err(refused) => Err(format!("{refused}.")),
            };
            let arrived = |(name, case)| Arrived { name: Some(name), case, by: "a file" };
            arrival.set(Some(opened.map(arrived)));
        };
        reading.set_value(Some(chosen.read(most, heard)));
    };
    view! {
        <button class="plain" type="button" on:click=choose>"Open a downloaded plan"</button>
        <input
            class="vh"
            type="file"
            accept="application/json,.json"
            aria-label="A downloaded plan"
            tabindex="-1"
            id=CHOOSER
            on:change=chosen
        />
    }
    .into_any()
}
