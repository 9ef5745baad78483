//! The page's head: what the levels are valued with, and what can be done with the page.

use leptos::prelude::*;

use super::Page;
use crate::browser::{address, clipboard, file, focus, print};
use crate::roi::{VolumeSource, shared_texts};
use crate::store::exchange::{level_link, level_table};
use crate::ui::components::Menu;

pub(super) fn head(page: Page) -> AnyView {
    let said = RwSignal::new(None::<String>);
    // What was said of the numbers before is no longer true of changed ones.
    Effect::new(move |before: Option<()>| {
        page.result.track();
        if before.is_some() && said.read_untracked().is_some() {
            said.set(None);
        }
    });
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
fn is_ready(page: Page, said: RwSignal<Option<String>>) -> bool {
    let is_ready = page.checked.read_untracked().is_ok() && page.refused.read_untracked().is_none();
    if !is_ready {
        said.set(Some(
            "Put the marked fields right first; then the page can be shared.".to_owned(),
        ));
    }
    is_ready
}

fn copy_link(page: Page, said: RwSignal<Option<String>>) {
    if !is_ready(page, said) {
        return;
    }
    let Some(compared) = page.result.get_untracked() else { return };
    match (level_link(&shared_texts(&compared.plan)), address::without_fragment()) {
        (Ok(fragment), Some(address)) => {
            let link = format!("{address}{fragment}");
            clipboard::copy_then(&link.clone(), move |copied| {
                said.set(Some(match copied {
                    Ok(()) => "Copied. The link holds your numbers and days, no names and no \
                               notes, and opens in any browser."
                        .to_owned(),
                    Err(refused) => format!("{refused}: {link}"),
                }));
            });
        }
        (Err(problem), _) => said.set(Some(format!("{problem}."))),
        (_, None) => said.set(Some("This page has no address to share.".to_owned())),
    }
}

fn download(page: Page, said: RwSignal<Option<String>>) {
    if !is_ready(page, said) {
        return;
    }
    let Some(compared) = page.result.get_untracked() else { return };
    let text = level_table(&compared, page.today);
    said.set(Some(match file::download("levels.csv", "text/csv", text.as_bytes()) {
        Ok(()) => "Downloaded as levels.csv.".to_owned(),
        Err(refused) => format!("{refused}."),
    }));
}
