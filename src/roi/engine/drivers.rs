use rust_decimal::Decimal;

use super::funds::MatchingFunds;
use super::{Month, Step, TooLarge, in_step, ramp};
use crate::finance::{Overflow, Share, Usd};
use crate::roi::exact::{add, multiply, subtract};
use crate::roi::inputs::{CaseInputs, EarningMode, Input, ShareBase};

/// Customers won from leads, month by month, some of whom leave.
pub(super) struct Drivers {
    /// New customers of a month at full pace.
    at_pace: Decimal,
    /// The part of the customers still there a month later.
    kept: Decimal,
    customers: Decimal,
    /// Price of a customer's month in the current program year.
    price: Decimal,
    price_growth: Decimal,
    /// The part of the list price that customers pay.
    paid: Decimal,
    funds: MatchingFunds,
}

impl Drivers {
    pub(super) fn of(case: &CaseInputs) -> Result<Drivers, Overflow> {
        let won = multiply(case.number(Input::Leads), case.number(Input::Win))?;
        let churn = Share::new(case.number(Input::Churn)).map_err(|_| Overflow)?;
        Ok(Drivers {
            at_pace: multiply(case.number(Input::ClaimFactor), won)?,
            kept: churn.monthly_loss()?.rest().fraction(),
            customers: Decimal::ZERO,
            price: case.number(Input::Arpa),
            price_growth: add(Decimal::ONE, case.number(Input::PriceGrowth))?,
            paid: subtract(Decimal::ONE, case.number(Input::CustomerDiscount))?,
            funds: MatchingFunds::of(case)?,
        })
    }

    /// Fills in what the month brings and what winning it costs.
    pub(super) fn fill(&mut self, case: &CaseInputs, month: &mut Month) -> Result<(), TooLarge> {
        if month.t == 0 {
            month.onboarding = case.money(Input::Onboarding);
        } else {
            month.people = case.money(Input::People);
            month.marketing = case.money(Input::Marketing);
            in_step(Step::Customers, self.win(case, month))?;
        }
        in_step(Step::Revenue, self.earn(case, month))?;
        in_step(Step::MatchingFunds, self.funds.fill(month))
    }

    /// Matching funds still owed after the last month.
    pub(super) fn receivable(&self) -> Result<Usd, Overflow> {
        self.funds.receivable()
    }

    fn win(&mut self, case: &CaseInputs, month: &mut Month) -> Result<(), Overflow> {
        month.ramp = ramp(case.number(Input::Lag), case.number(Input::Ramp), month.t)?;
        month.new_customers = multiply(self.at_pace, month.ramp)?;
        self.customers = add(multiply(self.customers, self.kept)?, month.new_customers)?;
        month.customers = self.customers;
        Ok(())
    }

    fn earn(&mut self, case: &CaseInputs, month: &mut Month) -> Result<(), Overflow> {
        // Prices step up with each program year: at the end of months 13, 25 and so on.
        if month.t > 1 && month.t % 12 == 1 {
            self.price = multiply(self.price, self.price_growth)?;
        }
        let list = multiply(self.customers, self.price)?;
        let gross = multiply(list, self.paid)?;
        let earned = match (case.earning_mode(), case.share_base()) {
            (EarningMode::RevenueShare, ShareBase::List) => {
                multiply(list, case.number(Input::Share))?
            }
            (EarningMode::RevenueShare, ShareBase::Net) => {
                multiply(gross, case.number(Input::Share))?
            }
            (EarningMode::ResaleMargin, _) => multiply(list, case.earning_rate())?,
        };
        let services = multiply(month.new_customers, case.number(Input::Services))?;
        let cost_part = subtract(Decimal::ONE, case.number(Input::ServicesMargin))?;
        month.list = Usd::from_decimal(list);
        month.gross = Some(Usd::from_decimal(gross));
        month.earned = Usd::from_decimal(earned);
        month.services = Usd::from_decimal(services);
        month.services_cost = Usd::from_decimal(multiply(services, cost_part)?);
        Ok(())
    }
}
