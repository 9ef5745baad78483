//! Which level pays at a partner's own volume, what it asks, and what the vendor owes
//! (levels.md).
//!
//! [`LevelDraft`] is text as typed; [`check_levels`] turns it into a [`LevelPlan`] or says what is
//! in the way; [`compare_levels`] gives what each level is worth, where the next one begins to
//! pay, what is missing to reach it, and which one the figures speak for.

mod by_field;
mod check;
mod comparison;
mod envelope;
mod field;
mod lines;
mod need;
mod obligation;
mod path;
mod plan;
mod readiness;
mod recommendation;
mod shared;
mod table;
mod words;
mod worth;

pub use check::{FieldProblem, check_levels, level_warnings};
pub use comparison::{LevelComparison, LevelsTooLarge, StepDown, StrategicStep, compare_levels};
pub use envelope::{BestFrom, best_by_volume};
pub use field::{LevelDraft, LevelField, LevelUnit};
pub use lines::{FundsView, LevelLinesOf, best_at_no_volume, level_lines};
pub use need::Need;
pub use obligation::{Obligation, ObligationState, Owed};
pub use path::{Cost, Gap, Path, Verdict};
pub use plan::{Appetite, LevelPlan, VolumeSource};
pub use readiness::{Ready, ReadyState};
pub use recommendation::{Doubt, Recommendation, Score};
pub use shared::shared_texts;
pub use table::{
    ComparisonCell, ComparisonGroup, ComparisonRow, TypeRow, comparison_table, type_rows,
};
pub use words::{lead_words, reasons, say_levels};
pub use worth::{
    Crossing, LevelWorth, WorthExplanation, WorthLine, crossings, explain_worth, worth_at,
};
