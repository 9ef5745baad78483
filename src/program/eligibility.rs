use rust_decimal::Decimal;

use super::Level;
use super::requirement::{Asks, Requirement, requirements};
use crate::finance::{Usd, figure};

/// What is known of a partner. `None` is not known, which is not the same as none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Dollars a year.
    pub annual_commitment: Option<Usd>,
    /// Qualified leads.
    pub leads_per_month: Option<Decimal>,
    /// Published customer success stories.
    pub stories: Option<u32>,
    pub holds_quarterly_reviews: Option<bool>,
    pub is_active_in_council: Option<bool>,
}

/// A requirement, and whether a partner meets it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duty {
    pub requirement: Requirement,
    pub state: DutyState,
}

/// Whether a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyState {
    Met,
    /// With how much there is of what is counted: dollars, leads, stories.
    NotMet {
        there: Option<Decimal>,
    },
    NotKnown,
}

impl Duty {
    /// What is missing, as in "Needs 10 leads a month; you plan 5"; `None`
    /// where it is met or not known.
    pub fn shortfall(&self) -> Option<String> {
        let DutyState::NotMet { there } = self.state else { return None };
        let there = there.unwrap_or_default();
        let counted = figure::plain(there);
        Some(match self.requirement.asks {
            Asks::AnnualCommitment(least) => {
                let there = Usd::from_decimal(there);
                format!("Needs {} a year; you commit {}", least.whole(), there.whole())
            }
            Asks::LeadsPerMonth(1) => format!("Needs 1 lead a month; you plan {counted}"),
            Asks::LeadsPerMonth(least) => {
                format!("Needs {least} leads a month; you plan {counted}")
            }
            Asks::Stories(1) => format!("Needs 1 success story; you have {counted}"),
            Asks::Stories(least) => format!("Needs {least} success stories; you have {counted}"),
            Asks::QuarterlyReviews => "Needs quarterly business reviews".to_owned(),
            Asks::Council => "Needs an active part in the partner council".to_owned(),
        })
    }
}

/// Each requirement of `level`, in the order of the plan within a level, with
/// whether `evidence` meets it.
pub fn duties(level: Level, evidence: &Evidence) -> Vec<Duty> {
    requirements(level)
        .into_iter()
        .map(|requirement| Duty { requirement, state: state(requirement.asks, evidence) })
        .collect()
}

/// The highest level of which every requirement is known to be met;
/// Registered, which asks nothing, if no other.
pub fn highest_level_met(evidence: &Evidence) -> Level {
    let meets =
        |level: &Level| duties(*level, evidence).iter().all(|it| it.state == DutyState::Met);
    Level::ALL.into_iter().rev().find(meets).unwrap_or(Level::Registered)
}

fn state(asks: Asks, evidence: &Evidence) -> DutyState {
    let counted = |there: Option<Decimal>, least: Decimal| match there {
        None => DutyState::NotKnown,
        Some(there) if there >= least => DutyState::Met,
        Some(there) => DutyState::NotMet { there: Some(there) },
    };
    let confirmed = |is_so: Option<bool>| match is_so {
        None => DutyState::NotKnown,
        Some(true) => DutyState::Met,
        Some(false) => DutyState::NotMet { there: None },
    };
    match asks {
        Asks::AnnualCommitment(least) => {
            counted(evidence.annual_commitment.map(Usd::decimal), least.decimal())
        }
        Asks::LeadsPerMonth(least) => counted(evidence.leads_per_month, least.into()),
        Asks::Stories(least) => counted(evidence.stories.map(Decimal::from), least.into()),
        Asks::QuarterlyReviews => confirmed(evidence.holds_quarterly_reviews),
        Asks::Council => confirmed(evidence.is_active_in_council),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn premier_partner() -> Evidence {
        Evidence {
            annual_commitment: Some(Usd::dollars(25_000)),
            leads_per_month: Some(dec!(5)),
            stories: Some(1),
            holds_quarterly_reviews: Some(true),
            is_active_in_council: None,
        }
    }

    fn shortfalls(level: Level, evidence: &Evidence) -> Vec<String> {
        duties(level, evidence).iter().filter_map(Duty::shortfall).collect()
    }

    #[test]
    fn a_partner_at_the_minimum_of_each_requirement_meets_the_level() {
        assert_eq!(highest_level_met(&premier_partner()), Level::Premier);
    }

    #[test]
    fn what_is_missing_says_what_is_needed_and_what_is_there() {
        assert_eq!(
            shortfalls(Level::Strategic, &premier_partner()),
            [
                "Needs $100,000 a year; you commit $25,000",
                "Needs 10 leads a month; you plan 5",
                "Needs 3 success stories; you have 1",
            ]
        );
    }

    #[test]
    fn what_is_not_known_is_neither_met_nor_missing() {
        let nothing = Evidence::default();

        assert_eq!(shortfalls(Level::Strategic, &nothing), Vec::<String>::new());
        assert_eq!(highest_level_met(&nothing), Level::Registered);
        assert!(duties(Level::Select, &nothing).iter().all(|it| it.state == DutyState::NotKnown));
    }

    #[test]
    fn a_fraction_below_the_minimum_falls_short() {
        let evidence = Evidence { leads_per_month: Some(dec!(4.5)), ..premier_partner() };

        assert_eq!(shortfalls(Level::Premier, &evidence), ["Needs 5 leads a month; you plan 4.5"]);
    }
}
