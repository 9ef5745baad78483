//! The answer first: is everything safe, and is there a copy outside this browser?

use leptos::prelude::*;

use super::{Page, count, counted, when};
use crate::browser::{clock, file};
use crate::store::{Aside, Standing};
use crate::ui::components::Notice;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

pub(super) fn answer(page: Page) -> AnyView {
    let kept = page.kept;
    let safe = move || {
        let count = count(page);
        let records = counted(count, "record", "records");
        match (kept.standing.get(), count) {
            (Standing::NotSaved(_), _) => {
                format!("Not everything is saved. {records} are on this page.")
            }
            (Standing::Kept(_), _) => {
                format!("{records} are kept in this browser, and not confirmed on disk.")
            }
            (_, 0) => "Nothing is kept here yet.".to_owned(),
            (_, 1) => "Your 1 record is saved on this device.".to_owned(),
            (_, _) => format!("All {records} are saved on this device."),
        }
    };
    let outside = move || {
        let has_records = count(page) > 0;
        match kept.settings().exported_ms {
            None if has_records => {
                view! { " There is " <span class="num">"no copy"</span> " outside it yet." }
                    .into_any()
            }
            None => ().into_any(),
            Some(at) => {
                let days = clock::now_ms().saturating_sub(at).max(0) / DAY;
                let age = match days {
                    0 => "from today".to_owned(),
                    1 => "1\u{a0}day old".to_owned(),
                    days => format!("{days}\u{a0}days old"),
                };
                view! { " Your last copy outside it is " <span class="num">{age}</span> "." }
                    .into_any()
            }
        }
    };
    let last = move || {
        kept.standing.track();
        let settings = kept.settings();
        let last = settings.exported_ms.map(|at| {
            let records = settings.exported_records.and_then(|it| usize::try_from(it).ok());
            let records = records.unwrap_or_default();
            format!(" Last copy {}, at {}.", when(at), counted(records, "record", "records"))
        });
        let name = format!("tandem-{}.json", clock::local(clock::now_ms()).day());
        format!("One readable file, {name}.{}", last.unwrap_or_default())
    };
    let reminder = move || {
        kept.standing.track();
        kept.reminder().map(|words| view! { <p class="say-why">{words} "."</p> })
    };
    let copy = move |_| {
        kept.take_copy(page.said);
        page.look();
    };
    view! {
        <section class="answer" aria-labelledby="data-say">
            <p class="say" id="data-say">{safe}{outside}</p>
            <p class="lead">
                "Everything you make stays in this browser, twice over, and is compared at each start. Only a copy you download survives if the browser’s data is cleared."
            </p>
            {reminder}
            <p class="acts">
                <button class="btn main" type="button" on:click=copy>"Download a copy"</button>
                <span class="note">{last}</span>
            </p>
            <p class="note said" role="status">{move || page.said.get()}</p>
        </section>
    }
    .into_any()
}

/// What was found at the start, and the texts that could not be read.
pub(super) fn found(page: Page) -> AnyView {
    let kept = page.kept;
    let notice = move || {
        let asides = page.asides.get();
        let found = kept.found.get();
        if asides.is_empty() && found.is_none() {
            return None;
        }
        let title = match asides.len() {
            0 => "Found at the start".to_owned(),
            count => format!("{} set aside", counted(count, "text", "texts")),
        };
        let understood = found.is_some().then(|| {
            view! {
                <button class="plain" type="button" on:click=move |_| kept.found.set(None)>
                    "Understood"
                </button>
            }
        });
        let texts = (!asides.is_empty()).then(|| aside_tools(page, asides));
        let view = view! {
            <Notice title=title>
                <p>{found}</p>
                {texts}
                <p class="tools">{understood}</p>
            </Notice>
        };
        Some(view.into_any())
    };
    view! { <div aria-live="polite">{notice}</div> }.into_any()
}

fn aside_tools(page: Page, asides: Vec<Aside>) -> AnyView {
    let line = |aside: &Aside| {
        view! { <li><code>{aside.key.clone()}</code> ": " {aside.reason.clone()} "."</li> }
            .into_any()
    };
    let lines = asides.iter().map(line).collect::<Vec<_>>();
    let text: String = asides
        .iter()
        .map(|Aside { key, reason, text }| format!("{key}\n{reason}\n{text}\n\n"))
        .collect();
    let download = move |_| {
        let name = "tandem-set-aside.txt";
        page.said.set(Some(match file::download(name, "text/plain", text.as_bytes()) {
            Ok(()) => format!("Downloaded as {name}."),
            Err(refused) => format!("{refused}."),
        }));
    };
    let is_sure = RwSignal::new(false);
    let delete = move |_| {
        if is_sure.get_untracked() {
            page.kept.delete_set_aside(move || page.look());
        } else {
            is_sure.set(true);
        }
    };
    let words = move || {
        if is_sure.get() { "Yes, delete them for good" } else { "Delete them" }
    };
    view! {
        <p>
            "They stand in the way of nothing, and are deleted only if you say so. A copy you download holds them too."
        </p>
        <ul class="asides">{lines}</ul>
        <p class="tools">
            <button class="plain" type="button" on:click=download>"Download the texts"</button>
            <button class="plain" type="button" on:click=delete>{words}</button>
        </p>
    }
    .into_any()
}
