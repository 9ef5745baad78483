//! Tandem.

pub mod finance;
