//! Tandem.

pub mod finance;
pub mod ui;
