use rust_decimal::{Decimal, dec};

use super::by_field::ByField;
use super::field::{LevelDraft, LevelField, LevelUnit};
use super::plan::{Appetite, LevelPlan, VolumeSource, volume_of_leads};
use crate::finance::typed::{self, DecimalMark, TypedProblem, TypedUnit};
use crate::finance::{Day, Share, Usd, figure};
use crate::program::{Level, PartnerType, published};
use crate::roi::exact;

/// The most dollars a field takes.
const MOST_MONEY: Decimal = dec!(1000000000000);

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    pub field: LevelField,
    /// What to enter instead, without a full stop.
    pub message: String,
    /// The lowest level whose share ceiling allows what was entered.
    pub allowed_by: Option<Level>,
}

/// A draft as a plan; every problem of it where it is none.
///
/// What is not typed is not known: only the choices have a default. A text that stands in a field
/// nobody is asked for, such as leads while the volume is typed, is checked all the same.
///
/// # Errors
///
/// A problem for each field in the way, in the order of the page.
pub fn check_levels(draft: &LevelDraft, mark: DecimalMark) -> Result<LevelPlan, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let (mut numbers, mut days, mut words) = (ByField::new(), ByField::new(), ByField::new());
    let mut chosen = ByField::new();
    for field in LevelField::all() {
        let text = draft.get(&field.id()).map_or("", |text| text.trim());
        if text.is_empty() {
            continue;
        }
        match value(field, text, mark) {
            Ok(Value::Number(number)) => {
                numbers.put(field, number);
            }
            Ok(Value::Day(day)) => {
                days.put(field, day);
            }
            Ok(Value::Words(text)) => {
                words.put(field, text);
            }
            Ok(Value::Choice(id)) => {
                chosen.put(field, id);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let choice = |field| chosen.get(field).copied().unwrap_or_default();
    let level = |field, default| Level::from_id(choice(field)).unwrap_or(default);
    let current = level(LevelField::Current, Level::Registered);
    let source = match choice(LevelField::Source) {
        "Leads" => VolumeSource::Leads,
        "Plan" => VolumeSource::Plan,
        _ => VolumeSource::Typed,
    };
    let number = |field| numbers.get(field).copied();
    let volume = match source {
        VolumeSource::Typed => number(LevelField::Volume).map(Usd::from_decimal),
        VolumeSource::Leads => {
            match (number(LevelField::Leads), number(LevelField::Win), number(LevelField::Deal)) {
                (Some(leads), Some(won), Some(deal)) => volume_of_leads(leads, won, deal).ok(),
                _ => None,
            }
        }
        VolumeSource::Plan => None,
    };
    if volume.is_some_and(|volume| volume.decimal() > MOST_MONEY) {
        return Err(vec![FieldProblem {
            field: LevelField::Leads,
            message: "Enter fewer leads or smaller deals: the volume is above a trillion dollars"
                .to_owned(),
            allowed_by: None,
        }]);
    }
    let terms = Level::ALL.map(|level| {
        let mut terms = *published::terms(level);
        if let Some(offered) = number(LevelField::OfferCommitment(level)) {
            terms.annual_commitment = Usd::from_decimal(offered);
        }
        if let Some(Ok(share)) = number(LevelField::OfferShare(level)).map(Share::new) {
            terms.revenue_share = share;
        }
        if let Some(offered) = number(LevelField::OfferFunds(level)) {
            terms.mdf_cap = Usd::from_decimal(offered);
        }
        terms
    });
    let cash_part = number(LevelField::FundsCounted).and_then(|part| Share::new(part).ok());
    Ok(LevelPlan {
        partner_type: PartnerType::from_id(choice(LevelField::PartnerType))
            .unwrap_or(PartnerType::Channel),
        current,
        target: level(LevelField::Target, next_above(current)),
        source,
        appetite: match choice(LevelField::Appetite) {
            "Met" => Appetite::Met,
            "Planned" => Appetite::Planned,
            _ => Appetite::Any,
        },
        volume,
        cash_part: cash_part.unwrap_or_default(),
        council: match choice(LevelField::Council) {
            "Yes" => Some(true),
            "No" => Some(false),
            _ => None,
        },
        case: None,
        terms,
        numbers,
        days,
        words,
    })
}

/// The level above `level`; Strategic has none and stays.
fn next_above(level: Level) -> Level {
    Level::ALL.into_iter().find(|above| *above > level).unwrap_or(level)
}

/// What is unusual about a plan and counts all the same, by field.
pub fn level_warnings(plan: &LevelPlan, today: Day) -> Vec<(LevelField, String)> {
    let mut warnings = Vec::new();
    for level in Level::ALL {
        let least = published::terms(level).annual_commitment;
        let field = LevelField::OfferCommitment(level);
        if plan.money(field).is_some_and(|offered| offered < least) {
            let text = format!("Below {}\u{2019}s commitment of {}.", level.label(), least.whole());
            warnings.push((field, text));
        }
    }
    let is_evidence =
        |field: &LevelField| matches!(field, LevelField::Joined | LevelField::Received(_));
    for (field, day) in plan.days.iter().filter(|(field, _)| is_evidence(field)) {
        if *day > today {
            warnings.push((field, "This day is still to come.".to_owned()));
        }
    }
    for (field, day) in plan.days.iter() {
        if matches!(field, LevelField::MetBy(_)) && *day < today {
            warnings.push((field, "This day is past: enter what was reached.".to_owned()));
        }
    }
    warnings
}

enum Value {
    Number(Decimal),
    Day(Day),
    Words(String),
    Choice(&'static str),
}

fn value(field: LevelField, text: &str, mark: DecimalMark) -> Result<Value, FieldProblem> {
    let problem = |message: String| FieldProblem { field, message, allowed_by: None };
    match field.unit() {
        LevelUnit::Choice(ids) => {
            let id = ids.iter().find(|id| **id == text);
            id.map(|id| Value::Choice(id)).ok_or_else(|| {
                let ids: Vec<&str> = ids.iter().copied().filter(|id| !id.is_empty()).collect();
                problem(format!("Choose one of {}", ids.join(", ")))
            })
        }
        LevelUnit::Day => text
            .parse()
            .map(Value::Day)
            .map_err(|error: crate::finance::NotADay| problem(error.to_string())),
        LevelUnit::Words(most) => {
            if text.chars().nth(most).is_some() {
                Err(problem(format!("Enter at most {most} characters")))
            } else if text.chars().any(char::is_control) {
                Err(problem("Enter one line without control characters".to_owned()))
            } else {
                Ok(Value::Words(text.to_owned()))
            }
        }
        unit => number(field, unit, text, mark).map(Value::Number),
    }
}

fn number(
    field: LevelField,
    unit: LevelUnit,
    text: &str,
    mark: DecimalMark,
) -> Result<Decimal, FieldProblem> {
    let problem = |message: String| FieldProblem { field, message, allowed_by: None };
    let typed = typed::number(text, mark).map_err(|error| match error {
        TypedProblem::NotANumber | TypedProblem::Missing => problem(asked(unit)),
        other => problem(other.to_string()),
    })?;
    let fits = match unit {
        LevelUnit::Money => typed.unit != TypedUnit::Percent,
        LevelUnit::Percent => typed.unit != TypedUnit::Dollars,
        _ => typed.unit == TypedUnit::Plain,
    };
    // Above two digits a text could be read in two ways where a comma is the decimal mark.
    let is_fine = typed.value.normalize().scale() <= 2;
    let (is_within, value) = match unit {
        LevelUnit::Money => (typed.value <= MOST_MONEY, typed.value),
        LevelUnit::Percent => {
            let fraction = exact::divide(typed.value, Decimal::ONE_HUNDRED).unwrap_or_default();
            let most = if field == LevelField::Growth { dec!(10) } else { Decimal::ONE };
            (fraction <= most, fraction)
        }
        LevelUnit::Count(most) => (typed.value <= most.into(), typed.value),
        LevelUnit::Whole(most) => {
            let is_whole = typed.value.normalize().scale() == 0;
            (is_whole && typed.value <= most.into(), typed.value)
        }
        LevelUnit::Choice(_) | LevelUnit::Day | LevelUnit::Words(_) => (true, typed.value),
    };
    if !fits || !is_within || typed.value.is_sign_negative() {
        return Err(problem(asked(unit)));
    }
    if !is_fine {
        return Err(problem("Enter at most two digits after the point".to_owned()));
    }
    if let LevelField::OfferShare(level) = field {
        let ceiling = published::terms(level).revenue_share;
        if value > ceiling.fraction() {
            return Err(FieldProblem {
                field,
                message: format!("Above {}\u{2019}s ceiling of {ceiling}", level.label()),
                allowed_by: Level::ALL
                    .into_iter()
                    .find(|it| published::terms(*it).revenue_share.fraction() >= value),
            });
        }
    }
    if let LevelField::OfferFunds(level) = field {
        let cap = published::terms(level).mdf_cap;
        if value > cap.decimal() {
            let name = level.label();
            return Err(problem(format!("Above {name}\u{2019}s ceiling of {}", cap.whole())));
        }
    }
    Ok(value.normalize())
}

fn asked(unit: LevelUnit) -> String {
    match unit {
        LevelUnit::Money => {
            "Enter an amount in dollars from 0 to a trillion, like 25,000".to_owned()
        }
        LevelUnit::Percent => "Enter a percentage, like 25%".to_owned(),
        LevelUnit::Whole(most) => format!("Enter a whole number from 0 to {most}"),
        LevelUnit::Count(most) => {
            format!("Enter a number from 0 to {}", figure::grouped(most.into(), 0))
        }
        LevelUnit::Choice(_) | LevelUnit::Day | LevelUnit::Words(_) => String::new(),
    }
}
