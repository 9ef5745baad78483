//! The reverse question: what must be true for a target to be met.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::{Page, words::sentence};
use crate::finance::figure;
use crate::finance::typed;
use crate::roi::{
    CaseInputs, Input, Mode, Phrase, Question, Solution, Target, Unknown, achieved, rounded, solve,
};
use crate::ui::components::{AmountField, Choice, SelectField};

/// The answer, and the text that puts it into its field.
#[derive(Clone, PartialEq)]
struct Answer {
    said: Vec<Phrase>,
    take: Option<(Input, String)>,
}

pub(super) fn reverse(page: Page) -> AnyView {
    let target = RwSignal::new("multiple".to_owned());
    let times = RwSignal::new("3".to_owned());
    let within = RwSignal::new("18".to_owned());
    let unknown = RwSignal::new(String::new());
    let is_drivers = Memo::new(move |_| {
        page.own.read().as_ref().is_some_and(|case| case.mode() == Mode::Drivers)
    });
    // The list differs by mode; a choice it no longer holds gives way to its first.
    let asked = Memo::new(move |_| {
        let choices = unknowns(is_drivers.get());
        let chosen = unknown.read();
        let known = choices.iter().any(|choice| choice.value == *chosen);
        let first = choices.first().map(|choice| choice.value.to_owned());
        if known { chosen.clone() } else { first.unwrap_or_default() }
    });
    Effect::new(move |_| {
        let asked = asked.get();
        if *unknown.read_untracked() != asked {
            unknown.set(asked);
        }
    });

    let number = move |text: RwSignal<String>| typed::number(&text.read(), page.mark).ok();
    let times_problem = Signal::derive(move || {
        let good = number(times)
            .is_some_and(|it| (Decimal::ZERO..=Decimal::ONE_THOUSAND).contains(&it.value));
        (!good && *target.read() == "multiple").then(|| "Enter a number, like 3.".to_owned())
    });
    let months = move || {
        let value = number(within)?.value;
        let whole = value.fract().is_zero() && value >= Decimal::ONE && value <= Decimal::from(60);
        if whole { u32::try_from(value).ok() } else { None }
    };
    let months_problem = Signal::derive(move || {
        months().is_none().then(|| "Enter whole months from 1 to 60, like 18.".to_owned())
    });
    let answer = move || {
        let own = page.own.read();
        let case = own.as_ref()?;
        let months = months()?;
        let target = match target.read().as_str() {
            "multiple" => Target::Multiple(number(times)?.value),
            "payback" => Target::PaybackBy(Decimal::from(months)),
            _ => Target::BreakEven,
        };
        let unknown = Unknown::ALL.into_iter().find(|it| it.input().id() == *asked.read())?;
        let question = Question { target, within: Some(months), unknown };
        Some(answer(case, question))
    };
    let said = move || {
        answer().map(|answer| {
            let take = answer.take.map(|(input, text)| {
                let typed = page.fields.typed(input);
                let put = move |_| typed.set(text.clone());
                view! {
                    <button class="plain" type="button" on:click=put>"Put it into my plan"</button>
                }
                .into_any()
            });
            view! {
                <p class="lead solved">{sentence(answer.said).shown()}</p>
                {take}
            }
            .into_any()
        })
    };
    let times_field = move || {
        (*target.read() == "multiple").then(|| {
            view! {
                <AmountField
                    id="reverse-times"
                    label="Times the money put in".to_owned()
                    typed=times
                    problem=times_problem
                />
            }
            .into_any()
        })
    };
    let unknown_field = move || {
        view! {
            <SelectField
                id="reverse-unknown"
                label="Change only".to_owned()
                choices=unknowns(is_drivers.get())
                chosen=unknown
            />
        }
        .into_any()
    };
    let targets = vec![
        Choice::new("multiple", "a return multiple"),
        Choice::new("npv", "worth zero or more today"),
        Choice::new("payback", "the money back in today\u{2019}s dollars"),
    ];
    view! {
            <section class="section reverse" aria-labelledby="reverse-title">
                <h2 id="reverse-title" tabindex="-1">"What must be true"</h2>
                <div class="inputs ask">
                    <SelectField
                        id="reverse-target"
                        label="For".to_owned()
                        choices=targets
                        chosen=target
                    />
                    {times_field}
                    <AmountField
                        id="reverse-within"
                        label="Within, months".to_owned()
                        typed=within
                        problem=months_problem
                    />
    {unknown_field}
                </div>
                <div role="status">{said}</div>
            </section>
        }
    .into_any()
}

fn unknowns(is_drivers: bool) -> Vec<Choice> {
    let all: &[Unknown] = if is_drivers {
        &[
            Unknown::Leads,
            Unknown::Win,
            Unknown::Arpa,
            Unknown::Share,
            Unknown::Churn,
            Unknown::Lag,
            Unknown::Ramp,
            Unknown::Investment,
        ]
    } else {
        &[Unknown::AnnualRevenue, Unknown::Share, Unknown::Investment, Unknown::Lag, Unknown::Ramp]
    };
    let mode = if is_drivers { Mode::Drivers } else { Mode::TopDown };
    let choice = |unknown: &Unknown| {
        let input = unknown.input();
        Choice::new(input.id(), input.label_in(mode))
    };
    all.iter().map(choice).collect()
}

fn answer(case: &CaseInputs, question: Question) -> Answer {
    let input = question.unknown.input();
    let label = input.label_in(case.mode());
    let words = |text: String| Phrase::Words(text);
    let only = |text: String| Answer { said: vec![Phrase::Words(text)], take: None };
    let aim = aim(question);
    let now = case.shown(input);
    match solve(case, question) {
        Err(error) => only(format!("{error}.")),
        Ok(Solution::AlwaysMet) => {
            only(format!("Any value of \u{201c}{label}\u{201d} gives {aim}; you have {now}."))
        }
        Ok(Solution::Unreachable) => only(format!(
            "No value of \u{201c}{label}\u{201d} gives {aim}. Something else must change."
        )),
        Ok(Solution::OutOfBounds(value)) => {
            let value = case.shown_as(input, rounded(question.unknown, value));
            only(format!(
                "\u{201c}{label}\u{201d} would have to be {value} for {aim}: beyond what can be \
                 entered. You have {now}."
            ))
        }
        Ok(Solution::Found(exact)) => {
            let value = rounded(question.unknown, exact);
            let reached = achieved(case, question, value).ok().map(|run| {
                let m = &run.measures;
                let multiple = m.multiple.map_or_else(String::new, figure::multiple);
                format!(" That gives {multiple} and {} today.", m.npv.whole())
            });
            Answer {
                said: vec![
                    words(format!("\u{201c}{label}\u{201d} must be ")),
                    Phrase::Figure(case.shown_as(input, value)),
                    words(format!(" for {aim}; you have {now}.{}", reached.unwrap_or_default())),
                ],
                take: Some((input, case.typed_as(input, value))),
            }
        }
    }
}

fn aim(question: Question) -> String {
    let months = question.within.unwrap_or_default();
    let within = format!("within {months} month{}", if months == 1 { "" } else { "s" });
    match question.target {
        Target::Multiple(times) => format!("{}\u{d7} {within}", figure::plain(times)),
        Target::BreakEven => format!("a worth today of zero {within}"),
        Target::PaybackBy(_) => format!("the money back {within}, in today\u{2019}s dollars"),
    }
}
