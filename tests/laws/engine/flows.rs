use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use tandem::finance::Usd;
use tandem::roi::{Input, Lens, Month, UnknownBookings};

use super::{assert_near, case_with, largest, random_run, worked_out};
use crate::plain_engine::Plain;

fn float(amount: Decimal) -> f64 {
    amount.to_string().parse().expect("a decimal is a number")
}

/// Whether two engines agree to a billionth of the amounts that took part.
fn agree(exact: Decimal, plain: f64, size: f64) -> bool {
    (float(exact) - plain).abs() <= 1e-9 * size.max(1.0)
}

fn size(column: &[f64]) -> f64 {
    // What is unknown is not a number and takes no part.
    column.iter().map(|amount| amount.abs()).filter(|amount| !amount.is_nan()).sum()
}

/// Claims of each program year.
fn yearly_claims(months: &[Month]) -> impl Iterator<Item = Usd> {
    let later = months.get(1..).unwrap_or_default();
    later.chunks(12).map(|year| Usd::sum(year.iter().map(|month| month.mdf_claim)).expect("small"))
}

proptest! {
    #[test]
    fn another_engine_in_floating_point_agrees_month_by_month(seed in any::<u64>()) {
        let run = random_run(seed)?;
        let plain = Plain::of(&run.case);
        let all = [&plain.inflow, &plain.outflow, &plain.gross, &plain.vendor];
        let size: f64 = all.into_iter().map(|column| size(column)).sum();

        for (index, month) in run.projection.months.iter().enumerate() {
            let columns = [
                (month.earned, plain.earned[index]),
                (month.inflow, plain.inflow[index]),
                (month.outflow, plain.outflow[index]),
                (month.cash_flow, plain.flow[index]),
                (month.mdf_claim, plain.claims[index]),
            ];
            for (exact, plain) in columns {
                prop_assert!(agree(exact.decimal(), plain, size), "month {index}: {exact} {plain}");
            }
            prop_assert!(agree(month.customers, plain.customers[index], plain.customers[index]));
            prop_assert!(agree(month.discount_factor, plain.factors[index], 1.0));
            let known = month.gross.map(Usd::decimal);
            let sides = [(known, plain.gross[index]), (month.vendor.map(Usd::decimal), plain.vendor[index])];
            for (exact, plain) in sides {
                match exact {
                    Some(exact) => prop_assert!(agree(exact, plain, size), "month {index}: {exact} {plain}"),
                    None => prop_assert!(plain.is_nan(), "month {index}: {plain}"),
                }
            }
        }
        prop_assert!(agree(run.projection.mdf_receivable.decimal(), plain.receivable, size));
    }

    #[test]
    fn another_engine_in_floating_point_agrees_on_the_sums(seed in any::<u64>()) {
        let run = random_run(seed)?;
        let plain = Plain::of(&run.case);
        let (inflow, outflow) = (size(&plain.inflow), size(&plain.outflow));
        let (worth_in, worth_out) = (plain.worth_today(&plain.inflow), plain.worth_today(&plain.outflow));
        let m = &run.measures;
        let all = inflow + outflow;

        prop_assert!(agree(m.inflow.decimal(), plain.inflow.iter().sum(), all));
        prop_assert!(agree(m.outflow.decimal(), plain.outflow.iter().sum(), all));
        prop_assert!(agree(m.npv.decimal(), plain.worth_today(&plain.flow), all));
        prop_assert!(agree(m.pv_in.decimal(), worth_in, all));
        prop_assert!(agree(m.pv_out.decimal(), worth_out, all));
        if let Some(multiple) = m.multiple {
            // What comes in may be a loss on each deal, so its sum is not its size.
            let plain = plain.inflow.iter().sum::<f64>() / outflow;
            prop_assert!(agree(multiple, plain, inflow / outflow));
        }
        if let Some(part) = m.pv_roi {
            let plain = (worth_in - worth_out) / worth_out;
            prop_assert!(agree(part, plain, all / worth_out));
        }
        if let Ok(vendor) = run.outcome(Lens::Vendor) {
            let plain_npv = plain.worth_today(&plain.vendor);
            prop_assert!(agree(vendor.npv.decimal(), plain_npv, all + size(&plain.gross) + size(&plain.vendor)));
        }
    }

    #[test]
    fn what_one_pays_another_gets(seed in any::<u64>()) {
        let run = random_run(seed)?;
        let case = &run.case;
        let size = largest(&run);

        for month in &run.projection.months {
            let (Some(gross), Some(vendor), Some(joint)) = (month.gross, month.vendor, month.joint) else {
                continue;
            };
            let customer = gross.plus(month.services)?.negated();
            let delivery = gross.times(case.number(Input::VendorDelivery))?;
            let manager = if month.t == 0 { Usd::ZERO } else { case.money(Input::PartnerManagerCost) };
            let fee = if case.is_vendor_fee() { month.fee } else { Usd::ZERO };
            let others = month.outflow.minus(fee)?.plus(delivery)?.plus(manager)?;
            let all = month.cash_flow.plus(vendor)?.plus(customer)?.plus(others)?;

            assert_near(all, Usd::ZERO, size)?;
            assert_near(joint, month.cash_flow.plus(vendor)?, size)?;
        }
    }

    #[test]
    fn without_a_share_nothing_is_earned(seed in any::<u64>(), mode in prop::sample::select(vec!["TopDown", "Drivers"])) {
        let case = case_with(seed, &[
            (Input::Mode, mode),
            (Input::RevenueBasis, "GrossBookings"),
            (Input::EarningMode, "RevenueShare"),
            (Input::Share, "0"),
        ])?;
        let run = worked_out(&case)?;

        prop_assert!(run.projection.months.iter().all(|month| month.earned.decimal().is_zero()));
        prop_assert_eq!(run.measures.earned, Usd::ZERO);
    }

    #[test]
    fn revenue_of_ones_own_without_a_share_leaves_the_bookings_unknown(seed in any::<u64>()) {
        let case = case_with(seed, &[
            (Input::Mode, "TopDown"),
            (Input::RevenueBasis, "PartnerRevenue"),
            (Input::EarningMode, "RevenueShare"),
            (Input::Share, "0"),
        ])?;
        let run = worked_out(&case)?;

        prop_assert_eq!(run.measures.gross, None);
        prop_assert_eq!(run.outcome(Lens::Vendor), Err(UnknownBookings));
        prop_assert_eq!(run.outcome(Lens::Joint), Err(UnknownBookings));
        prop_assert!(run.outcome(Lens::Partner).is_ok());
    }

    #[test]
    fn claims_stay_within_the_cap_and_the_match(seed in any::<u64>()) {
        let case = case_with(seed, &[(Input::Mode, "Drivers")])?;
        let run = worked_out(&case)?;
        let matched = case.money(Input::Marketing).times(case.number(Input::Match))?;

        for month in &run.projection.months {
            prop_assert!(!month.mdf_claim.decimal().is_sign_negative());
            prop_assert!(month.mdf_claim <= matched);
        }
        for claims in yearly_claims(&run.projection.months) {
            assert_near(claims.minus(claims.min(case.money(Input::MdfCap)))?, Usd::ZERO, claims)?;
        }
    }

    #[test]
    fn every_claim_is_received_or_still_owed(seed in any::<u64>()) {
        let run = random_run(seed)?;
        let claims = Usd::sum(run.projection.months.iter().map(|month| month.mdf_claim))?;
        let received = run.measures.mdf_received;

        assert_near(received.plus(run.projection.mdf_receivable)?, claims, claims)?;
    }

    #[test]
    fn there_are_never_fewer_customers_than_none(seed in any::<u64>()) {
        let run = random_run(seed)?;

        for month in &run.projection.months {
            prop_assert!(month.customers >= month.new_customers);
            prop_assert!(month.new_customers >= Decimal::ZERO);
            prop_assert!(month.ramp >= Decimal::ZERO && month.ramp <= Decimal::ONE);
        }
    }

    #[test]
    fn customers_won_evenly_sum_up_as_a_geometric_row(
        leads in 1..200_u32,
        churn in 1..=99_u32,
        months in 1..=60_u32,
    ) {
        let (leads, churn, months) = (leads.to_string(), churn.to_string(), months.to_string());
        let case = case_with(0, &[
            (Input::Mode, "Drivers"),
            (Input::ClaimFactor, "1"),
            (Input::Lag, "0"),
            (Input::Ramp, "0"),
            (Input::Leads, &leads),
            (Input::Win, "4"),
            (Input::Churn, &churn),
            (Input::Months, &months),
        ])?;
        let run = worked_out(&case)?;
        let new = float(case.number(Input::Leads)) * 0.04;
        let kept = (1.0 - float(case.number(Input::Churn))).powf(1.0 / 12.0);
        let months = i32::try_from(case.months()).expect("five years");
        let sum = new * (1.0 - kept.powi(months)) / (1.0 - kept);

        prop_assert!((float(run.measures.customers) / sum - 1.0).abs() < 1e-12);
    }

    #[test]
    fn money_in_and_out_are_the_sums_of_their_parts(seed in any::<u64>()) {
        let run = random_run(seed)?;

        let mut balance = Usd::ZERO;
        for month in &run.projection.months {
            let parts_in = [month.earned, month.services, month.mdf_received];
            let parts_out =
                [month.fee, month.onboarding, month.people, month.marketing, month.services_cost];
            prop_assert_eq!(Usd::sum(parts_in)?, month.inflow);
            prop_assert_eq!(Usd::sum(parts_out)?, month.outflow);
            prop_assert_eq!(month.inflow.minus(month.outflow)?, month.cash_flow);
            balance = balance.plus(month.cash_flow)?;
            prop_assert_eq!(balance, month.cumulative);
        }
        assert_near(balance, run.measures.net, largest(&run))?;
    }
}

#[test]
fn five_leads_a_month_of_which_a_twenty_fifth_is_won_make_the_published_customers() {
    let case = case_with(
        0,
        &[
            (Input::Mode, "Drivers"),
            (Input::ClaimFactor, "1"),
            (Input::Lag, "0"),
            (Input::Ramp, "0"),
            (Input::Leads, "5"),
            (Input::Win, "4%"),
            (Input::Churn, "10%"),
            (Input::Months, "36"),
        ],
    )
    .expect("a case");
    let customers = worked_out(&case).expect("small amounts").measures.customers;

    assert_eq!(customers.round_dp(14), dec!(6.20023017277832));
}
