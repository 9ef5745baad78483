use leptos::prelude::*;

use super::{Icon, Notice};
use crate::browser::page;
use crate::store::{NotSaved, Standing};
use crate::ui::route;

/// Why something a person typed is not as safe as it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    title: &'static str,
    sentence: String,
    is_problem: bool,
    /// Loading the page anew helps.
    is_outdated: bool,
}

impl Alarm {
    /// The alarm at `standing`; `copy_trouble` is what the synchronous copy refused. `None` while
    /// all is well.
    pub fn of(standing: &Standing, copy_trouble: Option<String>) -> Option<Alarm> {
        let (title, sentence, is_problem, is_outdated) = match standing {
            Standing::NotSaved(NotSaved::NewerElsewhere) => (
                "A newer Tandem is at work here",
                "What it keeps is left untouched, so nothing typed in this tab is saved. Reload to \
                 go on with the newer one."
                    .to_owned(),
                true,
                true,
            ),
            Standing::NotSaved(reason) => ("Not saved", format!("{reason}."), true, false),
            Standing::Kept(reason) => (
                "Kept in this browser, not confirmed on disk",
                format!(
                    "{reason}. A closed tab loses nothing; a browser or a computer that stops in \
                     the next seconds can."
                ),
                false,
                false,
            ),
            Standing::Untouched | Standing::Saving | Standing::Saved { .. } => (
                "Saved in one place only",
                format!(
                    "{}, so the second copy is not kept. Your work is in this browser\u{2019}s \
                     database, and each change is confirmed there.",
                    copy_trouble?
                ),
                false,
                false,
            ),
        };
        Some(Alarm { title, sentence, is_problem, is_outdated })
    }
}

/// Stands over every page while an alarm rings: what is wrong, and what can be done about it.
#[component]
pub fn AlarmBar(
    #[prop(into)] alarm: Signal<Option<Alarm>>,
    /// Downloads a copy of everything.
    on_copy: Callback<()>,
    /// What came of it.
    #[prop(into)]
    said: Signal<Option<String>>,
) -> impl IntoView {
    let notice = move || {
        let Alarm { title, sentence, is_problem, is_outdated } = alarm.get()?;
        let reload = is_outdated.then(|| {
            view! {
                <button class="plain" type="button" on:click=|_| page::reload()>
                    "Reload"
                </button>
            }
            .into_any()
        });
        let view = view! {
            <Notice title=title is_problem=is_problem>
                <p>{is_problem.then(|| Icon::Warning.drawn())} " " {sentence}</p>
                <p class="tools">
                    {reload}
                    <button class="plain" type="button" on:click=move |_| on_copy.run(())>
                        "Download a copy of everything"
                    </button>
                    <a href=route::DATA>"Your data"</a>
                </p>
                <p class="note" role="status">
                    {move || said.get()}
                </p>
            </Notice>
        };
        Some(view.into_any())
    };
    view! {
        <div class="wrap alarm" role="alert">
            {notice}
        </div>
    }
    .into_any()
}
