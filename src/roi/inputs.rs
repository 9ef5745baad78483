//! Every input of a case: its id, wording, unit, bounds, typical value and where that comes from.

mod bounds;
mod case;
mod check;
mod choices;
mod defaults;
mod draft;
mod input;
mod source;
mod value;
mod warnings;
mod wording;

pub use case::CaseInputs;
pub use check::{Blanks, Problem, Problems, Remedy, check, read};
pub use choices::{Choice, EarningMode, FeeTiming, Mode, RevenueBasis, ShareBase};
pub use defaults::default_texts;
pub use draft::Draft;
pub use input::{Input, Unit};
pub use source::{Confidence, Origin, Source, source};
pub use warnings::warnings;

pub(in crate::roi) use bounds::hard as hard_bounds;
pub(in crate::roi) use check::ceiling;
pub use wording::Wording;
