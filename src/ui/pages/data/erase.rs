//! Everything gone, on purpose: typed out, with the copy offered first.

use leptos::prelude::*;

use super::{Page, count, counted};
use crate::ui::components::TextField;

/// What has to be typed.
const WORD: &str = "ERASE";

pub(super) fn erase(page: Page) -> AnyView {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let records = move || counted(count(page), "record", "records");
    Effect::new(move |before: Option<()>| {
        typed.track();
        if before.is_some() {
            problem.set(None);
        }
    });
    let erase = move || {
        if typed.read_untracked().trim() == WORD {
            page.kept.erase(move |reason| problem.set(Some(reason)));
        } else {
            problem.set(Some(format!("Type {WORD} in capital letters to go on.")));
        }
    };
    view! {
        <section class="section" id="erase" aria-labelledby="erase-title">
            <h2 id="erase-title" tabindex="-1">"Erase everything from this browser"</h2>
            <div class="halves">
                <p>
                    {move || format!("{}, their previous versions, the restore points and the texts set aside, in every open tab.", records())}
                    " There is no way back except a copy you have downloaded."
                </p>
                <form
                    aria-label="Erase"
                    autocomplete="off"
                    novalidate
                    on:submit=move |submitted| {
                        submitted.prevent_default();
                        erase();
                    }
                >
                    <TextField
                        id="erase-word"
                        label="Type ERASE to go on".to_owned()
                        typed
                        problem=Signal::derive(move || problem.get())
                    />
                    <p class="acts">
                        <button class="btn" type="submit">{move || format!("Erase {}", records())}</button>
                        <button
                            class="btn"
                            type="button"
                            on:click=move |_| page.kept.take_copy(page.said)
                        >
                            "Download a copy first"
                        </button>
                    </p>
                </form>
            </div>
        </section>
    }
    .into_any()
}
