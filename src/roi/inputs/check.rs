//! A draft to a checked case, or every input in its way with what to type instead.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bounds;
use super::case::CaseInputs;
use super::choices::{EarningMode, FeeTiming, Mode, RevenueBasis, ShareBase};
use super::defaults::{Setting, default_number};
use super::draft::Draft;
use super::input::{Input, Unit};
use super::value::{self, Writing};
use crate::finance::Month;
use crate::finance::typed::DecimalMark;
use crate::program::{Allowance, Level, PartnerType, published};

/// One input that stands in the way of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which input.
    pub input: Input,
    /// What to type instead, as a sentence without period.
    pub message: String,
    /// A way out that is one click.
    pub remedy: Option<Remedy>,
}

/// A way out of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Choose this level: its ceiling allows the value.
    ChooseLevel(Level),
}

/// Every input in the way, in the order of [`Input::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// What is wrong with `input`, if anything is.
    pub fn of(&self, input: Input) -> Option<&Problem> {
        self.0.iter().find(|problem| problem.input == input)
    }

    /// All of them, in order.
    pub fn all(&self) -> &[Problem] {
        &self.0
    }

    fn note(&mut self, input: Input, message: String) {
        self.add(Problem { input, message, remedy: None });
    }

    #[inline(never)]
    fn note_choices(&mut self, input: Input) {
        let Unit::Choice(choices) = input.unit() else { return };
        let ids: Vec<_> = choices.iter().map(|choice| choice.id).collect();
        self.note(input, format!("Choose one of {}", ids.join(", ")));
    }

    /// Puts `problem` in its place in the order of the inputs.
    fn add(&mut self, problem: Problem) {
        let place = self.0.partition_point(|other| other.input <= problem.input);
        self.0.insert(place, problem);
    }
}

/// How an input that was left out reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blanks {
    /// As its default for the type, level and mode, with the level's ceilings in force.
    Defaults,
    /// As zero, no, or the first choice, without ceilings unless a level is named; the claim
    /// factor is 1 and the finance and reinvestment rates follow the discount rate. This is the
    /// reading of the worked examples (roi.md section 12).
    Zero,
}

/// The case that `draft` describes, or every input in its way with what to type instead.
///
/// # Errors
///
/// [`Problems`] with one entry for each input whose text is no value, is finer than its unit, or
/// lies beyond its bounds or the level's ceilings. Nothing is clamped.
///
/// ```
/// use tandem::finance::typed::DecimalMark;
/// use tandem::roi::{Draft, Input, check};
///
/// let case = check(&Draft::default().with(Input::Investment, "$25k"), DecimalMark::Point);
/// assert_eq!(case.map(|case| case.money(Input::Investment).to_string()), Ok("$25,000.00".into()));
///
/// let wrong = check(&Draft::default().with(Input::Investment, "lots"), DecimalMark::Point);
/// assert!(wrong.is_err());
/// ```
pub fn check(draft: &Draft, mark: DecimalMark) -> Result<CaseInputs, Problems> {
    Reader { texts: draft.texts(), writing: Writing::Typed(mark), blanks: Blanks::Defaults }.read()
}

/// The case that plain values by id describe, as files, links and worked examples hold them.
///
/// # Errors
///
/// As [`check`]. Ids that are no input are the caller's to refuse.
pub fn read(values: &BTreeMap<String, String>, blanks: Blanks) -> Result<CaseInputs, Problems> {
    Reader { texts: values, writing: Writing::Plain, blanks }.read()
}

struct Reader<'a> {
    texts: &'a BTreeMap<String, String>,
    writing: Writing,
    blanks: Blanks,
}

impl Reader<'_> {
    fn read(&self) -> Result<CaseInputs, Problems> {
        let mut problems = Problems::default();
        let zero = self.blanks == Blanks::Zero;
        let first = |defaults: FeeTiming| if zero { FeeTiming::AccruedMonthly } else { defaults };

        let partner_type = self.choice(
            &mut problems,
            Input::PartnerType,
            PartnerType::from_id,
            if zero { PartnerType::Technology } else { PartnerType::Channel },
        );
        let level = self.choice(
            &mut problems,
            Input::Level,
            Level::from_id,
            if zero { Level::Registered } else { Level::Premier },
        );
        let start = self.month(&mut problems);
        let mode = self.choice(&mut problems, Input::Mode, Mode::from_id, Mode::default());
        let setting = Setting { partner_type, level, mode };

        let mut case = CaseInputs {
            partner_type,
            level,
            start,
            mode,
            revenue_basis: self.choice(
                &mut problems,
                Input::RevenueBasis,
                RevenueBasis::from_id,
                RevenueBasis::default(),
            ),
            fee_timing: self.choice(
                &mut problems,
                Input::FeeTiming,
                FeeTiming::from_id,
                first(FeeTiming::default()),
            ),
            earning_mode: self.choice(
                &mut problems,
                Input::EarningMode,
                EarningMode::from_id,
                EarningMode::default(),
            ),
            share_base: self.choice(
                &mut problems,
                Input::ShareBase,
                ShareBase::from_id,
                ShareBase::default(),
            ),
            is_vendor_fee: self.flag(&mut problems),
            months: 0,
            mdf_lag: 0,
            numbers: [Decimal::ZERO; Input::ALL.len()],
            changed: 0,
        };
        for input in Input::ALL {
            if matches!(input.unit(), Unit::Choice(_) | Unit::Flag | Unit::Month) {
                continue;
            }
            let left_out = self.left_out(input, setting, &case);
            let value = match self.text(input) {
                None => left_out,
                Some(text) => {
                    // A field that is not on the page cannot be put right there, so what was typed
                    // in it before is no problem now. In a file every value has to be one.
                    let mut unseen = Problems::default();
                    let is_seen = self.writing == Writing::Plain || case.asks(input);
                    let noted = if is_seen { &mut problems } else { &mut unseen };
                    self.number(noted, input, text, level).unwrap_or(left_out)
                }
            };
            if value != default_for(input, setting, &case) {
                case.changed |= bit(input);
            }
            case = case.with_number(input, value);
        }
        case.months = whole(case.number(Input::Months));
        case.mdf_lag = whole(case.number(Input::MdfLag));
        self.note_changed_choices(&mut case);

        if problems.0.is_empty() { Ok(case) } else { Err(problems) }
    }

    /// The text of an input that was typed; an empty field of a draft counts as typed.
    fn text(&self, input: Input) -> Option<&str> {
        self.texts.get(input.id()).map(String::as_str)
    }

    fn left_out(&self, input: Input, setting: Setting, case: &CaseInputs) -> Decimal {
        match (self.blanks, input) {
            (_, Input::FinanceRate | Input::ReinvestRate) => case.number(Input::DiscountRate),
            (Blanks::Zero, Input::ClaimFactor | Input::Months) => Decimal::ONE,
            (Blanks::Zero, _) => Decimal::ZERO,
            (Blanks::Defaults, _) => default_number(input, setting),
        }
    }

    fn choice<T: Copy>(
        &self,
        problems: &mut Problems,
        input: Input,
        from_id: fn(&str) -> Option<T>,
        left_out: T,
    ) -> T {
        let Some(text) = self.text(input) else { return left_out };
        from_id(text).unwrap_or_else(|| {
            problems.note_choices(input);
            left_out
        })
    }

    fn flag(&self, problems: &mut Problems) -> bool {
        match self.text(Input::InvestmentIsVendorFee) {
            None | Some("false") => false,
            Some("true") => true,
            Some(_) => {
                problems.note(Input::InvestmentIsVendorFee, "Choose true or false".to_owned());
                false
            }
        }
    }

    fn month(&self, problems: &mut Problems) -> Option<Month> {
        let text = self.text(Input::StartMonth).map(str::trim).filter(|text| !text.is_empty())?;
        let month = text.parse::<Month>().ok();
        let in_bounds = month.filter(|month| (2000..=2099).contains(&month.year()));
        if in_bounds.is_none() {
            let message = "Enter a year and month from 2000-01 to 2099-12, like 2027-01";
            problems.note(Input::StartMonth, message.to_owned());
        }
        in_bounds
    }

    fn number(
        &self,
        problems: &mut Problems,
        input: Input,
        text: &str,
        level: Level,
    ) -> Option<Decimal> {
        let value = match value::number(input, text, self.writing) {
            Ok(value) => value,
            Err(message) => {
                problems.note(input, message);
                return None;
            }
        };
        let (least, most) = bounds::hard(input);
        if value < least || value > most {
            problems.note(input, format!("Enter {}", value::between(input, (least, most))));
            return None;
        }
        let has_ceilings = self.blanks == Blanks::Defaults || self.text(Input::Level).is_some();
        if has_ceilings && let Some(problem) = above_ceiling(input, value, level) {
            problems.add(problem);
            return None;
        }
        Some(value)
    }

    fn note_changed_choices(&self, case: &mut CaseInputs) {
        for input in Input::ALL {
            let Unit::Choice(_) = input.unit() else { continue };
            let default = match input {
                Input::PartnerType => PartnerType::Channel.id(),
                Input::Level => Level::Premier.id(),
                Input::Mode => Mode::default().id(),
                Input::RevenueBasis => RevenueBasis::default().id(),
                Input::FeeTiming => FeeTiming::default().id(),
                Input::EarningMode => EarningMode::default().id(),
                _ => ShareBase::default().id(),
            };
            if case.choice_id(input) != Some(default) {
                case.changed |= bit(input);
            }
        }
        if case.is_vendor_fee {
            case.changed |= bit(Input::InvestmentIsVendorFee);
        }
        if case.start.is_some() {
            case.changed |= bit(Input::StartMonth);
        }
    }
}

fn default_for(input: Input, setting: Setting, case: &CaseInputs) -> Decimal {
    match input {
        Input::FinanceRate | Input::ReinvestRate => case.number(Input::DiscountRate),
        _ => default_number(input, setting),
    }
}

fn above_ceiling(input: Input, value: Decimal, level: Level) -> Option<Problem> {
    let ceiling = ceiling(input, level)?;
    if value <= ceiling {
        return None;
    }
    let shown = value::shown(input, ceiling);
    let allowing = Level::ALL
        .into_iter()
        .find(|&other| self::ceiling(input, other).is_none_or(|ceiling| value <= ceiling));
    let level = level.label();
    let message = match input {
        Input::TrainingHours => format!("{level} includes {shown} of training; enter at most that"),
        _ => format!("Above {level}\u{2019}s ceiling of {shown}; enter at most that"),
    };
    Some(Problem { input, message, remedy: allowing.map(Remedy::ChooseLevel) })
}

/// The most that `level` allows of `input`, where the program sets a ceiling (X05, X24).
pub(in crate::roi) fn ceiling(input: Input, level: Level) -> Option<Decimal> {
    let terms = published::terms(level);
    match input {
        Input::Share => Some(terms.revenue_share.fraction()),
        Input::MdfCap => Some(terms.mdf_cap.decimal()),
        Input::TrainingHours => match terms.training {
            Allowance::Hours(hours) => Some(Decimal::from(hours)),
            Allowance::Unlimited => None,
        },
        _ => None,
    }
}

fn bit(input: Input) -> u64 {
    1_u64 << input.position()
}

/// A number that the bounds hold between 0 and 60, as the whole number it is.
fn whole(value: Decimal) -> u32 {
    u32::try_from(value).unwrap_or_default()
}
