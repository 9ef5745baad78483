//! A copy is taken along, or brought in after a trial run.

use leptos::prelude::*;

use super::{Page, counted};
use crate::browser::{control, file};
use crate::store::{Fate, Keep, MOST_BYTES, Opened, Trial};
use crate::ui::components::Notice;

/// The id of the file chooser.
const CHOOSER: &str = "data-file";

/// A file that was chosen: its name, and what it would do or why it can do nothing.
type Chosen = RwSignal<Option<(String, Result<(Opened, Trial), String>)>>;

pub(super) fn bring(page: Page) -> AnyView {
    let chosen: Chosen = RwSignal::new(None);
    view! {
        <section class="section" id="move" aria-labelledby="move-title">
            <h2 id="move-title" tabindex="-1">"Take a copy, bring one in"</h2>
            <div class="halves">
                <div>
                    <h3>"Take a copy"</h3>
                    <p class="note">
                        "Plain JSON, with its format described in the file itself. Each record carries a checksum and the whole file a SHA-256, so a damaged copy is noticed."
                    </p>
                    <p class="acts">
                        <button
                            class="btn"
                            type="button"
                            on:click=move |_| page.kept.take_copy(page.said)
                        >
                            "Download a copy of everything"
                        </button>
                    </p>
                </div>
                <div>
                    <h3>"Bring one in"</h3>
                    <p class="note">
                        "Nothing changes until you have seen the count. All or nothing, and one step back afterward."
                    </p>
                    <div aria-live="polite">{move || trial(page, chosen)}</div>
                    {chooser(page, chosen)}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn chooser(page: Page, chosen: Chosen) -> AnyView {
    let reading: StoredValue<Option<file::Reading>, LocalStorage> = StoredValue::new_local(None);
    let take = move |_| {
        let Some(file) = control::chosen_file(CHOOSER) else { return };
        let name = file.name();
        let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
        let heard = move |text: Result<String, file::NotRead>| {
            let trial = match text {
                Ok(text) => page.kept.try_file(&text).map_err(|problem| format!("{problem}.")),
                Err(refused) => Err(format!("{refused}.")),
            };
            chosen.set(Some((name, trial)));
        };
        reading.set_value(Some(file.read(most, heard)));
    };
    let words = move || {
        if chosen.read().is_some() { "Choose another file" } else { "Choose a file" }
    };
    view! {
        <p class="acts">
            <button class="btn" type="button" on:click=move |_| control::ask_for_file(CHOOSER)>
                {words}
            </button>
        </p>
        <input
            class="vh"
            type="file"
            accept="application/json,.json"
            aria-label="A copy of Tandem’s data"
            tabindex="-1"
            id=CHOOSER
            on:change=take
        />
    }
    .into_any()
}

fn trial(page: Page, chosen: Chosen) -> Option<AnyView> {
    let (name, trial) = chosen.get()?;
    let close = move |_| chosen.set(None);
    let (opened, trial) = match trial {
        Ok(opened) => opened,
        Err(reason) => {
            let view = view! {
                <Notice title="This file cannot be brought in" is_problem=true>
                    <p>{name} ": " {reason}</p>
                    <p>"Nothing has changed."</p>
                    <p class="tools">
                        <button class="plain" type="button" on:click=close>"Close"</button>
                    </p>
                </Notice>
            };
            return Some(view.into_any());
        }
    };
    let count = trial.would_change();
    let records = counted(count, "record", "records");
    let table = statement(&trial);
    let from = name.clone();
    let take = move |_| {
        let (trial, what) = (trial.clone(), format!("Brought in {records} from {from}."));
        chosen.set(None);
        let batch = move |keep: &Keep, now_ms| trial.batch(keep, now_ms);
        page.kept.bring(batch, move |outcome| page.done(what, outcome));
    };
    let records = counted(count, "record", "records");
    let button = (count > 0).then(|| {
        view! {
            <p class="acts">
                <button class="btn main" type="button" on:click=take>{format!("Bring in {records}")}</button>
            </p>
        }
        .into_any()
    });
    let title = match count {
        0 => "A trial run: nothing would change".to_owned(),
        1 => "A trial run: 1 record would change".to_owned(),
        count => format!("A trial run: {count} records would change"),
    };
    let checksum = if opened.is_rescue {
        "It was taken from the failure panel, record by record"
    } else if opened.is_intact {
        "The checksum is right"
    } else {
        "The file was changed after it was written: what cannot be trusted is left out"
    };
    let view = view! {
        <section class="why" aria-labelledby="trial-title">
            <header>
                <h2 id="trial-title">{title}</h2>
                <button class="plain" type="button" on:click=close>"Close"</button>
            </header>
            {table}
            <p class="note">{name} ". " {checksum} "."</p>
            {button}
        </section>
    };
    Some(view.into_any())
}

fn statement(trial: &Trial) -> AnyView {
    let line = |(title, how, count): (&'static str, &'static str, usize)| {
        (count > 0).then(|| {
            view! {
                <tr>
                    <th scope="row">{title}</th>
                    <td class="how">{how}</td>
                    <td class="amt">{count.to_string()}</td>
                </tr>
            }
            .into_any()
        })
    };
    let of = |fate: Fate| {
        let (title, how) = fate.words();
        line((title, how, trial.count(fate)))
    };
    let changing = [Fate::Added, Fate::Replaced, Fate::Both].map(of);
    let left_out = [
        ("Damaged or edited", "left out", trial.damaged.len()),
        ("Of a newer Tandem", "left out", trial.newer),
        ("Of a kind not known here", "left out", trial.unknown),
    ];
    let staying = [Fate::Same, Fate::Older].map(of).into_iter().chain(left_out.map(line));
    view! {
        <table class="statement">
            <caption class="vh">"What the file would do"</caption>
            <tbody>
                {changing.into_iter().collect::<Vec<_>>()}
                <tr class="sum">
                    <th scope="row">"Would change"</th>
                    <td class="how"></td>
                    <td class="amt">{trial.would_change().to_string()}</td>
                </tr>
            </tbody>
            <tbody>{staying.collect::<Vec<_>>()}</tbody>
            <tbody>
                <tr class="total">
                    <th scope="row">"In the file"</th>
                    <td class="how"></td>
                    <td class="amt"><span>{trial.in_file().to_string()}</span></td>
                </tr>
            </tbody>
        </table>
    }
    .into_any()
}
