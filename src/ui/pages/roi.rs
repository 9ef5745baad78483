//! The return calculator: draft, checked, result, view.

mod answer;
mod arrival;
mod cash;
mod compare;
mod form;
mod head;
mod levels;
mod register;
mod reverse;
mod why;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::finance::typed::DecimalMark;
use crate::roi::{
    Analysis, CaseInputs, Draft, Input, Lens, Problems, TooLarge, View, analyze, check, halved,
    viewed,
};
use crate::store::{Key, Kind};
use crate::ui::components::{LiveBar, Notice, UndoBar};
use crate::ui::fields::Fields;
use crate::ui::kept::Kept;
use crate::ui::pages::elsewhere::{elsewhere, hold_turn};
use crate::ui::route;

/// A result that many views read.
type Run = Arc<Analysis>;

/// The signals of the page, in the order they follow from one another.
#[derive(Clone, Copy)]
struct Page {
    kept: Kept,
    fields: Fields,
    mark: DecimalMark,
    /// The draft, checked.
    checked: Memo<Result<CaseInputs, Problems>>,
    /// The last case that passed the check; what was typed since may not.
    own: Memo<Option<CaseInputs>>,
    /// Whose numbers the answer shows.
    view: RwSignal<String>,
    /// Whose money the answer is about.
    lens: RwSignal<String>,
    /// The last result, and the same with its claims cut in half.
    run: Memo<Option<(Run, Run)>>,
    /// Why there is no result, where the amounts outgrow their digits.
    too_large: Memo<Option<TooLarge>>,
    /// The figure whose `Why` is open.
    opened: RwSignal<Option<&'static str>>,
    /// What came by link or by file and waits to be taken.
    arrival: arrival::Arrival,
}

impl Page {
    fn new(kept: Kept) -> Page {
        let mark = if page::uses_decimal_comma() { DecimalMark::Comma } else { DecimalMark::Point };
        let fields = Fields::new(&kept.draft());
        let draft = fields.draft();
        let checked = Memo::new(move |_| check(&draft.read(), mark));
        let own = Memo::new(move |before: Option<&Option<CaseInputs>>| match checked.get() {
            Ok(case) => Some(case),
            Err(problems) => match before {
                Some(Some(case)) => Some(case.clone()),
                _ => without(&draft.read_untracked(), &problems, mark),
            },
        });
        let view = RwSignal::new(View::Own.id().to_owned());
        let result = Memo::new(move |_| {
            let case = viewed(&own.get()?, View::from_id(&view.read())).ok()?;
            let both = analyze(&case).and_then(|run| Ok((run, analyze(&halved(&case))?)));
            Some(both.map(|(run, half)| (Arc::new(run), Arc::new(half))))
        });
        let run = Memo::new(move |before: Option<&Option<(Run, Run)>>| match result.get() {
            Some(Ok(run)) => Some(run),
            _ => before.cloned().flatten(),
        });
        let too_large = Memo::new(move |_| match &*result.read() {
            Some(Err(error)) => Some(*error),
            _ => None,
        });
        Page {
            kept,
            fields,
            mark,
            checked,
            own,
            view,
            lens: RwSignal::new(Lens::Partner.id().to_owned()),
            run,
            too_large,
            opened: RwSignal::new(Some("net")),
            arrival: RwSignal::new(None),
        }
    }

    fn lens(&self) -> Lens {
        Lens::from_id(&self.lens.read())
    }

    fn view(&self) -> View {
        View::from_id(&self.view.read())
    }

    /// Whether the answer is of earlier input, because what is typed now is no case.
    fn is_stale(&self) -> bool {
        self.view() == View::Own
            && (self.checked.read().is_err() || self.too_large.read().is_some())
    }

    /// Puts `draft` into the form, as if it had been typed.
    fn load(&self, draft: &Draft) {
        self.view.set(View::Own.id().to_owned());
        self.fields.load(draft);
    }
}

/// The case of a draft without the inputs that have problems: what can be shown at the start of a
/// plan that was left half typed.
fn without(draft: &Draft, problems: &Problems, mark: DecimalMark) -> Option<CaseInputs> {
    let mut draft = draft.clone();
    for problem in problems.all() {
        draft.clear(problem.input);
    }
    check(&draft, mark).ok()
}

/// The return calculator.
#[component]
pub fn RoiPage() -> impl IntoView {
    route::arrive("Return calculator");
    let kept = expect_context::<Kept>();
    let page = Page::new(kept);

    let open = move || kept.open.get().map(|id| Key { kind: Kind::Case, id });
    hold_turn(kept, open);
    let draft = page.fields.draft();
    Effect::new(move |before: Option<()>| {
        let draft = draft.read();
        if before.is_some() {
            // Whoever types looks at their own numbers.
            page.view.set(View::Own.id().to_owned());
            kept.edit(&draft);
        }
    });
    Effect::new(move |before: Option<()>| {
        page.lens.track();
        if before.is_some() {
            // What was explained is a figure of the lens before.
            page.opened.set(None);
        }
    });
    Effect::new(move |before: Option<u32>| {
        let count = kept.reloaded.get();
        if before.is_some_and(|before| before != count) {
            page.load(&kept.draft());
        }
        count
    });

    view! {
        <main id="main" class="wrap" tabindex="-1">
        {head::head(page)}
        {arrival::arrival(page)}
        {notices(page)}
        <div class="calc">
            {answer::answer(page)}
            {form::form(page)}
            <div class="detail">
                {levels::levels(page)}
                {reverse::reverse(page)}
            </div>
        </div>
        {compare::compare(page)}
        {register::register(page)}
        </main>
        {live_bar(page)}
    }
    .into_any()
}

fn notices(page: Page) -> AnyView {
    let kept = page.kept;
    let told = move |text: RwSignal<Option<String>>, title: &'static str| {
        move || {
            text.get().map(|words| {
                view! {
                    <Notice title=title>
                        <p>{words}</p>
                        <p class="tools">
                            <button class="plain" type="button" on:click=move |_| text.set(None)>
                                "Close"
                            </button>
                        </p>
                    </Notice>
                }
                .into_any()
            })
        }
    };
    let deleted = move || kept.undoable.get().map(|name| format!("Deleted {name}."));
    view! {
        {elsewhere(kept, "plan")}
        {told(kept.found, "What was found")}
        {told(kept.news, "From another tab")}
        <UndoBar done=Signal::derive(deleted) on_undo=Callback::new(move |()| kept.undo()) />
    }
    .into_any()
}

fn live_bar(page: Page) -> AnyView {
    let parts = move || {
        let run = page.run.get();
        let run = run.as_ref().map(|(run, _)| run);
        run.map(|run| words::live(run, page.lens(), page.view())).unwrap_or_default()
    };
    view! {
        <LiveBar
            figure=Signal::derive(move || parts().0)
            meaning=Signal::derive(move || parts().1)
            also=Signal::derive(move || parts().2)
        />
    }
    .into_any()
}

/// The field's id on the page: an input's id is unique, but short ones could be anything.
fn field_id(input: Input) -> String {
    ["in-", input.id()].concat()
}
