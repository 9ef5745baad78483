//! What holds for every input, not only for the worked examples.
#![cfg(not(target_family = "wasm"))]

mod money;
