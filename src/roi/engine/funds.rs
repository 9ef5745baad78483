use std::collections::VecDeque;

use super::Month;
use crate::finance::{Overflow, Usd};
use crate::roi::inputs::{CaseInputs, Input};

/// Matching funds: claimed each month up to the year's cap, paid some months later.
pub(super) struct MatchingFunds {
    /// The vendor's part of a month's marketing, before the cap.
    matched: Usd,
    cap: Usd,
    claimed_this_year: Usd,
    lag: usize,
    /// Claims not yet paid, oldest first.
    owed: VecDeque<Usd>,
}

impl MatchingFunds {
    pub(super) fn of(case: &CaseInputs) -> Result<MatchingFunds, Overflow> {
        Ok(MatchingFunds {
            matched: case.money(Input::Marketing).times(case.number(Input::Match))?,
            cap: case.money(Input::MdfCap),
            claimed_this_year: Usd::ZERO,
            lag: usize::try_from(case.mdf_lag()).map_err(|_| Overflow)?,
            owed: VecDeque::new(),
        })
    }

    /// Claims for this month and pays what is due. What a year leaves of its cap is lost.
    pub(super) fn fill(&mut self, month: &mut Month) -> Result<(), Overflow> {
        if month.t == 0 {
            return Ok(());
        }
        if month.t % 12 == 1 {
            self.claimed_this_year = Usd::ZERO;
        }
        month.mdf_claim = self.matched.min(self.cap.minus(self.claimed_this_year)?);
        self.claimed_this_year = self.claimed_this_year.plus(month.mdf_claim)?;
        self.owed.push_back(month.mdf_claim);
        if self.owed.len() > self.lag {
            month.mdf_received = self.owed.pop_front().unwrap_or_default();
        }
        Ok(())
    }

    /// Claims that would be paid after the last month.
    pub(super) fn receivable(&self) -> Result<Usd, Overflow> {
        Usd::sum(self.owed.iter().copied())
    }
}
