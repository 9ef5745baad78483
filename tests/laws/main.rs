//! What holds for every input, not only for the ones somebody thought of.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::arithmetic_side_effects, reason = "indexes and floating point of small tests")]

mod engine;
mod levels;
mod money;
mod plain_engine;
#[path = "../support/random_case.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod random_case;
mod store;
