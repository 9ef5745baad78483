//! The form: every input with its source, its warning and its problem.

use leptos::prelude::*;

use super::{Page, field_id};
use crate::program::{Level, published};
use crate::roi::{Input, Mode, Problem, Remedy as WayOut, Unit as Measure, source, warnings};
use crate::ui::components::{
    AmountField, Choice, ChoiceField, ErrorSummary, Fault, FieldForm, Fold, Group, LevelChoice,
    MonthField, Note, Remedy, SelectField, SwitchField, Unit,
};
use crate::ui::live::Live;

pub(super) fn form(page: Page) -> AnyView {
    let is_top_down = Memo::new(move |_| mode(page) == Mode::TopDown);
    let body = move || if is_top_down.get() { top_down(page) } else { drivers(page) };
    view! {
        <FieldForm label="Your plan" is_locked=page.kept.is_elsewhere>
            <ErrorSummary faults=move || faults(page) />
            <Group legend="Partner">
                {choice(page, Input::PartnerType)}
                <LevelChoice
                    id=field_id(Input::Level)
                    label=Input::Level.wording().label
                    choices=levels()
                    chosen=page.fields.typed(Input::Level)
                />
            </Group>
            <Group legend="Work from">
                {choice(page, Input::Mode)}
                <p class="note">{move || if is_top_down.get() {
                    "One yearly figure for what comes in and one for what goes out, as the program counts."
                } else {
                    "Leads, deals and costs. Customers come and go month by month."
                }}</p>
            </Group>
            {body}
        </FieldForm>
    }
    .into_any()
}

fn top_down(page: Page) -> AnyView {
    view! {
        <Group legend="What comes in">
            {fields(page, &[Input::AnnualRevenue, Input::ClaimFactor])}
            {select(page, Input::RevenueBasis)}
            {earning(page, false)}
        </Group>
        <Group legend="How long it takes">{fields(page, &[Input::Lag, Input::Ramp])}</Group>
        <Group legend="What it costs you">
            {fields(page, &[Input::Investment])}
            {select(page, Input::FeeTiming)}
            {vendor_fee(page)}
        </Group>
        {judged(page)}
        {more(page)}
    }
    .into_any()
}

fn drivers(page: Page) -> AnyView {
    view! {
        <Group legend="Customers you bring in">
            {fields(page, &[Input::Leads, Input::Win, Input::Arpa, Input::Churn])}
            {fields(page, &[Input::Services, Input::ServicesMargin, Input::ClaimFactor])}
        </Group>
        <Group legend="How long it takes">{fields(page, &[Input::Lag, Input::Ramp])}</Group>
        <Group legend="What it costs you">
            {fields(page, &[Input::Investment])}
            {select(page, Input::FeeTiming)}
            {vendor_fee(page)}
            {fields(page, &[Input::Onboarding, Input::People, Input::Marketing])}
        </Group>
        <Group legend="What comes back">
            {earning(page, true)}
            {fields(page, &[Input::Match, Input::MdfCap, Input::MdfLag])}
        </Group>
        {judged(page)}
        {more(page)}
    }
    .into_any()
}

fn earning(page: Page, is_drivers: bool) -> AnyView {
    let mode = page.fields.typed(Input::EarningMode);
    let by_share = Memo::new(move |_| *mode.read() != "ResaleMargin");
    let rate = move || {
        if by_share.get() {
            let base = is_drivers.then(|| select(page, Input::ShareBase));
            view! { {field(page, Input::Share)} {base} }.into_any()
        } else {
            field(page, Input::ResaleMargin)
        }
    };
    let discount = is_drivers.then(|| field(page, Input::CustomerDiscount));
    view! {
        {select(page, Input::EarningMode)}
        {rate}
        {discount}
    }
    .into_any()
}

fn judged(page: Page) -> AnyView {
    view! {
        <Group legend="How it is judged">
            {fields(page, &[Input::DiscountRate, Input::Months])}
        </Group>
    }
    .into_any()
}

/// What few plans need: closed until wanted.
fn more(page: Page) -> AnyView {
    let in_drivers = page.fields.typed(Input::Mode).read_untracked().as_str() == "Drivers";
    let growth = in_drivers.then(|| field(page, Input::PriceGrowth));
    view! {
        <div class="group more">
            <Fold summary="More assumptions">
                {month(page)}
                {growth}
                {fields(page, &[Input::FinanceRate, Input::ReinvestRate])}
                {fields(page, &[Input::PartnerManagerCost, Input::VendorDelivery])}
                {fields(page, &[Input::TrainingRate, Input::TrainingHours])}
            </Fold>
        </div>
    }
    .into_any()
}

fn fields(page: Page, inputs: &[Input]) -> AnyView {
    inputs.iter().map(|input| field(page, *input)).collect::<Vec<_>>().into_any()
}

fn field(page: Page, input: Input) -> AnyView {
    let unit = match input.unit() {
        Measure::Money(_) => Unit::Dollars,
        Measure::Fraction => Unit::Percent,
        _ => Unit::Plain,
    };
    let label = Signal::derive(move || {
        let mode = page.own.read().as_ref().map(|case| case.mode()).unwrap_or_default();
        input.label_in(mode).to_owned()
    });
    let problem =
        move || page.checked.read().as_ref().err().and_then(|problems| problems.of(input).cloned());
    let message =
        Signal::derive(move || problem().map(|problem: Problem| format!("{}.", problem.message)));
    let remedy = move || {
        let WayOut::ChooseLevel(level) = problem()?.remedy?;
        let chosen = page.fields.typed(Input::Level);
        Some(Remedy {
            label: format!("Choose {}, which allows it", level.label()),
            act: Callback::new(move |()| chosen.set(level.id().to_owned())),
        })
    };
    let warning = Signal::derive(move || {
        let checked = page.checked.read();
        let case = checked.as_ref().ok()?;
        let found = warnings(case).into_iter().find(|(warned, _)| *warned == input);
        found.map(|(_, text)| format!("{text}."))
    });
    view! {
        <AmountField
            id=field_id(input)
            label=label
            typed=page.fields.typed(input)
            unit=unit
            note=note(page, input)
            warning=warning
            problem=message
            remedy=remedy
        />
    }
    .into_any()
}

/// Where the value comes from, and what the input means.
fn note(page: Page, input: Input) -> Live<Option<Note>> {
    Live::from(move || {
        let own = page.own.read();
        let source = source(own.as_ref()?, input);
        let hint = input.wording().hint;
        let text = match source.note == hint {
            true => source.note,
            false => [&*source.note, " ", hint].concat(),
        };
        Some(Note { source: source.origin.word(), text })
    })
}

fn choice(page: Page, input: Input) -> AnyView {
    view! {
        <ChoiceField
            id=field_id(input)
            label=input.wording().label
            choices=words(input)
            chosen=page.fields.typed(input)
        />
    }
    .into_any()
}

fn select(page: Page, input: Input) -> AnyView {
    view! {
        <SelectField
            id=field_id(input)
            label=input.wording().label.to_owned()
            choices=words(input)
            chosen=page.fields.typed(input)
            note=note(page, input)
        />
    }
    .into_any()
}

fn words(input: Input) -> Vec<Choice> {
    let Measure::Choice(choices) = input.unit() else { return Vec::new() };
    choices.iter().map(|choice| Choice::new(choice.id, choice.label)).collect()
}

fn vendor_fee(page: Page) -> AnyView {
    let input = Input::InvestmentIsVendorFee;
    let typed = page.fields.typed(input);
    let change = Callback::new(move |is_on: bool| typed.set(is_on.to_string()));
    view! {
        <div class="field wide">
            <SwitchField
                label=input.wording().label.to_owned()
                is_on=Signal::derive(move || *typed.read() == "true")
                on_change=change
            />
            <p class="note">{input.wording().hint}</p>
        </div>
    }
    .into_any()
}

fn month(page: Page) -> AnyView {
    let input = Input::StartMonth;
    let problem = Signal::derive(move || {
        let checked = page.checked.read();
        let problem = checked.as_ref().err()?.of(input)?;
        Some(format!("{}.", problem.message))
    });
    view! {
        <MonthField
            id=field_id(input)
            label=input.wording().label.to_owned()
            typed=page.fields.typed(input)
            note=move || Some(Note { source: "", text: input.wording().hint.to_owned() })
            problem=problem
        />
    }
    .into_any()
}

fn levels() -> Vec<Choice> {
    let level = |level: Level| {
        let terms = published::terms(level);
        let share = crate::finance::figure::percent(terms.revenue_share.fraction(), 0);
        let note = match level {
            Level::Registered => format!("{share}, no commitment stated"),
            _ => format!("up to {share}, {} or more", terms.annual_commitment.whole()),
        };
        Choice::new(level.id(), level.label()).with(note)
    };
    Level::ALL.map(level).to_vec()
}

fn faults(page: Page) -> Vec<Fault> {
    let checked = page.checked.read();
    let Err(problems) = &*checked else { return Vec::new() };
    let mode = mode(page);
    let fault = |problem: &Problem| Fault {
        field: field_id(problem.input),
        label: problem.input.label_in(mode).to_owned(),
        problem: format!("{}.", problem.message),
    };
    problems.all().iter().map(fault).collect()
}

fn mode(page: Page) -> Mode {
    Mode::from_id(&page.fields.typed(Input::Mode).read()).unwrap_or_default()
}
