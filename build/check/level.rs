use super::super::number::Number;
use super::super::problem::{Entry, Place, Problems};
use super::super::tables::{Bound, Cell, Level, LevelTerms, Program, QuarterlyReview, Training};
use super::complete;

const ALL: [Level; 4] = [Level::Registered, Level::Select, Level::Premier, Level::Strategic];

/// The four levels are there, and each costs, gives and asks more than the one below.
pub fn ladder(levels: &[Entry<LevelTerms>], problems: &mut Problems) {
    let what = "must hold Registered, Select, Premier and Strategic, once each and in this order";
    complete(levels, |it| it.id, &ALL, what, problems);
    for Entry { place, value } in levels {
        cells(place, value, problems);
    }
    for (lower, upper) in levels.iter().zip(levels.iter().skip(1)) {
        step(&lower.value, upper, problems);
    }
}

/// What must hold in each cell by itself.
fn cells(place: &Place, level: &LevelTerms, problems: &mut Problems) {
    for (key, fact) in level.cells() {
        if !fact.starts_with(&format!("{}.", level.fact)) {
            let what = format!(
                "`{key}` carries `{fact}`, but facts of this level begin with `{}.`; correct it",
                level.fact
            );
            problems.add(place, what);
        }
    }

    let percents = [("band", &level.band), ("revenue_share", &level.revenue_share)];
    let dollars = [("annual_commitment", &level.annual_commitment), ("mdf_cap", &level.mdf_cap)];
    let counts = [("leads_per_month", &level.leads_per_month), ("stories", &level.stories)];

    for (key, cell) in percents {
        if number(cell).is_some_and(|it| it.whole::<u32>().is_none_or(|percent| percent > 100)) {
            problems.add(
                place,
                format!("`{key}` must be a whole percentage from 0 to 100; correct it"),
            );
        }
    }
    for (key, cell) in dollars {
        if number(cell).is_some_and(|it| it.0.is_sign_negative()) {
            problems.add(place, format!("`{key}` must not be below 0; correct it"));
        }
    }
    for (key, cell) in counts {
        if number(cell).is_some_and(|it| it.whole::<u32>().is_none()) {
            problems.add(place, format!("`{key}` must be a whole number from 0; correct it"));
        }
    }

    let asked = [dollars[0], counts[0], counts[1]];
    for (key, cell) in asked {
        if let Some(said) = other_than(cell, &["at_least"]) {
            problems.add(
                place,
                format!("`{key}` says `{said}`, but what a level asks is `at_least`; correct it"),
            );
        }
    }
    for (key, cell) in [percents[0], percents[1], dollars[1]] {
        if let Some(said) = other_than(cell, &["up_to", "exactly"]) {
            problems.add(place, format!("`{key}` says `{said}`, but what a level gives is `up_to` or `exactly`; correct it"));
        }
    }
    for (key, cell) in [percents[1], dollars[1]] {
        if cell.stated.is_none() {
            problems.add(place, format!("`{key}` states nothing; add its figure"));
        }
    }
    if level.training.stated.is_none() {
        problems.add(place, "`training` states nothing; add its hours");
    }
}

/// What must hold from one level to the next.
fn step(lower: &LevelTerms, upper: &Entry<LevelTerms>, problems: &mut Problems) {
    let Entry { place, value: level } = upper;
    let mut compare = |key: &str, below: Option<Number>, here: Option<Number>, strictly: bool| {
        let zero = Number(0.into());
        let (below, here) = (below.unwrap_or(zero), here.unwrap_or(zero));
        if here < below || (strictly && here == below) {
            let relation = if strictly { "not above" } else { "below" };
            let what = format!(
                "`{key}` is {relation} {:?}'s {below}; raise it or reorder the levels",
                lower.id
            );
            problems.add(place, what);
        }
    };

    let commitment = |it: &LevelTerms| number(&it.annual_commitment);
    compare("annual_commitment", commitment(lower), commitment(level), true);
    compare("revenue_share", number(&lower.revenue_share), number(&level.revenue_share), true);
    compare("mdf_cap", number(&lower.mdf_cap), number(&level.mdf_cap), true);
    compare("training", hours(lower), hours(level), true);
    compare(
        "leads_per_month",
        number(&lower.leads_per_month),
        number(&level.leads_per_month),
        false,
    );
    compare("stories", number(&lower.stories), number(&level.stories), false);

    if let (Some(below), Some(here)) = (number(&lower.band), number(&level.band))
        && here >= below
    {
        let what =
            format!("`band` is not below {:?}'s {below}; lower it or reorder the levels", lower.id);
        problems.add(place, what);
    }
    if lower.quarterly_reviews.stated.is_some() && level.quarterly_reviews.stated.is_none() {
        let what = format!(
            "`quarterly_reviews` states nothing although {:?} asks for them; state `assumed`",
            lower.id
        );
        problems.add(place, what);
    }
    if matches!(level.quarterly_reviews.stated, Some(QuarterlyReview::Assumed))
        && lower.quarterly_reviews.stated.is_none()
    {
        let what = format!(
            "`quarterly_reviews` is `assumed` although {:?} asks for none; state `required` or remove it",
            lower.id
        );
        problems.add(place, what);
    }
    if lower.council.stated.is_some() && level.council.stated.is_none() {
        problems.add(
            place,
            format!(
                "`council` states nothing although {:?} asks for it; state it here too",
                lower.id
            ),
        );
    }
}

/// The plan's revenue sharing table says the same as the levels.
pub fn revenue_sharing(program: &Program, problems: &mut Problems) {
    let mut expected = ALL;
    expected.reverse();
    let rows = &program.revenue_sharing;
    let what = "must hold a `[[revenue_sharing]]` for Strategic, Premier, Select and Registered, once each and in this order";
    complete(rows, |it| it.level, &expected, what, problems);

    for Entry { place, value: row } in rows {
        let Some(level) = program.levels.iter().map(|it| &it.value).find(|it| it.id == row.level)
        else {
            continue;
        };
        let figures = [
            ("revenue_share", row.revenue_share, &level.revenue_share),
            ("mdf", row.mdf, &level.mdf_cap),
        ];
        for (key, here, cell) in figures {
            if let Some(there) = number(cell)
                && here != there
            {
                let what = format!(
                    "`{key}` is {here}, but {:?} itself says {there}; make them agree",
                    row.level
                );
                problems.add(place, what);
            }
        }
        if level.training.stated.is_some_and(|training| training != row.training) {
            problems.add(
                place,
                format!(
                    "`training` differs from what {:?} itself says; make them agree",
                    row.level
                ),
            );
        }
    }
}

fn number(cell: &Cell<Bound>) -> Option<Number> {
    cell.stated.map(|bound| bound.parts().2)
}

fn hours(level: &LevelTerms) -> Option<Number> {
    level.training.stated.map(|training| match training {
        Training::Hours(hours) => Number(hours.into()),
        Training::Unlimited => Number(u32::MAX.into()),
    })
}

/// The comparison of `cell`, if it is none of `allowed`.
fn other_than(cell: &Cell<Bound>, allowed: &[&str]) -> Option<&'static str> {
    cell.stated.map(|bound| bound.parts().1).filter(|said| !allowed.contains(said))
}
