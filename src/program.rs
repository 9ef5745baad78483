//! What the partner program promises, asks and hopes for.
//!
//! Every figure is authored in `content/program`, checked when the program is
//! built, and stands here as a constant with the fact id it comes from.

mod comparison;
mod economics;
mod eligibility;
mod enablement;
mod fact;
mod goal;
mod indicator;
mod level;
mod listing;
mod partner_type;
mod phase;
mod projection;
pub mod published;
mod reading;
mod requirement;
mod review;
mod risk;
mod story;
mod terms;
mod vision;

pub use comparison::Comparison;
pub use economics::Economics;
pub use eligibility::{Duty, DutyState, Evidence, duties, highest_level_met};
pub use enablement::{Area, Certificate, Offer};
pub use fact::{Fact, FactId};
pub use goal::{Criterion, Goal, GoalScope, GoalUnit, Period, Target};
pub use indicator::{Indicator, IndicatorGroup};
pub use level::Level;
pub use listing::facts;
pub use partner_type::{Audience, PartnerType, Profile, Value};
pub use phase::{Activity, Onboarding, Phase};
pub use projection::Projection;
pub use reading::Reading;
pub use requirement::{Asks, Requirement, requirements};
pub use review::Review;
pub use risk::{Mitigation, Risk};
pub use story::{Story, StoryResult};
pub use terms::{
    Allowance, FeatureAccess, LevelTerms, QuarterlyReview, RevenueSharing, Stated, SuccessManager,
    Term, Territory,
};
pub use vision::Statement;
