//! What holds for every input, not only for the ones somebody thought of.
#![cfg(not(target_family = "wasm"))]

mod money;
mod store;
