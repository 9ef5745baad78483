use rust_decimal::{Decimal, dec};

use super::field::LevelField;
use super::plan::LevelPlan;
use crate::finance::{Day, Overflow, Usd, figure};
use crate::program::{Allowance, Level, LevelTerms, PartnerType};
use crate::roi::exact::subtract;

/// Something the vendor owes a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owed {
    Funds,
    Payouts,
    Training,
    Manager,
    Territory,
    Features,
    /// Leads passed on, which the program promises Channel partners.
    Leads,
    /// Joint marketing, which the program promises Technology partners.
    CoMarketing,
}

impl Owed {
    /// Everything, in the order of the register.
    pub const ALL: [Owed; 8] = [
        Owed::Payouts,
        Owed::Funds,
        Owed::Training,
        Owed::Manager,
        Owed::Territory,
        Owed::Features,
        Owed::Leads,
        Owed::CoMarketing,
    ];

    /// The name in ids of fields.
    pub const fn id(self) -> &'static str {
        match self {
            Owed::Funds => "funds",
            Owed::Payouts => "payouts",
            Owed::Training => "training",
            Owed::Manager => "manager",
            Owed::Territory => "territory",
            Owed::Features => "features",
            Owed::Leads => "leads",
            Owed::CoMarketing => "comarketing",
        }
    }

    /// What it is called on the page.
    pub const fn label(self) -> &'static str {
        match self {
            Owed::Funds => "Marketing funds",
            Owed::Payouts => "Share payouts",
            Owed::Training => "Training",
            Owed::Manager => "Success manager",
            Owed::Territory => "Territory",
            Owed::Features => "Features",
            Owed::Leads => "Leads passed on",
            Owed::CoMarketing => "Co-marketing",
        }
    }

    /// What is counted of it, where it comes in parts.
    pub const fn counted(self) -> Option<&'static str> {
        match self {
            Owed::Funds | Owed::Payouts => Some("Received so far"),
            Owed::Training => Some("Hours used"),
            _ => None,
        }
    }
}

/// How far an obligation is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObligationState {
    /// No day is agreed, so it is never overdue.
    NoDate,
    Due,
    Overdue,
    /// Some of what is counted has come.
    Partly,
    Received,
}

impl ObligationState {
    /// The state in words.
    pub const fn label(self) -> &'static str {
        match self {
            ObligationState::NoDate => "No date agreed",
            ObligationState::Due => "Due",
            ObligationState::Overdue => "Overdue",
            ObligationState::Partly => "Partly received",
            ObligationState::Received => "Received",
        }
    }
}

/// One line of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Obligation {
    pub owed: Owed,
    /// What it comes to: `up to $15,000 a year, matched`.
    pub promise: String,
    pub state: ObligationState,
    pub due: Option<Day>,
    pub received: Option<Day>,
    /// What is still to come of what is counted: `$12,000 left`; empty where nothing is counted.
    pub left: String,
}

/// What the vendor owes at the plan's present level, with the state of each on `today`.
///
/// A level that states nothing of a benefit owes none; leads and co-marketing are owed to the
/// partner types they are promised to.
///
/// # Errors
///
/// [`Overflow`] where an amount outgrows 28 digits.
///
/// Source: levels.md section 7.
pub fn obligations(plan: &LevelPlan, today: Day) -> Result<Vec<Obligation>, Overflow> {
    let mut register = Vec::new();
    for owed in Owed::ALL {
        let Some(promise) = promise(plan, owed)? else { continue };
        let due = plan.day(LevelField::Due(owed));
        let received = plan.day(LevelField::Received(owed));
        let so_far = plan.number(LevelField::Amount(owed)).filter(|_| owed.counted().is_some());
        let most = most(plan, owed)?;
        let state = match (received, due) {
            (Some(_), _) => ObligationState::Received,
            (None, _) if so_far.is_some_and(|it| it > Decimal::ZERO) => ObligationState::Partly,
            (None, Some(due)) if due < today => ObligationState::Overdue,
            (None, Some(_)) => ObligationState::Due,
            (None, None) => ObligationState::NoDate,
        };
        let left = match (so_far, most) {
            (Some(so_far), Some(most)) => still_to_come(owed, subtract(most, so_far)?),
            _ => String::new(),
        };
        register.push(Obligation { owed, promise, state, due, received, left });
    }
    Ok(register)
}

fn still_to_come(owed: Owed, left: Decimal) -> String {
    match owed {
        Owed::Training => format!("{} hours left", figure::plain(left.max(Decimal::ZERO))),
        _ if left.is_sign_negative() => {
            format!("{} more than expected", Usd::from_decimal(left).negated())
        }
        _ => format!("{} to come", Usd::from_decimal(left)),
    }
}

/// What is promised, in words; `None` where nothing is.
fn promise(plan: &LevelPlan, owed: Owed) -> Result<Option<String>, Overflow> {
    let terms = plan.terms(plan.current);
    let up_to = |is_ceiling: bool| if is_ceiling { "up to " } else { "" };
    let is_paid_level = plan.current != Level::Registered;
    Ok(match owed {
        Owed::Payouts => Some(match expected_share(plan, terms)? {
            Some(expected) => format!(
                "{}{} of your bookings; at your volume {expected} a month",
                up_to(is_paid_level),
                terms.revenue_share
            ),
            None => format!("{}{} of your bookings", up_to(is_paid_level), terms.revenue_share),
        }),
        Owed::Funds => Some(format!(
            "{}{} a year, where you spend as well",
            up_to(is_paid_level),
            terms.mdf_cap.whole()
        )),
        Owed::Training => Some(terms.training.to_string()),
        Owed::Manager => terms.success_manager.map(|it| format!("named, {}", it.label())),
        Owed::Territory => {
            terms.territory.map(|it| format!("{}, confirmed in writing with its scope", it.label()))
        }
        Owed::Features => terms.features.map(|it| it.label().to_owned()),
        Owed::Leads => (plan.partner_type == PartnerType::Channel)
            .then(|| "promised to Channel partners".to_owned()),
        Owed::CoMarketing => (plan.partner_type == PartnerType::Technology)
            .then(|| "promised to Technology partners; no budget beside the funds".to_owned()),
    })
}

/// The share of one month's bookings, to the cent as it is paid.
fn expected_share(plan: &LevelPlan, terms: &LevelTerms) -> Result<Option<Usd>, Overflow> {
    let Some(volume) = plan.volume else { return Ok(None) };
    let month = volume.divided_by(dec!(12))?;
    Ok(Some(month.of(terms.revenue_share)?.to_cents()))
}

/// The most that is counted in a year, where there is an end to it: dollars, or hours of training.
fn most(plan: &LevelPlan, owed: Owed) -> Result<Option<Decimal>, Overflow> {
    let terms = plan.terms(plan.current);
    Ok(match owed {
        Owed::Funds => Some(terms.mdf_cap.decimal()),
        Owed::Payouts => match expected_share(plan, terms)? {
            Some(month) => Some(month.times(dec!(12))?.decimal()),
            None => None,
        },
        Owed::Training => match terms.training {
            Allowance::Hours(hours) => Some(hours.into()),
            Allowance::Unlimited => None,
        },
        _ => None,
    })
}
