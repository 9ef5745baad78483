use std::fmt;

use super::{Comparison, FactId, Level};
use crate::finance::{Share, Usd};

/// What a level costs, gives and asks.
///
/// Dollars and leads are what they say; shares and marketing funds are
/// ceilings: reading X05. Where the plan states nothing, an amount is zero and
/// a right is `None`; [`LevelTerms::stated`] tells the two zeros apart.
///
/// Source: program.md section 3.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelTerms {
    pub fact: FactId,
    pub level: Level,
    /// The part of all partners this level is meant for; a description, never a condition: reading X09.
    pub band: Option<Share>,
    /// The least a partner pays a year.
    pub annual_commitment: Usd,
    /// The most of a deal's revenue the partner is paid.
    pub revenue_share: Share,
    /// The most marketing development funds a year.
    pub mdf_cap: Usd,
    /// Training credits a year.
    pub training: Allowance,
    pub territory: Option<Territory>,
    pub success_manager: Option<SuccessManager>,
    pub features: Option<FeatureAccess>,
    /// The fewest qualified leads a month.
    pub leads_per_month: u32,
    /// The fewest published customer success stories.
    pub stories: u32,
    pub reviews: QuarterlyReview,
    /// Whether active participation in the partner council is asked.
    pub council: bool,
    /// In the order of [`Term::ALL`].
    pub(super) stated: [Stated; Term::ALL.len()],
}

impl LevelTerms {
    /// The fact behind `term`, and how the plan means its figure.
    pub fn stated(&self, term: Term) -> Stated {
        let [
            band,
            fee,
            share,
            mdf,
            training,
            territory,
            manager,
            features,
            leads,
            stories,
            reviews,
            council,
        ] = self.stated;
        match term {
            Term::Band => band,
            Term::AnnualCommitment => fee,
            Term::RevenueShare => share,
            Term::MdfCap => mdf,
            Term::Training => training,
            Term::Territory => territory,
            Term::SuccessManager => manager,
            Term::Features => features,
            Term::LeadsPerMonth => leads,
            Term::Stories => stories,
            Term::QuarterlyReviews => reviews,
            Term::Council => council,
        }
    }
}

/// One row of the level comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    Band,
    AnnualCommitment,
    RevenueShare,
    MdfCap,
    Training,
    Territory,
    SuccessManager,
    Features,
    LeadsPerMonth,
    Stories,
    QuarterlyReviews,
    Council,
}

impl Term {
    /// Every term, in the order of the plan.
    pub const ALL: [Self; 12] = [
        Self::Band,
        Self::AnnualCommitment,
        Self::RevenueShare,
        Self::MdfCap,
        Self::Training,
        Self::Territory,
        Self::SuccessManager,
        Self::Features,
        Self::LeadsPerMonth,
        Self::Stories,
        Self::QuarterlyReviews,
        Self::Council,
    ];
}

/// Where a term comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    pub fact: FactId,
    /// How the figure is meant; `None` where the plan states nothing.
    pub comparison: Option<Comparison>,
}

/// Training credits a partner may spend. Unlimited is a word, not a number: reading X24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowance {
    Hours(u32),
    Unlimited,
}

impl fmt::Display for Allowance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hours(hours) => write!(formatter, "{hours} hours"),
            Self::Unlimited => formatter.write_str("unlimited"),
        }
    }
}

/// A partner's right to a territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Territory {
    Local,
    Regional,
    /// For one territory, industry and partner type together: reading X21.
    Exclusive,
}

impl Territory {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Regional => "regional",
            Self::Exclusive => "exclusive",
        }
    }
}

/// Whether the success manager is for one partner alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuccessManager {
    Shared,
    Dedicated,
}

impl SuccessManager {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Dedicated => "dedicated",
        }
    }
}

/// How soon a partner gets new features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeatureAccess {
    Standard,
    Beta,
    EarlyBeta,
}

impl FeatureAccess {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Standard => "standard access",
            Self::Beta => "beta access",
            Self::EarlyBeta => "early access to beta",
        }
    }
}

/// Whether quarterly business reviews are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuarterlyReview {
    NotRequired,
    Required,
    /// Not listed by the plan, but asked of the levels below: reading X11.
    Assumed,
}

impl QuarterlyReview {
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotRequired => "not required",
            Self::Required => "required",
            Self::Assumed => "assumed",
        }
    }
}

/// One row of the plan's revenue sharing table, which repeats the ceilings of
/// a level without saying "up to": reading X05.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RevenueSharing {
    pub fact: FactId,
    pub level: Level,
    pub revenue_share: Share,
    pub mdf: Usd,
    pub training: Allowance,
}
