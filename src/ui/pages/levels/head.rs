//! The page's head: what the levels are valued with, and what can be done with the page.

use leptos::prelude::*;

use super::Page;
use crate::browser::{focus, print};
use crate::roi::{VolumeSource, shared_texts};
use crate::store::exchange::{level_link, level_table};
use crate::ui::components::Menu;
use crate::ui::pages::hand_out::{self, Said, unsay_on};

pub(super) fn head(page: Page) -> AnyView {
    let said = RwSignal::new(None::<String>);
    unsay_on(said, move || page.result.track());
    let valued = move || {
        page.shown(|compared| {
            let plan = &compared.plan;
            match (plan.source, plan.volume) {
                (_, None) => "no volume yet".to_owned(),
                (VolumeSource::Plan, Some(volume)) => {
                    format!("{}, {} a year", plan_name(page), volume.whole())
                }
                (_, Some(volume)) => format!("{} a year", volume.whole()),
            }
        })
    };
    view! {
        <div class="pagehead">
            <h1 tabindex="-1" id="title">"Levels"</h1>
            <div class="tools">
                <span>"Valued with: " <b>{valued}</b></span>
                <Menu id="menu-share" summary="Share".to_owned()>
                    <button class="plain" type="button" on:click=move |_| copy_link(page, said)>
                        "Copy a link"
                    </button>
                    <button class="plain" type="button" on:click=move |_| download(page, said)>
                        "Download as a table"
                    </button>
                </Menu>
                <button class="plain" type="button" on:click=move |_| focus_compare()>
                    "Side by side"
                </button>
                <button class="plain" type="button" on:click=move |_| print()>
                    "Print or save as PDF"
                </button>
            </div>
            <p class="note said" role="status">{move || said.get()}</p>
        </div>
    }
    .into_any()
}

fn focus_compare() {
    focus::focus("compare-title", focus::Scroll::IntoView);
}

/// The name of the saved plan that the volume comes from.
fn plan_name(page: Page) -> String {
    let id = page.fields.typed(crate::roi::LevelField::Plan);
    let plans = page.kept.plans.read();
    let plan = plans.iter().find(|plan| plan.id.as_str() == id.read().as_str());
    plan.map(|plan| plan.name.clone()).unwrap_or_default()
}

/// Whether there is something to hand out; says why not otherwise.
fn is_ready(page: Page, said: Said) -> bool {
    let is_ready = page.checked.read_untracked().is_ok() && page.refused.read_untracked().is_none();
    if !is_ready {
        said.set(Some(
            "Put the marked fields right first; then the page can be shared.".to_owned(),
        ));
    }
    is_ready
}

fn copy_link(page: Page, said: Said) {
    if !is_ready(page, said) {
        return;
    }
    let Some(compared) = page.result.get_untracked() else { return };
    let done = "Copied. The link holds your numbers and days, no names and no notes, and opens in \
                any browser.";
    hand_out::copy_link(level_link(&shared_texts(&compared.plan)), done, said);
}

fn download(page: Page, said: Said) {
    if !is_ready(page, said) {
        return;
    }
    let Some(compared) = page.result.get_untracked() else { return };
    hand_out::download("levels.csv", "text/csv", &level_table(&compared, page.today), said);
}
