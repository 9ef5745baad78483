//! Where an input's value comes from, and how sure it is.

use rust_decimal::Decimal;

use super::case::CaseInputs;
use super::choices::{FeeTiming, Mode};
use super::defaults::{Setting, default_number};
use super::input::{Input, Unit};
use super::value;
use crate::program::{FactId, Level, Term, published};

/// Who stands behind a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program's published terms.
    Program,
    /// Ours, because the program gives no figure.
    Assumed,
    /// Entered by the person.
    Yours,
}

impl Origin {
    /// The word that opens the note.
    pub const fn word(self) -> &'static str {
        match self {
            Origin::Program => "Program",
            Origin::Assumed => "Assumed",
            Origin::Yours => "Yours",
        }
    }
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// A guess to be replaced.
    Low,
    /// A goal or common practice.
    Medium,
    /// Published, or entered by the person.
    High,
}

impl Confidence {
    /// As shown.
    pub const fn word(self) -> &'static str {
        match self {
            Confidence::Low => "Low",
            Confidence::Medium => "Medium",
            Confidence::High => "High",
        }
    }
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Who stands behind it.
    pub origin: Origin,
    /// One sentence.
    pub note: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// The program fact it was taken from.
    pub fact: Option<FactId>,
}

/// Where the value of `input` in `case` comes from (roi.md section 3, last column).
pub fn source(case: &CaseInputs, input: Input) -> Source {
    if case.is_changed(input) && !matches!(input.unit(), Unit::Choice(_)) {
        let setting = setting(case);
        let note = match (input.unit(), published_default(input, case.mode())) {
            (Unit::Flag | Unit::Month, _) => "Entered by you.".to_owned(),
            (_, is_published) => {
                let default = match input {
                    Input::FinanceRate | Input::ReinvestRate => case.number(Input::DiscountRate),
                    _ => default_number(input, setting),
                };
                let default = value::shown(input, default);
                let whose =
                    if is_published { "The program\u{2019}s figure" } else { "Our default" };
                format!("{whose} is {default}.")
            }
        };
        return Source { origin: Origin::Yours, note, confidence: Confidence::High, fact: None };
    }
    let (origin, note, confidence, fact) = standing(case, input);
    Source { origin, note, confidence, fact }
}

type Standing = (Origin, String, Confidence, Option<FactId>);

fn standing(case: &CaseInputs, input: Input) -> Standing {
    let level = case.level();
    let terms = published::terms(level);
    let economics = published::economics(case.partner_type());
    let name = level.label();
    let kind = case.partner_type().label();
    let top_down = case.mode() == Mode::TopDown;
    let program = |note: String, fact| (Origin::Program, note, Confidence::High, Some(fact));
    let goal = |note: String, fact| (Origin::Program, note, Confidence::Medium, Some(fact));
    let low = |note: &str| (Origin::Assumed, note.to_owned(), Confidence::Low, None);
    let medium = |note: &str| (Origin::Assumed, note.to_owned(), Confidence::Medium, None);
    let ours = |note: &str| (Origin::Assumed, note.to_owned(), Confidence::High, None);

    match input {
        Input::StartMonth => (
            Origin::Assumed,
            "None set; months are counted from the signing.".to_owned(),
            Confidence::High,
            None,
        ),
        Input::PartnerType | Input::Level | Input::Mode => {
            (Origin::Yours, "Your choice.".to_owned(), Confidence::High, None)
        }
        Input::Months if top_down => program(
            format!("A {kind} partner\u{2019}s return is expected within this time."),
            economics.fact,
        ),
        Input::Months => ours("Three years, so that renewals and lost customers show."),
        Input::RevenueBasis => low("The program does not say whose revenue it counts."),
        Input::FeeTiming if case.fee_timing() == FeeTiming::AccruedMonthly => {
            medium("The reading that reproduces the program\u{2019}s claim.")
        }
        Input::FeeTiming => medium("A year in advance is usual; the program does not say."),
        Input::InvestmentIsVendorFee => low("The program does not say who receives it."),
        Input::Investment if top_down => {
            program(format!("The least a {kind} partner invests a year."), economics.fact)
        }
        Input::Investment if level == Level::Registered => {
            ours("The program states no commitment at Registered.")
        }
        Input::Investment => program(
            format!("{name} asks for {} or more.", terms.annual_commitment.whole()),
            terms.stated(Term::AnnualCommitment).fact,
        ),
        Input::AnnualRevenue => goal(
            format!(
                "The low end of {} to {} for a {kind} partner.",
                economics.revenue_low.whole(),
                economics.revenue_high.whole()
            ),
            economics.fact,
        ),
        Input::ClaimFactor if case.number(input) < Decimal::ONE => {
            medium("Only this part of the claim, out of caution.")
        }
        Input::ClaimFactor => medium("The whole claim. Half of it is shown beside the result."),
        Input::Lag if top_down => low("None in the program\u{2019}s claim."),
        Input::Lag => low("No program figure."),
        Input::Ramp => low("No program figure; its own claim has none."),
        Input::Leads if level == Level::Registered => low("Registered asks for no leads."),
        Input::Leads => program(
            format!("{name} asks for {} or more.", terms.leads_per_month),
            terms.stated(Term::LeadsPerMonth).fact,
        ),
        Input::Win => low("No program figure. Use your own close rate if you know it."),
        Input::Arpa => goal(
            "The program\u{2019}s goal is an average deal above $100,000 a year; this is $102,000."
                .to_owned(),
            FactId("m.p2.deal"),
        ),
        Input::Churn => medium("One in ten. No program figure."),
        Input::PriceGrowth => medium("Prices stay as they are."),
        Input::Services | Input::ServicesMargin => low("No program figure."),
        Input::EarningMode => medium("The level\u{2019}s share; a resale margin is another deal."),
        Input::Share => program(
            format!(
                "{name} earns up to {}. You use the ceiling.",
                value::shown(input, terms.revenue_share.fraction())
            ),
            terms.stated(Term::RevenueShare).fact,
        ),
        Input::ResaleMargin => program(
            "The low end of 30% to 40% for a Channel partner.".to_owned(),
            FactId("pt.chan.val.1"),
        ),
        Input::ShareBase => low("The program does not say; your agreement should."),
        Input::CustomerDiscount => medium("No discount."),
        Input::Onboarding | Input::People => low("No program figure."),
        Input::Marketing => low("Near what makes full use of the matching funds."),
        Input::Match => low("The program promises matching and gives no rate."),
        Input::MdfCap => program(
            format!("{name} offers up to {} a year.", terms.mdf_cap.whole()),
            terms.stated(Term::MdfCap).fact,
        ),
        Input::MdfLag => low("No program figure."),
        Input::DiscountRate => medium("Common practice; an effective rate a year."),
        Input::FinanceRate | Input::ReinvestRate => medium("The same as the discount rate."),
        Input::PartnerManagerCost | Input::VendorDelivery => low("No program figure."),
        Input::TrainingRate | Input::TrainingHours => low("No value counted until you enter one."),
    }
}

/// Whether the default is a figure the program publishes.
fn published_default(input: Input, mode: Mode) -> bool {
    match input {
        Input::Months | Input::AnnualRevenue => mode == Mode::TopDown,
        Input::Investment | Input::Leads | Input::Share | Input::MdfCap | Input::ResaleMargin => {
            true
        }
        _ => false,
    }
}

fn setting(case: &CaseInputs) -> Setting {
    Setting { partner_type: case.partner_type(), level: case.level(), mode: case.mode() }
}
