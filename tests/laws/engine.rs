//! Laws of the engine: what holds for every case (roi.md section 16).

mod explanations;
mod flows;
mod measures;
mod round_trips;
mod solutions;

use proptest::test_runner::TestCaseError;
use rust_decimal::{Decimal, dec};
use tandem::finance::{DecimalMark, Usd};
use tandem::roi::{Analysis, CaseInputs, Input, analyze, check};

use crate::random_case;

/// The random case of `seed` with some inputs typed anew.
fn case_with(seed: u64, typed: &[(Input, &str)]) -> Result<CaseInputs, TestCaseError> {
    let mut draft = random_case::draft(seed);
    for (input, text) in typed {
        draft.set(*input, *text);
    }
    check(&draft, DecimalMark::Point)
        .map_err(|problems| TestCaseError::fail(format!("{problems:?}")))
}

/// The case worked out; a case whose amounts are too large is no case to test.
fn worked_out(case: &CaseInputs) -> Result<Analysis, TestCaseError> {
    analyze(case).map_err(|too_large| TestCaseError::reject(too_large.to_string()))
}

fn random_run(seed: u64) -> Result<Analysis, TestCaseError> {
    worked_out(&random_case::case(seed))
}

/// What a rounding in the 28th digit may move amounts of this size by, or a billionth of a dollar.
fn slack(size: Usd) -> Decimal {
    let digits = size.decimal().abs().checked_mul(dec!(0.00000000000000000001)).expect("smaller");
    digits.max(dec!(0.000000001))
}

/// The largest amount that moves in any month.
fn largest(run: &Analysis) -> Usd {
    let sizes = run.projection.months.iter().flat_map(|month| {
        [month.inflow, month.outflow, month.gross.unwrap_or_default(), month.list]
    });
    sizes.max().unwrap_or_default()
}

fn assert_near(value: Usd, expected: Usd, size: Usd) -> Result<(), TestCaseError> {
    let gap = value.minus(expected)?.decimal().abs();
    if gap <= slack(size) {
        return Ok(());
    }
    Err(TestCaseError::fail(format!("{} instead of {}", value.decimal(), expected.decimal())))
}
