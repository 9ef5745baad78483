use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use tandem::finance::{Irr, NoIrr, PaybackTime, Usd, figure};
use tandem::roi::{FIGURES, Figure, Input, Lens, exact, explain, readout};

use super::{assert_near, case_with, largest, random_run, worked_out};

/// Months to wait; what never comes is later than everything.
fn wait(time: PaybackTime) -> Decimal {
    match time {
        PaybackTime::After(months) => months,
        PaybackTime::Immediate | PaybackTime::NotMeaningful => Decimal::ZERO,
        PaybackTime::Never => Decimal::MAX,
    }
}

/// The signs of the flows that count, in order, repeats left out.
fn signs(flows: &[Usd]) -> Vec<bool> {
    let mut signs: Vec<bool> =
        flows.iter().filter(|flow| !flow.is_negligible()).map(|flow| flow.is_positive()).collect();
    signs.dedup();
    signs
}

fn float(amount: Decimal) -> f64 {
    amount.to_string().parse().expect("a decimal is a number")
}

fn rates(irr: &Irr) -> Vec<f64> {
    match irr {
        Irr::Unique(rate) => vec![*rate],
        Irr::Multiple(rates) => rates.clone(),
        Irr::None(_) | Irr::NotMeaningful(_) => Vec::new(),
    }
}

proptest! {
    #[test]
    fn at_no_discount_the_value_today_is_what_is_left(seed in any::<u64>()) {
        let run = worked_out(&case_with(seed, &[(Input::DiscountRate, "0")])?)?;
        let flows = run.projection.months.iter().map(|month| month.cash_flow);

        prop_assert_eq!(run.measures.npv, Usd::sum(flows)?);
        assert_near(run.measures.npv, run.measures.net, largest(&run))?;
        prop_assert_eq!(run.measures.payback, run.measures.payback_discounted);
    }

    #[test]
    fn times_the_revenue_is_times_the_multiple(seed in any::<u64>(), times in 1..=10_u32) {
        let multiple = |times: u32| {
            let case = case_with(seed, &[
                (Input::Mode, "TopDown"),
                (Input::Investment, "25,000"),
                (Input::AnnualRevenue, "54,321.09"),
                (Input::ClaimFactor, &times.to_string()),
            ])?;
            Ok::<_, TestCaseError>(worked_out(&case)?.measures.multiple.expect("there are costs"))
        };
        let (once, often) = (multiple(1)?, multiple(times)?);
        let product = once.checked_mul(Decimal::from(times)).expect("small");

        prop_assert!(product.checked_sub(often).expect("small").abs() <= product.checked_mul(dec!(0.00000000000000000001)).expect("small"));
    }

    #[test]
    fn believing_half_is_half_the_revenue(seed in any::<u64>()) {
        let top_down = (Input::Mode, "TopDown");
        let half = case_with(seed, &[top_down, (Input::AnnualRevenue, "80,000"), (Input::ClaimFactor, "0.5")])?;
        let less = case_with(seed, &[top_down, (Input::AnnualRevenue, "40,000"), (Input::ClaimFactor, "1")])?;

        prop_assert_eq!(worked_out(&half)?.measures, worked_out(&less)?.measures);
    }

    #[test]
    fn the_last_payback_is_never_before_the_first(seed in any::<u64>()) {
        let m = random_run(seed)?.measures;

        prop_assert!(wait(m.payback.last) >= wait(m.payback.first));
        prop_assert!(wait(m.payback_discounted.last) >= wait(m.payback_discounted.first));
    }

    #[test]
    fn the_most_money_out_is_the_lowest_balance_and_not_above_zero(seed in any::<u64>()) {
        let run = random_run(seed)?;
        let balances = run.projection.months.iter().map(|month| month.cumulative);
        let lowest = balances.min().unwrap_or_default().min(Usd::ZERO);
        let peak = run.measures.peak;

        prop_assert!(peak.amount <= Usd::ZERO);
        assert_near(peak.amount, lowest, largest(&run))?;
        match peak.month {
            None => prop_assert!(!peak.amount.is_negative()),
            Some(month) => prop_assert_eq!(run.projection.months[month].cumulative, peak.amount),
        }
    }

    #[test]
    fn flows_that_turn_once_are_worth_something_below_their_rate_only(
        seed in any::<u64>(),
        percent in 0..=100_u32,
    ) {
        let percent = percent.to_string();
        let run = worked_out(&case_with(seed, &[(Input::DiscountRate, &percent)])?)?;
        let flows = run.outcome(Lens::Partner)?.flows;
        if signs(&flows) != [false, true] {
            return Ok(());
        }
        let rate = match run.measures.irr {
            Irr::Unique(rate) => rate,
            // Nearly all is lost: the rate lies below the lowest that is looked for.
            Irr::None(NoIrr::NoRealRoot) if run.measures.multiple.is_some_and(|it| it < dec!(0.5)) => -1.0,
            other => return Err(TestCaseError::fail(format!("not one rate: {other:?}"))),
        };
        let discount = float(run.case.number(Input::DiscountRate));
        let monthly = (1.0 + discount).powf(1.0 / 12.0) - 1.0;
        prop_assume!((rate - monthly).abs() > 1e-9 * (1.0 + rate.abs()));

        prop_assert_eq!(run.measures.npv.decimal() > Decimal::ZERO, monthly < rate, "{} {}", monthly, rate);
        prop_assert!(wait(run.measures.payback_discounted.last) >= wait(run.measures.payback.last));
    }

    #[test]
    fn at_each_internal_rate_a_case_is_worth_nothing(seed in any::<u64>()) {
        let run = random_run(seed)?;
        let flows = run.outcome(Lens::Partner)?.flows;
        let rates = rates(&run.measures.irr);

        prop_assert!(rates.len() <= signs(&flows).len().saturating_sub(1));
        for rate in rates {
            let (mut value, mut size) = (0.0, 0.0);
            // From the end that fades, so that no part outgrows the others' digits.
            let growth = rate.ln_1p();
            let last = flows.len().saturating_sub(1);
            for (month, flow) in flows.iter().enumerate() {
                let months = if growth < 0.0 { last.saturating_sub(month) } else { month };
                let months = f64::from(u32::try_from(months).expect("five years"));
                let worth = float(flow.decimal()) * (-growth.abs() * months).exp();
                value += worth;
                size += worth.abs();
            }
            prop_assert!(value.abs() <= 1e-7 * size, "{} of {} at {}", value, size, rate);
        }
    }

    #[test]
    fn the_net_return_is_the_multiple_less_one(seed in any::<u64>()) {
        let m = random_run(seed)?.measures;

        match (m.multiple, m.net_roi) {
            (Some(multiple), Some(net)) => {
                let less_one = multiple.checked_sub(Decimal::ONE).expect("small");
                let slack = multiple.checked_mul(dec!(0.00000000000000000001)).expect("small").max(dec!(0.00000000000000000001));
                prop_assert!(less_one.checked_sub(net).expect("small").abs() <= slack);
            }
            (multiple, net) => {
                prop_assert_eq!((multiple, net), (None, None));
                prop_assert!(m.outflow.is_negligible());
            }
        }
    }

    #[test]
    fn every_printed_total_is_the_exact_sum_rounded_once(seed in any::<u64>()) {
        let run = random_run(seed)?;
        let money = [
            Figure::Net,
            Figure::Inflow,
            Figure::Outflow,
            Figure::Npv,
            Figure::Peak,
            Figure::MdfReceived,
            Figure::MdfReceivable,
        ];

        for figure in money {
            let amount = exact(&run, figure).expect("an amount");
            prop_assert_eq!(readout(&run, figure).value, Usd::from_decimal(amount).whole().to_string());
        }
        for figure in FIGURES {
            let parts = explain(&run, figure).statement;
            for part in &parts {
                // Lines that are left out are as good as nothing, five of them at most.
                if !part.lines.is_empty() {
                    let lines = Usd::sum(part.lines.iter().map(|line| line.amount))?;
                    let gap = lines.minus(part.sum.amount)?.decimal().abs();
                    prop_assert!(gap <= dec!(0.000000005), "{}", gap);
                }
            }
            let is_ratio = matches!(figure, Figure::Multiple | Figure::NetRoi | Figure::PvRoi);
            if let (Some(total), false) = (parts.last(), is_ratio) {
                let amount = Usd::from_decimal(exact(&run, figure).expect("an amount"));
                prop_assert!(total.is_total);
                assert_near(total.sum.amount, amount, largest(&run))?;
            }
        }
    }

    #[test]
    fn every_month_is_printed_to_the_last_digit(seed in any::<u64>()) {
        let run = random_run(seed)?;

        for month in &run.projection.months {
            for column in tandem::roi::COLUMNS {
                if let Some(value) = column.value(month) {
                    prop_assert_eq!(figure::plain(value).parse::<Decimal>(), Ok(value), "{}", column.id);
                }
            }
        }
    }
}
