use std::collections::BTreeMap;

use super::need::Need;
use super::obligation::Owed;
use crate::program::{Level, PartnerType};

/// A level plan as typed: text by the id of its field, right or wrong, complete or not.
pub type LevelDraft = BTreeMap<String, String>;

/// Every field of a level plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LevelField {
    PartnerType,
    /// The level held now.
    Current,
    /// The level aimed at.
    Target,
    /// Where the yearly volume comes from.
    Source,
    /// The saved case the volume is taken from, by id.
    Plan,
    /// Gross bookings a year.
    Volume,
    /// Qualified leads a month that are expected.
    Leads,
    /// Leads won, a percentage.
    Win,
    /// What one customer books a year.
    Deal,
    /// The part of the marketing funds that counts as money, a percentage.
    FundsCounted,
    /// The most the partner would commit a year.
    Budget,
    /// What may be recommended.
    Appetite,
    /// The day of the agreement.
    Joined,
    /// Dollars a year committed now.
    Committed,
    /// Leads of the last full month, of the one before, and of the one before that.
    LeadsMonth(u8),
    /// Published success stories.
    Stories,
    /// Reviews held in the last four quarters.
    Reviews,
    /// Whether the partner is active in the council.
    Council,
    /// What is offered instead of the published commitment, share and cap on funds.
    OfferCommitment(Level),
    OfferShare(Level),
    OfferFunds(Level),
    /// The day by which a need will be met.
    MetBy(Need),
    /// What one lead, story, review or a year in the council costs.
    UnitCost(Need),
    /// Months until a need is met.
    UnitTime(Need),
    /// Growth of the volume a year, a percentage.
    Growth,
    /// The day something the vendor owes is due.
    Due(Owed),
    /// The day it was received.
    Received(Owed),
    /// How much of it was received, where it is counted.
    Amount(Owed),
    /// What shows it.
    Evidence(Owed),
}

/// What the text of a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelUnit {
    /// One of these ids.
    Choice(&'static [&'static str]),
    Money,
    /// Typed as a percentage, kept as a fraction.
    Percent,
    /// A number that may have a fraction, up to the bound.
    Count(u32),
    /// A whole number up to the bound.
    Whole(u32),
    /// A day, `2027-03-31`.
    Day,
    /// One line of at most so many characters.
    Words(usize),
}

const TYPES: &[&str] =
    &[PartnerType::Technology.id(), PartnerType::Channel.id(), PartnerType::Solution.id()];
const LEVELS: &[&str] =
    &[Level::Registered.id(), Level::Select.id(), Level::Premier.id(), Level::Strategic.id()];

impl LevelField {
    /// Every field, in the order of the page.
    pub fn all() -> impl Iterator<Item = LevelField> {
        use LevelField as F;
        let first = [
            F::PartnerType,
            F::Current,
            F::Target,
            F::Source,
            F::Plan,
            F::Volume,
            F::Leads,
            F::Win,
            F::Deal,
            F::FundsCounted,
            F::Budget,
            F::Appetite,
            F::Joined,
            F::Committed,
            F::LeadsMonth(1),
            F::LeadsMonth(2),
            F::LeadsMonth(3),
            F::Stories,
            F::Reviews,
            F::Council,
            F::Growth,
        ];
        let offers = Level::ALL.into_iter().flat_map(|level| {
            [F::OfferCommitment(level), F::OfferShare(level), F::OfferFunds(level)]
        });
        let needs = Need::ALL
            .into_iter()
            .flat_map(|need| [F::MetBy(need), F::UnitCost(need), F::UnitTime(need)]);
        let owed = Owed::ALL
            .into_iter()
            .flat_map(|owed| [F::Due(owed), F::Received(owed), F::Amount(owed), F::Evidence(owed)]);
        first.into_iter().chain(offers).chain(needs).chain(owed)
    }

    /// The name in records, links and on the page: `share-Premier`.
    pub fn id(self) -> String {
        use LevelField as F;
        let (word, of) = match self {
            F::PartnerType => ("type", ""),
            F::Current => ("current", ""),
            F::Target => ("target", ""),
            F::Source => ("source", ""),
            F::Plan => ("plan", ""),
            F::Volume => ("volume", ""),
            F::Leads => ("leads", ""),
            F::Win => ("win", ""),
            F::Deal => ("deal", ""),
            F::FundsCounted => ("funds", ""),
            F::Budget => ("budget", ""),
            F::Appetite => ("appetite", ""),
            F::Joined => ("joined", ""),
            F::Committed => ("committed", ""),
            F::LeadsMonth(1) => ("month", "-1"),
            F::LeadsMonth(2) => ("month", "-2"),
            F::LeadsMonth(_) => ("month", "-3"),
            F::Stories => ("stories", ""),
            F::Reviews => ("reviews", ""),
            F::Council => ("council", ""),
            F::Growth => ("growth", ""),
            F::OfferCommitment(level) => return ["commitment-", level.id()].concat(),
            F::OfferShare(level) => return ["share-", level.id()].concat(),
            F::OfferFunds(level) => return ["funds-", level.id()].concat(),
            F::MetBy(need) => return ["by-", need.id()].concat(),
            F::UnitCost(need) => return ["cost-", need.id()].concat(),
            F::UnitTime(need) => return ["time-", need.id()].concat(),
            F::Due(owed) => return ["due-", owed.id()].concat(),
            F::Received(owed) => return ["received-", owed.id()].concat(),
            F::Amount(owed) => return ["amount-", owed.id()].concat(),
            F::Evidence(owed) => return ["evidence-", owed.id()].concat(),
        };
        [word, of].concat()
    }

    /// The field called `id`, in exactly this spelling.
    pub fn from_id(id: &str) -> Option<LevelField> {
        LevelField::all().find(|field| field.id() == id)
    }

    /// What its text holds.
    pub const fn unit(self) -> LevelUnit {
        use LevelField as F;
        match self {
            F::PartnerType => LevelUnit::Choice(TYPES),
            F::Current | F::Target => LevelUnit::Choice(LEVELS),
            F::Source => LevelUnit::Choice(&["Typed", "Leads", "Plan"]),
            F::Appetite => LevelUnit::Choice(&["Any", "Met", "Planned"]),
            F::Council => LevelUnit::Choice(&["", "Yes", "No"]),
            F::Plan => LevelUnit::Words(64),
            F::Evidence(_) => LevelUnit::Words(200),
            F::Volume
            | F::Deal
            | F::Budget
            | F::Committed
            | F::OfferCommitment(_)
            | F::OfferFunds(_)
            | F::UnitCost(_) => LevelUnit::Money,
            F::Win | F::FundsCounted | F::OfferShare(_) | F::Growth => LevelUnit::Percent,
            F::Leads | F::LeadsMonth(_) | F::Amount(Owed::Training) => LevelUnit::Count(100_000),
            F::UnitTime(_) => LevelUnit::Count(120),
            F::Stories => LevelUnit::Whole(1_000),
            F::Reviews => LevelUnit::Whole(4),
            F::Joined | F::MetBy(_) | F::Due(_) | F::Received(_) => LevelUnit::Day,
            F::Amount(_) => LevelUnit::Money,
        }
    }

    /// What stands beside the field.
    pub fn label(self) -> String {
        use LevelField as F;
        let label = match self {
            F::PartnerType => "Partner type",
            F::Current => "Your level now",
            F::Target => "The level you aim at",
            F::Source => "Your yearly volume",
            F::Plan => "From which plan",
            F::Volume => "Gross bookings a year",
            F::Leads => "Qualified leads a month",
            F::Win => "Leads won",
            F::Deal => "What a customer books a year",
            F::FundsCounted => "Marketing funds that count as money",
            F::Budget => "Most you would commit a year",
            F::Appetite => "Which levels may be recommended",
            F::Joined => "Day of your agreement",
            F::Committed => "You commit, a year",
            F::LeadsMonth(1) => "Leads in the last full month",
            F::LeadsMonth(2) => "In the month before",
            F::LeadsMonth(_) => "In the month before that",
            F::Stories => "Published success stories",
            F::Reviews => "Reviews held in the last four quarters",
            F::Council => "Active in the partner council",
            F::Growth => "Growth of your volume a year",
            F::OfferCommitment(level) => {
                return format!("{}: commitment a year", level.label());
            }
            F::OfferShare(level) => return format!("{}: revenue share", level.label()),
            F::OfferFunds(level) => {
                return format!("{}: most marketing funds a year", level.label());
            }
            F::MetBy(need) => return format!("{}: met by", need.label()),
            F::UnitCost(Need::Leads) => "What one more lead costs",
            F::UnitCost(Need::Stories) => "What one story costs",
            F::UnitCost(Need::Reviews) => "What one review costs",
            F::UnitCost(Need::Council) => "What a year in the council costs",
            F::UnitTime(Need::Leads) => "Months until the leads are there",
            F::UnitTime(Need::Stories) => "Months until the stories are out",
            F::UnitTime(Need::Reviews) => "Months until the reviews are held",
            F::UnitTime(Need::Council) => "Months until you are in the council",
            F::Due(owed) => return format!("{}: due", owed.label()),
            F::Received(owed) => return format!("{}: received", owed.label()),
            F::Amount(owed) => {
                let counted = owed.counted().unwrap_or("Amount");
                return format!("{}: {}", owed.label(), counted.to_lowercase());
            }
            F::Evidence(owed) => return format!("{}: where it is written", owed.label()),
        };
        label.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_field_is_found_by_an_id_of_its_own() {
        let ids: BTreeSet<String> = LevelField::all().map(LevelField::id).collect();

        assert_eq!(ids.len(), LevelField::all().count());
        assert!(LevelField::all().all(|field| LevelField::from_id(&field.id()) == Some(field)));
        assert_eq!(LevelField::from_id("share-premier"), None);
    }
}
