//! The program as authored in `content/program`, in the order of its files.
//!
//! The build checks every figure and writes these tables as constants, so
//! nothing is parsed when the program starts, and a table nothing asks for
//! does not ship.

use super::{
    Activity, Audience, Certificate, Economics, Goal, Indicator, Level, LevelTerms, Mitigation,
    Offer, PartnerType, Phase, Profile, Projection, Reading, RevenueSharing, Review, Risk,
    Statement, Story, Value,
};

mod tables {
    use rust_decimal::dec;

    use crate::finance::{Share, Usd};
    use crate::program::*;

    include!(concat!(env!("OUT_DIR"), "/program.rs"));
}

/// What `level` costs, gives and asks.
pub fn terms(level: Level) -> &'static LevelTerms {
    let [registered, select, premier, strategic] = &tables::LEVELS;
    match level {
        Level::Registered => registered,
        Level::Select => select,
        Level::Premier => premier,
        Level::Strategic => strategic,
    }
}

/// What the plan promises `partner_type`.
pub fn economics(partner_type: PartnerType) -> &'static Economics {
    let [technology, channel, solution] = &tables::ECONOMICS;
    match partner_type {
        PartnerType::Technology => technology,
        PartnerType::Channel => channel,
        PartnerType::Solution => solution,
    }
}

/// The reading called `id`, if it is one that stands beside its numbers.
pub fn reading(id: &str) -> Option<&'static Reading> {
    tables::SHOWN_READINGS.into_iter().find(|reading| reading.id == id)
}

/// The readings that stand beside their numbers, X01 first.
pub fn shown_readings() -> impl Iterator<Item = &'static Reading> {
    tables::SHOWN_READINGS.iter().copied()
}

/// The readings behind the calculator's inputs and figures, X01 first. A list of its own, so that
/// the rest is not loaded with the calculator.
pub fn readings_of_figures() -> impl Iterator<Item = &'static Reading> {
    use tables::{X01, X02, X03, X05, X06, X18, X19, X20};
    [&X01, &X02, &X03, &X05, &X06, &X18, &X19, &X20].into_iter()
}

/// The readings behind the comparison of levels, X04 first.
pub fn readings_of_levels() -> impl Iterator<Item = &'static Reading> {
    use tables::{X04, X05, X09, X10, X11, X18, X20, X21, X23};
    [&X04, &X05, &X09, &X10, &X11, &X18, &X20, &X21, &X23].into_iter()
}

/// Every reading, X01 first.
pub fn readings() -> impl Iterator<Item = &'static Reading> {
    tables::READINGS.iter().copied()
}

/// The plan's revenue sharing table.
pub fn revenue_sharing() -> &'static [RevenueSharing] {
    &tables::REVENUE_SHARING
}

/// What the plan is for and where it stands.
pub fn vision() -> &'static [Statement] {
    &tables::VISION
}

/// What the plan names as next.
pub fn next_steps() -> &'static [Statement] {
    &tables::NEXT_STEPS
}

/// What the plan says of each partner type as a whole.
pub fn profile(partner_type: PartnerType) -> &'static Profile {
    let [technology, channel, solution] = &tables::PARTNER_TYPES;
    match partner_type {
        PartnerType::Technology => technology,
        PartnerType::Channel => channel,
        PartnerType::Solution => solution,
    }
}

/// The groups of firms the program looks for.
pub fn audiences() -> &'static [Audience] {
    &tables::AUDIENCES
}

/// What partners get, by type.
pub fn values() -> &'static [Value] {
    &tables::VALUES
}

/// The years the plan projects, the first one first.
pub fn projections() -> &'static [Projection] {
    &tables::PROJECTIONS
}

/// Every goal: of types, of phases, of the program.
pub fn goals() -> &'static [Goal] {
    &tables::GOALS
}

/// The phases of the first year, the earliest first.
pub fn phases() -> &'static [Phase] {
    &tables::PHASES
}

/// The work planned in the phases.
pub fn activities() -> &'static [Activity] {
    &tables::ACTIVITIES
}

/// What helps a partner sell.
pub fn offers() -> &'static [Offer] {
    &tables::OFFERS
}

/// The certificates, in rising depth.
pub fn certificates() -> &'static [Certificate] {
    &tables::CERTIFICATES
}

/// What is measured all year.
pub fn indicators() -> &'static [Indicator] {
    &tables::INDICATORS
}

/// The regular meetings of partner and vendor.
pub fn reviews() -> &'static [Review] {
    &tables::REVIEWS
}

/// What can go wrong.
pub fn risks() -> &'static [Risk] {
    &tables::RISKS
}

/// What makes a risk smaller.
pub fn mitigations() -> &'static [Mitigation] {
    &tables::MITIGATIONS
}

/// The plan's examples of success.
pub fn stories() -> &'static [Story] {
    &tables::STORIES
}
