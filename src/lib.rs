//! Tandem.
#[cfg(feature = "browser")]
pub mod browser;
pub mod store;
