use super::comparison::LevelComparison;
use super::readiness::{Ready, ReadyState};
use super::words::capitalized;
use crate::finance::figure;
use crate::program::{Asks, Comparison, Level, PartnerType, QuarterlyReview, Term, published};

/// Rows of the comparison that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonGroup {
    pub title: &'static str,
    pub rows: Vec<ComparisonRow>,
}

/// One term at every level, lowest level first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonRow {
    pub title: &'static str,
    pub cells: [ComparisonCell; 4],
}

impl ComparisonRow {
    /// Whether the levels differ in it.
    pub fn differs(&self) -> bool {
        let [first, rest @ ..] = &self.cells;
        rest.iter().any(|cell| cell.text != first.text)
    }
}

/// A term at one level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparisonCell {
    /// What the program states: `up to 35%`; `None stated` where it states nothing.
    pub text: String,
    /// Whether the program states anything.
    pub is_stated: bool,
    /// What it comes to for the partner: `$105,000 to you`.
    pub yours: Option<String>,
    /// What is missing: `1 short`.
    pub short: Option<String>,
}

/// Every benefit and requirement of the program, side by side.
pub fn comparison_table(comparison: &LevelComparison) -> Vec<ComparisonGroup> {
    let group = |title, rows: &[(&'static str, Term)]| ComparisonGroup {
        title,
        rows: rows
            .iter()
            .map(|(title, term)| ComparisonRow {
                title,
                cells: Level::ALL.map(|level| cell(comparison, level, *term)),
            })
            .collect(),
    };
    vec![
        group(
            "Money",
            &[
                ("Commitment a year", Term::AnnualCommitment),
                ("Revenue share", Term::RevenueShare),
                ("Marketing funds a year", Term::MdfCap),
            ],
        ),
        group(
            "Support",
            &[
                ("Training", Term::Training),
                ("Success manager", Term::SuccessManager),
                ("Territory", Term::Territory),
                ("Features", Term::Features),
            ],
        ),
        group(
            "What it asks of you",
            &[
                ("Qualified leads a month", Term::LeadsPerMonth),
                ("Success stories", Term::Stories),
                ("Business reviews", Term::QuarterlyReviews),
                ("Partner council", Term::Council),
            ],
        ),
    ]
}

fn cell(comparison: &LevelComparison, level: Level, term: Term) -> ComparisonCell {
    let published = published::terms(level);
    let offered = comparison.plan.terms(level);
    let stated = match (term, published.reviews) {
        // Not listed, but read as asked: X11.
        (Term::QuarterlyReviews, QuarterlyReview::Assumed) => Some(Comparison::Exactly),
        _ => published.stated(term).comparison,
    };
    let text = stated.and_then(|how| said(level, term, how));
    let own = match term {
        Term::AnnualCommitment if offered.annual_commitment != published.annual_commitment => {
            Some(format!("your offer: {}", offered.annual_commitment.whole()))
        }
        Term::RevenueShare if offered.revenue_share != published.revenue_share => {
            Some(format!("your offer: {}", offered.revenue_share))
        }
        Term::MdfCap if offered.mdf_cap != published.mdf_cap => {
            Some(format!("your offer: {}", offered.mdf_cap.whole()))
        }
        _ => None,
    };
    let text = match (text, own) {
        (Some(text), Some(own)) => (format!("{text}; {own}"), true),
        (None, Some(own)) => (own, true),
        (Some(text), None) => (text, true),
        (None, None) => {
            let is_silent = level == Level::Registered || !is_asked(term);
            (if is_silent { "None stated" } else { "Not asked" }.to_owned(), false)
        }
    };
    ComparisonCell {
        text: text.0,
        is_stated: text.1,
        yours: yours(comparison, level, term),
        short: short(comparison.ready(level), term),
    }
}

/// What the program states of a term at a level.
fn said(level: Level, term: Term, how: Comparison) -> Option<String> {
    let terms = published::terms(level);
    let counted = |least: u32| match how {
        Comparison::AtLeast => format!("{least} or more"),
        how => how.say(&least.to_string()),
    };
    Some(match term {
        Term::AnnualCommitment => match how {
            Comparison::AtLeast => format!("{} or more", terms.annual_commitment.whole()),
            how => how.say(&terms.annual_commitment.whole().to_string()),
        },
        Term::RevenueShare => how.say(&terms.revenue_share.to_string()),
        Term::MdfCap => how.say(&terms.mdf_cap.whole().to_string()),
        Term::Training => capitalized(&terms.training.to_string()),
        Term::Territory => capitalized(terms.territory?.label()),
        Term::SuccessManager => capitalized(terms.success_manager?.label()),
        Term::Features => capitalized(terms.features?.label()),
        Term::LeadsPerMonth => counted(terms.leads_per_month),
        Term::Stories => counted(terms.stories),
        Term::QuarterlyReviews => match terms.reviews {
            QuarterlyReview::NotRequired => return None,
            QuarterlyReview::Required => "Quarterly".to_owned(),
            QuarterlyReview::Assumed => "Quarterly, assumed".to_owned(),
        },
        Term::Council if terms.council => "Active part".to_owned(),
        Term::Council => return None,
        Term::Band => how.say(&terms.band?.to_string()),
    })
}

const fn is_asked(term: Term) -> bool {
    matches!(term, Term::LeadsPerMonth | Term::Stories | Term::QuarterlyReviews | Term::Council)
}

fn yours(comparison: &LevelComparison, level: Level, term: Term) -> Option<String> {
    let worth = comparison.worth.as_ref()?.iter().find(|worth| worth.level == level)?;
    match term {
        Term::RevenueShare => Some(format!("{} to you", worth.earned.whole())),
        Term::MdfCap if worth.funds.is_positive() => {
            Some(format!("{} counted", worth.funds.whole()))
        }
        _ => None,
    }
}

fn short(ready: &[Ready], term: Term) -> Option<String> {
    let is_of = |asks: Asks| match asks {
        Asks::AnnualCommitment(_) => Term::AnnualCommitment,
        Asks::LeadsPerMonth(_) => Term::LeadsPerMonth,
        Asks::Stories(_) => Term::Stories,
        Asks::QuarterlyReviews => Term::QuarterlyReviews,
        Asks::Council => Term::Council,
    };
    let duty = ready.iter().find(|it| is_of(it.asks) == term)?;
    (duty.state == ReadyState::NotMet).then(|| duty.short())
}

/// What the program says of one partner type, beside the levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeRow {
    pub name: &'static str,
    /// The least invested a year.
    pub investment: String,
    /// The published revenue a year.
    pub revenue: String,
    /// The published multiple, and the months it is promised within.
    pub multiple: String,
    /// The level whose commitment that investment reaches, by money alone.
    pub reaches: &'static str,
    pub is_chosen: bool,
}

/// Each partner type with its least investment and its published economics, beside the level that
/// the same money would reach (reading X04).
pub fn type_rows(comparison: &LevelComparison) -> [TypeRow; 3] {
    PartnerType::ALL.map(|partner_type| {
        let economics = published::economics(partner_type);
        let least = economics.minimum_investment;
        let reached = Level::ALL
            .into_iter()
            .rev()
            .find(|level| comparison.plan.terms(*level).annual_commitment <= least);
        TypeRow {
            name: partner_type.label(),
            investment: format!("{} or more", least.whole()),
            revenue: format!(
                "{} to {}",
                economics.revenue_low.whole(),
                economics.revenue_high.whole()
            ),
            multiple: format!(
                "{}\u{d7} to {}\u{d7} within {} months",
                figure::plain(economics.multiple_low),
                figure::plain(economics.multiple_high),
                economics.within_months
            ),
            reaches: reached.unwrap_or(Level::Registered).label(),
            is_chosen: partner_type == comparison.plan.partner_type,
        }
    })
}
