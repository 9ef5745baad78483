use rust_decimal::{Decimal, dec};

use super::comparison::LevelComparison;
use super::envelope::BestFrom;
use super::worth::worth_at;
use crate::finance::{Overflow, Share, Usd};
use crate::program::Level;
use crate::roi::exact::multiply;

/// How much of the marketing funds counts as money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FundsView {
    /// Nothing of them: share alone.
    Alone,
    /// The plan's part.
    Counted,
    /// Every dollar, the optimistic end.
    AtFace,
}

/// What each level is worth over the volume sold: straight lines, and the best of them.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelLinesOf {
    /// The largest volume shown.
    pub most: Usd,
    /// Worth at no volume and at the largest, lowest level first.
    pub ends: [(Level, Usd, Usd); 4],
    /// Corners of the best: volume and worth, from 0 to the largest volume.
    pub best: Vec<(Usd, Usd)>,
    /// Where another level becomes the best: volume, worth, the level before, the level from there.
    pub steps: Vec<(Usd, Usd, Level, Level)>,
    /// The person's volume, what the best level leaves there, and which one it is.
    pub own: Option<(Usd, Usd, Level)>,
    /// Worth of each level at no volume, at every step, at the person's own and at the largest.
    pub rows: Vec<(Usd, [Usd; 4])>,
}

/// The levels that are best at no volume.
pub fn best_at_no_volume(comparison: &LevelComparison, view: FundsView) -> Vec<Level> {
    let best = best(comparison, view);
    Level::ALL.into_iter().filter(|level| !best.iter().any(|step| step.level == *level)).collect()
}

fn best(comparison: &LevelComparison, view: FundsView) -> &[BestFrom] {
    match view {
        FundsView::Alone => &comparison.best_alone,
        FundsView::Counted => &comparison.best,
        FundsView::AtFace => &comparison.best_at_face,
    }
}

/// The lines of a comparison.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
///
/// Source: levels.md section 3, the chart.
pub fn level_lines(
    comparison: &LevelComparison,
    view: FundsView,
) -> Result<LevelLinesOf, Overflow> {
    let plan = &comparison.plan;
    let best = best(comparison, view);
    let part = match view {
        FundsView::Alone => Share::ZERO,
        FundsView::Counted => plan.cash_part,
        FundsView::AtFace => Share::WHOLE,
    };
    let worth = |level, volume| Ok(worth_at(plan.terms(level), volume, part)?.total);
    let most = most(best, plan.volume)?;
    let shown: Vec<&BestFrom> = best.iter().filter(|step| step.volume < most).collect();

    let mut corners = Vec::new();
    let mut steps = Vec::new();
    let mut before: Option<Level> = None;
    for step in &shown {
        let value = worth(step.level, step.volume)?;
        corners.push((step.volume, value));
        if let Some(before) = before {
            steps.push((step.volume, value, before, step.level));
        }
        before = Some(step.level);
    }
    if let Some(last) = before {
        corners.push((most, worth(last, most)?));
    }
    let own = match plan.volume {
        Some(volume) => {
            let step = best.iter().rev().find(|step| step.volume <= volume);
            match step {
                Some(step) => Some((volume, worth(step.level, volume)?, step.level)),
                None => None,
            }
        }
        None => None,
    };
    let all = |volume| -> Result<[Usd; 4], Overflow> {
        Ok([
            worth(Level::Registered, volume)?,
            worth(Level::Select, volume)?,
            worth(Level::Premier, volume)?,
            worth(Level::Strategic, volume)?,
        ])
    };
    // The steps rise already, so the person's own volume only needs its place among them.
    let mut volumes: Vec<Usd> = shown.iter().map(|step| step.volume).collect();
    if let Some(own) = plan.volume.filter(|own| !volumes.contains(own)) {
        let place = volumes.iter().position(|volume| *volume > own);
        volumes.insert(place.unwrap_or(volumes.len()), own);
    }
    volumes.push(most);
    let mut rows = Vec::with_capacity(volumes.len());
    for volume in volumes {
        rows.push((volume, all(volume)?));
    }
    let end = |level| Ok((level, worth(level, Usd::ZERO)?, worth(level, most)?));
    Ok(LevelLinesOf {
        most,
        ends: [
            end(Level::Registered)?,
            end(Level::Select)?,
            end(Level::Premier)?,
            end(Level::Strategic)?,
        ],
        best: corners,
        steps,
        own,
        rows,
    })
}

/// A round volume that leaves room behind the last step and the person's own volume.
fn most(best: &[BestFrom], own: Option<Usd>) -> Result<Usd, Overflow> {
    let last = best.last().map(|step| step.volume.decimal()).unwrap_or_default();
    let behind = multiply(last, dec!(1.6))?;
    let own = multiply(own.map(Usd::decimal).unwrap_or_default(), dec!(1.25))?;
    let wanted = behind.max(own).max(dec!(100000));
    let mut unit = dec!(100000);
    loop {
        for step in [dec!(1), dec!(2), dec!(3), dec!(4), dec!(5), dec!(6), dec!(8)] {
            let round = multiply(unit, step)?;
            if round >= wanted {
                return Ok(Usd::from_decimal(round));
            }
        }
        unit = multiply(unit, Decimal::TEN)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::DecimalMark;
    use crate::roi::{LevelDraft, LevelField, check_levels, compare_levels};

    fn lines(volume: &str, view: FundsView) -> LevelLinesOf {
        let draft: LevelDraft = [(LevelField::Volume.id(), volume.to_owned())].into();
        let plan = check_levels(&draft, DecimalMark::Point).unwrap();
        let comparison = compare_levels(plan, "2027-03-15".parse().unwrap()).unwrap();
        level_lines(&comparison, view).unwrap()
    }

    #[test]
    fn the_steps_of_the_published_terms_are_marked_and_leave_room_behind() {
        let alone = lines("295,101", FundsView::Alone);

        assert_eq!(alone.most, Usd::dollars(800_000));
        let steps: Vec<Usd> = alone.steps.iter().map(|step| step.0).collect();
        assert_eq!(steps, [100_000, 150_000, 500_000].map(Usd::dollars));
        assert_eq!(alone.own.map(|own| own.2), Some(Level::Premier));
        assert_eq!(alone.best.len(), 5);
        assert_eq!(alone.rows.len(), 6);
        assert_eq!(lines("", FundsView::AtFace).steps.len(), 2);
    }

    #[test]
    fn the_largest_volume_a_field_takes_is_still_drawn() {
        let huge = lines("1,000,000M", FundsView::Counted);

        assert!(huge.own.is_some_and(|own| own.0 < huge.most));
    }
}
