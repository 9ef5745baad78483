use rust_decimal::Decimal;
use thiserror::Error;

use super::envelope::{BestFrom, best_by_volume};
use super::field::LevelField;
use super::obligation::{Obligation, obligations};
use super::path::{Gap, Path, Verdict, gaps, paths, verdict};
use super::plan::LevelPlan;
use super::readiness::{Ready, readiness};
use super::recommendation::{Recommendation, recommend, worth_at_half, worths};
use super::worth::{Crossing, LevelWorth, crossings, worth_at};
use crate::finance::{Day, Overflow, Share, Usd};
use crate::program::{Level, published};
use crate::roi::engine::TooLarge;
use crate::roi::exact::{add, multiply};
use crate::roi::level_value::{LevelCase, at_terms};
use crate::roi::scenario::halved;
use crate::roi::{CaseInputs, Mode, Question, Solution, Target, Unknown, rounded, solve};

/// An amount outgrew 28 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("These amounts are too large to work with: enter smaller ones")]
pub struct LevelsTooLarge;

impl From<Overflow> for LevelsTooLarge {
    fn from(_: Overflow) -> LevelsTooLarge {
        LevelsTooLarge
    }
}

impl From<TooLarge> for LevelsTooLarge {
    fn from(_: TooLarge) -> LevelsTooLarge {
        LevelsTooLarge
    }
}

/// Everything that follows from a level plan.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelComparison {
    pub plan: LevelPlan,
    /// What each level is worth in a steady year, lowest level first; `None` without a volume.
    pub worth: Option<[LevelWorth; 4]>,
    /// The case at each level; `None` where the volume is not from a case that levels change.
    pub cases: Option<[LevelCase; 4]>,
    /// The best level by volume, with the plan's part of the funds counted.
    pub best: Vec<BestFrom>,
    /// The same with no funds counted.
    pub best_alone: Vec<BestFrom>,
    /// The same with all of them.
    pub best_at_face: Vec<BestFrom>,
    /// Every pair of levels, and when the higher one is worth more.
    pub crossings: Vec<(Level, Level, [Crossing; 3])>,
    /// The requirements of each level, lowest level first.
    pub ready: [Vec<Ready>; 4],
    /// What is missing for the level aimed at, least effort first.
    pub gaps: Vec<Gap>,
    pub paths: Vec<Path>,
    pub verdict: Option<Verdict>,
    /// Where the level aimed at is below the one held.
    pub down: Option<StepDown>,
    /// What the vendor owes at the level held.
    pub owed: Vec<Obligation>,
    /// `None` without a volume.
    pub recommendation: Option<Recommendation>,
    /// Where no level pays: leads a month at which the one named breaks even, of a case that is
    /// worked from leads.
    pub leads_to_break_even: Option<Decimal>,
    pub strategic: StrategicStep,
}

impl LevelComparison {
    /// What decides between the levels: net present value of the case, or dollars in a steady year.
    pub fn score(&self, level: Level) -> Option<Usd> {
        let scores = &self.recommendation.as_ref()?.scores;
        scores.iter().find(|score| score.level == level).map(|score| score.worth)
    }

    /// The requirements of a level.
    pub fn ready(&self, level: Level) -> &[Ready] {
        let [registered, select, premier, strategic] = &self.ready;
        match level {
            Level::Registered => registered,
            Level::Select => select,
            Level::Premier => premier,
            Level::Strategic => strategic,
        }
    }
}

/// What a step down saves and what it gives up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepDown {
    /// Dollars of commitment a year.
    pub saved: Usd,
    /// Dollars of share a year; `None` without a volume.
    pub lost: Option<Usd>,
    /// When the level held is worth more, with no marketing funds counted.
    pub held_pays: Crossing,
}

/// The last step of the ladder, which costs four times the one before it (reading X23).
#[derive(Clone, Debug, PartialEq)]
pub struct StrategicStep {
    /// When Strategic is worth more than Premier: no funds counted, the plan's part, all of them.
    pub pays: [Crossing; 3],
    /// Leads a month more than Premier asks.
    pub more_leads: u32,
    /// Published stories more than Premier asks.
    pub more_stories: u32,
    /// The most money out at once at Strategic, of the case.
    pub peak: Option<Usd>,
    /// Volume of each year from this one on, until Strategic pays on share alone; empty without a
    /// volume and a growth, or where it never does within twenty years.
    pub years: Vec<Usd>,
}

/// Everything that follows from `plan` on `today`.
///
/// # Errors
///
/// [`LevelsTooLarge`] where an amount outgrows 28 digits.
pub fn compare_levels(plan: LevelPlan, today: Day) -> Result<LevelComparison, LevelsTooLarge> {
    let cases = match &plan.case {
        Some(case) => Some(at_terms(case, &plan.terms)?),
        None => None,
    };
    let ready = [
        readiness(&plan, Level::Registered, today)?,
        readiness(&plan, Level::Select, today)?,
        readiness(&plan, Level::Premier, today)?,
        readiness(&plan, Level::Strategic, today)?,
    ];
    let worth = match plan.volume {
        Some(volume) => {
            let at = |level| worth_at(plan.terms(level), volume, plan.cash_part);
            Some([
                at(Level::Registered)?,
                at(Level::Select)?,
                at(Level::Premier)?,
                at(Level::Strategic)?,
            ])
        }
        None => None,
    };
    let recommendation = match (&cases, &plan.case, plan.volume) {
        (Some(cases), Some(case), _) => {
            let of = |cases: &[LevelCase; 4]| {
                let [a, b, c, d] = cases;
                [a, b, c, d].map(|case| case.analysis.measures.npv)
            };
            let half = at_terms(&halved(case), &plan.terms)?;
            Some(recommend(&plan, of(cases), of(&half), &ready)?)
        }
        (_, _, Some(volume)) => {
            let half = worth_at_half(&plan, volume)?;
            Some(recommend(&plan, worths(&plan, volume)?, half, &ready)?)
        }
        _ => None,
    };
    let leads_to_break_even = match (&cases, &recommendation) {
        (Some(cases), Some(recommended)) if !recommended.pays => {
            let case = cases.iter().find(|case| case.level == recommended.level);
            case.map(|case| leads_to_break_even(&case.analysis.case)).transpose()?.flatten()
        }
        _ => None,
    };
    let crossings = crossings(&plan)?;
    let strategic = strategic(&plan, &crossings, cases.as_ref())?;
    let down = down(&plan, &crossings, worth.as_ref())?;
    Ok(LevelComparison {
        worth,
        best: best_by_volume(&plan.terms, plan.cash_part)?,
        best_alone: best_by_volume(&plan.terms, Share::ZERO)?,
        best_at_face: best_by_volume(&plan.terms, Share::WHOLE)?,
        crossings,
        gaps: if plan.target > plan.current {
            gaps(&plan, plan.target, today)?
        } else {
            Vec::new()
        },
        paths: paths(&plan, today)?,
        verdict: verdict(&plan, today)?,
        down,
        owed: obligations(&plan, today)?,
        recommendation,
        leads_to_break_even,
        strategic,
        ready,
        cases,
        plan,
    })
}

fn down(
    plan: &LevelPlan,
    crossings: &[(Level, Level, [Crossing; 3])],
    worth: Option<&[LevelWorth; 4]>,
) -> Result<Option<StepDown>, Overflow> {
    if plan.target >= plan.current {
        return Ok(None);
    }
    let commitment = |level| plan.terms(level).annual_commitment;
    let earned = |level| worth?.iter().find(|worth| worth.level == level).map(|it| it.earned);
    let lost = match (earned(plan.current), earned(plan.target)) {
        (Some(now), Some(then)) => Some(now.minus(then)?),
        _ => None,
    };
    let pair = (plan.target, plan.current);
    let pays = crossings.iter().find(|(low, high, _)| (*low, *high) == pair);
    Ok(Some(StepDown {
        saved: commitment(plan.current).minus(commitment(plan.target))?,
        lost,
        held_pays: pays.map_or(Crossing::Never, |(.., [alone, ..])| *alone),
    }))
}

fn leads_to_break_even(case: &CaseInputs) -> Result<Option<Decimal>, TooLarge> {
    if case.mode() != Mode::Drivers {
        return Ok(None);
    }
    let unknown = Unknown::Leads;
    let question = Question { target: Target::BreakEven, within: None, unknown };
    Ok(match solve(case, question)? {
        Solution::Found(leads) => Some(rounded(unknown, leads)),
        Solution::OutOfBounds(_) | Solution::Unreachable | Solution::AlwaysMet => None,
    })
}

/// The most years a volume is followed into.
const MOST_YEARS: usize = 20;

fn strategic(
    plan: &LevelPlan,
    crossings: &[(Level, Level, [Crossing; 3])],
    cases: Option<&[LevelCase; 4]>,
) -> Result<StrategicStep, Overflow> {
    let step =
        crossings.iter().find(|(low, high, _)| (*low, *high) == (Level::Premier, Level::Strategic));
    let pays = step.map_or([Crossing::Never; 3], |(.., pays)| *pays);
    let (below, above) = (published::terms(Level::Premier), published::terms(Level::Strategic));
    let [alone, ..] = pays;
    let mut years = Vec::new();
    if let (Some(volume), Crossing::Above(needed), Some(growth)) =
        (plan.volume, alone, plan.number(LevelField::Growth))
        && growth > Decimal::ZERO
        && volume.is_positive()
    {
        let factor = add(Decimal::ONE, growth)?;
        let mut volume = volume;
        years.push(volume);
        while volume <= needed && years.len() < MOST_YEARS {
            volume = Usd::from_decimal(multiply(volume.decimal(), factor)?);
            years.push(volume);
        }
        if volume <= needed {
            years.clear();
        }
    }
    Ok(StrategicStep {
        pays,
        more_leads: above.leads_per_month.saturating_sub(below.leads_per_month),
        more_stories: above.stories.saturating_sub(below.stories),
        peak: cases.map(|[.., strategic]| strategic.analysis.measures.peak.amount),
        years,
    })
}
