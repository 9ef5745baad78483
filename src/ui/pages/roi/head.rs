//! The page's head: which plan, and what can be done with it.

use leptos::prelude::*;

use super::Page;
use crate::browser::{clock, focus, print as print_page};
use crate::roi::{CaseInputs, Draft, Preset, RangeEnd};
use crate::store::exchange::{case_file, case_link, case_table};
use crate::store::{CaseName, Id, file_name};
use crate::ui::components::{Dialog, Menu, TextField};
use crate::ui::kept::Plan;
use crate::ui::pages::hand_out::{self, Said, unsay_on};

/// The version that files name as their writer.
const APP: &str = env!("CARGO_PKG_VERSION");

/// Where a new plan may start.
const STARTS: [(Preset, &str); 5] = [
    (Preset::Published, "The program\u{2019}s claim"),
    (Preset::WithRamp, "The claim with six months of ramp-up"),
    (Preset::Conservative, "Half the claim, slower and paid in advance"),
    (Preset::Optimistic, "The high end, faster"),
    (Preset::GrossReading, "The claim as what customers pay"),
];

pub(super) fn head(page: Page) -> AnyView {
    let kept = page.kept;
    // What came of the last thing that was done here, said beside it.
    let said = RwSignal::new(None::<String>);
    let is_naming = RwSignal::new(false);
    let new_name = RwSignal::new(String::new());
    let name_problem = RwSignal::new(None::<String>);

    let rename = Callback::new(move |()| match CaseName::new(&new_name.get_untracked()) {
        Ok(name) => {
            kept.rename(name);
            true
        }
        Err(problem) => {
            name_problem.set(Some(format!("{problem}.")));
            false
        }
    });
    let begin_naming = move |_| {
        new_name.set(kept.name());
        name_problem.set(None);
        is_naming.set(true);
    };
    unsay_on(said, move || page.checked.track());
    let has_plan = move || kept.open.read().is_some();
    let may_change = move || !kept.is_elsewhere.get();

    view! {
        <div class="pagehead">
            <h1 tabindex="-1" id="title">"Return calculator"</h1>
            <div class="tools">
                <span>"Plan: " <b>{move || kept.name()}</b></span>
                <Menu id="menu-plans" summary="Plans".to_owned()>
                    {move || other_plans(page)}
                    <button
                        class="plain"
                        type="button"
                        disabled=move || !may_change()
                        on:click=begin_naming
                    >
                        "Rename"
                    </button>
                    <button
                        class="plain"
                        type="button"
                        disabled=move || !has_plan()
                        on:click=move |_| kept.duplicate()
                    >
                        "Duplicate"
                    </button>
                    <button
                        class="plain"
                        type="button"
                        disabled=move || !(has_plan() && may_change())
                        on:click=move |_| kept.delete()
                    >
                        "Delete"
                    </button>
                    <button
                        class="plain"
                        type="button"
                        on:click=move |_| {
                            focus::focus("compare", focus::Scroll::IntoView);
                        }
                    >
                        "Compare"
                    </button>
                </Menu>
                {new_plan(page)}
                <Menu id="menu-share" summary="Share".to_owned()>
                    <button class="plain" type="button" on:click=move |_| copy_link(page, said)>
                        "Copy a link"
                    </button>
                    <button class="plain" type="button" on:click=move |_| download_case(page, said)>
                        "Download the plan"
                    </button>
                    <button class="plain" type="button" on:click=move |_| download_table(page, said)>
                        "Download the months as CSV"
                    </button>
                    {super::arrival::open_file(page, said)}
                </Menu>
                <button class="plain" type="button" on:click=move |_| print_page()>
                    "Print or save as PDF"
                </button>
            </div>
            <p class="note said" role="status">{move || said.get()}</p>
        </div>
        <Dialog
            id="naming"
            is_open=is_naming
            title="Name this plan".to_owned()
            action="Keep the name".to_owned()
            on_confirm=rename
        >
            <TextField
                id="plan-name"
                label="Name".to_owned()
                typed=new_name
                problem=Signal::derive(move || name_problem.get())
            />
        </Dialog>
    }
    .into_any()
}

fn other_plans(page: Page) -> AnyView {
    let kept = page.kept;
    let open = kept.open.get();
    let entry = |plan: Plan| {
        let is_open = Some(&plan.id) == open.as_ref();
        let id: Id = plan.id;
        view! {
            <button
                class="plain"
                type="button"
                aria-current=is_open.then_some("true")
                on:click=move |_| kept.open_plan(Some(id.clone()))
            >
                {plan.name}
            </button>
        }
        .into_any()
    };
    kept.plans.get().into_iter().map(entry).collect::<Vec<_>>().into_any()
}

fn new_plan(page: Page) -> AnyView {
    let kept = page.kept;
    let start = move |(preset, words): (Preset, &'static str)| {
        let begin = move |_| {
            let own = page.own.read_untracked();
            let kind = own.as_ref().map(CaseInputs::partner_type);
            let case = kind.and_then(|kind| preset.case(kind, RangeEnd::Low).ok());
            if let Some(case) = case {
                kept.add(None, &case.to_draft());
            }
        };
        view! { <button class="plain" type="button" on:click=begin>{words}</button> }.into_any()
    };
    let starts = STARTS.map(start).into_iter().collect::<Vec<_>>();
    view! {
        <Menu id="menu-new" summary="New plan".to_owned()>
            <button class="plain" type="button" on:click=move |_| kept.add(None, &Draft::default())>
                "Typical values"
            </button>
            <button
                class="plain"
                type="button"
                on:click=move |_| kept.add(None, &Draft::default().with(crate::roi::Input::Mode, "Drivers"))
            >
                "Typical values, from leads and deals"
            </button>
            {starts}
        </Menu>
    }
    .into_any()
}

/// The case to hand out, or why there is none.
fn case(page: Page, said: Said) -> Option<CaseInputs> {
    let case = page.checked.read_untracked().as_ref().ok().cloned();
    if case.is_none() {
        said.set(Some(
            "Put the marked fields right first; then the plan can be shared.".to_owned(),
        ));
    }
    case
}

fn name(page: Page) -> Option<CaseName> {
    CaseName::new(&untrack(|| page.kept.name())).ok()
}

fn copy_link(page: Page, said: Said) {
    let Some(case) = case(page, said) else { return };
    let done = "Copied. The link holds the numbers, not the name, and opens in any browser.";
    hand_out::copy_link(case_link(&case), done, said);
}

fn download_case(page: Page, said: Said) {
    let (Some(case), Some(name)) = (case(page, said), name(page)) else { return };
    let day = clock::local(clock::now_ms()).day();
    let text = match case_file(&name, &day, APP, &case).text() {
        Ok(text) => text,
        Err(problem) => return said.set(Some(format!("{problem}."))),
    };
    let named = file_name(&format!("{}.json", name.as_str()));
    hand_out::download(&named, "application/json", &text, said);
}

fn download_table(page: Page, said: Said) {
    if case(page, said).is_none() {
        return;
    }
    let (Some(name), Some((run, _))) = (name(page), page.run.get_untracked()) else { return };
    let text = case_table(&name, &run);
    let named = file_name(&format!("{}.csv", name.as_str()));
    hand_out::download(&named, "text/csv", &text, said);
}
