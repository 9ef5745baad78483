//! The reverse question: what one input would have to be for a target to be met
//! (roi.md section 9).

use rust_decimal::{Decimal, dec};

use super::analysis::{Analysis, analyze};
use super::engine::{Step, TooLarge, in_step};
use super::exact::{add, divide, multiply, subtract};
use super::inputs::{CaseInputs, Input, Unit, ceiling, hard_bounds};
use crate::finance::{Overflow, PaybackTime, Usd};

/// What must come true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Worth today of zero or more.
    BreakEven,
    /// Money in at least this many times the money out.
    Multiple(Decimal),
    /// The money back, in today's dollars, by this month.
    PaybackBy(Decimal),
}

/// Which input is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Leads a month.
    Leads,
    /// Part of the leads won.
    Win,
    /// Deal size a month.
    Arpa,
    /// Revenue share.
    Share,
    /// Revenue a year.
    AnnualRevenue,
    /// Customers lost a year.
    Churn,
    /// Sales cycle.
    Lag,
    /// Ramp-up.
    Ramp,
    /// Commitment a year.
    Investment,
}

impl Unknown {
    /// Every unknown.
    pub const ALL: [Unknown; 9] = [
        Unknown::Leads,
        Unknown::Win,
        Unknown::Arpa,
        Unknown::Share,
        Unknown::AnnualRevenue,
        Unknown::Churn,
        Unknown::Lag,
        Unknown::Ramp,
        Unknown::Investment,
    ];

    /// The input it stands for.
    pub const fn input(self) -> Input {
        match self {
            Unknown::Leads => Input::Leads,
            Unknown::Win => Input::Win,
            Unknown::Arpa => Input::Arpa,
            Unknown::Share => Input::Share,
            Unknown::AnnualRevenue => Input::AnnualRevenue,
            Unknown::Churn => Input::Churn,
            Unknown::Lag => Input::Lag,
            Unknown::Ramp => Input::Ramp,
            Unknown::Investment => Input::Investment,
        }
    }

    /// Whether more of it helps.
    const fn more_is_better(self) -> bool {
        !matches!(self, Unknown::Churn | Unknown::Lag | Unknown::Ramp | Unknown::Investment)
    }

    /// Whether every flow is a straight line in it, so that two runs give the answer.
    const fn is_straight(self) -> bool {
        matches!(
            self,
            Unknown::Leads | Unknown::Win | Unknown::Arpa | Unknown::Share | Unknown::AnnualRevenue
        )
    }
}

/// A reverse question about a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// What must come true.
    pub target: Target,
    /// Within how many months, 1 to 60; `None` keeps the case's own horizon.
    pub within: Option<u32>,
    /// Which input is asked for.
    pub unknown: Unknown,
}

/// The answer to a reverse question.
#[derive(Clone, Debug, PartialEq)]
pub enum Solution {
    /// The exact value that just meets the target.
    Found(Decimal),
    /// The exact value, which lies beyond the input's bounds or the level's ceiling.
    OutOfBounds(Decimal),
    /// No value of this input meets the target.
    Unreachable,
    /// Every value of this input meets the target.
    AlwaysMet,
}

/// What `question.unknown` would have to be.
///
/// # Errors
///
/// [`TooLarge`] as [`analyze`].
pub fn solve(case: &CaseInputs, question: Question) -> Result<Solution, TooLarge> {
    let months = question.within.unwrap_or(case.months()).clamp(1, 60);
    let case = case.clone().with_months(months);
    let search = Search { case, target: question.target, unknown: question.unknown };
    match question.target {
        Target::PaybackBy(_) => search.bisect(),
        _ if question.unknown.is_straight() => search.straight(),
        _ => search.bisect(),
    }
}

/// The value of a solution as its field takes it: money to the cent, percent to a hundredth,
/// months and counts to a hundredth, always to the side that meets the target.
pub fn rounded(unknown: Unknown, value: Decimal) -> Decimal {
    let digits = match unknown.input().unit() {
        Unit::Fraction => 4,
        _ => 2,
    };
    let toward = if unknown.more_is_better() {
        rust_decimal::RoundingStrategy::ToPositiveInfinity
    } else {
        rust_decimal::RoundingStrategy::ToNegativeInfinity
    };
    value.round_dp_with_strategy(digits, toward)
}

/// The case with the answer put in and run again, so that what was reached can be shown.
///
/// # Errors
///
/// [`TooLarge`] as [`analyze`].
pub fn achieved(
    case: &CaseInputs,
    question: Question,
    value: Decimal,
) -> Result<Analysis, TooLarge> {
    let months = question.within.unwrap_or(case.months()).clamp(1, 60);
    analyze(&case.clone().with_months(months).with_number(question.unknown.input(), value))
}

struct Search {
    case: CaseInputs,
    target: Target,
    unknown: Unknown,
}

impl Search {
    fn bounds(&self) -> (Decimal, Decimal) {
        let (least, most) = hard_bounds(self.unknown.input());
        let ceiling = ceiling(self.unknown.input(), self.case.level()).unwrap_or(most);
        (least, most.min(ceiling))
    }

    /// How far above the target the case is with `value` put in; zero or more meets it.
    fn margin(&self, value: Decimal) -> Result<Decimal, TooLarge> {
        let run = analyze(&self.case.clone().with_number(self.unknown.input(), value))?;
        in_step(Step::Measures, margin(&run, self.target))
    }

    /// x = x0 − f0 (x1 − x0) ÷ (f1 − f0), exact because the margin is a straight line.
    fn straight(&self) -> Result<Solution, TooLarge> {
        let at_zero = self.margin(Decimal::ZERO)?;
        let at_one = self.margin(Decimal::ONE)?;
        let slope = in_step(Step::Measures, subtract(at_one, at_zero))?;
        if slope.abs() <= dec!(0.000000001) {
            let met = at_zero >= dec!(-0.000000001);
            return Ok(if met { Solution::AlwaysMet } else { Solution::Unreachable });
        }
        let value = in_step(Step::Measures, divide(at_zero, slope))?;
        let value = subtract(Decimal::ZERO, value).unwrap_or_default();
        let (least, most) = self.bounds();
        // Where each unit loses money, less of it is what helps.
        let is_always_met = if slope > Decimal::ZERO { value <= least } else { value >= most };
        Ok(if is_always_met {
            Solution::AlwaysMet
        } else if value < least || value > most {
            Solution::OutOfBounds(value)
        } else {
            Solution::Found(value)
        })
    }

    /// Halves the bounds until both ends agree to 1e-9.
    fn bisect(&self) -> Result<Solution, TooLarge> {
        let (least, most) = self.bounds();
        let (mut good, mut bad) =
            if self.unknown.more_is_better() { (most, least) } else { (least, most) };
        if self.margin(bad)? >= Decimal::ZERO {
            return Ok(Solution::AlwaysMet);
        }
        if self.margin(good)? < Decimal::ZERO {
            return Ok(Solution::Unreachable);
        }
        while subtract(good, bad).unwrap_or_default().abs() > dec!(0.000000001) {
            let middle = in_step(Step::Measures, middle(good, bad))?;
            if self.margin(middle)? >= Decimal::ZERO {
                good = middle;
            } else {
                bad = middle;
            }
        }
        Ok(Solution::Found(good))
    }
}

fn middle(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    Ok(multiply(add(a, b)?, dec!(0.5))?.round_dp(12))
}

fn margin(run: &Analysis, target: Target) -> Result<Decimal, Overflow> {
    match target {
        Target::BreakEven => Ok(run.measures.npv.decimal()),
        Target::Multiple(times) => {
            let needed = run.measures.outflow.times(times)?;
            Ok(run.measures.inflow.minus(needed)?.decimal())
        }
        Target::PaybackBy(month) => Ok(match run.measures.payback_discounted.last {
            PaybackTime::Immediate => Decimal::ONE,
            PaybackTime::After(reached) if reached <= month => Decimal::ONE,
            _ => Usd::dollars(-1).decimal(),
        }),
    }
}
