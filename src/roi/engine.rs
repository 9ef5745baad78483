//! The months of one case, from the signing to the horizon (roi.md section 4).

mod drivers;
mod funds;
mod top_down;

use std::fmt;

use rust_decimal::{Decimal, dec};

use self::drivers::Drivers;
use self::top_down::TopDown;
use super::exact::{divide, multiply, subtract};
use super::inputs::{CaseInputs, FeeTiming, Input, Mode};
use crate::finance::{Overflow, Rate, Usd, discount_factors};

/// One month of a case. All amounts are dollars as they stand in that month; costs are positive.
///
/// `gross`, `vendor` and `joint` are unknown where revenue is the partner's own and nothing is
/// earned per dollar of bookings: no bookings could bring it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// Months from the signing; 0 is the signing itself, undiscounted.
    pub t: u32,
    /// 0 to 1, the part of full pace.
    pub ramp: Decimal,
    /// New customers, with their fractions.
    pub new_customers: Decimal,
    /// Customers at the month's end.
    pub customers: Decimal,
    /// What customers would pay at list price.
    pub list: Usd,
    /// What customers pay the platform.
    pub gross: Option<Usd>,
    /// The partner's share or margin.
    pub earned: Usd,
    /// Services sold with new customers.
    pub services: Usd,
    /// Matching funds claimed for this month's marketing.
    pub mdf_claim: Usd,
    /// Matching funds paid this month, for an earlier claim.
    pub mdf_received: Usd,
    /// All that comes in.
    pub inflow: Usd,
    /// The yearly investment, or its twelfth.
    pub fee: Usd,
    /// Once, at the signing.
    pub onboarding: Usd,
    /// People.
    pub people: Usd,
    /// Marketing, before matching.
    pub marketing: Usd,
    /// Delivering the services.
    pub services_cost: Usd,
    /// All that goes out.
    pub outflow: Usd,
    /// In less out.
    pub cash_flow: Usd,
    /// Sum of the cash flows so far.
    pub cumulative: Usd,
    /// Worth today of a dollar of this month.
    pub discount_factor: Decimal,
    /// The cash flow in today's dollars.
    pub discounted: Usd,
    /// Sum of the discounted cash flows so far.
    pub cumulative_discounted: Usd,
    /// The vendor's cash flow.
    pub vendor: Option<Usd>,
    /// Partner and vendor together; what one pays the other cancels.
    pub joint: Option<Usd>,
}

/// All months of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    /// Months 0 to N, so N + 1 of them.
    pub months: Vec<Month>,
    /// Matching funds claimed but paid after the last month; outside the cash flow.
    pub mdf_receivable: Usd,
}

/// The part of the calculation in which an amount outgrew 28 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Customers and the pace of winning them.
    Customers,
    /// Bookings and what is earned on them.
    Revenue,
    /// Matching funds.
    MatchingFunds,
    /// Adding up the month.
    CashFlow,
    /// Worth today.
    Discounting,
    /// Vendor and joint view.
    OtherViews,
    /// Measures over all months.
    Measures,
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Step::Customers => "the number of customers",
            Step::Revenue => "the revenue",
            Step::MatchingFunds => "the matching funds",
            Step::CashFlow => "the cash flow",
            Step::Discounting => "the value today",
            Step::OtherViews => "the vendor\u{2019}s view",
            Step::Measures => "the measures",
        })
    }
}

/// An amount outgrew the 28 digits that amounts are kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The amounts are too large to work out {0} exactly; lower the largest of them")]
pub struct TooLarge(pub Step);

/// Names the step that an overflow happened in.
pub(super) fn in_step<T>(step: Step, value: Result<T, Overflow>) -> Result<T, TooLarge> {
    value.map_err(|Overflow| TooLarge(step))
}

/// The months of `case`, were it to come true.
///
/// Month 0 is the signing; later months are paid at their end. An investment in advance falls due
/// at the signing and on each anniversary before the last month. Nothing is rounded.
///
/// # Errors
///
/// [`TooLarge`] names the step in which an amount outgrew 28 digits.
pub fn project(case: &CaseInputs) -> Result<Projection, TooLarge> {
    let periods = case.months().saturating_add(1);
    let periods = usize::try_from(periods).map_err(|_| TooLarge(Step::Discounting))?;
    let factors = Rate::new(case.number(Input::DiscountRate))
        .monthly_growth()
        .and_then(|growth| discount_factors(growth, periods));
    let factors = in_step(Step::Discounting, factors)?;
    let mut source = match case.mode() {
        Mode::TopDown => Revenue::TopDown(in_step(Step::Revenue, TopDown::of(case))?),
        Mode::Drivers => Revenue::Drivers(Box::new(in_step(Step::Customers, Drivers::of(case))?)),
    };

    let mut months: Vec<Month> = Vec::with_capacity(factors.len());
    for (t, &discount_factor) in (0..).zip(&factors) {
        let mut month = Month { t, discount_factor, ..Month::default() };
        match &mut source {
            Revenue::TopDown(top_down) => in_step(Step::Revenue, top_down.fill(&mut month))?,
            Revenue::Drivers(drivers) => drivers.fill(case, &mut month)?,
        }
        in_step(Step::CashFlow, add_up(case, months.last(), &mut month))?;
        in_step(Step::Discounting, discount(months.last(), &mut month))?;
        in_step(Step::OtherViews, fill_other_views(case, &mut month))?;
        months.push(month);
    }
    let mdf_receivable = match &source {
        Revenue::TopDown(_) => Usd::ZERO,
        Revenue::Drivers(drivers) => in_step(Step::MatchingFunds, drivers.receivable())?,
    };
    Ok(Projection { months, mdf_receivable })
}

/// Where a month's revenue comes from.
enum Revenue {
    TopDown(TopDown),
    Drivers(Box<Drivers>),
}

/// The part of full pace in month `t`: none before the lag is over, then evenly up to all.
fn ramp(lag: Decimal, length: Decimal, t: u32) -> Result<Decimal, Overflow> {
    let past = subtract(Decimal::from(t), lag)?;
    if past <= Decimal::ZERO {
        Ok(Decimal::ZERO)
    } else if past >= length {
        Ok(Decimal::ONE)
    } else {
        divide(past, length)
    }
}

fn add_up(case: &CaseInputs, before: Option<&Month>, month: &mut Month) -> Result<(), Overflow> {
    let yearly = case.money(Input::Investment);
    let is_due = month.t.is_multiple_of(12) && month.t < case.months();
    month.fee = match case.fee_timing() {
        FeeTiming::AccruedMonthly if month.t > 0 => yearly.divided_by(dec!(12))?,
        FeeTiming::AnnualAdvance if is_due => yearly,
        _ => Usd::ZERO,
    };
    month.inflow = month.earned.plus(month.services)?.plus(month.mdf_received)?;
    month.outflow = month
        .fee
        .plus(month.onboarding)?
        .plus(month.people)?
        .plus(month.marketing)?
        .plus(month.services_cost)?;
    month.cash_flow = month.inflow.minus(month.outflow)?;
    month.cumulative = match before {
        Some(before) => before.cumulative.plus(month.cash_flow)?,
        None => month.cash_flow,
    };
    Ok(())
}

fn discount(before: Option<&Month>, month: &mut Month) -> Result<(), Overflow> {
    let worth = multiply(month.cash_flow.decimal(), month.discount_factor)?;
    month.discounted = Usd::from_decimal(worth);
    month.cumulative_discounted = match before {
        Some(before) => before.cumulative_discounted.plus(month.discounted)?,
        None => month.discounted,
    };
    Ok(())
}

fn fill_other_views(case: &CaseInputs, month: &mut Month) -> Result<(), Overflow> {
    let Some(gross) = month.gross else { return Ok(()) };
    let kept = subtract(Decimal::ONE, case.number(Input::VendorDelivery))?;
    let manager = if month.t == 0 { Usd::ZERO } else { case.money(Input::PartnerManagerCost) };
    let fee = if case.is_vendor_fee() { month.fee } else { Usd::ZERO };
    let vendor = Usd::from_decimal(multiply(gross.decimal(), kept)?)
        .minus(month.earned)?
        .minus(month.mdf_received)?
        .minus(manager)?
        .plus(fee)?;
    month.vendor = Some(vendor);
    month.joint = Some(month.cash_flow.plus(vendor)?);
    Ok(())
}
