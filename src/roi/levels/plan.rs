use rust_decimal::Decimal;

use super::by_field::ByField;
use super::field::LevelField;
use super::need::Need;
use crate::finance::{Day, Overflow, Share, Usd};
use crate::program::{Evidence, Level, LevelTerms, PartnerType};
use crate::roi::engine::TooLarge;
use crate::roi::exact::{add, divide, multiply};
use crate::roi::level_value::{bookings_a_year, levels_differ};
use crate::roi::{CaseInputs, Input, analyze};

/// Where a yearly volume comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VolumeSource {
    /// Gross bookings a year, as typed.
    Typed,
    /// Leads, the part of them won, and what a customer books.
    Leads,
    /// A saved case.
    Plan,
}

/// Which levels may be recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appetite {
    /// Every level, with what is missing said.
    Any,
    /// Those whose requirements are met today.
    Met,
    /// Those whose requirements are met, or planned with a day.
    Planned,
}

/// A level plan that passed the check.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelPlan {
    pub partner_type: PartnerType,
    /// The level held now.
    pub current: Level,
    /// The level aimed at.
    pub target: Level,
    pub source: VolumeSource,
    pub appetite: Appetite,
    /// Gross bookings a year; `None` while they are not known.
    pub volume: Option<Usd>,
    /// The part of the marketing funds that counts as money.
    pub cash_part: Share,
    /// Whether the partner is active in the council; `None` while it is not known.
    pub council: Option<bool>,
    /// The case the volume is taken from, where it is.
    pub case: Option<CaseInputs>,
    pub(super) terms: [LevelTerms; 4],
    pub(super) numbers: ByField<Decimal>,
    pub(super) days: ByField<Day>,
    pub(super) words: ByField<String>,
}

impl LevelPlan {
    /// What a level offers: the published terms, or what was entered instead of them.
    pub fn terms(&self, level: Level) -> &LevelTerms {
        let [registered, select, premier, strategic] = &self.terms;
        match level {
            Level::Registered => registered,
            Level::Select => select,
            Level::Premier => premier,
            Level::Strategic => strategic,
        }
    }

    /// The number entered in a field; a percentage as a fraction.
    pub fn number(&self, field: LevelField) -> Option<Decimal> {
        self.numbers.get(field).copied()
    }

    /// The dollars entered in a field.
    pub fn money(&self, field: LevelField) -> Option<Usd> {
        self.number(field).map(Usd::from_decimal)
    }

    /// The day entered in a field.
    pub fn day(&self, field: LevelField) -> Option<Day> {
        self.days.get(field).copied()
    }

    /// The line entered in a field.
    pub fn words(&self, field: LevelField) -> Option<&str> {
        self.words.get(field).map(String::as_str)
    }

    /// The same plan with the volume, and the offer at its level, of a saved case.
    ///
    /// # Errors
    ///
    /// [`TooLarge`] where the case outgrows 28 digits.
    pub fn with_case(mut self, case: &CaseInputs) -> Result<LevelPlan, TooLarge> {
        let analysis = analyze(case)?;
        self.volume = bookings_a_year(&analysis).ok().flatten();
        if levels_differ(case) {
            for terms in self.terms.iter_mut().filter(|terms| terms.level == case.level()) {
                let is_free = |field| self.numbers.get(field).is_none();
                if is_free(LevelField::OfferCommitment(terms.level)) {
                    terms.annual_commitment = case.money(Input::Investment);
                }
                if is_free(LevelField::OfferShare(terms.level))
                    && let Ok(share) = Share::new(case.number(Input::Share))
                {
                    terms.revenue_share = share;
                }
                if is_free(LevelField::OfferFunds(terms.level)) {
                    terms.mdf_cap = case.money(Input::MdfCap);
                }
            }
            self.case = Some(case.clone());
        }
        Ok(self)
    }

    /// The mean of the leads entered for the last three full months, and how many months that is.
    pub fn mean_leads(&self) -> Option<(Decimal, u32)> {
        let months: Vec<Decimal> =
            (1..=3).filter_map(|month| self.number(LevelField::LeadsMonth(month))).collect();
        let count = u32::try_from(months.len()).ok().filter(|count| *count > 0)?;
        let sum = months.into_iter().try_fold(Decimal::ZERO, add).ok()?;
        Some((divide(sum, count.into()).ok()?, count))
    }

    /// What is known of the partner.
    pub(super) fn evidence(&self, today: Day) -> Evidence {
        let whole = |field| self.number(field).and_then(|it| u32::try_from(it).ok());
        Evidence {
            annual_commitment: self.money(LevelField::Committed),
            leads_per_month: self.mean_leads().map(|(mean, _)| mean),
            stories: whole(LevelField::Stories),
            holds_quarterly_reviews: match self.reviews_due(today) {
                0 => Some(true),
                due => whole(LevelField::Reviews).map(|held| held >= due),
            },
            is_active_in_council: self.council,
        }
    }

    /// How many of the last four quarters are over and owe a review: four, or fewer for those who
    /// joined within the year.
    pub fn reviews_due(&self, today: Day) -> u32 {
        let Some(joined) = self.day(LevelField::Joined) else { return 4 };
        (1..=4_u32)
            .take_while(|quarter| {
                let months = quarter.saturating_mul(3);
                joined.months_later(months).is_some_and(|end| end <= today)
            })
            .last()
            .unwrap_or(0)
    }

    /// The day by which a need will be met.
    pub(super) fn met_by(&self, need: Need) -> Option<Day> {
        self.day(LevelField::MetBy(need))
    }
}

/// The yearly volume of leads won: leads a month × 12 × part won × what a customer books a year.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
pub(super) fn volume_of_leads(
    leads: Decimal,
    won: Decimal,
    deal: Decimal,
) -> Result<Usd, Overflow> {
    let customers = multiply(multiply(leads, Decimal::from(12))?, won)?;
    Ok(Usd::from_decimal(multiply(customers, deal)?))
}
