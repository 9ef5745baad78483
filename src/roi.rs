//! The return on joining: what was typed, what is checked, what follows month by month, and why.
//!
//! One engine stands behind every figure. [`Draft`] is text as typed; [`check`] turns it into
//! [`CaseInputs`] or says what is in the way; [`analyze`] gives the months and every measure;
//! [`explain`] shows how a figure came about, as an expression that can be evaluated again.

mod analysis;
mod engine;
mod exact;
mod explanation;
mod expression;
mod figure;
mod inputs;
mod lens;
mod level_value;
mod levels;
mod measures;
mod monthly_table;
mod scenario;
mod sentence;
mod solve;

pub use analysis::{Analysis, analyze};
pub use engine::{Month, Projection, Step, TooLarge, project};
pub use explanation::{
    Explanation, InputUse, StatementLine, StatementPart, explain, lens_of, register,
};
pub use expression::{Expression, Shown};
pub use figure::{FIGURES, Figure, Readout, exact, irr_sentence, label, payback_value, readout};
pub use inputs::{
    Blanks, CaseInputs, Choice, Confidence, Draft, EarningMode, FeeTiming, Input, Mode, Origin,
    Problem, Problems, Remedy, RevenueBasis, ShareBase, Source, Unit, Wording, check,
    default_texts, read, source, warnings,
};
pub use lens::{Lens, Outcome, UnknownBookings};
pub use level_value::{
    BandReading, LevelCase, at_every_level, bookings_a_year, bookings_for, indifference_volume,
    lead_floor, level_value, levels_differ, select_is_best_below,
};
pub use levels::{
    Appetite, BestFrom, ComparisonCell, ComparisonGroup, ComparisonRow, Cost, Crossing, Doubt,
    FieldProblem, FundsView, Gap, LevelComparison, LevelDraft, LevelField, LevelLinesOf, LevelPlan,
    LevelUnit, LevelWorth, LevelsTooLarge, Need, Obligation, ObligationState, Owed, Path, Ready,
    ReadyState, Recommendation, Score, StepDown, StrategicStep, TypeRow, Verdict, VolumeSource,
    WorthExplanation, WorthLine, best_at_no_volume, best_by_volume, check_levels, compare_levels,
    comparison_table, crossings, explain_worth, lead_words, level_lines, level_warnings, reasons,
    say_levels, shared_texts, type_rows, worth_at,
};
pub use measures::{Measures, UnitEconomics};
pub use monthly_table::{COLUMNS, Column, program_year};
pub use scenario::{PRESETS, Preset, RangeEnd, View, halved, shaded, viewed};
pub use sentence::{Phrase, halves, headline, standfirst};
pub use solve::{Question, Solution, Target, Unknown, achieved, rounded, solve};
