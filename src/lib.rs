//! Tandem.

pub mod finance;
pub mod program;
