//! The months of one case, from the signing to the horizon (roi.md section 4).

use std::fmt;

use rust_decimal::{Decimal, dec};

use super::exact::{add, divide, multiply, subtract, whole};
use super::inputs::{CaseInputs, EarningMode, FeeTiming, Input, Mode, RevenueBasis, ShareBase};
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
    let growth = Rate::new(case.number(Input::DiscountRate)).monthly_growth();
    let factors =
        growth.and_then(|growth| discount_factors(growth, usize::from(months_as_u8(case))));
    let factors = in_step(Step::Discounting, factors)?;

    let mut pace = Pace::new(case);
    let mut revenue = in_step(Step::Revenue, Revenue::new(case))?;
    let mut funds = in_step(Step::MatchingFunds, MatchingFunds::new(case))?;
    let mut months: Vec<Month> = Vec::with_capacity(factors.len());
    for (t, &discount_factor) in (0..).zip(&factors) {
        let mut month = Month { t, discount_factor, ..Month::default() };
        in_step(Step::Customers, pace.fill(case, &mut month))?;
        in_step(Step::Revenue, revenue.fill(case, &mut month))?;
        in_step(Step::MatchingFunds, funds.fill(case, &mut month))?;
        in_step(Step::CashFlow, fill_costs(case, &mut month))?;
        let before = months.last();
        in_step(Step::CashFlow, accumulate(before, &mut month))?;
        in_step(Step::Discounting, discount(before, &mut month))?;
        in_step(Step::OtherViews, fill_other_views(case, &mut month))?;
        months.push(month);
    }
    Ok(Projection { months, mdf_receivable: in_step(Step::MatchingFunds, funds.receivable())? })
}

/// N is 1 to 60 by its bounds.
fn months_as_u8(case: &CaseInputs) -> u8 {
    u8::try_from(case.months()).unwrap_or(u8::MAX)
}

/// How fast customers are won, and how many stay.
struct Pace {
    monthly_kept: Decimal,
    customers: Decimal,
}

impl Pace {
    fn new(case: &CaseInputs) -> Pace {
        let _ = case;
        Pace { monthly_kept: Decimal::ONE, customers: Decimal::ZERO }
    }
}
