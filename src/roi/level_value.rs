//! What each level is worth: in a steady year at a volume, and for a whole case
//! (levels.md section 3).

use rust_decimal::{Decimal, dec};

use super::analysis::{Analysis, analyze};
use super::engine::TooLarge;
use super::exact::{add, divide, multiply, subtract};
use super::inputs::{CaseInputs, EarningMode, Input, Mode, RevenueBasis};
use crate::finance::{Overflow, Share, Usd};
use crate::program::{Level, LevelTerms, published};

/// What a level brings in a steady year: share of the bookings, less the commitment, plus the
/// part of the matching funds that is cash to the partner.
///
/// `cash_part` is 0 to 1; 1 counts every dollar of the fund, the optimistic end.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
pub fn level_value(terms: &LevelTerms, gross: Usd, cash_part: Share) -> Result<Usd, Overflow> {
    gross
        .of(terms.revenue_share)?
        .minus(terms.annual_commitment)?
        .plus(terms.mdf_cap.of(cash_part)?)
}

/// The yearly bookings above which `higher` is worth more than `lower`; `None` if both earn the
/// same share. Zero or less means: from the first dollar.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
pub fn indifference_volume(
    lower: &LevelTerms,
    higher: &LevelTerms,
    cash_part: Share,
) -> Result<Option<Usd>, Overflow> {
    let dearer = higher.annual_commitment.minus(lower.annual_commitment)?;
    let more_funds = higher.mdf_cap.minus(lower.mdf_cap)?.of(cash_part)?;
    let more_share = subtract(higher.revenue_share.fraction(), lower.revenue_share.fraction())?;
    if more_share.is_zero() {
        return Ok(None);
    }
    dearer.minus(more_funds)?.divided_by(more_share).map(Some)
}

/// The cash part of the matching funds from which Select is the best level at no volume: there
/// the step from Registered to Select and the step from Select to Premier begin to pay at the
/// same volume. `None` if that never happens.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
pub fn select_is_best_below() -> Result<Option<Decimal>, Overflow> {
    let step = |from, to| {
        let (from, to) = (published::terms(from), published::terms(to));
        let dearer = to.annual_commitment.minus(from.annual_commitment)?.decimal();
        let funds = to.mdf_cap.minus(from.mdf_cap)?.decimal();
        let share = subtract(to.revenue_share.fraction(), from.revenue_share.fraction())?;
        Ok((divide(dearer, share)?, divide(funds, share)?))
    };
    let (first, first_slope) = step(Level::Registered, Level::Select)?;
    let (second, second_slope) = step(Level::Select, Level::Premier)?;
    let closing = subtract(second_slope, first_slope)?;
    if closing.is_zero() {
        return Ok(None);
    }
    divide(subtract(second, first)?, closing).map(Some)
}

/// How the bands "top 5, 20 and 50%" are read (program.md, X09).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandReading {
    /// Each band is its own group: 5%, 20% and 50% of all partners.
    Exclusive,
    /// Each band contains the one above: 5%, 15% and 30%.
    Cumulative,
}

/// Qualified leads a month that `partners` would bring if each met its level's least.
///
/// # Errors
///
/// [`Overflow`] where a number outgrows 28 digits.
pub fn lead_floor(partners: u32, reading: BandReading) -> Result<Decimal, Overflow> {
    let (mut leads, mut above) = (Decimal::ZERO, Decimal::ZERO);
    for level in [Level::Strategic, Level::Premier, Level::Select] {
        let terms = published::terms(level);
        let band = terms.band.map(Share::fraction).unwrap_or_default();
        let part = match reading {
            BandReading::Exclusive => band,
            BandReading::Cumulative => subtract(band, above)?,
        };
        above = band;
        let members = multiply(Decimal::from(partners), part)?;
        leads = add(leads, multiply(members, Decimal::from(terms.leads_per_month))?)?;
    }
    Ok(leads)
}

/// One case, run at one level.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelCase {
    /// The level.
    pub level: Level,
    /// The same plan at that level's commitment, share ceiling and cap on matching funds.
    pub analysis: Analysis,
    /// Leads a month that the plan falls short of the level's least; zero if it does not.
    pub leads_short: Decimal,
}

/// The same plan at each level: only commitment, share and the cap on matching funds change. An
/// "own offer" at the case's level, such as a share below the ceiling, stays at that level.
///
/// # Errors
///
/// [`TooLarge`] as [`analyze`].
pub fn at_every_level(case: &CaseInputs) -> Result<[LevelCase; 4], TooLarge> {
    let at = |level| match level == case.level() {
        true => run(case.clone(), level),
        false => run(with_terms(case, published::terms(level)), level),
    };
    Ok([at(Level::Registered)?, at(Level::Select)?, at(Level::Premier)?, at(Level::Strategic)?])
}

/// The same plan at what each level offers.
///
/// # Errors
///
/// [`TooLarge`] as [`analyze`].
pub fn at_terms(case: &CaseInputs, offers: &[LevelTerms; 4]) -> Result<[LevelCase; 4], TooLarge> {
    let [registered, select, premier, strategic] = offers;
    let at = |terms: &LevelTerms| run(with_terms(case, terms), terms.level);
    Ok([at(registered)?, at(select)?, at(premier)?, at(strategic)?])
}

fn with_terms(case: &CaseInputs, terms: &LevelTerms) -> CaseInputs {
    case.clone()
        .with_level(terms.level)
        .with_number(Input::Investment, terms.annual_commitment.decimal())
        .with_number(Input::Share, terms.revenue_share.fraction())
        .with_number(Input::MdfCap, terms.mdf_cap.decimal())
}

fn run(case: CaseInputs, level: Level) -> Result<LevelCase, TooLarge> {
    let needed = Decimal::from(published::terms(level).leads_per_month);
    let short = subtract(needed, case.number(Input::Leads)).unwrap_or_default();
    Ok(LevelCase { level, analysis: analyze(&case)?, leads_short: short.max(Decimal::ZERO) })
}

/// Whether share and commitment take part in a case at all: not where the revenue is the partner's
/// own, nor where a resale margin is paid instead.
pub fn levels_differ(case: &CaseInputs) -> bool {
    let shares =
        case.mode() == Mode::Drivers || case.revenue_basis() == RevenueBasis::GrossBookings;
    shares && case.earning_mode() == EarningMode::RevenueShare
}

/// The bookings a partner's own revenue stands for at a share.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
pub fn bookings_for(revenue: Usd, share: Share) -> Result<Option<Usd>, Overflow> {
    if share.fraction().is_zero() {
        return Ok(None);
    }
    revenue.divided_by(share.fraction()).map(Some)
}

/// The yearly bookings of a case: all of them, spread over its months.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
pub fn bookings_a_year(analysis: &Analysis) -> Result<Option<Usd>, Overflow> {
    let Some(gross) = analysis.measures.gross else { return Ok(None) };
    let yearly = gross.times(dec!(12))?.divided_by(Decimal::from(analysis.case.months()))?;
    Ok(Some(yearly))
}
