use super::comparison::LevelComparison;
use super::plan::VolumeSource;
use super::readiness::ReadyState;
use super::recommendation::{Doubt, Recommendation};
use super::worth::Crossing;
use crate::finance::{Usd, figure};
use crate::program::Level;
use crate::roi::{Input, Phrase};

fn words(text: impl Into<String>) -> Phrase {
    Phrase::Words(text.into())
}

fn whole(amount: Usd) -> Phrase {
    Phrase::Figure(amount.whole().to_string())
}

/// The answer in one sentence: the level worth most, what stands in the way, and what it is worth.
pub fn say_levels(comparison: &LevelComparison) -> Vec<Phrase> {
    let Some(recommended) = &comparison.recommendation else {
        return vec![words("Enter a yearly volume to see which level is worth most to you.")];
    };
    let name = recommended.level.label();
    if !recommended.pays {
        return vec![words("On these inputs no level pays.")];
    }
    let ready = comparison.ready(recommended.level);
    let count =
        |states: &[ReadyState]| ready.iter().filter(|it| states.contains(&it.state)).count();
    let not_met = count(&[ReadyState::NotMet]);
    let open = count(&[ReadyState::Unknown, ReadyState::Pending]);
    let mut said = match (not_met, open) {
        (0, 0) if ready.is_empty() => {
            vec![words(format!("On these inputs {name}, which asks nothing, is worth most"))]
        }
        (0, 0) => vec![words(format!(
            "You meet all that {name} asks, and on these inputs it is worth most"
        ))],
        (0, _) => vec![words(format!("On these inputs {name} is worth most"))],
        (1, _) => {
            let first = ready.iter().find(|it| it.state == ReadyState::NotMet);
            let title = first.map(|it| begun(&it.title)).unwrap_or_default();
            vec![words(format!("{title} stands between you and {name}, which is worth most"))]
        }
        (many, _) => {
            vec![words(format!(
                "{} things stand between you and {name}, which is worth most",
                spelled(many)
            ))]
        }
    };
    said.extend(difference(recommended));
    said.push(words("."));
    said
}

/// ": $56,620 more to you than Select".
fn difference(recommended: &Recommendation) -> Vec<Phrase> {
    let against = recommended.against.label();
    if recommended.more.to_cents().decimal().is_zero() {
        return vec![words(format!(" to you, as much as {against}"))];
    }
    if recommended.more.is_negative() {
        return vec![
            words(" of those you would choose: "),
            whole(recommended.more.negated()),
            words(format!(" less than {against}")),
        ];
    }
    vec![words(": "), whole(recommended.more), words(format!(" more to you than {against}"))]
}

/// What the figures of the answer are, at which volume, and where the next level begins to pay.
pub fn lead_words(comparison: &LevelComparison) -> Vec<Phrase> {
    let plan = &comparison.plan;
    let Some(recommended) = &comparison.recommendation else {
        return vec![words(
            "Type it, work it out from leads, or take it from a plan of the calculator.",
        )];
    };
    let mut said = match (&plan.case, plan.volume) {
        (Some(case), volume) => {
            let rate = figure::percent(case.number(Input::DiscountRate), 1);
            let mut said = vec![words(format!(
                "That is net present value over {} months at {rate} a year",
                case.months()
            ))];
            if let Some(volume) = volume {
                said.extend([words(", with "), whole(volume), words(" of gross bookings a year")]);
            }
            said
        }
        (None, Some(volume)) => {
            let whose = match plan.source {
                VolumeSource::Plan => "your plan\u{2019}s",
                VolumeSource::Typed | VolumeSource::Leads => "your",
            };
            vec![
                words(format!("That is what is left in a steady year, at {whose} ")),
                whole(volume),
                words(" of gross bookings"),
            ]
        }
        (None, None) => return Vec::new(),
    };
    said.push(words(". "));
    if !recommended.pays {
        said.extend(closest(comparison, recommended));
        return said;
    }
    said.extend(turning_point(comparison));
    let half = recommended.doubts.iter().find_map(|doubt| match doubt {
        Doubt::AtHalf(level) => Some(*level),
        _ => None,
    });
    said.push(words(match half {
        Some(level) => format!("If you sell half as much, it is {}.", level.label()),
        None => "It holds if you sell half as much.".to_owned(),
    }));
    said
}

/// Where no level pays: which one loses least, and what would make it pay.
fn closest(comparison: &LevelComparison, recommended: &Recommendation) -> Vec<Phrase> {
    let name = recommended.level.label();
    let worth = comparison.score(recommended.level).unwrap_or_default();
    let mut said = vec![words(format!("{name} comes closest, at ")), whole(worth)];
    if let Some(leads) = comparison.leads_to_break_even {
        said.push(words(". It breaks even at "));
        said.push(Phrase::Figure(format!("{} leads a month", figure::plain(leads))));
    }
    said.push(words("."));
    said
}

/// Where the level above begins to be best, on the share and the funds that count.
fn turning_point(comparison: &LevelComparison) -> Vec<Phrase> {
    let Some(volume) = comparison.plan.volume else { return Vec::new() };
    let Some(next) = comparison.best.iter().find(|step| step.volume > volume) else {
        return Vec::new();
    };
    vec![
        words(format!("{} begins to pay above ", next.level.label())),
        whole(next.volume),
        words(" a year. "),
    ]
}

/// Why this level: each part under its name, with its number.
///
/// Source: levels.md section 4.
pub fn reasons(comparison: &LevelComparison) -> Vec<(&'static str, Vec<Phrase>)> {
    let Some(recommended) = &comparison.recommendation else { return Vec::new() };
    let plan = &comparison.plan;
    let (level, against) = (recommended.level, recommended.against);
    let name = level.label();
    let mut reasons = Vec::new();
    let unit = if plan.case.is_some() { "of net present value" } else { "a year" };
    let (more, verb) = if recommended.more.is_negative() {
        (recommended.more.negated(), "leaves")
    } else {
        (recommended.more, "adds")
    };
    let than = if verb == "adds" { "over" } else { "less than" };
    reasons.push((
        "What it gives",
        vec![
            words(format!("{name} {verb} ")),
            Phrase::Figure(more.to_cents().to_string()),
            words(format!(" {unit} {than} {}.", against.label())),
        ],
    ));
    let commitment = |level| plan.terms(level).annual_commitment;
    if let Ok(dearer) = commitment(level).minus(commitment(against)) {
        let said = if dearer.is_negative() {
            vec![whole(dearer.negated()), words(format!(" a year less than {}.", against.label()))]
        } else {
            vec![whole(dearer), words(format!(" a year more than {}.", against.label()))]
        };
        reasons.push(("What it costs", said));
    }
    reasons.extend(pays(comparison, level, against));
    if let Some(volume) = plan.volume {
        reasons.push((
            "Where you are",
            vec![words("Your volume is "), whole(volume), words(" of gross bookings a year.")],
        ));
    }
    for doubt in &recommended.doubts {
        reasons.push(doubted(doubt, name));
    }
    if !recommended.doubts.iter().any(|doubt| matches!(doubt, Doubt::AtHalf(_))) {
        reasons.push(("If you sell half", vec![words(format!("It is still {name}."))]));
    }
    for score in &recommended.scores {
        if let Some(why) = &score.barred {
            reasons.push(("Left out", vec![words(format!("{}: {why}.", score.level.label()))]));
        }
    }
    if let (Some(_), Some(worth)) = (&comparison.cases, &comparison.worth) {
        let steady = worth.iter().max_by_key(|worth| worth.total).map(|worth| worth.level);
        if let Some(steady) = steady.filter(|steady| *steady != level) {
            reasons.push((
                "A steady year",
                vec![words(format!(
                    "In a steady year {} is worth most; over your plan\u{2019}s months it is {name}, \
                     since the plan counts ramp-up, its own horizon and the funds it would use.",
                    steady.label()
                ))],
            ));
        }
    }
    reasons
}

fn pays(
    comparison: &LevelComparison,
    level: Level,
    against: Level,
) -> Option<(&'static str, Vec<Phrase>)> {
    let (low, high) = (level.min(against), level.max(against));
    let (.., pays) =
        comparison.crossings.iter().find(|(lower, higher, _)| (*lower, *higher) == (low, high))?;
    let [alone, _, at_face] = pays;
    let said = match (alone, at_face) {
        (Crossing::Above(volume), face) => {
            let mut said = vec![
                words(format!("{} is worth more than {} from ", high.label(), low.label())),
                whole(*volume),
                words(" of gross bookings a year on share alone"),
            ];
            if let Crossing::Above(volume) = face {
                said.extend([words(", from "), whole(*volume), words(" with all funds counted")]);
            }
            said.push(words("."));
            said
        }
        (other, _) => vec![words(format!(
            "{} is worth more than {} {} on share alone.",
            high.label(),
            low.label(),
            other.words()
        ))],
    };
    Some(("Turning point", said))
}

fn doubted(doubt: &Doubt, name: &str) -> (&'static str, Vec<Phrase>) {
    match doubt {
        Doubt::NotMet(titles) => ("What is missing", vec![words(format!("{}.", listed(titles)))]),
        Doubt::NotKnown(titles) => ("Not entered yet", vec![words(format!("{}.", listed(titles)))]),
        Doubt::SmallStep { level, gain } => (
            "A step not taken",
            vec![
                words(format!("{} would bring ", level.label())),
                whole(*gain),
                words(" more, less than a tenth of what it costs more."),
            ],
        ),
        Doubt::Same(level) => (
            "Worth the same",
            vec![words(format!("{} is worth the same here; {name} commits less.", level.label()))],
        ),
        Doubt::AtHalf(level) => {
            ("If you sell half", vec![words(format!("Then it is {}.", level.label()))])
        }
    }
}

fn listed(titles: &[String]) -> String {
    match titles {
        [] => String::new(),
        [one] => begun(one),
        [first, between @ .., last] => {
            let mut list = begun(first);
            for title in between {
                list.push_str(", ");
                list.push_str(&within(title));
            }
            list.push_str(" and ");
            list.push_str(&within(last));
            list
        }
    }
}

/// The text as it stands within a sentence.
fn within(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// The text as a sentence begins: capitalized, and a single thing as a word.
fn begun(text: &str) -> String {
    text.strip_prefix("1 ").map_or_else(|| capitalized(text), |thing| format!("One {thing}"))
}

/// The text with a capital.
pub(super) fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A small number as a sentence begins with it.
fn spelled(count: usize) -> String {
    let names = ["No", "One", "Two", "Three", "Four", "Five"];
    names.get(count).map_or_else(|| count.to_string(), |name| (*name).to_owned())
}
