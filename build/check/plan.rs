use rust_decimal::Decimal;

use super::super::problem::{Entry, Problems};
use super::super::tables::{Goal, GoalUnit, Phase, Profile, Reading, Review, Story};
use super::{TYPES, complete, file_of, positive};

/// Each partner type is there once.
pub fn partner_types(types: &[Entry<Profile>], problems: &mut Problems) {
    let what = "must hold Technology, Channel and Solution, once each and in this order";
    complete(types, |it| it.id, &TYPES, what, problems);
}

/// A target lies on the scale of its unit.
pub fn goals(goals: &[Entry<Goal>], problems: &mut Problems) {
    for Entry { place, value: goal } in goals {
        let (lowest, highest) = match goal.unit {
            GoalUnit::Percent => (0, Some(100)),
            GoalUnit::OutOfTen => (0, Some(10)),
            GoalUnit::PromoterScore => (-100, Some(100)),
            GoalUnit::PercentMore
            | GoalUnit::Dollars
            | GoalUnit::Count
            | GoalUnit::Milliseconds => (0, None),
        };
        let figures = [("target", Some(goal.target.parts().2)), ("benchmark", goal.benchmark)];
        for (key, figure) in figures {
            let Some(figure) = figure else { continue };
            let is_off = figure.0 < Decimal::from(lowest)
                || highest.is_some_and(|highest: i32| figure.0 > Decimal::from(highest));
            if is_off {
                let scale = match highest {
                    Some(highest) => format!("from {lowest} to {highest}"),
                    None => format!("from {lowest}"),
                };
                problems.add(
                    place,
                    format!("`{key}` is {figure}, but its unit runs {scale}; correct it"),
                );
            }
        }
    }
}

/// Phases follow one another without overlap or gap, over one year.
pub fn phases(phases: &[Entry<Phase>], problems: &mut Problems) {
    let mut next_month = 1;
    for (number, Entry { place, value: phase }) in (1..).zip(phases) {
        if phase.number != number {
            problems.add(
                place,
                format!(
                    "`number` is {}, but this is phase {number}; reorder or correct it",
                    phase.number
                ),
            );
        }
        if phase.first_month < next_month {
            let what = format!(
                "`first_month` is {}, but the phase before ends in month {}; start at {next_month}",
                phase.first_month,
                next_month - 1
            );
            problems.add(place, what);
        }
        if phase.first_month > next_month {
            let what = format!(
                "`first_month` is {}, which leaves out month {next_month}; start at {next_month}",
                phase.first_month
            );
            problems.add(place, what);
        }
        if phase.last_month < phase.first_month {
            problems.add(place, "`last_month` is before `first_month`; correct one of them");
        }
        next_month = phase.last_month.saturating_add(1);
    }
    if next_month != 13 {
        let what = format!(
            "the phases end with month {}, but the first year has 12; extend or shorten the last one",
            next_month - 1
        );
        problems.add(&file_of(phases), what);
    }
}

/// A review comes round in whole months.
pub fn reviews(reviews: &[Entry<Review>], problems: &mut Problems) {
    for Entry { place, value } in reviews {
        if value.every_months == 0 {
            problems.add(place, "`every_months` must be at least 1; correct it");
        }
    }
}

/// A story says one result, and an impact in dollars.
pub fn stories(stories: &[Entry<Story>], problems: &mut Problems) {
    for Entry { place, value: story } in stories {
        if story.result.count.is_some() == story.result.rise_percent.is_some() {
            problems.add(place, "`result` must have either `count` or `rise_percent`; keep one");
        }
        if !positive(story.impact.amount) {
            problems.add(place, "`impact.amount` must be above 0; correct it");
        }
        if story.impact.within_months == Some(0) {
            problems.add(place, "`impact.within_months` must be at least 1; correct it");
        }
    }
}

/// Readings are numbered without a gap, and each touches something.
pub fn readings(readings: &[Entry<Reading>], problems: &mut Problems) {
    for (number, Entry { place, value: reading }) in (1..).zip(readings) {
        let expected = format!("X{number:02}");
        if reading.id != expected {
            problems.add(
                place,
                format!("stands where `{expected}` should; reorder, add it or correct the id"),
            );
        }
        if reading.touches.is_empty() {
            problems.add(place, "`touches` is empty; name the facts it is about");
        }
    }
}
