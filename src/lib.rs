//! Tandem: a partner program that explains its money.
//!
//! The rooms stand on floors, and each may use only the floors below it (house.md section 2;
//! `tests/floors.rs` reads the sources and says where that is broken).

pub mod finance;

pub mod program;

pub mod roi;

pub mod store;

#[cfg(feature = "browser")]
pub mod browser;

pub mod ui;
