//! What a case comes to for the partner (roi.md section 1).

use rust_decimal::Decimal;

use super::engine::{Month, Projection};
use super::exact::{add, multiply};
use super::inputs::{CaseInputs, Input, Mode};
use crate::finance::{
    Irr, Mirr, Overflow, Payback, PeakFunding, Rate, Share, Usd, irr, mirr, payback, peak_funding,
};

/// Every measure of one case for the partner. Ratios are `None` where they are not meaningful.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// All that comes in.
    pub inflow: Usd,
    /// All that goes out.
    pub outflow: Usd,
    /// In less out.
    pub net: Usd,
    /// Share or margin earned.
    pub earned: Usd,
    /// Services sold.
    pub services: Usd,
    /// Matching funds paid within the horizon.
    pub mdf_received: Usd,
    /// Bookings implied; `None` where they are unknown.
    pub gross: Option<Usd>,
    /// In ÷ out, undiscounted: the program's own count. `None` if nothing goes out.
    pub multiple: Option<Decimal>,
    /// (In − out) ÷ out, a fraction. `None` if nothing goes out.
    pub net_roi: Option<Decimal>,
    /// Worth of the inflow today.
    pub pv_in: Usd,
    /// Worth of the outflow today.
    pub pv_out: Usd,
    /// Worth today; month 0 is not discounted.
    pub npv: Usd,
    /// Worth today ÷ worth of the outflow today, a fraction.
    pub pv_roi: Option<Decimal>,
    /// All internal rates, per month, or why there is none.
    pub irr: Irr,
    /// Modified rate, per month, or why there is none.
    pub mirr: Mirr,
    /// Months until the money is back.
    pub payback: Payback,
    /// The same in today's dollars.
    pub payback_discounted: Payback,
    /// Most money out at once.
    pub peak: PeakFunding,
    /// Worth of the later flows ÷ money out at the signing; `None` unless the signing costs money.
    pub profitability: Option<Decimal>,
    /// Customers at the end, with their fractions.
    pub customers: Decimal,
    /// What one customer costs and brings; leads and deals only.
    pub unit: Option<UnitEconomics>,
}

/// What one customer costs and brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitEconomics {
    /// New customers over all months.
    pub wins: Decimal,
    /// (Marketing − matching funds + people) ÷ new customers.
    pub cost: Usd,
    /// Deal size × earning rate ÷ monthly loss; `None` if no customer ever leaves.
    pub lifetime_value: Option<Usd>,
    /// Lifetime value ÷ cost; `None` without either, or at no cost.
    pub ratio: Option<Decimal>,
    /// Months of earnings that pay the cost back; `None` if a customer earns nothing.
    pub payback_months: Option<Decimal>,
}

impl Measures {
    pub(super) fn of(case: &CaseInputs, projection: &Projection) -> Result<Measures, Overflow> {
        let months = &projection.months;
        let flows: Vec<Usd> = months.iter().map(|month| month.cash_flow).collect();
        let discounted: Vec<Usd> = months.iter().map(|month| month.discounted).collect();
        let inflow = total(months, |month| month.inflow)?;
        let outflow = total(months, |month| month.outflow)?;
        let net = inflow.minus(outflow)?;
        let npv = months.last().map(|month| month.cumulative_discounted).unwrap_or_default();
        let pv_out = worth_today(months, |month| month.outflow)?;
        let later = npv.minus(discounted.first().copied().unwrap_or_default())?;

        Ok(Measures {
            inflow,
            outflow,
            net,
            earned: total(months, |month| month.earned)?,
            services: total(months, |month| month.services)?,
            mdf_received: total(months, |month| month.mdf_received)?,
            gross: gross(months)?,
            multiple: inflow.ratio_to(outflow)?,
            net_roi: net.ratio_to(outflow)?,
            pv_in: npv.plus(pv_out)?,
            pv_out,
            npv,
            pv_roi: npv.ratio_to(pv_out)?,
            irr: irr(&flows),
            mirr: modified_rate(case, &flows)?,
            payback: payback(&flows)?,
            payback_discounted: payback(&discounted)?,
            peak: peak_funding(&flows)?,
            profitability: match flows.first() {
                Some(first) if first.is_negative() => later.ratio_to(first.negated())?,
                _ => None,
            },
            customers: months.last().map(|month| month.customers).unwrap_or_default(),
            unit: UnitEconomics::of(case, months)?,
        })
    }
}

impl UnitEconomics {
    fn of(case: &CaseInputs, months: &[Month]) -> Result<Option<UnitEconomics>, Overflow> {
        let mut wins = Decimal::ZERO;
        for month in months {
            wins = add(wins, month.new_customers)?;
        }
        if case.mode() != Mode::Drivers || wins.is_zero() {
            return Ok(None);
        }
        let spent = total(months, |month| month.marketing)?
            .minus(total(months, |month| month.mdf_received)?)?
            .plus(total(months, |month| month.people)?)?;
        let cost = spent.divided_by(wins)?;
        let monthly = Usd::from_decimal(multiply(case.number(Input::Arpa), case.earning_rate())?);
        let loss = Share::new(case.number(Input::Churn)).map_err(|_| Overflow)?.monthly_loss()?;
        let lifetime_value = if loss.fraction().is_zero() {
            None
        } else {
            Some(monthly.divided_by(loss.fraction())?)
        };
        Ok(Some(UnitEconomics {
            wins,
            cost,
            lifetime_value,
            ratio: match lifetime_value {
                Some(value) => value.ratio_to(cost)?,
                None => None,
            },
            payback_months: if monthly.is_positive() { cost.ratio_to(monthly)? } else { None },
        }))
    }
}

/// The sum of one column.
pub(super) fn total(months: &[Month], column: fn(&Month) -> Usd) -> Result<Usd, Overflow> {
    Usd::sum(months.iter().map(column))
}

/// The sum of one column in today's dollars.
pub(super) fn worth_today(months: &[Month], column: fn(&Month) -> Usd) -> Result<Usd, Overflow> {
    let mut sum = Decimal::ZERO;
    for month in months {
        sum = add(sum, multiply(column(month).decimal(), month.discount_factor)?)?;
    }
    Ok(Usd::from_decimal(sum))
}

fn gross(months: &[Month]) -> Result<Option<Usd>, Overflow> {
    let known: Option<Vec<Usd>> = months.iter().map(|month| month.gross).collect();
    known.map(Usd::sum).transpose()
}

fn modified_rate(case: &CaseInputs, flows: &[Usd]) -> Result<Mirr, Overflow> {
    let growth = |input| Rate::new(case.number(input)).monthly_growth();
    mirr(flows, growth(Input::FinanceRate)?, growth(Input::ReinvestRate)?)
}
