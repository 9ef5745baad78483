use rust_decimal::Decimal;

use super::field::LevelField;
use super::need::Need;
use super::plan::LevelPlan;
use crate::finance::{Day, Overflow, Usd, figure};
use crate::program::{Asks, DutyState, Level, duties};
use crate::roi::exact::subtract;

/// Whether a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadyState {
    Met,
    NotMet,
    /// Evidence is there, but not enough of it to say: fewer than three full months of leads.
    Pending,
    /// Nothing was entered, which is not the same as not met.
    Unknown,
}

impl ReadyState {
    /// The state in words.
    pub const fn label(self) -> &'static str {
        match self {
            ReadyState::Met => "Met",
            ReadyState::NotMet => "Not met",
            ReadyState::Pending => "Not enough months",
            ReadyState::Unknown => "Not entered",
        }
    }
}

/// One requirement of a level beside what a partner has.
#[derive(Clone, Debug, PartialEq)]
pub struct Ready {
    pub asks: Asks,
    pub state: ReadyState,
    /// What is asked: `5 qualified leads a month`.
    pub title: String,
    /// What there is, or what to enter: `You had 4 on average in the last three months.`
    pub note: String,
    /// How much is missing: dollars, leads a month, stories, reviews; `None` where it is met or
    /// cannot be said.
    pub missing: Option<Decimal>,
    /// The day by which it will be met, where one was entered.
    pub by: Option<Day>,
}

impl Ready {
    /// How much is missing, in a word or two: `1 short`.
    pub fn short(&self) -> String {
        match (self.state, self.missing, self.asks) {
            (ReadyState::NotMet, Some(missing), Asks::AnnualCommitment(_)) => {
                format!("{} short", Usd::from_decimal(missing).whole())
            }
            (ReadyState::NotMet, Some(missing), Asks::LeadsPerMonth(_) | Asks::Stories(_)) => {
                format!("{} short", figure::plain(missing))
            }
            (ReadyState::NotMet, Some(missing), Asks::QuarterlyReviews) => {
                format!("{} missing", figure::plain(missing))
            }
            (ReadyState::NotMet, ..) => "Missing".to_owned(),
            (state, ..) => state.label().to_owned(),
        }
    }
}

/// Each requirement of `level` with whether the plan's partner meets it on `today`.
///
/// # Errors
///
/// [`Overflow`] where a number outgrows 28 digits.
///
/// Source: levels.md section 5.
pub(super) fn readiness(
    plan: &LevelPlan,
    level: Level,
    today: Day,
) -> Result<Vec<Ready>, Overflow> {
    let evidence = plan.evidence(today);
    let mut list = Vec::new();
    for duty in duties(level, &evidence) {
        let asks = duty.requirement.asks;
        // What an own offer asks is what counts.
        let asks = match asks {
            Asks::AnnualCommitment(_) => {
                Asks::AnnualCommitment(plan.terms(level).annual_commitment)
            }
            other => other,
        };
        let state = match (duty.state, asks) {
            (_, Asks::AnnualCommitment(least)) => match evidence.annual_commitment {
                None => ReadyState::Unknown,
                Some(committed) if committed >= least => ReadyState::Met,
                Some(_) => ReadyState::NotMet,
            },
            (DutyState::NotKnown, _) => ReadyState::Unknown,
            (_, Asks::LeadsPerMonth(_)) if plan.mean_leads().is_some_and(|(_, n)| n < 3) => {
                ReadyState::Pending
            }
            (DutyState::Met, _) => ReadyState::Met,
            (DutyState::NotMet { .. }, _) => ReadyState::NotMet,
        };
        let is_open = matches!(state, ReadyState::NotMet | ReadyState::Pending);
        let missing = if is_open { missing(plan, asks, today)? } else { None };
        list.push(Ready {
            asks,
            state,
            title: title(asks),
            note: note(plan, asks, state, today),
            missing: missing.filter(|missing| *missing > Decimal::ZERO),
            by: Need::of(asks).and_then(|need| plan.met_by(need)),
        });
    }
    Ok(list)
}

fn title(asks: Asks) -> String {
    match asks {
        Asks::AnnualCommitment(least) => format!("{} commitment a year", least.whole()),
        Asks::LeadsPerMonth(1) => "1 qualified lead a month".to_owned(),
        Asks::LeadsPerMonth(least) => format!("{least} qualified leads a month"),
        Asks::Stories(1) => "1 customer success story".to_owned(),
        Asks::Stories(least) => format!("{least} customer success stories"),
        Asks::QuarterlyReviews => "Quarterly business reviews".to_owned(),
        Asks::Council => "An active part in the partner council".to_owned(),
    }
}

fn missing(plan: &LevelPlan, asks: Asks, today: Day) -> Result<Option<Decimal>, Overflow> {
    let less = |least: Decimal, there: Option<Decimal>| match there {
        Some(there) => subtract(least, there).map(Some),
        None => Ok(None),
    };
    match asks {
        Asks::AnnualCommitment(least) => less(least.decimal(), plan.number(LevelField::Committed)),
        Asks::LeadsPerMonth(least) => less(least.into(), plan.mean_leads().map(|(mean, _)| mean)),
        Asks::Stories(least) => less(least.into(), plan.number(LevelField::Stories)),
        Asks::QuarterlyReviews => {
            less(plan.reviews_due(today).into(), plan.number(LevelField::Reviews))
        }
        Asks::Council => Ok(Some(Decimal::ONE)),
    }
}

fn note(plan: &LevelPlan, asks: Asks, state: ReadyState, today: Day) -> String {
    let planned = Need::of(asks).and_then(|need| plan.met_by(need));
    let planned = match planned {
        Some(day) if state != ReadyState::Met => format!(" Planned by {}.", day.label()),
        _ => String::new(),
    };
    let plain = |field| plan.number(field).map(figure::plain).unwrap_or_default();
    let said = match asks {
        _ if state == ReadyState::Unknown => match asks {
            Asks::AnnualCommitment(_) => "Enter what you commit a year.".to_owned(),
            Asks::LeadsPerMonth(_) => "Enter the leads of the last three full months.".to_owned(),
            Asks::Stories(_) => "Enter how many stories are published.".to_owned(),
            Asks::QuarterlyReviews => "Enter how many reviews were held.".to_owned(),
            Asks::Council => "Say whether you are active in it.".to_owned(),
        },
        Asks::AnnualCommitment(_) => {
            let committed = plan.money(LevelField::Committed).unwrap_or_default();
            format!("You commit {}.", committed.whole())
        }
        Asks::LeadsPerMonth(_) => match plan.mean_leads() {
            Some((mean, months)) => {
                let mean = figure::plain(mean.round_dp(1));
                match months {
                    3 => format!("You had {mean} a month over the last three."),
                    1 => format!("You had {mean} in the one month entered; three count."),
                    _ => format!("You had {mean} a month in the two entered; three count."),
                }
            }
            None => String::new(),
        },
        Asks::Stories(_) => format!("You have {} published.", plain(LevelField::Stories)),
        Asks::QuarterlyReviews => match plan.reviews_due(today) {
            0 => "No quarter since your agreement is over yet.".to_owned(),
            due => format!("You held {} of the {due} due.", plain(LevelField::Reviews)),
        },
        Asks::Council if plan.council == Some(true) => "You are active in it.".to_owned(),
        Asks::Council => "You are not active in it.".to_owned(),
    };
    said + &planned
}
