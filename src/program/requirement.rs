use super::{FactId, Level, QuarterlyReview, Term, published};
use crate::finance::Usd;

/// Something a level asks of a partner, and the fact that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    pub fact: FactId,
    pub asks: Asks,
}

/// What is asked, with how much of it at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Dollars a year.
    AnnualCommitment(Usd),
    LeadsPerMonth(u32),
    Stories(u32),
    QuarterlyReviews,
    Council,
}

/// Everything `level` asks, those of the levels below it included.
///
/// Registered asks nothing: reading X10. Where several levels ask for the same
/// thing, the highest of them counts: reading X11.
pub fn requirements(level: Level) -> Vec<Requirement> {
    let mut asked: Vec<Requirement> = Vec::new();
    for rung in Level::ALL.into_iter().rev().filter(|rung| *rung <= level) {
        for requirement in stated(rung) {
            let is_covered = asked.iter().any(|it| it.asks.is_like(requirement.asks));
            if !is_covered {
                asked.push(requirement);
            }
        }
    }
    asked
}

/// What `level` itself asks.
fn stated(level: Level) -> impl Iterator<Item = Requirement> {
    let terms = published::terms(level);
    let commitment = terms.annual_commitment;
    let asks_for_reviews = terms.reviews != QuarterlyReview::NotRequired;
    [
        (commitment.is_positive(), Term::AnnualCommitment, Asks::AnnualCommitment(commitment)),
        (
            terms.leads_per_month > 0,
            Term::LeadsPerMonth,
            Asks::LeadsPerMonth(terms.leads_per_month),
        ),
        (terms.stories > 0, Term::Stories, Asks::Stories(terms.stories)),
        (asks_for_reviews, Term::QuarterlyReviews, Asks::QuarterlyReviews),
        (terms.council, Term::Council, Asks::Council),
    ]
    .into_iter()
    .filter(|(is_asked, _, _)| *is_asked)
    .map(|(_, term, asks)| Requirement { fact: terms.stated(term).fact, asks })
}

impl Asks {
    /// Whether both ask for the same thing, however much of it.
    fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registered_asks_nothing() {
        assert_eq!(requirements(Level::Registered), []);
    }

    #[test]
    fn strategic_asks_for_the_review_the_levels_below_it_require() {
        let review = Requirement { fact: FactId("lv.str.qbr"), asks: Asks::QuarterlyReviews };

        assert!(requirements(Level::Strategic).contains(&review));
    }

    #[test]
    fn of_two_levels_that_ask_for_leads_the_higher_counts() {
        let leads: Vec<Asks> = requirements(Level::Premier)
            .into_iter()
            .map(|it| it.asks)
            .filter(|asks| matches!(asks, Asks::LeadsPerMonth(_)))
            .collect();

        assert_eq!(leads, [Asks::LeadsPerMonth(5)]);
    }
}
