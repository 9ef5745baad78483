//! Tandem.
#![forbid(unsafe_code)]
#[cfg(feature = "app")]
pub mod ui;
