//! The same plan at each level.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::Page;
use crate::finance::{PaybackTime, Share, figure};
use crate::program::{Level, published};
use crate::roi::{
    Analysis, Input, LevelCase, Mode, at_every_level, bookings_a_year, indifference_volume,
    levels_differ,
};
use crate::ui::components::{LevelCard, LevelStrip};

pub(super) fn levels(page: Page) -> AnyView {
    let compared = move || {
        let own = page.own.read();
        let case = own.as_ref().filter(|case| levels_differ(case))?;
        Some((case.level(), at_every_level(case).ok()?))
    };
    let section = move || {
        let (title, body) = match compared() {
            Some((current, cases)) => (title(&cases), strip(&cases, current)),
            None => ("What each level would pay".to_owned(), no_difference()),
        };
        view! {
            <h2>{title}</h2>
            {body}
        }
        .into_any()
    };
    view! { <section class="section">{section}</section> }.into_any()
}

fn no_difference() -> AnyView {
    view! {
        <p class="note">
            "Your revenue is entered as one yearly figure of your own, so the level changes "
            "nothing in it. Work from leads and deals to see what each level would pay."
        </p>
    }
    .into_any()
}

fn title(cases: &[LevelCase; 4]) -> String {
    let best = cases.iter().max_by_key(|case| case.analysis.measures.npv);
    let Some(best) = best else { return String::new() };
    if best.analysis.measures.npv.is_negative() {
        "On these inputs no level pays".to_owned()
    } else {
        format!("On these inputs {} is worth most", best.level.label())
    }
}

fn strip(cases: &[LevelCase; 4], current: Level) -> AnyView {
    let cards: Vec<LevelCard> = cases.iter().map(|case| card(case, current)).collect();
    let turning = turning_point(cases);
    view! {
        <p class="note">
            "Net present value of the same plan at each level. Only the commitment, the share and "
            "the cap on matching funds change."
        </p>
        <LevelStrip cards=cards />
        {turning.map(|text| view! { <p class="note">{text}</p> }.into_any())}
    }
    .into_any()
}

fn card(case: &LevelCase, current: Level) -> LevelCard {
    let run: &Analysis = &case.analysis;
    let is_current = case.level == current;
    let back = match run.measures.payback.last {
        PaybackTime::After(months) => format!("Back after {} months.", figure::months(months)),
        PaybackTime::Immediate => "No money at risk.".to_owned(),
        PaybackTime::Never | PaybackTime::NotMeaningful => "Never back at zero.".to_owned(),
    };
    let leads = if run.case.mode() != Mode::Drivers {
        ""
    } else if case.leads_short > Decimal::ZERO {
        &format!(
            " Needs {} leads a month; you plan {}.",
            published::terms(case.level).leads_per_month,
            run.case.shown(Input::Leads)
        )
    } else {
        ""
    };
    let yours = if is_current { " Your plan." } else { "" };
    LevelCard {
        name: case.level.label().to_owned(),
        terms: terms(case),
        worth: run.measures.npv,
        words: format!("{back}{leads}{yours}"),
        is_current,
    }
}

fn terms(case: &LevelCase) -> String {
    let share = case.analysis.case.shown(Input::Share);
    let commitment = case.analysis.case.shown(Input::Investment);
    match case.level {
        Level::Registered => format!("{share} \u{b7} {commitment}"),
        _ => format!("up to {share} \u{b7} {commitment}"),
    }
}

/// Where the next level begins to pay on share alone, and how far the plan is from it.
fn turning_point(cases: &[LevelCase; 4]) -> Option<String> {
    let planned = cases.iter().find_map(|case| bookings_a_year(&case.analysis).ok().flatten())?;
    let next = [
        (Level::Registered, Level::Select),
        (Level::Select, Level::Premier),
        (Level::Premier, Level::Strategic),
    ];
    let volumes = next.into_iter().filter_map(|(lower, higher)| {
        let (below, above) = (published::terms(lower), published::terms(higher));
        let volume = indifference_volume(below, above, Share::ZERO).ok()??;
        Some((lower, higher, volume))
    });
    let (lower, higher, volume) = volumes.into_iter().find(|(.., volume)| *volume > planned)?;
    Some(format!(
        "On share alone, {} overtakes {} above {} of gross bookings a year; you plan {}.",
        higher.label(),
        lower.label(),
        volume.whole(),
        planned.whole()
    ))
}
