//! Every figure the page shows: its name, its printed value and the line beneath it.

use rust_decimal::Decimal;

use super::analysis::Analysis;
use super::inputs::{Input, Mode};
use super::lens::Lens;
use crate::finance::{Irr, Mirr, NoIrr, PaybackTime, PeakFunding, Usd, annual, figure as print};

/// A figure that can be read and explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// In less out.
    Net,
    /// All that comes in.
    Inflow,
    /// All that goes out.
    Outflow,
    /// Worth today.
    Npv,
    /// In ÷ out, the program's own count.
    Multiple,
    /// (In − out) ÷ out.
    NetRoi,
    /// Worth today ÷ worth of the outflow today.
    PvRoi,
    /// Months until the money is back for good.
    Payback,
    /// The same in today's dollars.
    PaybackDiscounted,
    /// Most money out at once.
    Peak,
    /// Internal rate of return a year, all of them.
    Irr,
    /// Modified rate a year.
    Mirr,
    /// Worth of the later flows ÷ money out at the signing.
    Profitability,
    /// Bookings implied.
    Gross,
    /// Matching funds paid.
    MdfReceived,
    /// Matching funds claimed and not yet paid.
    MdfReceivable,
    /// Customers at the end.
    Customers,
    /// Cost of winning a customer.
    CustomerCost,
    /// What a customer brings while it stays.
    LifetimeValue,
    /// The one ÷ the other.
    ValueToCost,
    /// Months that pay a customer's cost back.
    CostPayback,
    /// Net of the vendor or of both.
    LensNet(Lens),
    /// Worth today to the vendor or to both.
    LensNpv(Lens),
}

/// The partner's figures, in the order of exports.
pub const FIGURES: [Figure; 21] = [
    Figure::Net,
    Figure::Inflow,
    Figure::Outflow,
    Figure::Npv,
    Figure::Multiple,
    Figure::NetRoi,
    Figure::PvRoi,
    Figure::Payback,
    Figure::PaybackDiscounted,
    Figure::Peak,
    Figure::Irr,
    Figure::Mirr,
    Figure::Profitability,
    Figure::Gross,
    Figure::MdfReceived,
    Figure::MdfReceivable,
    Figure::Customers,
    Figure::CustomerCost,
    Figure::LifetimeValue,
    Figure::ValueToCost,
    Figure::CostPayback,
];

/// A figure as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readout {
    /// What it is called.
    pub label: &'static str,
    /// Its value, printed; or the word that stands in its place.
    pub value: String,
    /// What follows the value in small type, such as "months".
    pub unit: &'static str,
    /// One line that qualifies it; may be empty.
    pub note: String,
}

/// The exact value of a figure; `None` where it is not meaningful or unknown. An internal rate is
/// no exact number and has none.
pub fn exact(analysis: &Analysis, figure: Figure) -> Option<Decimal> {
    let m = &analysis.measures;
    let unit = m.unit.as_ref();
    match figure {
        Figure::Net => Some(m.net.decimal()),
        Figure::Inflow => Some(m.inflow.decimal()),
        Figure::Outflow => Some(m.outflow.decimal()),
        Figure::Npv => Some(m.npv.decimal()),
        Figure::Multiple => m.multiple,
        Figure::NetRoi => m.net_roi,
        Figure::PvRoi => m.pv_roi,
        Figure::Payback => after(m.payback.last),
        Figure::PaybackDiscounted => after(m.payback_discounted.last),
        Figure::Peak => Some(m.peak.amount.decimal()),
        Figure::Irr => None,
        Figure::Mirr => match m.mirr {
            Mirr::Rate(monthly) => annual(monthly).ok(),
            Mirr::OneSign | Mirr::Empty => None,
        },
        Figure::Profitability => m.profitability,
        Figure::Gross => m.gross.map(Usd::decimal),
        Figure::MdfReceived => Some(m.mdf_received.decimal()),
        Figure::MdfReceivable => Some(analysis.projection.mdf_receivable.decimal()),
        Figure::Customers => Some(m.customers),
        Figure::CustomerCost => unit.map(|unit| unit.cost.decimal()),
        Figure::LifetimeValue => unit.and_then(|unit| unit.lifetime_value).map(Usd::decimal),
        Figure::ValueToCost => unit.and_then(|unit| unit.ratio),
        Figure::CostPayback => unit.and_then(|unit| unit.payback_months),
        Figure::LensNet(lens) => analysis.outcome(lens).ok().map(|it| it.net.decimal()),
        Figure::LensNpv(lens) => analysis.outcome(lens).ok().map(|it| it.npv.decimal()),
    }
}

/// The figure as printed, with the line that qualifies it.
pub fn readout(analysis: &Analysis, figure: Figure) -> Readout {
    let value = exact(analysis, figure);
    let (value, unit) = match figure {
        Figure::Payback => payback_value(analysis.measures.payback.last),
        Figure::PaybackDiscounted => payback_value(analysis.measures.payback_discounted.last),
        Figure::Irr => (irr_value(&analysis.measures.irr), ""),
        Figure::Multiple | Figure::Profitability | Figure::ValueToCost => {
            (value.map_or_else(not_meaningful, print::multiple), "")
        }
        Figure::NetRoi | Figure::PvRoi => {
            (value.map_or_else(not_meaningful, |value| print::percent(value, 1)), "")
        }
        Figure::Mirr => match (value, analysis.measures.mirr) {
            (Some(rate), _) => (rate_value(rate), ""),
            // A rate whose year outgrows 28 digits.
            (None, Mirr::Rate(_)) => ("Over 1,000%".to_owned(), ""),
            _ => (not_meaningful(), ""),
        },
        Figure::Customers => (value.map_or_else(unknown, |value| print::grouped(value, 1)), ""),
        Figure::CostPayback => match value {
            Some(value) => (print::months(value), "months"),
            None => (not_meaningful(), ""),
        },
        Figure::LifetimeValue if value.is_none() && analysis.measures.unit.is_some() => {
            ("No end".to_owned(), "")
        }
        Figure::Gross | Figure::LensNet(_) | Figure::LensNpv(_) => {
            (value.map_or_else(unknown, whole_dollars), "")
        }
        _ => (value.map_or_else(not_meaningful, whole_dollars), ""),
    };
    Readout { label: label(figure), value, unit, note: note(analysis, figure) }
}

/// What a figure is called.
pub const fn label(figure: Figure) -> &'static str {
    match figure {
        Figure::Net => "Ahead at the end",
        Figure::Inflow => "Money in",
        Figure::Outflow => "Money out",
        Figure::Npv => "Net present value",
        Figure::Multiple => "Return multiple",
        Figure::NetRoi => "Net return",
        Figure::PvRoi => "Net return in today\u{2019}s dollars",
        Figure::Payback => "Payback",
        Figure::PaybackDiscounted => "Payback, discounted",
        Figure::Peak => "Deepest point",
        Figure::Irr => "Internal rate of return",
        Figure::Mirr => "Yearly return",
        Figure::Profitability => "Profitability index",
        Figure::Gross => "Gross bookings",
        Figure::MdfReceived => "Matching funds received",
        Figure::MdfReceivable => "Matching funds still owed",
        Figure::Customers => "Customers at the end",
        Figure::CustomerCost => "Cost of a customer",
        Figure::LifetimeValue => "Worth of a customer",
        Figure::ValueToCost => "Worth over cost",
        Figure::CostPayback => "A customer pays back in",
        Figure::LensNet(Lens::Vendor) => "The vendor is ahead by",
        Figure::LensNet(_) => "Both are ahead by",
        Figure::LensNpv(_) => "Net present value",
    }
}

fn note(analysis: &Analysis, figure: Figure) -> String {
    let m = &analysis.measures;
    let case = &analysis.case;
    match figure {
        Figure::Npv | Figure::LensNpv(_) => {
            format!("at {} a year", print::percent(case.number(Input::DiscountRate), 1))
        }
        Figure::Payback => match m.payback_discounted.last {
            PaybackTime::After(months) => {
                format!("{} when discounted", print::months(months))
            }
            PaybackTime::Never => format!("never within {} months when discounted", case.months()),
            PaybackTime::Immediate => "no money at risk under this timing of payment".to_owned(),
            PaybackTime::NotMeaningful => "nothing goes in or out".to_owned(),
        },
        Figure::PaybackDiscounted => "counting what the money could have earned".to_owned(),
        Figure::Peak => peak_note(m.peak),
        Figure::Mirr => format!("modified rate. {}", irr_sentence(&m.irr)),
        Figure::NetRoi => format!("on {} spent", m.outflow.whole()),
        Figure::Multiple => "money in over money out: the program\u{2019}s count".to_owned(),
        Figure::Gross => match (m.gross, case.mode()) {
            (None, _) => "no share is earned, so no bookings could bring it".to_owned(),
            (_, Mode::TopDown) => format!(
                "what your customers pay, if you earn {} of it",
                print::percent(case.earning_share(), 0)
            ),
            (_, Mode::Drivers) => "what your customers pay the platform".to_owned(),
        },
        Figure::MdfReceivable => "claimed, but paid after the last month; not counted".to_owned(),
        Figure::CustomerCost => "marketing less matching funds, plus people".to_owned(),
        Figure::LifetimeValue => "what you earn on a customer while it stays".to_owned(),
        Figure::Irr => irr_sentence(&m.irr),
        Figure::Profitability => "later flows today over money out at the signing".to_owned(),
        _ => String::new(),
    }
}

/// The most negative balance and its month, in words.
pub(super) fn peak_note(peak: PeakFunding) -> String {
    match peak.month {
        None => "never below zero".to_owned(),
        Some(0) => "at the signing".to_owned(),
        Some(month) => format!("in month {month}"),
    }
}

fn after(time: PaybackTime) -> Option<Decimal> {
    match time {
        PaybackTime::After(months) => Some(months),
        _ => None,
    }
}

/// The printed payback and its unit.
pub fn payback_value(time: PaybackTime) -> (String, &'static str) {
    match time {
        PaybackTime::After(months) => (print::months(months), "months"),
        PaybackTime::Immediate => ("Immediate".to_owned(), ""),
        PaybackTime::Never => ("Never".to_owned(), ""),
        PaybackTime::NotMeaningful => not_meaningful_pair(),
    }
}

fn not_meaningful_pair() -> (String, &'static str) {
    (not_meaningful(), "")
}

fn whole_dollars(value: Decimal) -> String {
    Usd::from_decimal(value).whole().to_string()
}

fn not_meaningful() -> String {
    "Not meaningful".to_owned()
}

fn unknown() -> String {
    "Unknown".to_owned()
}

/// A yearly rate as printed: beyond 1,000% a year it says nothing.
fn rate_value(rate: Decimal) -> String {
    if rate > Decimal::TEN { "Over 1,000%".to_owned() } else { print::percent(rate, 1) }
}

/// The yearly rate of a monthly one; `None` beyond 1,000% a year, where it says nothing.
fn yearly(monthly: Decimal) -> Option<Decimal> {
    annual(monthly).ok().filter(|rate| *rate <= Decimal::TEN)
}

fn yearly_text(monthly: Decimal) -> String {
    yearly(monthly).map_or_else(|| "over 1,000%".to_owned(), |rate| print::percent(rate, 1))
}

fn irr_value(irr: &Irr) -> String {
    match (irr, irr.rates().as_slice()) {
        (Irr::Unique(_), [monthly]) => yearly(*monthly)
            .map_or_else(|| "Over 1,000%".to_owned(), |rate| print::percent(rate, 1)),
        (Irr::Multiple(_), _) => "Several".to_owned(),
        (Irr::NotMeaningful(_), _) => not_meaningful(),
        _ => "None".to_owned(),
    }
}

/// Every internal rate a year, or why there is none, in a sentence without period.
pub fn irr_sentence(irr: &Irr) -> String {
    match (irr, irr.rates().as_slice()) {
        (Irr::Unique(_), [monthly]) if yearly(*monthly).is_none() => {
            "IRR is over 1,000% a year; use payback and net present value".to_owned()
        }
        (Irr::Unique(_), [monthly]) => format!("IRR is {}, the only root", yearly_text(*monthly)),
        (Irr::Multiple(_), rates) => {
            let rates: Vec<_> = rates.iter().map(|rate| yearly_text(*rate)).collect();
            format!(
                "No single rate describes these flows; IRR has roots at {}",
                rates.join(" and ")
            )
        }
        (Irr::None(NoIrr::NoRealRoot), _) => {
            "No IRR: no rate makes these flows worth zero".to_owned()
        }
        (Irr::NotMeaningful(_), _) => "No IRR: nothing goes in or out".to_owned(),
        _ => "No IRR: the flows never change sign".to_owned(),
    }
}
