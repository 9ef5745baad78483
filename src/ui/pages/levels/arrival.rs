//! Numbers that come by link: shown first, taken only when asked.

use leptos::prelude::*;

use super::Page;
use crate::browser::address;
use crate::finance::typed::DecimalMark;
use crate::roi::{LevelDraft, LevelField, check_levels, compare_levels, lead_words, say_levels};
use crate::store::exchange::open_level_link;
use crate::store::{LinkKind, Refusal, link};
use crate::ui::components::{Notice, Sentence, UndoBar};
use crate::ui::pages::hand_out::on_arrival;

/// What arrived last: texts of a plan, or why there are none.
pub(super) type Arrival = RwSignal<Option<Result<LevelDraft, String>>>;

pub(super) fn arrival(page: Page) -> AnyView {
    let arrival = page.arrival;
    let before = RwSignal::new(None::<LevelDraft>);
    let look = move || {
        let fragment = address::fragment();
        if link::is_link(LinkKind::Levels, &fragment) {
            let opened = open_level_link(&fragment, is_field);
            arrival.set(Some(opened.map_err(|problem| format!("{problem}."))));
        }
    };
    on_arrival(look);

    let close = move || {
        arrival.set(None);
        address::remove_fragment();
    };
    let take = move |texts: &LevelDraft| {
        before.set(Some(page.fields.draft().get_untracked()));
        page.fields.load(texts);
        close();
    };
    let shown = move || {
        let view = match arrival.get()? {
            Err(problem) => view! {
                <Notice title="These levels cannot be opened".to_owned() is_problem=true>
                    <p>{problem}</p>
                    <p>"Your own numbers are as they were."</p>
                    <p class="tools">
                        <button class="plain" type="button" on:click=move |_| close()>"Close"</button>
                    </p>
                </Notice>
            }
            .into_any(),
            Ok(texts) => {
                let (say, lead) = preview(page, &texts);
                view! {
                    <Notice title="Levels came by a link".to_owned()>
                        <p>{say.shown()}</p>
                        <p>{lead.shown()}</p>
                        <p class="tools">
                            <button class="btn" type="button" on:click=move |_| take(&texts)>
                                "Use these numbers"
                            </button>
                            <button class="plain" type="button" on:click=move |_| close()>
                                "Leave it"
                            </button>
                        </p>
                    </Notice>
                }
                .into_any()
            }
        };
        Some(view)
    };
    let done = move || {
        before
            .read()
            .is_some()
            .then(|| "Your own numbers were replaced by those of a link.".to_owned())
    };
    let undo = Callback::new(move |()| {
        if let Some(texts) = before.get_untracked() {
            page.fields.load(&texts);
            before.set(None);
        }
    });
    view! {
        <div class="arrival" aria-live="polite">{shown}</div>
        <UndoBar done=Signal::derive(done) on_undo=undo />
    }
    .into_any()
}

/// The answer of someone else's numbers, in words.
fn preview(page: Page, texts: &LevelDraft) -> (Sentence, Sentence) {
    let compared = check_levels(texts, DecimalMark::Point)
        .ok()
        .and_then(|plan| compare_levels(plan, page.today).ok());
    match compared {
        Some(compared) => (
            say_levels(&compared).into_iter().collect(),
            lead_words(&compared).into_iter().collect(),
        ),
        None => (Sentence::from("These numbers are too large to work with."), Sentence::new()),
    }
}

/// Whether a field and its text may be in a link.
fn is_field(id: &str, text: &str) -> Result<(), Refusal> {
    if LevelField::from_id(id).is_none() {
        return Err(Refusal::UnknownInput);
    }
    let draft = LevelDraft::from([(id.to_owned(), text.to_owned())]);
    match check_levels(&draft, DecimalMark::Point) {
        Ok(_) => Ok(()),
        Err(problems) => {
            let problem = problems.into_iter().next().map(|problem| problem.message);
            Err(Refusal::BadValue(problem.unwrap_or_default()))
        }
    }
}
