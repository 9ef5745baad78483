use rust_decimal::{Decimal, dec};

use super::{Month, ramp};
use crate::finance::{Overflow, Usd};
use crate::roi::exact::{divide, multiply};
use crate::roi::inputs::{CaseInputs, Input, RevenueBasis};

/// A yearly revenue, spread over the months by the ramp.
pub(super) struct TopDown {
    lag: Decimal,
    length: Decimal,
    /// Revenue of a month at full pace.
    at_pace: Decimal,
    basis: RevenueBasis,
    /// What the partner earns of a dollar of bookings.
    earning_share: Decimal,
    /// The last ramp worked out and its revenue: most months share one of two.
    last: (Decimal, Usd, Option<Usd>),
}

impl TopDown {
    pub(super) fn of(case: &CaseInputs) -> Result<TopDown, Overflow> {
        let believed =
            multiply(case.number(Input::ClaimFactor), case.number(Input::AnnualRevenue))?;
        let mut top_down = TopDown {
            lag: case.number(Input::Lag),
            length: case.number(Input::Ramp),
            at_pace: divide(believed, dec!(12))?,
            basis: case.revenue_basis(),
            earning_share: case.earning_share(),
            last: (Decimal::ZERO, Usd::ZERO, None),
        };
        top_down.last = top_down.revenue(Decimal::ZERO)?;
        Ok(top_down)
    }

    /// Fills in what the month brings.
    pub(super) fn fill(&mut self, month: &mut Month) -> Result<(), Overflow> {
        month.ramp = ramp(self.lag, self.length, month.t)?;
        if month.ramp != self.last.0 {
            self.last = self.revenue(month.ramp)?;
        }
        (_, month.earned, month.gross) = self.last;
        month.list = month.gross.unwrap_or_default();
        Ok(())
    }

    fn revenue(&self, ramp: Decimal) -> Result<(Decimal, Usd, Option<Usd>), Overflow> {
        let revenue = multiply(self.at_pace, ramp)?;
        let (earned, gross) = match self.basis {
            RevenueBasis::PartnerRevenue if self.earning_share.is_zero() => (revenue, None),
            RevenueBasis::PartnerRevenue => (revenue, Some(divide(revenue, self.earning_share)?)),
            RevenueBasis::GrossBookings => (multiply(revenue, self.earning_share)?, Some(revenue)),
        };
        Ok((ramp, Usd::from_decimal(earned), gross.map(Usd::from_decimal)))
    }
}
