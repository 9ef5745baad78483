use serde::Deserialize;

use super::super::number::Number;
use super::Bound;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Level {
    Registered,
    Select,
    Premier,
    Strategic,
}

/// One cell of the level table; without `stated` the plan leaves it empty.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell<T> {
    pub fact: String,
    pub stated: Option<T>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Training {
    Hours(u32),
    Unlimited,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Territory {
    Local,
    Regional,
    Exclusive,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuccessManager {
    Shared,
    Dedicated,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum FeatureAccess {
    #[serde(rename = "standard access")]
    Standard,
    #[serde(rename = "beta access")]
    Beta,
    #[serde(rename = "early access to beta")]
    EarlyBeta,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuarterlyReview {
    Required,
    Assumed,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Council {
    #[serde(rename = "active participation")]
    ActiveParticipation,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelTerms {
    pub id: Level,
    pub fact: String,
    pub band: Cell<Bound>,
    pub annual_commitment: Cell<Bound>,
    pub revenue_share: Cell<Bound>,
    pub mdf_cap: Cell<Bound>,
    pub training: Cell<Training>,
    pub territory: Cell<Territory>,
    pub success_manager: Cell<SuccessManager>,
    pub features: Cell<FeatureAccess>,
    pub leads_per_month: Cell<Bound>,
    pub stories: Cell<Bound>,
    pub quarterly_reviews: Cell<QuarterlyReview>,
    pub council: Cell<Council>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevenueSharing {
    pub fact: String,
    pub level: Level,
    pub revenue_share: Number,
    pub mdf: Number,
    pub training: Training,
}

impl LevelTerms {
    /// The name and the fact id of each cell, in the order of the plan.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("band", &self.band.fact),
            ("annual_commitment", &self.annual_commitment.fact),
            ("revenue_share", &self.revenue_share.fact),
            ("mdf_cap", &self.mdf_cap.fact),
            ("training", &self.training.fact),
            ("territory", &self.territory.fact),
            ("success_manager", &self.success_manager.fact),
            ("features", &self.features.fact),
            ("leads_per_month", &self.leads_per_month.fact),
            ("stories", &self.stories.fact),
            ("quarterly_reviews", &self.quarterly_reviews.fact),
            ("council", &self.council.fact),
        ]
        .into_iter()
        .map(|(key, fact)| (key, fact.as_str()))
    }
}
