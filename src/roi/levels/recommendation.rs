use rust_decimal::{Decimal, dec};

use super::field::LevelField;
use super::need::Need;
use super::plan::{Appetite, LevelPlan};
use super::readiness::{Ready, ReadyState};
use super::worth::worth_at;
use crate::finance::{Overflow, Usd};
use crate::program::Level;
use crate::roi::exact::{divide, multiply};

/// How much more a step up must bring, as a part of what it costs more.
const CAUTION: Decimal = dec!(0.1);

/// What a level is worth in the unit that decides: net present value of the case, or dollars in a
/// steady year.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    pub level: Level,
    pub worth: Usd,
    /// Why the level cannot be recommended; `None` where it can.
    pub barred: Option<String>,
}

/// Something to know beside a recommendation.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// Requirements that are marked as not met, in words.
    NotMet(Vec<String>),
    /// Requirements of which nothing, or too little, was entered.
    NotKnown(Vec<String>),
    /// A higher level brings more, but less than a tenth of what it costs more.
    SmallStep { level: Level, gain: Usd },
    /// Another level is worth the same.
    Same(Level),
    /// Half as much sold would speak for this level instead.
    AtHalf(Level),
}

/// The level the figures speak for.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    pub level: Level,
    /// Lowest level first.
    pub scores: [Score; 4],
    /// The level it is measured against: the one held, or the next below or above.
    pub against: Level,
    /// Worth of the level less worth of the one it is measured against.
    pub more: Usd,
    /// Whether any level leaves anything at all.
    pub pays: bool,
    pub doubts: Vec<Doubt>,
}

/// The level that is worth most of those that may be chosen.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
///
/// Source: levels.md section 4.
pub(super) fn recommend(
    plan: &LevelPlan,
    worth: [Usd; 4],
    at_half: [Usd; 4],
    ready: &[Vec<Ready>; 4],
) -> Result<Recommendation, Overflow> {
    let years = match &plan.case {
        Some(case) => divide(case.months().into(), dec!(12))?,
        None => Decimal::ONE,
    };
    let barred: Vec<Option<String>> = Level::ALL
        .into_iter()
        .zip(ready)
        .map(|(level, ready)| barred(plan, level, ready))
        .collect();
    let mut scores = Level::ALL
        .into_iter()
        .zip(worth)
        .zip(barred)
        .map(|((level, worth), barred)| Score { level, worth, barred });
    let scores: [Score; 4] = std::array::from_fn(|_| {
        scores.next().unwrap_or(Score { level: Level::Registered, worth: Usd::ZERO, barred: None })
    });
    let mut half = scores.clone();
    for (score, worth) in half.iter_mut().zip(at_half) {
        score.worth = worth;
    }
    let (level, passed_over) = choose(plan, &scores, years)?;
    let (level_at_half, _) = choose(plan, &half, years)?;

    let worth_of = |level: Level| {
        scores.iter().find(|it| it.level == level).map(|it| it.worth).unwrap_or_default()
    };
    let against = against(plan, level);
    let mut doubts = Vec::new();
    let duties = Level::ALL.into_iter().zip(ready).find(|(it, _)| *it == level);
    let titles = |states: &[ReadyState]| -> Vec<String> {
        let list = duties.iter().flat_map(|(_, list)| list.iter());
        list.filter(|it| states.contains(&it.state)).map(|it| it.title.clone()).collect()
    };
    let not_met = titles(&[ReadyState::NotMet]);
    if !not_met.is_empty() {
        doubts.push(Doubt::NotMet(not_met));
    }
    let not_known = titles(&[ReadyState::Unknown, ReadyState::Pending]);
    if !not_known.is_empty() {
        doubts.push(Doubt::NotKnown(not_known));
    }
    if let Some(higher) = passed_over {
        let gain = worth_of(higher).minus(worth_of(level))?;
        doubts.push(if is_tie(gain) {
            Doubt::Same(higher)
        } else {
            Doubt::SmallStep { level: higher, gain }
        });
    }
    if level_at_half != level {
        doubts.push(Doubt::AtHalf(level_at_half));
    }
    Ok(Recommendation {
        level,
        against,
        more: worth_of(level).minus(worth_of(against))?,
        pays: scores.iter().any(|score| score.barred.is_none() && !score.worth.is_negative()),
        scores,
        doubts,
    })
}

/// Within a dollar, two levels are worth the same.
fn is_tie(gain: Usd) -> bool {
    gain.decimal().abs() <= Decimal::ONE
}

fn against(plan: &LevelPlan, level: Level) -> Level {
    if plan.current != level {
        return plan.current;
    }
    let below = Level::ALL.into_iter().rev().find(|it| *it < level);
    below.unwrap_or(Level::Select)
}

/// The level to name, and the higher one that was passed over for bringing too little more.
fn choose(
    plan: &LevelPlan,
    scores: &[Score; 4],
    years: Decimal,
) -> Result<(Level, Option<Level>), Overflow> {
    let open: Vec<&Score> = scores.iter().filter(|score| score.barred.is_none()).collect();
    let Some(mut best) = open.first().copied() else { return Ok((Level::Registered, None)) };
    for score in &open {
        // Lowest first, so that of equal ones the lower commitment stands.
        if !is_tie(score.worth.minus(best.worth)?) && score.worth > best.worth {
            best = score;
        }
    }
    let tied = open.iter().rev().find(|it| it.level > best.level && it.worth >= best.worth);
    let mut passed_over = tied.map(|it| it.level);
    while let Some(lower) = open.iter().rev().find(|it| it.level < best.level).copied() {
        let gain = best.worth.minus(lower.worth)?;
        let commitment = |level| plan.terms(level).annual_commitment;
        let dearer = commitment(best.level).minus(commitment(lower.level))?.decimal();
        let enough = multiply(multiply(dearer, years)?, CAUTION)?;
        if gain.decimal() >= enough {
            break;
        }
        passed_over = Some(best.level);
        best = lower;
    }
    Ok((best.level, passed_over))
}

fn barred(plan: &LevelPlan, level: Level, ready: &[Ready]) -> Option<String> {
    if level == Level::Registered {
        return None;
    }
    let commitment = plan.terms(level).annual_commitment;
    if let Some(budget) = plan.money(LevelField::Budget)
        && commitment > budget
    {
        return Some(format!(
            "{} a year is above the {} you would commit",
            commitment.whole(),
            budget.whole()
        ));
    }
    let open = ready.iter().find(|it| match (plan.appetite, Need::of(it.asks)) {
        (Appetite::Any, _) | (_, None) => false,
        (Appetite::Met, _) => it.state != ReadyState::Met,
        (Appetite::Planned, _) => it.state != ReadyState::Met && it.by.is_none(),
    })?;
    Some(match plan.appetite {
        Appetite::Planned => format!("{} is neither met nor planned", open.title),
        _ => format!("{} is not met", open.title),
    })
}

/// Half of the volume, for the second look.
pub(super) fn worth_at_half(plan: &LevelPlan, volume: Usd) -> Result<[Usd; 4], Overflow> {
    let half = volume.divided_by(dec!(2))?;
    worths(plan, half)
}

/// What each level is worth in a steady year.
pub(super) fn worths(plan: &LevelPlan, volume: Usd) -> Result<[Usd; 4], Overflow> {
    let at = |level| Ok(worth_at(plan.terms(level), volume, plan.cash_part)?.total);
    Ok([at(Level::Registered)?, at(Level::Select)?, at(Level::Premier)?, at(Level::Strategic)?])
}
