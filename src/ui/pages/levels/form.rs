//! The form: the partner, the volume, the facts, and what is offered instead of the published terms.

use leptos::prelude::*;

use super::Page;
use crate::program::{Level, PartnerType, published};
use crate::roi::{LevelField, LevelUnit, Need};
use crate::ui::components::{
    AmountField, Choice, ChoiceField, DateField, ErrorSummary, Fault, FieldForm, Fold, Group, Note,
    Remedy, SelectField, Unit, options,
};

/// The field's id on the page.
pub(super) fn field_id(field: LevelField) -> String {
    ["lv-", &*field.id()].concat()
}

pub(super) fn form(page: Page) -> AnyView {
    use LevelField as F;
    let types = PartnerType::ALL.map(|it| Choice::new(it.id(), it.label())).to_vec();
    let sources = [("Typed", "One figure"), ("Leads", "Leads"), ("Plan", "A plan")]
        .map(|(id, label)| Choice::new(id, label));
    let source = page.fields.typed(F::Source);
    let volume = move || match &**source.read() {
        "Leads" => fields(page, &[F::Leads, F::Win, F::Deal]),
        "Plan" => plan(page),
        _ => field(page, F::Volume),
    };
    view! {
        <FieldForm label="Your level" is_locked=page.kept.is_elsewhere>
            <ErrorSummary faults=move || faults(page) />
            <Group legend="Partner">
                <ChoiceField
                    id=field_id(F::PartnerType)
                    label="Partner type"
                    choices=types
                    chosen=page.fields.typed(F::PartnerType)
                />
                {select(page, F::Current, levels())}
                {select(page, F::Target, aims())}
            </Group>
            <Group legend="Your yearly volume">
                <ChoiceField
                    id=field_id(F::Source)
                    label="Where the volume comes from"
                    choices=sources.to_vec()
                    chosen=source
                />
                {volume}
                {field(page, F::FundsCounted)}
            </Group>
            <Group legend="What you have">
                {fields(page, &[F::Committed, F::LeadsMonth(1), F::LeadsMonth(2), F::LeadsMonth(3)])}
                {fields(page, &[F::Stories, F::Reviews])}
                {select(page, F::Council, council())}
                {field(page, F::Joined)}
            </Group>
            <Group legend="What may be recommended">
                {select(page, F::Appetite, appetites())}
                {field(page, F::Budget)}
            </Group>
            <div class="group more">
                <Fold summary="What closing a gap takes">
                    <p class="note">"What is left empty is not known, and never taken for nothing."</p>
                    {Need::ALL.map(|need| need_fields(page, need)).into_iter().collect::<Vec<_>>()}
                </Fold>
                <Fold summary="Your own offer">
                    <p class="note">
                        "Where you were offered less than the ceiling, or commit more than the least."
                    </p>
                    {Level::ALL.map(|level| offer_fields(page, level)).into_iter().collect::<Vec<_>>()}
                </Fold>
                <Fold summary="Growth, for the step to Strategic">
                    {field(page, F::Growth)}
                </Fold>
            </div>
        </FieldForm>
    }
    .into_any()
}

fn need_fields(page: Page, need: Need) -> AnyView {
    fields(page, &[LevelField::UnitCost(need), LevelField::UnitTime(need), LevelField::MetBy(need)])
}

fn offer_fields(page: Page, level: Level) -> AnyView {
    fields(
        page,
        &[
            LevelField::OfferCommitment(level),
            LevelField::OfferShare(level),
            LevelField::OfferFunds(level),
        ],
    )
}

pub(super) fn fields(page: Page, list: &[LevelField]) -> AnyView {
    list.iter().map(|it| field(page, *it)).collect::<Vec<_>>().into_any()
}

/// One field by what it holds.
pub(super) fn field(page: Page, field: LevelField) -> AnyView {
    field_as(page, field, field.label())
}

/// One field under a label of its own, where its group says the rest.
pub(super) fn field_as(page: Page, field: LevelField, label: String) -> AnyView {
    let typed = page.fields.typed(field);
    let (problem, warning) = (page.problem(field), page.warning(field));
    let unit = match field.unit() {
        LevelUnit::Day => {
            return view! {
                <DateField id=field_id(field) label=label typed=typed warning=warning problem=problem />
            }
            .into_any();
        }
        LevelUnit::Money => Unit::Dollars,
        LevelUnit::Percent => Unit::Percent,
        _ => Unit::Plain,
    };
    let note = hint(field).map(|(source, text)| Note { source, text });
    let remedy = move || {
        let checked = page.checked.read();
        let problem = checked.as_ref().err()?.iter().find(|it| it.field == field)?;
        let level = problem.allowed_by?;
        let (typed, instead) = (typed, page.fields.typed(LevelField::OfferShare(level)));
        Some(Remedy {
            label: format!("Enter it at {}, which allows it", level.label()),
            act: Callback::new(move |()| {
                instead.set(typed.get_untracked());
                typed.set(String::new());
            }),
        })
    };
    view! {
        <AmountField
            id=field_id(field)
            label=label
            typed=typed
            unit=unit
            note=move || note.clone()
            warning=warning
            problem=problem
            remedy=remedy
        />
    }
    .into_any()
}

/// What a field means, and what holds while it is empty.
fn hint(field: LevelField) -> Option<(&'static str, String)> {
    use LevelField as F;
    let plain = |text: &str| Some(("", text.to_owned()));
    match field {
        F::Volume => plain("What customers you bring in pay in a year, before your share."),
        F::Deal => plain("Leads × 12 × part won × this is your volume."),
        F::FundsCounted => plain(
            "Empty counts none: matching asks you to spend as well. 100% is the optimistic end.",
        ),
        F::Committed => plain("What you pay a year now. Empty is not known."),
        F::LeadsMonth(1) => plain("The mean of three full months decides."),
        F::Joined => plain("Quarters that are not over owe no review. Empty counts four."),
        F::Budget => plain("Levels that ask for more are left out. Empty sets no bound."),
        F::Growth => plain("For the years until Strategic pays."),
        F::OfferCommitment(Level::Registered) => Some(("Program", "None stated.".to_owned())),
        F::OfferCommitment(level) => {
            let least = published::terms(level).annual_commitment.whole();
            Some(("Program", format!("{least} or more.")))
        }
        F::OfferShare(level) => {
            let share = published::terms(level).revenue_share;
            Some(("Program", format!("{share} at most.")))
        }
        F::OfferFunds(level) => {
            let cap = published::terms(level).mdf_cap.whole();
            Some(("Program", format!("{cap} at most.")))
        }
        _ => None,
    }
}

fn select(page: Page, field: LevelField, choices: Vec<Choice>) -> AnyView {
    view! {
        <SelectField
            id=field_id(field)
            label=field.label()
            choices=choices
            chosen=page.fields.typed(field)
        />
    }
    .into_any()
}

fn levels() -> Vec<Choice> {
    Level::ALL.map(|level| Choice::new(level.id(), level.label())).to_vec()
}

fn aims() -> Vec<Choice> {
    let mut choices = vec![Choice::new("", "The next one up")];
    choices.extend(levels());
    choices
}

fn council() -> Vec<Choice> {
    [("", "Not entered"), ("Yes", "Yes"), ("No", "No")]
        .map(|(id, label)| Choice::new(id, label))
        .to_vec()
}

fn appetites() -> Vec<Choice> {
    [
        ("Any", "Any, with what is missing said"),
        ("Met", "Only what I meet today"),
        ("Planned", "What I meet or have planned"),
    ]
    .map(|(id, label)| Choice::new(id, label))
    .to_vec()
}

/// The saved plan the volume is taken from.
fn plan(page: Page) -> AnyView {
    let chosen = page.fields.typed(LevelField::Plan);
    let id = field_id(LevelField::Plan);
    let choices = move || {
        let plans = page.kept.plans.read();
        let option = |value: String, label: String| {
            let is_chosen = *chosen.read() == value;
            view! { <option value=value selected=is_chosen>{label}</option> }.into_any()
        };
        let mut list = vec![option(String::new(), "Choose a plan".to_owned())];
        list.extend(
            plans.iter().map(|plan| option(plan.id.as_str().to_owned(), plan.name.clone())),
        );
        list
    };
    let note = move || {
        if page.kept.plans.read().is_empty() {
            "There is no plan yet: make one in the calculator."
        } else {
            "Its yearly bookings, and the whole plan at each level."
        }
    };
    view! {
        <div class="field wide">
            <label for=id.clone()>"From which plan"</label>
            <div class="box txt">
                <select
                    id=id.clone()
                    aria-describedby=[&*id, "-note"].concat()
                    on:change:target=move |changed| chosen.set(changed.target().value())
                >
                    {choices}
                </select>
            </div>
            <p class="note" id=[&*id, "-note"].concat()>{note}</p>
        </div>
    }
    .into_any()
}

fn faults(page: Page) -> Vec<Fault> {
    let checked = page.checked.read();
    let Err(problems) = &*checked else { return Vec::new() };
    let fault = |problem: &crate::roi::FieldProblem| Fault {
        field: field_id(problem.field),
        label: problem.field.label(),
        problem: format!("{}.", problem.message),
    };
    problems.iter().map(fault).collect()
}

/// The options of the levels, for the columns that a narrow page shows.
pub(super) fn level_options(chosen: RwSignal<String>) -> AnyView {
    options(levels(), chosen)
}
