//! Tandem.

#[cfg(feature = "browser")]
pub mod browser;
pub mod finance;
pub mod store;
