//! The authored tables, as they stand in `content/program`.

use serde::Deserialize;

use super::number::Number;
use super::problem::Entry;

pub use level::{Cell, Level, LevelTerms, QuarterlyReview, RevenueSharing, Training};

mod level;

/// The whole program, table by table, each in the order of its file.
#[derive(Debug, Default)]
pub struct Program {
    pub visions: Vec<Entry<Statement>>,
    pub next_steps: Vec<Entry<Statement>>,
    pub partner_types: Vec<Entry<Profile>>,
    pub audiences: Vec<Entry<Audience>>,
    pub values: Vec<Entry<Value>>,
    pub levels: Vec<Entry<LevelTerms>>,
    pub revenue_sharing: Vec<Entry<RevenueSharing>>,
    pub economics: Vec<Entry<Economics>>,
    pub projections: Vec<Entry<Projection>>,
    pub goals: Vec<Entry<Goal>>,
    pub phases: Vec<Entry<Phase>>,
    pub activities: Vec<Entry<Activity>>,
    pub offers: Vec<Entry<Offer>>,
    pub certificates: Vec<Entry<Certificate>>,
    pub indicators: Vec<Entry<Indicator>>,
    pub reviews: Vec<Entry<Review>>,
    pub risks: Vec<Entry<Risk>>,
    pub mitigations: Vec<Entry<Mitigation>>,
    pub stories: Vec<Entry<Story>>,
    pub readings: Vec<Entry<Reading>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum PartnerType {
    Technology,
    Channel,
    Solution,
}

/// A figure and how the plan means it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    Exactly(Number),
    AtLeast(Number),
    UpTo(Number),
    Over(Number),
    Under(Number),
}

impl Bound {
    /// The name of the comparison in Rust and in TOML, and the figure.
    pub fn parts(self) -> (&'static str, &'static str, Number) {
        match self {
            Self::Exactly(number) => ("Exactly", "exactly", number),
            Self::AtLeast(number) => ("AtLeast", "at_least", number),
            Self::UpTo(number) => ("UpTo", "up_to", number),
            Self::Over(number) => ("Over", "over", number),
            Self::Under(number) => ("Under", "under", number),
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub low: Number,
    pub high: Number,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Economics {
    pub fact: String,
    #[serde(rename = "type")]
    pub partner_type: PartnerType,
    pub minimum_investment: Bound,
    pub multiple: Range,
    pub within_months: u32,
    pub revenue: Range,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub id: String,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub id: PartnerType,
    pub fact: String,
    pub plan_number: u32,
    pub plan_name: String,
    pub focus: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    pub id: String,
    #[serde(rename = "type")]
    pub partner_type: PartnerType,
    pub group: String,
    pub examples: Vec<String>,
    pub narrowed_to: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    pub id: String,
    #[serde(rename = "type")]
    pub partner_type: PartnerType,
    pub offer: String,
    pub margin: Option<Range>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Projection {
    pub id: String,
    pub year: u32,
    pub partners: u32,
    pub partner_revenue: Number,
    pub share_of_company_revenue: Number,
    pub revenue_per_partner: Number,
    pub company_revenue: Number,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum GoalScope {
    #[serde(rename = "type")]
    PartnerType(PartnerType),
    #[serde(rename = "phase")]
    Phase(u32),
    #[serde(rename = "criterion")]
    Criterion(Criterion),
}

impl GoalScope {
    /// The number of the phase, if it is one.
    pub fn phase(self) -> Option<u32> {
        if let Self::Phase(number) = self { Some(number) } else { None }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Criterion {
    #[serde(rename = "technical")]
    Technical,
    #[serde(rename = "business")]
    Business,
    #[serde(rename = "partner satisfaction")]
    PartnerSatisfaction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum GoalUnit {
    #[serde(rename = "percent")]
    Percent,
    #[serde(rename = "percent more")]
    PercentMore,
    #[serde(rename = "dollars")]
    Dollars,
    #[serde(rename = "count")]
    Count,
    #[serde(rename = "milliseconds")]
    Milliseconds,
    #[serde(rename = "out of ten")]
    OutOfTen,
    #[serde(rename = "promoter score")]
    PromoterScore,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Month,
    Quarter,
    Year,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    pub id: String,
    pub scope: GoalScope,
    pub metric: String,
    pub target: Bound,
    pub unit: GoalUnit,
    pub per: Option<Period>,
    pub benchmark: Option<Number>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    pub id: String,
    pub number: u32,
    pub name: String,
    pub first_month: u32,
    pub last_month: u32,
    pub focus: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    pub id: String,
    pub phase: u32,
    pub work: String,
    pub onboards: Option<Onboarding>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Onboarding {
    pub partners: u32,
    pub of: Vec<PartnerType>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    Training,
    Sales,
    Marketing,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    pub id: String,
    pub area: Area,
    pub name: String,
    pub gives: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    pub id: String,
    pub name: String,
    pub depth: String,
    pub part_of: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorGroup {
    Revenue,
    Engagement,
    Quality,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    pub id: String,
    pub group: IndicatorGroup,
    pub name: String,
    #[serde(default)]
    pub goals: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub id: String,
    pub name: String,
    pub every_months: u32,
    pub agenda: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    pub id: String,
    pub name: String,
    pub meaning: String,
    pub answered_by: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mitigation {
    pub id: String,
    pub name: String,
    pub meaning: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub id: String,
    #[serde(rename = "type")]
    pub partner_type: PartnerType,
    pub firm: String,
    pub result: StoryResult,
    pub impact: Impact,
    pub factors: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryResult {
    pub what: String,
    pub count: Option<u32>,
    pub rise_percent: Option<Number>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Impact {
    pub what: String,
    pub amount: Number,
    pub within_months: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub id: String,
    pub shown: bool,
    pub touches: Vec<String>,
    pub finding: String,
    pub note: String,
}
