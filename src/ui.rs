//! What a person sees: the frame, the pages, what pages are made of, and the charts.
//!
//! Floor 6, and the only room that names `leptos`. The geometry of the charts is plain data, so it
//! is compiled and tested natively; the rest comes with the feature `app`.

#[cfg(feature = "app")]
mod app;
pub mod charts;
#[cfg(feature = "app")]
pub mod components;
#[cfg(feature = "app")]
mod fields;
#[cfg(feature = "app")]
mod kept;
#[cfg(feature = "app")]
mod live;
#[cfg(feature = "app")]
pub mod pages;
#[cfg(feature = "app")]
mod parts;
#[cfg(feature = "app")]
pub mod route;
#[cfg(feature = "app")]
mod start;

#[cfg(feature = "app")]
pub use self::start::{Tandem, mount};
