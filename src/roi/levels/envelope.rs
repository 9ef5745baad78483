use rust_decimal::Decimal;

use crate::finance::{Overflow, Share, Usd};
use crate::program::{Level, LevelTerms};
use crate::roi::exact::{divide, subtract};

/// From which yearly volume on a level is worth most, until the next one is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestFrom {
    /// Gross bookings a year, from 0.
    pub volume: Usd,
    pub level: Level,
}

/// The best level at each volume from 0 on: the upper envelope of the levels' lines, each share ×
/// volume − commitment + the counted part of the funds.
///
/// A level that is nowhere in the answer is best at no volume. Where two are worth the same at
/// every volume, the lower one stands.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
///
/// Source: levels.md section 3.
pub fn best_by_volume(
    terms: &[LevelTerms; 4],
    cash_part: Share,
) -> Result<Vec<BestFrom>, Overflow> {
    let mut lines = Vec::with_capacity(terms.len());
    for offer in terms {
        let at_zero = offer.mdf_cap.of(cash_part)?.minus(offer.annual_commitment)?.decimal();
        lines.push(Line { level: offer.level, at_zero, share: offer.revenue_share.fraction() });
    }
    let first = lines.iter().reduce(|best, line| {
        // At no volume the higher start wins, and of equal ones the steeper.
        if (line.at_zero, line.share) > (best.at_zero, best.share) { line } else { best }
    });
    let Some(mut best) = first else { return Ok(Vec::new()) };
    let mut steps = vec![BestFrom { volume: Usd::ZERO, level: best.level }];
    loop {
        let mut next: Option<(Decimal, &Line)> = None;
        for line in lines.iter().filter(|line| line.share > best.share) {
            let behind = subtract(best.at_zero, line.at_zero)?;
            let volume = divide(behind, subtract(line.share, best.share)?)?;
            let is_sooner = next.is_none_or(|(at, other)| {
                volume < at || (volume == at && line.share > other.share)
            });
            if is_sooner {
                next = Some((volume, line));
            }
        }
        let Some((volume, line)) = next else { return Ok(steps) };
        steps.push(BestFrom { volume: Usd::from_decimal(volume), level: line.level });
        best = line;
    }
}

/// A level's worth over volume.
struct Line {
    level: Level,
    at_zero: Decimal,
    share: Decimal,
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::program::published;

    fn published_terms() -> [LevelTerms; 4] {
        Level::ALL.map(|level| *published::terms(level))
    }

    fn steps(cash_part: Decimal) -> Vec<(String, Level)> {
        best_by_volume(&published_terms(), Share::new(cash_part).unwrap())
            .unwrap()
            .into_iter()
            .map(|step| (step.volume.to_string(), step.level))
            .collect()
    }

    #[test]
    fn on_share_alone_every_level_is_best_somewhere() {
        assert_eq!(
            steps(dec!(0)),
            [
                ("$0.00".to_owned(), Level::Registered),
                ("$100,000.00".to_owned(), Level::Select),
                ("$150,000.00".to_owned(), Level::Premier),
                ("$500,000.00".to_owned(), Level::Strategic),
            ]
        );
    }

    #[test]
    fn with_all_funds_counted_select_is_best_nowhere() {
        assert_eq!(
            steps(dec!(1)),
            [
                ("$0.00".to_owned(), Level::Registered),
                ("$60,000.00".to_owned(), Level::Premier),
                ("$266,666.67".to_owned(), Level::Strategic),
            ]
        );
    }

    #[test]
    fn of_levels_worth_the_same_everywhere_the_lower_one_stands() {
        let registered = *published::terms(Level::Registered);
        let same = Level::ALL.map(|level| {
            let mut terms = registered;
            terms.level = level;
            terms
        });

        let steps = best_by_volume(&same, Share::ZERO).unwrap();
        assert_eq!(steps, [BestFrom { volume: Usd::ZERO, level: Level::Registered }]);
    }
}
