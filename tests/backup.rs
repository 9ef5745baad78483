//! Work taken out as a file, brought in again, and gone back to.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::arithmetic_side_effects,
    reason = "small counts in a test, where a panic is a failure"
)]

#[path = "backup/browser.rs"]
mod browser;
#[path = "backup/damage.rs"]
mod damage;
#[path = "backup/file.rs"]
mod file;
#[path = "backup/import.rs"]
mod import;
#[path = "backup/points.rs"]
mod points;
#[path = "backup/rescue.rs"]
mod rescue;
#[path = "backup/round_trip.rs"]
mod round_trip;
