//! Numbers worked out elsewhere, reproduced to the digit they are written with.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::arithmetic_side_effects,
    reason = "small counts in a test, where a panic is a failure"
)]

#[path = "worked_examples/cases.rs"]
mod cases;
#[path = "worked_examples/level_plan.rs"]
mod level_plan;
#[path = "worked_examples/level_steps.rs"]
mod level_steps;
#[path = "worked_examples/levels.rs"]
mod levels;
#[path = "worked_examples/presets.rs"]
mod presets;

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

/// Holds `value` against `written`, at as many digits as are written.
fn assert_digits(value: Decimal, written: &str, what: &str) {
    let expected: Decimal = written.parse().expect("a written number");
    let rounded = value.round_dp_with_strategy(expected.scale(), MidpointAwayFromZero);
    assert_eq!(rounded, expected, "{what}: {value}");
}
