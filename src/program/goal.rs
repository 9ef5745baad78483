use rust_decimal::Decimal;

use super::{Comparison, FactId, PartnerType};

/// Something the plan wants to reach, with the figure that says when.
///
/// Goals of one name but different scope stand side by side: reading X14.
///
/// Source: program.md sections 2.3, 6 and 7.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    pub fact: FactId,
    pub scope: GoalScope,
    pub metric: &'static str,
    pub target: Target,
    /// The stretch of time one value covers, where the plan says so.
    pub per: Option<Period>,
    /// A figure the plan compares with, in the unit of the target: reading X26.
    pub benchmark: Option<Decimal>,
}

/// Whom or what a goal is set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalScope {
    PartnerType(PartnerType),
    /// A phase by its number, from 1.
    Phase(u32),
    Criterion(Criterion),
}

/// The groups of success criteria for the program as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    Technical,
    Business,
    PartnerSatisfaction,
}

impl Criterion {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Business => "business",
            Self::PartnerSatisfaction => "partner satisfaction",
        }
    }
}

/// The figure of a goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    pub comparison: Comparison,
    /// In `unit`; 40 in percent is 40, not 0.4.
    pub amount: Decimal,
    pub unit: GoalUnit,
}

impl Target {
    /// Whether `value`, in the unit of the target, reaches it.
    pub fn is_met_by(&self, value: Decimal) -> bool {
        self.comparison.holds(&value, &self.amount)
    }
}

/// What a goal is counted in. The three kinds of satisfaction are never
/// converted into one another: reading X27.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalUnit {
    /// Of a whole, at most 100.
    Percent,
    /// On top of what was there before.
    PercentMore,
    Dollars,
    Count,
    Milliseconds,
    /// Points from 0 to 10.
    OutOfTen,
    /// From −100 to 100.
    PromoterScore,
}

/// The stretch of time a value covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Month,
    Quarter,
    Year,
}

impl Period {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_million_exactly_is_not_over_two_million() {
        let target = Target {
            comparison: Comparison::Over,
            amount: Decimal::from(2_000_000),
            unit: GoalUnit::Dollars,
        };

        assert!(!target.is_met_by(Decimal::from(2_000_000)));
        assert!(target.is_met_by(Decimal::from(2_000_001)));
    }
}
