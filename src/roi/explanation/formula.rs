//! The calculation behind each figure.

use rust_decimal::{Decimal, dec};

use super::shown_in_formula;
use crate::finance::{Growth, Mirr, PaybackTime, Rate, Share, Usd};
use crate::roi::analysis::Analysis;
use crate::roi::engine::Month;
use crate::roi::exact::{add, divide, subtract};
use crate::roi::expression::{Expression, Shown};
use crate::roi::figure::{Figure, exact, label};
use crate::roi::inputs::{CaseInputs, Input};

/// The calculation of `figure`; `None` where it is found by search or not meaningful.
pub(super) fn expression(analysis: &Analysis, figure: Figure) -> Option<Expression> {
    let m = &analysis.measures;
    let case = &analysis.case;
    let total =
        |name, column: fn(&Month) -> Usd| Expression::Total(name, column_of(analysis, column));
    let named = |figure: Figure, value: Usd| {
        Expression::Named(label(figure), value.decimal(), Shown::Money)
    };
    let money_in = || named(Figure::Inflow, m.inflow);
    let money_out = || named(Figure::Outflow, m.outflow);

    Some(match figure {
        Figure::Net => minus(money_in(), money_out()),
        Figure::Inflow => total("money in", |month| month.inflow),
        Figure::Outflow => total("money out", |month| month.outflow),
        Figure::Npv => worth_today(analysis, "cash flow", |month| month.cash_flow),
        Figure::Multiple => over(money_in(), m.multiple.map(|_| money_out())?),
        Figure::NetRoi => over(minus(money_in(), money_out()), m.net_roi.map(|_| money_out())?),
        Figure::PvRoi => {
            m.pv_roi?;
            over(
                named(Figure::Npv, m.npv),
                worth_today(analysis, "money out", |month| month.outflow),
            )
        }
        Figure::Payback => crossing(analysis, m.payback.last, |month| month.cash_flow)?,
        Figure::PaybackDiscounted => {
            crossing(analysis, m.payback_discounted.last, |month| month.discounted)?
        }
        Figure::Peak => {
            Expression::Lowest("balance", column_of(analysis, |month| month.cumulative))
        }
        Figure::Irr => return None,
        Figure::Mirr => {
            exact(analysis, figure)?;
            modified_rate(analysis)?
        }
        Figure::Profitability => {
            m.profitability?;
            let first = analysis.projection.months.first()?;
            let paid = first.cash_flow.negated().decimal();
            let paid = || Expression::Named("paid at the signing", paid, Shown::Money);
            over(plus(named(Figure::Npv, m.npv), paid()), paid())
        }
        Figure::Gross => {
            m.gross?;
            total("bookings", |month| month.gross.unwrap_or_default())
        }
        Figure::MdfReceived => total("matching funds received", |month| month.mdf_received),
        Figure::MdfReceivable => unpaid_claims(analysis),
        Figure::Customers => customers(analysis)?,
        Figure::CustomerCost
        | Figure::LifetimeValue
        | Figure::ValueToCost
        | Figure::CostPayback => unit_economics(analysis, case, figure)?,
        Figure::LensNet(lens) => {
            let outcome = analysis.outcome(lens).ok()?;
            let flows = outcome.flows.iter().map(|flow| flow.decimal()).collect();
            Expression::Total("the flow of this side", flows)
        }
        Figure::LensNpv(lens) => {
            let outcome = analysis.outcome(lens).ok()?;
            let months = &analysis.projection.months;
            let flows = outcome.flows.iter().zip(months);
            let flows = flows.map(|(flow, month)| (flow.decimal(), month.discount_factor));
            Expression::WorthToday("the flow of this side", flows.collect())
        }
    })
}

fn column_of(analysis: &Analysis, column: fn(&Month) -> Usd) -> Vec<Decimal> {
    analysis.projection.months.iter().map(|month| column(month).decimal()).collect()
}

fn worth_today(analysis: &Analysis, name: &'static str, column: fn(&Month) -> Usd) -> Expression {
    let months = analysis.projection.months.iter();
    let values = months.map(|month| (column(month).decimal(), month.discount_factor)).collect();
    Expression::WorthToday(name, values)
}

/// (t − 1) + (−balance before) ÷ flow of month t, at the last crossing.
fn crossing(
    analysis: &Analysis,
    time: PaybackTime,
    column: fn(&Month) -> Usd,
) -> Option<Expression> {
    let PaybackTime::After(months) = time else { return None };
    let flows = column_of(analysis, column);
    let month = usize::try_from(u32::try_from(months.ceil()).ok()?).ok()?;
    let mut balance = Decimal::ZERO;
    for flow in flows.get(..month)? {
        balance = add(balance, *flow).ok()?;
    }
    // A flow that leaves what does not count still turns the balance.
    let flow = *flows.get(month)?;
    let owed = subtract(Decimal::ZERO, balance).ok()?.min(flow);
    let before = Decimal::from(u64::try_from(month).ok()?.checked_sub(1)?);
    Some(plus(
        Expression::Named("months before", before, Shown::Number),
        over(
            Expression::Named("still owed", owed, Shown::Money),
            Expression::Named("flow of the month", flow, Shown::Money),
        ),
    ))
}

/// ((gains, grown) ÷ (losses, worth today)) ^ (1 ÷ n), to a year, less one.
fn modified_rate(analysis: &Analysis) -> Option<Expression> {
    let Mirr::Rate(_) = analysis.measures.mirr else { return None };
    let growth = |input| {
        let rate = Rate::new(analysis.case.number(input));
        rate.monthly_growth().ok().map(Growth::decimal)
    };
    let flows = column_of(analysis, |month| month.cash_flow);
    let gains = flows.iter().map(|flow| (*flow).max(Decimal::ZERO)).collect();
    let owed = |flow: &Decimal| Usd::from_decimal(*flow).negated().decimal().max(Decimal::ZERO);
    let losses = flows.iter().rev().map(owed).collect();
    let a_month_earlier = divide(Decimal::ONE, growth(Input::FinanceRate)?).ok()?;
    let many_times = over(
        Expression::Carried(
            "months with a gain, grown to the last month",
            gains,
            growth(Input::ReinvestRate)?,
        ),
        Expression::Carried(
            "months with a loss, in today\u{2019}s dollars",
            losses,
            a_month_earlier,
        ),
    );
    let monthly = Expression::Root(Box::new(many_times), analysis.case.months());
    Some(minus(power(monthly, Expression::Number(dec!(12))), Expression::Number(dec!(1))))
}

/// The claims of the last months, which are paid after the horizon.
fn unpaid_claims(analysis: &Analysis) -> Expression {
    let lag = usize::try_from(analysis.case.mdf_lag()).unwrap_or_default();
    let claims = column_of(analysis, |month| month.mdf_claim);
    // Nothing is claimed at the signing, index 0.
    let paid = claims.len().saturating_sub(lag).max(1);
    let unpaid = claims.get(paid..).unwrap_or_default().to_vec();
    Expression::Total("matching funds claimed and not yet paid", unpaid)
}

/// Customers before × the part that stays + new ones, in the last month.
fn customers(analysis: &Analysis) -> Option<Expression> {
    let [.., before, last] = analysis.projection.months.as_slice() else { return None };
    let named = |name, value| Expression::Named(name, value, Shown::Number);
    let new = named("new customers", last.new_customers);
    if before.customers.is_zero() {
        return Some(new);
    }
    let kept = subtract(Decimal::ONE, monthly_loss(&analysis.case)?).ok()?;
    let stayed = times(
        named("customers a month before", before.customers),
        Expression::Named("part that stays", kept, Shown::Percent),
    );
    Some(plus(stayed, new))
}

/// The part of the customers lost in a month.
fn monthly_loss(case: &CaseInputs) -> Option<Decimal> {
    let loss = Share::new(case.number(Input::Churn)).ok()?.monthly_loss().ok()?;
    Some(loss.fraction())
}

fn unit_economics(analysis: &Analysis, case: &CaseInputs, figure: Figure) -> Option<Expression> {
    let unit = analysis.measures.unit.as_ref()?;
    let total =
        |name, column: fn(&Month) -> Usd| Expression::Total(name, column_of(analysis, column));
    let number = |name, value| Expression::Named(name, value, Shown::Number);
    let a_month = || {
        times(
            Expression::Named("deal size a month", case.number(Input::Arpa), Shown::Money),
            Expression::Named("earning rate", case.earning_rate(), Shown::Percent),
        )
    };
    let named = |figure: Figure, value: Decimal| {
        Expression::Named(label(figure), value, shown_in_formula(figure))
    };
    Some(match figure {
        Figure::CustomerCost => over(
            plus(
                minus(
                    total("marketing", |month| month.marketing),
                    total("matching funds received", |month| month.mdf_received),
                ),
                total("people", |month| month.people),
            ),
            number("new customers", unit.wins),
        ),
        Figure::LifetimeValue => {
            unit.lifetime_value?;
            let loss = monthly_loss(case)?;
            over(a_month(), Expression::Named("lost a month", loss, Shown::Percent))
        }
        Figure::ValueToCost => {
            unit.ratio?;
            over(
                named(Figure::LifetimeValue, unit.lifetime_value?.decimal()),
                named(Figure::CustomerCost, unit.cost.decimal()),
            )
        }
        _ => {
            unit.payback_months?;
            over(named(Figure::CustomerCost, unit.cost.decimal()), a_month())
        }
    })
}

fn plus(a: Expression, b: Expression) -> Expression {
    Expression::Plus(Box::new(a), Box::new(b))
}

fn minus(a: Expression, b: Expression) -> Expression {
    Expression::Minus(Box::new(a), Box::new(b))
}

fn times(a: Expression, b: Expression) -> Expression {
    Expression::Times(Box::new(a), Box::new(b))
}

fn over(a: Expression, b: Expression) -> Expression {
    Expression::Over(Box::new(a), Box::new(b))
}

fn power(a: Expression, b: Expression) -> Expression {
    Expression::Power(Box::new(a), Box::new(b))
}
