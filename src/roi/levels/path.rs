use rust_decimal::{Decimal, dec};

use super::field::LevelField;
use super::need::Need;
use super::plan::LevelPlan;
use super::readiness::{Ready, ReadyState, readiness};
use super::worth::worth_at;
use crate::finance::{Day, Overflow, Usd};
use crate::program::{Asks, Level};
use crate::roi::exact::{divide, multiply, subtract};

/// What closing a gap costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cost {
    /// Dollars a year, from now on.
    Yearly(Usd),
    /// Dollars, once.
    Once(Usd),
    /// No cost was entered; never taken for nothing.
    NotCosted,
}

impl Cost {
    fn first_year(self) -> Option<Usd> {
        match self {
            Cost::Yearly(amount) | Cost::Once(amount) => Some(amount),
            Cost::NotCosted => None,
        }
    }
}

/// A requirement that is not met, with the effort it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    pub ready: Ready,
    pub cost: Cost,
    /// Months until it is closed; `None` where none were entered.
    pub months: Option<Decimal>,
    /// Whether it takes longest of all.
    pub decides_date: bool,
}

/// What is missing for `level`, least effort first: free, then by cost, then by time; what has no
/// cost comes last.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
///
/// Source: levels.md section 6.
pub(super) fn gaps(plan: &LevelPlan, level: Level, today: Day) -> Result<Vec<Gap>, Overflow> {
    let mut gaps = Vec::new();
    for ready in readiness(plan, level, today)? {
        if ready.state == ReadyState::Met {
            continue;
        }
        let need = Need::of(ready.asks);
        let months = match need {
            Some(need) => plan.number(LevelField::UnitTime(need)),
            None => Some(Decimal::ZERO),
        };
        gaps.push(Gap { cost: cost(plan, &ready)?, months, decides_date: false, ready });
    }
    let longest = gaps.iter().filter_map(|gap| gap.months).max().filter(|it| *it > Decimal::ZERO);
    for gap in &mut gaps {
        gap.decides_date = longest.is_some() && gap.months == longest;
    }
    Ok(in_order(gaps, |gap| {
        let cost = gap.cost.first_year();
        (cost.is_none(), cost, gap.months.is_none(), gap.months)
    }))
}

/// The items by rising key; equal ones stay in the order they came in. For a handful of items,
/// where the library's sort would be some kilobytes of program for each kind.
fn in_order<T, K: PartialOrd>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        let place = sorted.iter().position(|other| key(other) > key(&item));
        sorted.insert(place.unwrap_or(sorted.len()), item);
    }
    sorted
}

fn cost(plan: &LevelPlan, ready: &Ready) -> Result<Cost, Overflow> {
    let Some(need) = Need::of(ready.asks) else {
        let Asks::AnnualCommitment(least) = ready.asks else { return Ok(Cost::NotCosted) };
        // What is not entered is not committed yet.
        let committed = plan.money(LevelField::Committed).unwrap_or_default();
        return Ok(Cost::Yearly(least.minus(committed)?));
    };
    let (Some(unit), Some(missing)) = (plan.money(LevelField::UnitCost(need)), ready.missing)
    else {
        return Ok(Cost::NotCosted);
    };
    Ok(match need {
        Need::Leads => Cost::Yearly(unit.times(multiply(missing, dec!(12))?)?),
        Need::Council => Cost::Yearly(unit),
        Need::Stories | Need::Reviews => Cost::Once(unit.times(missing)?),
    })
}

/// One way to the level aimed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The level held on the way, if any.
    pub via: Option<Level>,
    /// Dollars in the first twelve months, as far as costs were entered.
    pub first_year: Usd,
    /// How many gaps have no cost.
    pub not_costed: usize,
    /// Months until the level is reached, as far as times were entered.
    pub months: Decimal,
    /// How many gaps have no time.
    pub not_timed: usize,
    /// Share earned in the first twelve months less the cost; `None` without a volume.
    pub net: Option<Usd>,
}

/// The ways from the level held to the one aimed at: straight, and by each level between that is
/// reached sooner. The cheapest in the first twelve months comes first, of equal ones the sooner.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
///
/// Source: levels.md section 6.
pub(super) fn paths(plan: &LevelPlan, today: Day) -> Result<Vec<Path>, Overflow> {
    if plan.target <= plan.current {
        return Ok(Vec::new());
    }
    let missing = gaps(plan, plan.target, today)?;
    let longest = longest(&missing);
    let costs = Usd::sum(missing.iter().filter_map(|gap| gap.cost.first_year()))?;
    let way = |via: Option<(Level, Decimal)>| {
        let mut first_year = costs;
        if let Some((level, reached)) = via {
            let held = subtract(longest.min(dec!(12)), reached.min(dec!(12)))?;
            let month = plan.terms(level).annual_commitment.divided_by(dec!(12))?;
            first_year = first_year.plus(month.times(held)?)?;
        }
        Ok(Path {
            via: via.map(|(level, _)| level),
            first_year,
            not_costed: missing.iter().filter(|gap| gap.cost == Cost::NotCosted).count(),
            months: longest,
            not_timed: missing.iter().filter(|gap| gap.months.is_none()).count(),
            net: match earned(plan, via, longest)? {
                Some(earned) => Some(earned.minus(first_year)?),
                None => None,
            },
        })
    };
    let mut paths = vec![way(None)?];
    let between = Level::ALL.into_iter().filter(|it| plan.current < *it && *it < plan.target);
    for level in between {
        let reached = self::longest(&gaps(plan, level, today)?);
        if reached < longest {
            paths.push(way(Some((level, reached)))?);
        }
    }
    Ok(in_order(paths, |path| (path.first_year, path.months)))
}

fn longest(gaps: &[Gap]) -> Decimal {
    gaps.iter().filter_map(|gap| gap.months).max().unwrap_or_default()
}

/// The share earned in twelve months, at the level held in each part of them.
fn earned(
    plan: &LevelPlan,
    via: Option<(Level, Decimal)>,
    reached: Decimal,
) -> Result<Option<Usd>, Overflow> {
    let Some(volume) = plan.volume else { return Ok(None) };
    let month = volume.divided_by(dec!(12))?;
    let reached = reached.min(dec!(12));
    let at =
        |level: Level, months: Decimal| month.times(months)?.of(plan.terms(level).revenue_share);
    let first = via.map_or(reached, |(_, at)| at.min(dec!(12)));
    let mut sum = at(plan.current, first)?;
    if let Some((level, _)) = via {
        sum = sum.plus(at(level, subtract(reached, first)?)?)?;
    }
    sum.plus(at(plan.target, subtract(dec!(12), reached)?)?).map(Some)
}

/// Whether reaching the level aimed at pays for what it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Dollars a year the level aimed at is worth more than the one held, less what its
    /// requirements cost a year besides the commitment.
    pub gain: Usd,
    /// Dollars to spend once.
    pub once: Usd,
    /// Months in which the gain pays for it; `None` is never.
    pub months: Option<Decimal>,
    /// How many gaps have no cost: what they take is in neither sum.
    pub not_costed: usize,
}

/// Whether the level aimed at pays for what it takes; `None` without a volume, or where it is not
/// above the level held.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
pub(super) fn verdict(plan: &LevelPlan, today: Day) -> Result<Option<Verdict>, Overflow> {
    let Some(volume) = plan.volume.filter(|_| plan.target > plan.current) else {
        return Ok(None);
    };
    let worth = |level| worth_at(plan.terms(level), volume, plan.cash_part);
    let mut gain = worth(plan.target)?.total.minus(worth(plan.current)?.total)?;
    let mut once = Usd::ZERO;
    let missing = gaps(plan, plan.target, today)?;
    let not_costed = missing.iter().filter(|gap| gap.cost == Cost::NotCosted).count();
    for gap in missing {
        match gap.cost {
            Cost::Yearly(amount) if Need::of(gap.ready.asks).is_some() => {
                gain = gain.minus(amount)?;
            }
            Cost::Once(amount) => once = once.plus(amount)?,
            Cost::Yearly(_) | Cost::NotCosted => {}
        }
    }
    let months = if gain.is_positive() {
        Some(divide(multiply(once.decimal(), dec!(12))?, gain.decimal())?)
    } else {
        None
    };
    Ok(Some(Verdict { gain, once, months, not_costed }))
}
