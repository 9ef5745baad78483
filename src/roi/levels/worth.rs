use rust_decimal::Decimal;

use super::field::LevelField;
use super::plan::{LevelPlan, VolumeSource};
use crate::finance::{Overflow, Share, Usd, figure};
use crate::program::{Level, LevelTerms, Reading, published};
use crate::roi::exact::subtract;
use crate::roi::level_value::indifference_volume;

/// What a level brings in a steady year, by benefit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelWorth {
    pub level: Level,
    /// Share of the volume.
    pub earned: Usd,
    /// The commitment, taken away.
    pub commitment: Usd,
    /// The counted part of the marketing funds.
    pub funds: Usd,
    /// Earned − commitment + funds.
    pub total: Usd,
    /// The same with no marketing funds counted.
    pub alone: Usd,
    /// The same with every dollar of the funds counted, the optimistic end.
    pub at_face: Usd,
}

/// What a level is worth a year at a volume.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
///
/// Source: levels.md section 3.
pub fn worth_at(terms: &LevelTerms, volume: Usd, cash_part: Share) -> Result<LevelWorth, Overflow> {
    let earned = volume.of(terms.revenue_share)?;
    let alone = earned.minus(terms.annual_commitment)?;
    let funds = terms.mdf_cap.of(cash_part)?;
    Ok(LevelWorth {
        level: terms.level,
        earned,
        commitment: terms.annual_commitment,
        funds,
        total: alone.plus(funds)?,
        alone,
        at_face: alone.plus(terms.mdf_cap)?,
    })
}

/// When the higher of two levels is worth more than the lower.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Crossing {
    /// Above this yearly volume.
    Above(Usd),
    /// At every volume.
    Always,
    /// Below this yearly volume: it pays a smaller share.
    Below(Usd),
    Never,
    /// Both are worth the same at every volume.
    Same,
}

impl Crossing {
    /// When, in words that go into a cell: `above $100,000`.
    pub fn words(self) -> String {
        match self {
            Crossing::Above(volume) => format!("above {}", volume.whole()),
            Crossing::Always => "at every volume".to_owned(),
            Crossing::Below(volume) => format!("below {}", volume.whole()),
            Crossing::Never => "at no volume".to_owned(),
            Crossing::Same => "no difference in money".to_owned(),
        }
    }
}

/// When `higher` is worth more than `lower`.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
fn crossing(
    lower: &LevelTerms,
    higher: &LevelTerms,
    cash_part: Share,
) -> Result<Crossing, Overflow> {
    let more = subtract(higher.revenue_share.fraction(), lower.revenue_share.fraction())?;
    let Some(volume) = indifference_volume(lower, higher, cash_part)? else {
        let nothing = Usd::ZERO;
        let (low, high) = (
            worth_at(lower, nothing, cash_part)?.total,
            worth_at(higher, nothing, cash_part)?.total,
        );
        return Ok(match high.cmp(&low) {
            std::cmp::Ordering::Greater => Crossing::Always,
            std::cmp::Ordering::Less => Crossing::Never,
            std::cmp::Ordering::Equal => Crossing::Same,
        });
    };
    Ok(match (more > Decimal::ZERO, volume.is_positive()) {
        (true, true) => Crossing::Above(volume),
        (true, false) => Crossing::Always,
        (false, true) => Crossing::Below(volume),
        (false, false) => Crossing::Never,
    })
}

/// Every pair of levels, the step from each to the next first, and when the higher one is worth
/// more: with no funds counted, with the plan's part of them, with all of them.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
pub fn crossings(plan: &LevelPlan) -> Result<Vec<(Level, Level, [Crossing; 3])>, Overflow> {
    use Level::{Premier, Registered, Select, Strategic};
    let pairs = [
        (Registered, Select),
        (Select, Premier),
        (Premier, Strategic),
        (Registered, Premier),
        (Select, Strategic),
        (Registered, Strategic),
    ];
    let mut found = Vec::with_capacity(pairs.len());
    for (low, high) in pairs {
        let at = |part| crossing(plan.terms(low), plan.terms(high), part);
        found.push((low, high, [at(Share::ZERO)?, at(plan.cash_part)?, at(Share::WHOLE)?]));
    }
    Ok(found)
}

/// A line of the sum that a level's worth is.
#[derive(Clone, Debug, PartialEq)]
pub struct WorthLine {
    pub name: &'static str,
    /// How it was worked out.
    pub how: String,
    /// Signed: the commitment is taken away.
    pub amount: Usd,
}

/// Why a level's worth is what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct WorthExplanation {
    pub level: Level,
    pub lines: Vec<WorthLine>,
    pub total: Usd,
    pub formula: &'static str,
    /// The formula with its numbers.
    pub numbers: String,
    /// Each assumption with its value and where it comes from.
    pub assumptions: Vec<[String; 3]>,
    pub readings: Vec<&'static Reading>,
}

/// Why `worth` is what it is; `None` while no volume is known.
pub fn explain_worth(plan: &LevelPlan, worth: &LevelWorth) -> Option<WorthExplanation> {
    let volume = plan.volume?;
    let terms = plan.terms(worth.level);
    let (share, cap) = (terms.revenue_share, terms.mdf_cap.whole());
    let part = figure::percent(plan.cash_part.fraction(), 0);
    let lines = vec![
        WorthLine {
            name: "Revenue share",
            how: format!("{share} of {} gross bookings", volume.whole()),
            amount: worth.earned,
        },
        WorthLine {
            name: "Commitment",
            how: "a year, counted as pure cost".to_owned(),
            amount: worth.commitment.negated(),
        },
        WorthLine {
            name: "Marketing funds",
            how: format!("{part} of {cap} counts as money"),
            amount: worth.funds,
        },
    ];
    let published = published::terms(worth.level);
    let origin = |is_published: bool, words: &str| {
        if is_published { format!("Program. {words}") } else { "Yours. Your own offer.".to_owned() }
    };
    let ceiling =
        if worth.level == Level::Registered { "" } else { "A ceiling; you use all of it." };
    let assumptions = vec![
        ["Gross bookings a year".to_owned(), volume.whole().to_string(), volume_source(plan)],
        [
            "Revenue share".to_owned(),
            share.to_string(),
            origin(share == published.revenue_share, ceiling),
        ],
        [
            "Commitment a year".to_owned(),
            worth.commitment.whole().to_string(),
            origin(
                worth.commitment == published.annual_commitment,
                if worth.level == Level::Registered {
                    "None stated; counted as nothing."
                } else {
                    "The least that is asked."
                },
            ),
        ],
        [
            "Marketing funds a year".to_owned(),
            cap.to_string(),
            origin(terms.mdf_cap == published.mdf_cap, ceiling),
        ],
        [
            "Marketing funds that count as money".to_owned(),
            part,
            match plan.number(LevelField::FundsCounted) {
                Some(_) => "Yours.".to_owned(),
                None => "Assumed. None, since matching asks you to spend as well.".to_owned(),
            },
        ],
    ];
    let touched = ["X05", "X18", "X20"];
    Some(WorthExplanation {
        level: worth.level,
        numbers: format!(
            "{share} \u{d7} {volume} \u{2212} {} + {} \u{d7} {}",
            worth.commitment,
            figure::percent(plan.cash_part.fraction(), 0),
            terms.mdf_cap
        ),
        lines,
        total: worth.total,
        formula: "share \u{d7} gross bookings \u{2212} commitment + part counted \u{d7} marketing funds",
        assumptions,
        readings: published::readings_of_figures()
            .filter(|reading| touched.contains(&reading.id))
            .collect(),
    })
}

/// Where the volume comes from, in words.
fn volume_source(plan: &LevelPlan) -> String {
    match plan.source {
        VolumeSource::Typed => "Yours.".to_owned(),
        VolumeSource::Plan => {
            "Your plan\u{2019}s bookings, spread evenly over its months.".to_owned()
        }
        VolumeSource::Leads => {
            let plain = |field| plan.number(field).map(figure::plain).unwrap_or_default();
            let won = plan.number(LevelField::Win).unwrap_or_default();
            let deal = plan.money(LevelField::Deal).unwrap_or_default();
            format!(
                "Yours. {} leads a month \u{d7} 12 \u{d7} {} won \u{d7} {} a customer.",
                plain(LevelField::Leads),
                figure::percent(won, won.normalize().scale().saturating_sub(2)),
                deal.whole()
            )
        }
    }
}
