//! Why a number is what it is: the statement behind it, the formula, the same with its numbers,
//! and every assumption with its source (roi.md section 13).

mod formula;
mod inputs_used;
mod statement;

use rust_decimal::{Decimal, dec};

use super::analysis::Analysis;
use super::expression::{Expression, Shown};
use super::figure::{Figure, exact, readout};
use super::inputs::{Input, Source, source};
use super::lens::Lens;
use crate::finance::figure::plain;
use crate::program::{Reading, published};

pub use statement::{StatementLine, StatementPart};

/// Everything behind one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Which figure.
    pub figure: Figure,
    /// Its name.
    pub label: &'static str,
    /// Its printed value with its unit.
    pub shown: String,
    /// The exact value, every digit; empty where there is none.
    pub exact: String,
    /// How the printed value is rounded.
    pub rounding: &'static str,
    /// What the figure means, in a sentence or two.
    pub meaning: &'static str,
    /// The lines it adds up from, where it is a sum.
    pub statement: Vec<StatementPart>,
    /// The calculation; `None` for an internal rate, which is found by search, and where a figure
    /// is not meaningful.
    pub expression: Option<Expression>,
    /// The formula in words.
    pub formula: String,
    /// Every input that took part, in order.
    pub inputs: Vec<InputUse>,
    /// How the program is read where it is open.
    pub readings: Vec<&'static Reading>,
}

/// One input's part in a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputUse {
    /// Which input.
    pub input: Input,
    /// Its label.
    pub label: &'static str,
    /// Its value with its unit.
    pub value: String,
    /// Where it comes from.
    pub source: Source,
}

/// Everything behind `figure`.
pub fn explain(analysis: &Analysis, figure: Figure) -> Explanation {
    let printed = readout(analysis, figure);
    let expression = formula::expression(analysis, figure);
    let formula = match (&expression, figure) {
        (_, Figure::Irr) => {
            "every rate at which the sum of (cash flow ÷ (1 + rate) ^ month) is zero".to_owned()
        }
        (Some(expression), _) => expression.words(),
        (None, _) => String::new(),
    };
    let inputs = inputs_used::inputs_used(analysis, figure);
    Explanation {
        figure,
        label: printed.label,
        shown: format!("{} {}", printed.value, printed.unit).trim_end().to_owned(),
        exact: exact(analysis, figure).map(plain).unwrap_or_default(),
        rounding: rounding(figure),
        meaning: meaning(figure),
        statement: statement::statement(analysis, figure),
        expression,
        formula,
        readings: readings(figure, &inputs),
        inputs,
    }
}

/// Every input in use, as the register lists it.
pub fn register(analysis: &Analysis) -> Vec<InputUse> {
    let case = &analysis.case;
    Input::ALL
        .into_iter()
        .filter(|input| case.asks(*input))
        .map(|input| InputUse {
            input,
            label: input.label_in(case.mode()),
            value: case.shown(input),
            source: source(case, input),
        })
        .collect()
}

const fn rounding(figure: Figure) -> &'static str {
    match figure {
        Figure::Multiple | Figure::Profitability | Figure::ValueToCost => {
            "Printed to two digits, half away from zero."
        }
        Figure::NetRoi | Figure::PvRoi | Figure::Irr | Figure::Mirr => {
            "Printed to a tenth of a percent, half away from zero."
        }
        Figure::Payback | Figure::PaybackDiscounted | Figure::CostPayback => {
            "Printed to a tenth of a month, half away from zero."
        }
        Figure::Customers => "Printed to a tenth; customers are never rounded in the calculation.",
        _ => "Printed to the dollar, half a dollar away from zero; the calculation is exact.",
    }
}

const fn meaning(figure: Figure) -> &'static str {
    match figure {
        Figure::Net => "What is left when all that goes out is taken from all that comes in.",
        Figure::Inflow => "Everything paid to you within the months looked ahead.",
        Figure::Outflow => "Everything you pay within the months looked ahead.",
        Figure::Npv => {
            "What the plan is worth today if your money could earn the discount rate elsewhere. \
             The signing, month 0, is not discounted; a spreadsheet\u{2019}s NPV discounts it."
        }
        Figure::Multiple => {
            "Money in over money out. This is what the program calls ROI; it counts the money \
             you put in as return, so 1.00× means nothing was gained."
        }
        Figure::NetRoi => "What is gained on each dollar spent: the multiple less one.",
        Figure::PvRoi => {
            "What is gained on each dollar spent, with every month in today\u{2019}s dollars."
        }
        Figure::Payback => {
            "When the balance turns from below zero for the last time and stays at zero or above. \
             Yearly commitments can push it below again, so the first crossing is not the headline."
        }
        Figure::PaybackDiscounted => {
            "The payback with every month in today\u{2019}s dollars: what comes later counts for less."
        }
        Figure::Peak => {
            "The lowest balance of this plan: the money you need. A worse course of events can go \
             deeper."
        }
        Figure::Irr => {
            "The yearly rate at which the plan is worth nothing today. Flows that change sign more \
             than once can have several, or none, which is why it is not the headline."
        }
        Figure::Mirr => {
            "The yearly rate that turns the money out, financed at one rate, into the money in, \
             reinvested at another. There is always at most one."
        }
        Figure::Profitability => {
            "What everything after the signing is worth today for each dollar paid at the signing."
        }
        Figure::Gross => "What customers pay the platform for you to earn this.",
        Figure::MdfReceived => "Matching funds paid within the months looked ahead.",
        Figure::MdfReceivable => "Matching funds claimed within these months but paid later.",
        Figure::Customers => "Customers won and not lost, with their fractions.",
        Figure::CustomerCost => "What winning one customer costs you.",
        Figure::LifetimeValue => {
            "What you earn on one customer until it leaves, at today\u{2019}s price."
        }
        Figure::ValueToCost => "How many times a customer pays back what winning it costs.",
        Figure::CostPayback => "Months of earnings that pay for winning a customer.",
        Figure::LensNet(_) => "The sum of the monthly flows seen from this side.",
        Figure::LensNpv(_) => {
            "The sum of the monthly flows seen from this side, in today\u{2019}s dollars."
        }
    }
}

/// The readings of the program behind the inputs that take part, and behind the name of the figure.
fn readings(figure: Figure, inputs: &[InputUse]) -> Vec<&'static Reading> {
    let is_ratio = matches!(figure, Figure::Multiple | Figure::NetRoi | Figure::PvRoi);
    let is_touched = |reading: &&Reading| match reading.id {
        "X01" => is_ratio,
        id => inputs.iter().any(|using| reading_of(using.input).contains(&id)),
    };
    published::readings_of_figures().filter(is_touched).collect()
}

/// How the program is read where an input's meaning is open.
const fn reading_of(input: Input) -> &'static [&'static str] {
    match input {
        Input::RevenueBasis => &["X02"],
        Input::FeeTiming => &["X03"],
        Input::Share | Input::MdfCap => &["X05"],
        Input::EarningMode => &["X06"],
        Input::Match => &["X18"],
        Input::InvestmentIsVendorFee => &["X19"],
        Input::ShareBase => &["X20"],
        _ => &[],
    }
}

impl Explanation {
    /// The formula with its numbers and the exact value; empty where there is no calculation.
    pub fn numbers(&self) -> String {
        self.expression.as_ref().map(Expression::numbers).unwrap_or_default()
    }

    /// How the exact value reads before rounding, to at most twelve digits behind the point. What
    /// differs from twelve digits by the last of 28 only, as a twelfth of a year twelve times
    /// over, reads as they do.
    pub fn unrounded(&self) -> String {
        let Ok(exact) = Decimal::from_str_exact(&self.exact) else { return String::new() };
        let short = exact.round_dp(12);
        if super::exact::subtract(exact, short).unwrap_or_default().abs() <= dec!(0.000000000000001)
        {
            return plain(short);
        }
        let cut = exact.trunc_with_scale(12);
        format!("{}\u{2026}", plain(cut))
    }
}

/// The lens whose figures `figure` belongs to.
pub const fn lens_of(figure: Figure) -> Lens {
    match figure {
        Figure::LensNet(lens) | Figure::LensNpv(lens) => lens,
        _ => Lens::Partner,
    }
}

/// How a figure is printed inside a formula.
const fn shown_in_formula(figure: Figure) -> Shown {
    match figure {
        Figure::NetRoi | Figure::PvRoi | Figure::Mirr => Shown::Percent,
        Figure::Multiple
        | Figure::Profitability
        | Figure::ValueToCost
        | Figure::Payback
        | Figure::PaybackDiscounted
        | Figure::CostPayback
        | Figure::Customers => Shown::Number,
        _ => Shown::Money,
    }
}
