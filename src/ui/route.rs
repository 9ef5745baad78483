//! Every address.

use leptos::prelude::*;

use crate::browser::{
    address,
    focus::{self, Scroll},
    page,
};

pub const HOME: &str = "/";
pub const CALCULATOR: &str = "/roi";
pub const LEVELS: &str = "/levels";
pub const DATA: &str = "/data";
pub const SPECIMENS: &str = "/specimens";

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    Home,
    Calculator,
    Levels,
    Data,
    /// Every component in every state; no link leads here.
    Specimens,
    /// An address without a page.
    Unknown,
}

impl Address {
    /// The page that the present address names. Some hosts add a slash to it.
    pub fn now() -> Address {
        let path = address::path().unwrap_or_default();
        match path.strip_suffix('/').unwrap_or(&path) {
            "" => Address::Home,
            CALCULATOR => Address::Calculator,
            LEVELS => Address::Levels,
            DATA => Address::Data,
            SPECIMENS => Address::Specimens,
            _ => Address::Unknown,
        }
    }
}

/// Whether a page has been shown before the present one, so that going on moves the focus and the
/// first page leaves it to the browser.
#[derive(Clone, Copy)]
pub(super) struct Visits(StoredValue<bool>);

impl Visits {
    pub fn new() -> Visits {
        Visits(StoredValue::new(false))
    }
}

/// Called once by each page: names it in the tab, and takes a person who came from another page to
/// its heading (id `title`), which is read out. A link to a place on the page, as in `/roi#cash`,
/// leads to that place instead, on a first visit too.
pub fn arrive(title: &str) {
    page::set_title(&[title, " · Tandem"].concat());
    let Some(Visits(has_visited)) = use_context() else { return };
    Effect::new(move |_| {
        let fragment = address::fragment();
        let place = fragment.strip_prefix('#').unwrap_or_default();
        let is_there = !place.is_empty() && focus::focus(place, Scroll::IntoView);
        if !is_there && has_visited.get_value() {
            focus::focus("title", Scroll::Stay);
        }
        has_visited.set_value(true);
    });
}
