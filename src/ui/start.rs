//! The whole program: what is kept, the first answer of the home page, and the frame around it.

use leptos::{mount::mount_to, prelude::*};

use super::app::App;
use super::components::Sentence;
use super::kept::Kept;
use super::pages::{HomeSeams, LeftOff};
use super::parts::{Page, Part, Parts};
use super::route::Address;
use crate::browser::{page, start};
use crate::finance::typed::DecimalMark;
use crate::program::Level;
use crate::roi::{Draft, Input, Lens, Phrase, analyze, check, headline};
use crate::store::Id;

/// Everything, from storage to frame.
#[component]
pub fn Tandem(parts: Parts) -> impl IntoView {
    let kept = Kept::start();
    provide_context(kept);
    view! { <App standing=kept.standing theme=kept.theme home=home(kept) parts /> }.into_any()
}

fn home(kept: Kept) -> HomeSeams {
    let leads = RwSignal::new("5".to_owned());
    let level = RwSignal::new(Level::Premier.id().to_owned());
    let mark = if page::uses_decimal_comma() { DecimalMark::Comma } else { DecimalMark::Point };
    let draft = Memo::new(move |_| first_draft(&leads.read(), &level.read()));
    let answer = move || {
        let case = check(&draft.read(), mark).map_err(|problems| {
            let problem = problems.all().first().map(|problem| format!("{}.", problem.message));
            problem.unwrap_or_default()
        })?;
        let run = analyze(&case).map_err(|error| format!("{error}."))?;
        let outcome = run.outcome(Lens::Partner).map_err(|error| format!("{error}."))?;
        Ok(tail(headline(&run, Lens::Partner, &outcome)))
    };
    let left_off = move || {
        let plans = kept.plans.read();
        let newest = plans.iter().rev().take(4);
        newest.filter_map(|plan| left_off(kept, plan, mark)).collect::<Vec<_>>()
    };
    HomeSeams {
        leads,
        level,
        answer: answer.into(),
        left_off: left_off.into(),
        on_open: Callback::new(move |()| open(kept, &draft.get_untracked())),
        on_resume: Callback::new(move |id: String| {
            if let Ok(id) = Id::new(&id) {
                kept.open_plan(Some(id));
            }
        }),
    }
}

/// What the sentence on the home page describes.
fn first_draft(leads: &str, level: &str) -> Draft {
    Draft::default()
        .with(Input::Mode, "Drivers")
        .with(Input::Level, level)
        .with(Input::Leads, leads.trim())
}

/// The headline from "you would" on: the home page says the rest itself.
fn tail(phrases: Vec<Phrase>) -> Sentence {
    phrases.into_iter().fold(Sentence::new(), |said, phrase| match phrase {
        Phrase::Words(words) => match words.split_once("partner ") {
            Some((_, rest)) => said.text(rest),
            None => said.text(words),
        },
        Phrase::Figure(figure) => said.figure(figure),
    })
}

/// Opens the sentence in the calculator, unless it is already what is open there.
fn open(kept: Kept, draft: &Draft) {
    let is_first = kept.plans.read_untracked().is_empty();
    if is_first || kept.draft() != *draft {
        if is_first {
            kept.edit(draft);
        } else {
            kept.add(None, draft);
        }
    }
}

fn left_off(kept: Kept, plan: &super::kept::Plan, mark: DecimalMark) -> Option<LeftOff> {
    let line = match check(&kept.draft_of(&plan.id), mark) {
        Err(problems) => match problems.all().len() {
            1 => "One field to put right.".to_owned(),
            count => format!("{count} fields to put right."),
        },
        Ok(case) => {
            let run = analyze(&case).ok()?;
            let net = run.measures.net;
            let side = if net.is_negative() { "behind" } else { "ahead" };
            let amount = if net.is_negative() { net.negated() } else { net };
            let months = case.months();
            format!("{} {side} after {months} months.", amount.whole())
        }
    };
    Some(LeftOff { id: plan.id.as_str().to_owned(), name: plan.name.clone(), line })
}

/// Puts the program into the page's `#app`, once the part is there that the present address needs.
pub fn mount() {
    let Some(part) = Part::of(Address::now()) else { return show(None) };
    start::wait_for(async move {
        match part.load().await {
            Ok(page) => show(Some((part, page))),
            Err(_) => start::is_incomplete(),
        }
    });
}

/// Without that element there is no page to be on.
fn show(first: Option<(Part, Page)>) {
    let Some(place) = page::element("app") else { return };
    mount_to(place, move || view! { <Tandem parts=Parts::new(first) /> }).forget();
    start::stands();
}
