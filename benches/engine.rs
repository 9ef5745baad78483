//! How long a case takes: goal, under 300 microseconds natively (roi.md names the engine's parts).
//!
//! `cargo bench --bench engine`

#![cfg(not(target_family = "wasm"))]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use tandem::finance::{DecimalMark, Usd, irr};
use tandem::roi::{CaseInputs, Draft, Input, analyze, check, halved};

#[path = "../tests/support/random_case.rs"]
#[allow(dead_code, reason = "the tests use the rest of it")]
mod random_case;

/// Sixty months with every input in use and none of them round.
fn whole_case() -> Draft {
    [
        (Input::Level, "Strategic"),
        (Input::Mode, "Drivers"),
        (Input::Months, "60"),
        (Input::Lag, "3.5"),
        (Input::Ramp, "8.25"),
        (Input::Leads, "12.5"),
        (Input::Win, "5.75"),
        (Input::Arpa, "8,512.35"),
        (Input::Churn, "13.3"),
        (Input::PriceGrowth, "2.7"),
        (Input::ShareBase, "Net"),
        (Input::CustomerDiscount, "7.5"),
        (Input::Services, "18,250.50"),
        (Input::ServicesMargin, "37.5"),
        (Input::DiscountRate, "11.9"),
        (Input::FinanceRate, "8.1"),
        (Input::ReinvestRate, "6.3"),
        (Input::InvestmentIsVendorFee, "true"),
        (Input::PartnerManagerCost, "1,512.25"),
        (Input::VendorDelivery, "18.5"),
    ]
    .into_iter()
    .fold(Draft::default(), |draft, (input, text)| draft.with(input, text))
}

fn checked(draft: &Draft) -> CaseInputs {
    check(draft, DecimalMark::Point).expect("a case")
}

/// Sixty-one flows that turn seven times, as yearly fees make them.
fn sixty_flows() -> Vec<Usd> {
    let run = analyze(&checked(&whole_case())).expect("small amounts");
    run.projection.months.iter().map(|month| month.cash_flow).collect()
}

fn cases(c: &mut Criterion) {
    let draft = whole_case();
    let case = checked(&draft);
    c.bench_function("a 60-month case with every measure", |b| {
        b.iter(|| analyze(black_box(&case)));
    });
    c.bench_function("a keystroke: read, work out, and again with half the claims", |b| {
        b.iter(|| {
            let case = checked(black_box(&draft));
            (analyze(&case), analyze(&halved(&case)))
        });
    });
    let flows = sixty_flows();
    c.bench_function("every internal rate of 60 flows", |b| b.iter(|| irr(black_box(&flows))));
}

fn many(c: &mut Criterion) {
    let cases: Vec<CaseInputs> = (0..10_000).map(random_case::case).collect();
    let mut group = c.benchmark_group("random cases");
    group.sample_size(10);
    group.bench_function("10,000 of them", |b| {
        b.iter(|| black_box(&cases).iter().filter(|case| analyze(case).is_ok()).count());
    });
    group.finish();
}

criterion_group!(engine, cases, many);
criterion_main!(engine);
