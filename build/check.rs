//! What must hold between the figures, whoever reads them.

mod ids;
mod level;
mod money;
mod plan;

use super::number::Number;
use super::problem::{Entry, Place, Problems};
use super::tables::{PartnerType, Program};

/// Adds everything about `program` that an author must change.
pub fn program(program: &Program, problems: &mut Problems) {
    ids::unique(program, problems);
    ids::known(program, problems);
    level::ladder(&program.levels, problems);
    level::revenue_sharing(program, problems);
    money::economics(&program.economics, problems);
    money::projections(&program.projections, problems);
    money::margins(&program.values, problems);
    plan::partner_types(&program.partner_types, problems);
    plan::goals(&program.goals, problems);
    plan::phases(&program.phases, problems);
    plan::reviews(&program.reviews, problems);
    plan::stories(&program.stories, problems);
    plan::readings(&program.readings, problems);
}

/// Says so where `found` is not exactly `expected`, in that order.
fn complete<T, K: PartialEq>(
    entries: &[Entry<T>],
    key: impl Fn(&T) -> K,
    expected: &[K],
    what: &str,
    problems: &mut Problems,
) {
    let found: Vec<K> = entries.iter().map(|entry| key(&entry.value)).collect();
    if found != expected {
        problems.add(&file_of(entries), what);
    }
}

/// The file `entries` stand in, as a whole.
fn file_of<T>(entries: &[Entry<T>]) -> Place {
    let mut place = entries.first().map_or_else(
        || Place { order: (0, 0, 0), file: String::new(), entry: String::new() },
        |entry| entry.place.clone(),
    );
    place.entry.clear();
    place
}

const TYPES: [PartnerType; 3] =
    [PartnerType::Technology, PartnerType::Channel, PartnerType::Solution];

fn positive(number: Number) -> bool {
    number.0.is_sign_positive() && !number.0.is_zero()
}
