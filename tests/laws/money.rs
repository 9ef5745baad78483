//! Laws of exact money, rates and rows of flows.

use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use tandem::finance::{
    Day, DecimalMark, Growth, Irr, Mirr, Month, NEGLIGIBLE, Payback, PaybackTime, Rate, Share,
    TypedProblem, Usd, allocate, annual, discount_factors, effective, figure, irr, mirr, nominal,
    npv, npv_from_first, payback, payment, peak_funding, profitability_index, root12, split_evenly,
    typed, xirr, xnpv,
};

const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

/// Every value a decimal can hold.
fn any_decimal() -> impl Strategy<Value = Decimal> {
    (any::<[u32; 3]>(), any::<bool>(), 0..=28_u32, 0..=96_u32).prop_map(
        |([low, middle, high], is_negative, scale, bits)| {
            let digits =
                (u128::from(high) << 64 | u128::from(middle) << 32 | u128::from(low)) >> bits;
            let part = |shift: u32| u32::try_from(digits >> shift & 0xffff_ffff).unwrap_or(0);
            Decimal::from_parts(part(0), part(32), part(64), is_negative, scale)
        },
    )
}

fn any_amount() -> impl Strategy<Value = Usd> {
    any_decimal().prop_map(Usd::from_decimal)
}

fn cents() -> impl Strategy<Value = Usd> {
    (-10_000_000_000_000_i64..=10_000_000_000_000)
        .prop_map(|cents| Usd::from_decimal(Decimal::new(cents, 2)))
}

/// Up to five years of flows, some of them nothing.
///
/// The largest is 4,000 times the smallest at most, so by Cauchy's bound no
/// rate is below the lowest one that is looked for, -99.99 %.
fn flows() -> impl Strategy<Value = Vec<Usd>> {
    let cents = prop_oneof![
        1 => Just(0_i64),
        4 => 500..100_000_i64,
        1 => 500..2_000_000_i64,
    ];
    let flow = (cents, any::<bool>()).prop_map(|(cents, is_cost)| {
        let amount = Usd::from_decimal(Decimal::new(cents, 2));
        if is_cost { amount.negated() } else { amount }
    });
    vec(flow, 0..=61)
}

/// Something put in, then something earned each month; never all but lost.
fn investments() -> impl Strategy<Value = Vec<Usd>> {
    (1..9_000_i64, vec(1..20_000_i64, 1..=60)).prop_map(|(put_in, earned)| {
        std::iter::once(put_in.saturating_neg()).chain(earned).map(Usd::dollars).collect()
    })
}

fn yearly_rates() -> impl Strategy<Value = Rate> {
    (0..=1_000_i64).prop_map(|thousandths| Rate::new(Decimal::new(thousandths, 3)))
}

fn days() -> impl Strategy<Value = Day> {
    (-700_000..2_000_000_i32).prop_map(|number| Day::from_number(number).expect("in range"))
}

fn float(flow: Usd) -> f64 {
    flow.decimal().to_string().parse().expect("a decimal is a number")
}

/// The value of flows at a growth of e^`growth` a period, beside the sum of its parts' sizes.
fn relative_value(flows: &[Usd], growth: f64) -> f64 {
    let (mut value, mut size) = (0.0, 0.0);
    let last = flows.len().saturating_sub(1);
    for (time, flow) in flows.iter().enumerate() {
        // From the end that fades, so that no part outgrows the others' digits.
        let periods = if growth < 0.0 { last.saturating_sub(time) } else { time };
        let periods = f64::from(u32::try_from(periods).expect("few periods"));
        let worth = float(*flow) * (-growth.abs() * periods).exp();
        value += worth;
        size += worth.abs();
    }
    if size > 0.0 { value / size } else { 0.0 }
}

fn rates(irr: Irr) -> Vec<f64> {
    match irr {
        Irr::Unique(rate) => vec![rate],
        Irr::Multiple(rates) => rates,
        Irr::None(_) | Irr::NotMeaningful(_) => vec![],
    }
}

fn sign_changes(flows: &[Usd]) -> usize {
    let signs: Vec<bool> =
        flows.iter().filter(|flow| !flow.is_negligible()).map(|flow| flow.is_positive()).collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

/// Months to wait; what never comes is later than everything.
fn wait(time: PaybackTime) -> Decimal {
    match time {
        PaybackTime::After(months) => months,
        PaybackTime::Immediate | PaybackTime::NotMeaningful => Decimal::ZERO,
        PaybackTime::Never => Decimal::MAX,
    }
}

proptest! {
    #[test]
    fn a_printed_amount_is_read_as_the_same_amount(amount in cents()) {
        prop_assume!(amount <= Usd::MAX && amount.negated() <= Usd::MAX);

        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
    }

    #[test]
    fn a_printed_number_is_read_as_the_same_number(number in any_decimal(), places in 0..6_u32) {
        let printed = figure::grouped(number, places);
        let rounded =
            number.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        match typed::number(&printed, DecimalMark::Point) {
            Ok(typed) => prop_assert_eq!(typed.value, rounded),
            Err(problem) => {
                prop_assert_eq!(problem, TypedProblem::TooManyDigits);
                prop_assert!(rounded.abs() > dec!(10_000_000_000_000_000_000_000));
            }
        }
    }

    #[test]
    fn a_plain_number_keeps_every_digit(number in any_decimal()) {
        let plain = figure::plain(number);

        prop_assert_eq!(plain.parse::<Decimal>(), Ok(number));
        prop_assert_ne!(plain, "-0");
    }

    #[test]
    fn what_is_shown_of_typed_text_is_read_the_same_again(text in "[-$]?[0-9]{1,4}([., ][0-9]{1,4}){0,3}[%kM]?") {
        for mark in MARKS {
            if let Ok(typed) = typed::number(&text, mark) {
                let shown = typed.to_string();
                prop_assert_eq!(typed::number(&shown, DecimalMark::Point), Ok(typed), "{}", shown);
            }
        }
    }

    #[test]
    fn a_sum_taken_apart_is_whole_again(left in cents(), right in cents()) {
        prop_assert_eq!(left.plus(right)?.minus(right), Ok(left));
        prop_assert_eq!(left.minus(right)?, right.minus(left)?.negated());
    }

    #[test]
    fn a_share_and_the_rest_are_the_whole(amount in cents(), percent in 0..=100_u32) {
        let share = Share::percent(percent);

        prop_assert_eq!(amount.of(share)?.plus(amount.of(share.rest())?), Ok(amount));
    }

    #[test]
    fn rounding_to_cents_moves_half_a_cent_at_most(amount in -1_000_000_000_i64..1_000_000_000) {
        let amount = Usd::from_decimal(Decimal::new(amount, 5));
        let moved = amount.minus(amount.to_cents())?.decimal().abs();

        prop_assert!(moved <= dec!(0.005));
        prop_assert_eq!(amount.to_cents().negated(), amount.negated().to_cents());
    }

    #[test]
    fn parts_add_up_to_the_amount(amount in cents(), weights in vec(any::<u32>(), 1..30)) {
        let parts = allocate(amount, &weights)?;

        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(Usd::sum(parts), Ok(amount));
    }

    #[test]
    fn even_parts_differ_by_a_cent_at_most(amount in cents(), count in 1..100_usize) {
        let parts = split_evenly(amount, count)?;
        let (first, last) = (parts[0], parts[count.saturating_sub(1)]);

        prop_assert!(first.minus(last)?.decimal().abs() <= dec!(0.01));
        prop_assert_eq!(Usd::sum(parts), Ok(amount));
    }

    #[test]
    fn a_twelfth_root_taken_twelve_times_is_the_number(number in 1..=20_000_i64) {
        let number = Decimal::new(number, 4);
        let root = root12(number)?;
        let mut again = Decimal::ONE;
        for _ in 0..12 {
            again = again.checked_mul(root).expect("small");
        }

        prop_assert!(again.checked_sub(number).expect("small").abs() <= dec!(0.000000000000000000000001));
    }

    #[test]
    fn a_nominal_rate_compounds_to_its_effective_one(rate in yearly_rates(), times in 1..=365_u32) {
        let again = effective(nominal(rate, times)?, times)?;
        let error = again.decimal().checked_sub(rate.decimal()).expect("small").abs();

        prop_assert!(error < dec!(0.00000000000000000001), "{}", error);
    }

    #[test]
    fn without_growth_the_value_today_is_the_sum(flows in flows()) {
        let factors = discount_factors(Growth::NONE, flows.len())?;

        prop_assert_eq!(npv(&flows, &factors), Usd::sum(flows));
    }

    #[test]
    fn the_value_of_two_rows_is_the_sum_of_their_values(
        left in flows(), right in flows(), rate in yearly_rates()
    ) {
        let months = left.len().min(right.len());
        let both: Result<Vec<Usd>, _> = left.iter().zip(&right).map(|(l, r)| l.plus(*r)).collect();
        let factors = discount_factors(rate.monthly_growth()?, months)?;
        let apart = npv(&left[..months], &factors)?.plus(npv(&right[..months], &factors)?)?;

        let error = npv(&both?, &factors)?.minus(apart)?;
        prop_assert!(error.is_negligible());
    }

    #[test]
    fn at_each_internal_rate_the_value_vanishes(flows in flows()) {
        for rate in rates(irr(&flows)) {
            prop_assert!(rate.is_finite() && rate > -1.0);
            prop_assert!(relative_value(&flows, rate.ln_1p()).abs() <= 1e-9);
        }
    }

    #[test]
    fn internal_rates_are_as_many_as_changes_of_sign_or_fewer_by_twos(flows in flows()) {
        let changes = sign_changes(&flows);
        let growths: Vec<f64> = rates(irr(&flows)).into_iter().map(f64::ln_1p).collect();
        prop_assert!(growths.len() <= changes);
        prop_assert!(growths.is_sorted());

        // A root of even order does not change the sign of the value; a pair of them counts for none.
        let between = growths.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
        let before = growths.first().map(|first| first - 1.0);
        let after = growths.last().map(|last| last + 1.0);
        let signs: Vec<bool> = before
            .into_iter()
            .chain(between)
            .chain(after)
            .map(|growth| relative_value(&flows, growth) > 0.0)
            .collect();
        let odd = signs.windows(2).filter(|pair| pair[0] != pair[1]).count();
        prop_assert_eq!(odd % 2, changes % 2);
    }

    #[test]
    fn the_rates_a_row_was_made_of_are_found(percents in proptest::collection::btree_set(-6..=20_i64, 1..=4)) {
        // Each factor (1 + rate - x) has one root; their product is a row of flows.
        let row = percents.iter().fold(vec![dec!(1)], |row, tens| {
            let growth = Decimal::ONE.checked_add(Decimal::new(*tens, 1)).expect("small");
            let mut longer = vec![Decimal::ZERO; row.len().saturating_add(1)];
            for (index, amount) in row.iter().enumerate() {
                let grown = amount.checked_mul(growth).expect("small");
                longer[index] = longer[index].checked_sub(*amount).expect("small");
                longer[index.saturating_add(1)] = grown;
            }
            longer
        });
        let flows: Vec<Usd> = row.into_iter().map(Usd::from_decimal).collect();

        let found = rates(irr(&flows));
        prop_assert_eq!(found.len(), percents.len());
        for (rate, tens) in found.iter().zip(percents) {
            let expected = f64::from(i32::try_from(tens).expect("small")) / 10.0;
            prop_assert!((rate - expected).abs() < 1e-9, "{} for {}", rate, expected);
        }
    }

    #[test]
    fn an_investment_is_worth_something_only_below_its_rate(
        flows in investments(), rate in yearly_rates()
    ) {
        let growth = rate.monthly_growth()?;
        let value = npv(&flows, &discount_factors(growth, flows.len())?)?;
        let Irr::Unique(internal) = irr(&flows) else { panic!("one change of sign") };
        let margin = float(Usd::from_decimal(growth.decimal())) - 1.0 - internal;
        prop_assume!(margin.abs() > 1e-9);

        prop_assert_eq!(value > Usd::ZERO, margin < 0.0);
    }

    #[test]
    fn the_modified_rate_at_the_internal_rate_is_that_rate(flows in investments()) {
        let Irr::Unique(internal) = irr(&flows) else { panic!("one change of sign") };
        if internal >= 1.0 {
            // Put by at such a rate for years, earnings outgrow a decimal.
            return Ok(());
        }
        let rate = Decimal::from_f64_retain(internal).expect("finite");
        let growth = Growth::per_period(Rate::new(rate))?;

        let Mirr::Rate(modified) = mirr(&flows, growth, growth)? else { panic!("both signs") };
        prop_assert!(modified.checked_sub(rate).expect("small").abs() < dec!(0.000000001));
    }

    #[test]
    fn the_last_payback_is_never_before_the_first(flows in flows()) {
        let Payback { first, last } = payback(&flows)?;

        prop_assert!(wait(last) >= wait(first));
    }

    #[test]
    fn discounting_never_brings_an_investment_back_earlier(
        flows in investments(), rate in yearly_rates()
    ) {
        let factors = discount_factors(rate.monthly_growth()?, flows.len())?;
        let discounted: Result<Vec<Usd>, _> =
            flows.iter().zip(&factors).map(|(flow, factor)| flow.times(*factor)).collect();

        let simple = wait(payback(&flows)?.last);
        let later = wait(payback(&discounted?)?.last);
        prop_assert!(later >= simple.saturating_sub(NEGLIGIBLE));
    }

    #[test]
    fn the_peak_is_the_lowest_balance_and_not_above_zero(flows in flows()) {
        let peak = peak_funding(&flows)?;
        let mut balance = Usd::ZERO;
        let mut lowest = Usd::ZERO;
        for flow in &flows {
            balance = balance.plus(*flow)?;
            lowest = lowest.min(balance);
        }

        prop_assert_eq!(peak.amount, lowest);
        prop_assert_eq!(peak.month.is_some(), lowest < Usd::ZERO);
    }

    #[test]
    fn a_day_and_its_number_and_its_text_are_one(day in days(), later in 0..10_000_u32) {
        prop_assert_eq!(Day::from_number(day.number()), Some(day));
        prop_assert_eq!(day.to_string().parse(), Ok(day));
        if let Some(other) = day.later(later) {
            prop_assert_eq!(u32::try_from(other.days_since(day)), Ok(later));
        }
    }

    #[test]
    fn no_text_stops_the_program(text in any::<String>(), tidy in "[-+−$%kM., 0-9]{0,40}") {
        for text in [text, tidy] {
            for mark in MARKS {
                let _ = typed::number(&text, mark).map(|typed| typed.to_string());
            }
            let _ = (text.parse::<Usd>(), text.parse::<Day>(), text.parse::<Month>());
        }
    }

    #[test]
    fn no_amount_stops_the_program(
        amounts in vec(any_amount(), 0..20), factor in any_decimal(), rate in any_decimal(),
        count in any::<u32>(), weights in vec(any::<u32>(), 0..5), share in any_decimal()
    ) {
        let amount = amounts.first().copied().unwrap_or_default();
        let other = amounts.last().copied().unwrap_or_default();
        let _ = (amount.plus(other), amount.minus(other), amount.times(factor));
        let _ = (amount.divided_by(factor), amount.ratio_to(other), Usd::sum(amounts.clone()));
        let _ = (amount.to_string(), amount.whole().to_string(), figure::percent(factor, count % 40));
        let _ = (figure::multiple(factor), figure::months(factor), figure::grouped(factor, 99));
        let _ = (allocate(amount, &weights), root12(factor), annual(factor));
        let _ = Share::new(share).map(|share| (amount.of(share), share.monthly_loss(), share.to_string()));
        let rate = Rate::new(rate);
        let _ = (rate.monthly_growth(), rate.to_string(), payment(rate, count, amount));
        let _ = (effective(rate, count), nominal(rate, count));
        let _ = (payback(&amounts), peak_funding(&amounts), irr(&amounts));
        let growth = Growth::per_period(Rate::new(factor)).or(rate.monthly_growth());
        if let Ok(growth) = growth {
            let _ = mirr(&amounts, growth, growth);
            if let Ok(factors) = discount_factors(growth, amounts.len()) {
                let _ = (npv(&amounts, &factors), npv_from_first(&amounts, &factors));
                let _ = profitability_index(&amounts, &factors);
            }
        }
    }

    #[test]
    fn no_dated_flows_stop_the_program(
        flows in vec((days(), any_amount()), 0..12), rate in any_decimal()
    ) {
        for rate in rates(xirr(&flows)) {
            prop_assert!(rate.is_finite() && rate > -1.0);
        }
        let _ = xnpv(Rate::new(rate), &flows);
    }
}
