//! The levels side by side: draft, checked, result, view.

mod answer;
mod arrival;
mod compare;
mod fields;
mod form;
mod head;
mod lines;
mod owed;
mod types;
mod why;

use std::sync::Arc;

use leptos::prelude::*;

use self::fields::LevelFields;
use crate::browser::{clock, page};
use crate::finance::Day;
use crate::finance::typed::DecimalMark;
use crate::program::Level;
use crate::roi::{
    FieldProblem, LevelComparison, LevelField, LevelPlan, VolumeSource, check, check_levels,
    compare_levels, level_warnings,
};
use crate::store::{Id, Key, Kind};
use crate::ui::components::LiveBar;
use crate::ui::kept::Kept;
use crate::ui::pages::elsewhere::{elsewhere, hold_turn};
use crate::ui::route;

/// A result that many views read.
type Compared = Arc<LevelComparison>;

/// The signals of the page, in the order they follow from one another.
#[derive(Clone, Copy)]
struct Page {
    kept: Kept,
    fields: LevelFields,
    today: Day,
    /// The draft, checked.
    checked: Memo<Result<LevelPlan, Vec<FieldProblem>>>,
    /// What is unusual about it.
    warnings: Memo<Vec<(LevelField, String)>>,
    /// Why there is no result of a plan that passed the check.
    refused: Memo<Option<String>>,
    /// The last result; what was typed since may have none.
    result: Memo<Option<Compared>>,
    /// The level whose worth is explained.
    opened: RwSignal<Option<&'static str>>,
    /// What came by link and waits to be taken.
    arrival: arrival::Arrival,
}

impl Page {
    fn new(kept: Kept, today: Day) -> Page {
        let mark = if page::uses_decimal_comma() { DecimalMark::Comma } else { DecimalMark::Point };
        let fields = LevelFields::new(&kept.level_texts());
        let draft = fields.draft();
        let checked = Memo::new(move |_| check_levels(&draft.read(), mark));
        let warnings = Memo::new(move |_| match &*checked.read() {
            Ok(plan) => level_warnings(plan, today),
            Err(_) => Vec::new(),
        });
        // A new result is never the one before: comparing them would cost more than showing it.
        let outcome = Memo::new_with_compare(
            move |_| {
                let plan = checked.get().ok()?;
                Some(with_case(kept, plan, mark).and_then(|plan| {
                    compare_levels(plan, today).map(Arc::new).map_err(|error| format!("{error}."))
                }))
            },
            |_, _| true,
        );
        let result = Memo::new_with_compare(
            move |before: Option<&Option<Compared>>| match outcome.get() {
                Some(Ok(compared)) => Some(compared),
                _ => match before.cloned().flatten() {
                    Some(before) => Some(before),
                    None => start(&draft.read_untracked(), mark, today),
                },
            },
            |_, _| true,
        );
        let refused = Memo::new(move |_| match &*outcome.read() {
            Some(Err(reason)) => Some(reason.clone()),
            _ => None,
        });
        Page {
            kept,
            fields,
            today,
            checked,
            warnings,
            refused,
            result,
            opened: RwSignal::new(None),
            arrival: RwSignal::new(None),
        }
    }

    /// What `made` makes of the result; nothing before there is one.
    fn shown<T: Default>(&self, made: impl FnOnce(&LevelComparison) -> T) -> T {
        self.result.read().as_ref().map(|compared| made(compared)).unwrap_or_default()
    }

    /// Whether the answer is of earlier input, because what is typed now is no plan.
    fn is_stale(&self) -> bool {
        self.checked.read().is_err() || self.refused.read().is_some()
    }

    /// The problem of a field, as a sentence.
    fn problem(&self, field: LevelField) -> Signal<Option<String>> {
        let page = *self;
        Signal::derive(move || {
            let checked = page.checked.read();
            let problem = checked.as_ref().err()?.iter().find(|it| it.field == field)?;
            Some(format!("{}.", problem.message))
        })
    }

    /// What is unusual about a field, as a sentence.
    fn warning(&self, field: LevelField) -> Signal<Option<String>> {
        let page = *self;
        Signal::derive(move || {
            let found = page.warnings.read();
            found.iter().find(|(warned, _)| *warned == field).map(|(_, text)| text.clone())
        })
    }
}

/// The plan with the volume of the saved case it names, where it takes its volume from one.
fn with_case(kept: Kept, plan: LevelPlan, mark: DecimalMark) -> Result<LevelPlan, String> {
    if plan.source != VolumeSource::Plan {
        return Ok(plan);
    }
    // A plan that is renamed, deleted or changed elsewhere is read anew.
    kept.reloaded.track();
    let Some(id) = plan.words(LevelField::Plan).and_then(|id| Id::new(id).ok()) else {
        return Ok(plan);
    };
    if !kept.plans.read().iter().any(|it| it.id == id) {
        return Ok(plan);
    }
    match check(&kept.draft_of(&id), mark) {
        Ok(case) => plan.with_case(&case).map_err(|error| format!("{error}.")),
        Err(_) => Err("This plan has fields to put right in the calculator.".to_owned()),
    }
}

/// What can be shown of a draft that was left half typed: nothing of the fields in the way.
fn start(draft: &crate::roi::LevelDraft, mark: DecimalMark, today: Day) -> Option<Compared> {
    let mut draft = draft.clone();
    if let Err(problems) = check_levels(&draft, mark) {
        for problem in problems {
            draft.remove(&problem.field.id());
        }
    }
    compare_levels(check_levels(&draft, mark).ok()?, today).ok().map(Arc::new)
}

/// The levels side by side.
#[component]
pub fn LevelsPage() -> impl IntoView {
    route::arrive("Levels");
    let kept = expect_context::<Kept>();
    // A clock beyond the year 9999 names no day; the first of all days leaves nothing overdue.
    let today = clock::local(clock::now_ms()).day().parse().unwrap_or(Day::FIRST);
    let page = Page::new(kept, today);

    hold_turn(kept, || Some(Key::only(Kind::Level)));
    let draft = page.fields.draft();
    Effect::new(move |before: Option<()>| {
        let draft = draft.read();
        if before.is_some() {
            kept.edit_levels(&draft);
        }
    });
    Effect::new(move |before: Option<u32>| {
        let count = kept.levels_reloaded.get();
        if before.is_some_and(|before| before != count) {
            page.fields.load(&kept.level_texts());
        }
        count
    });
    view! {
        <main id="main" class="wrap level-page" tabindex="-1">
            {head::head(page)}
            {arrival::arrival(page)}
            {elsewhere(kept, "page")}
            <div class="calc">
                {answer::answer(page)}
                {form::form(page)}
                <div class="detail">{answer::detail(page)}</div>
            </div>
            {compare::compare(page)}
            {lines::lines(page)}
            {types::types(page)}
            {owed::owed(page)}
        </main>
        {live_bar(page)}
    }
    .into_any()
}

fn live_bar(page: Page) -> AnyView {
    let parts = move || {
        page.shown(|compared| {
            let Some(recommended) = &compared.recommendation else {
                let asked = "Enter a yearly volume".to_owned();
                return (String::new(), asked, String::new());
            };
            let unit = if compared.cases.is_some() { "net present value" } else { "a year" };
            let worth = compared.score(recommended.level).unwrap_or_default();
            let also = if recommended.pays {
                format!("{} is worth most", recommended.level.label())
            } else {
                "No level pays".to_owned()
            };
            (worth.whole().to_string(), unit.to_owned(), also)
        })
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

/// The name that a level's column and its `Why` go by.
const fn worth_id(level: Level) -> &'static str {
    match level {
        Level::Registered => "worth-registered",
        Level::Select => "worth-select",
        Level::Premier => "worth-premier",
        Level::Strategic => "worth-strategic",
    }
}
