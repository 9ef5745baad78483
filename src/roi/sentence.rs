//! The answer in words: one sentence with one number, then what goes in, what comes back, when,
//! and what it is worth today.

use super::analysis::Analysis;
use super::figure::peak_note;
use super::inputs::Input;
use super::lens::{Lens, Outcome};
use crate::finance::{PaybackTime, Usd, figure as print};

/// A run of a sentence. Figures are apart so that the page can keep them whole and set them off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Words.
    Words(String),
    /// A printed figure.
    Figure(String),
}

fn words(text: impl Into<String>) -> Phrase {
    Phrase::Words(text.into())
}

fn figure(text: impl Into<String>) -> Phrase {
    Phrase::Figure(text.into())
}

fn whole(amount: Usd) -> Phrase {
    figure(amount.whole().to_string())
}

/// The answer, with one number: "As a Premier channel partner you would be $119,136 ahead after
/// 36 months."
pub fn headline(analysis: &Analysis, lens: Lens, outcome: &Outcome) -> Vec<Phrase> {
    let case = &analysis.case;
    let who = match lens {
        Lens::Partner => format!(
            "As a {} {} partner you would ",
            case.level().label(),
            case.partner_type().label().to_ascii_lowercase()
        ),
        Lens::Vendor => "The vendor would ".to_owned(),
        Lens::Joint => "You and the vendor together would ".to_owned(),
    };
    let months = case.months();
    let after = format!("after {months} month{}.", if months == 1 { "" } else { "s" });
    if outcome.net.to_cents().decimal().is_zero() {
        return vec![words(format!("{who}end even {after}"))];
    }
    let (amount, side) = if outcome.net.is_negative() {
        (outcome.net.negated(), "behind")
    } else {
        (outcome.net, "ahead")
    };
    vec![words(format!("{who}be ")), whole(amount), words(format!(" {side} {after}"))]
}

/// What goes in, what comes back, when the money is back, and what it is worth today.
pub fn standfirst(analysis: &Analysis, lens: Lens, outcome: &Outcome) -> Vec<Phrase> {
    let m = &analysis.measures;
    let mut said = match lens {
        Lens::Partner => vec![
            words("You put in "),
            whole(m.outflow),
            words(" and "),
            whole(m.inflow),
            words(" comes back. "),
        ],
        Lens::Vendor => vec![words(if has_vendor_costs(analysis) {
            "What customers pay, less what goes to you and what the vendor spends. "
        } else {
            "What customers pay, less what goes to you. It looks too good while the vendor\u{2019}s \
             own costs are zero. "
        })],
        Lens::Joint => {
            vec![words("What you and the vendor gain together; what one pays the other cancels. ")]
        }
    };
    match outcome.payback.last {
        PaybackTime::After(months) => {
            said.push(words("The money is back after "));
            said.push(figure(format!("{} months", print::months(months))));
        }
        PaybackTime::Immediate => said.push(words("No money is ever at risk")),
        PaybackTime::Never => said
            .push(words(format!("The money is not back within {} months", analysis.case.months()))),
        PaybackTime::NotMeaningful => said.push(words("Nothing goes in or out")),
    }
    if outcome.peak.month.is_some() {
        said.push(words(format!("; the balance is lowest {}, at ", peak_note(outcome.peak))));
        said.push(whole(outcome.peak.amount));
    }
    said.push(words(". Worth today, at "));
    said.push(figure(print::percent(analysis.case.number(Input::DiscountRate), 1)));
    said.push(words(" a year: "));
    said.push(whole(outcome.npv));
    said.push(words("."));
    said
}

fn has_vendor_costs(analysis: &Analysis) -> bool {
    [Input::PartnerManagerCost, Input::VendorDelivery]
        .iter()
        .any(|input| !analysis.case.number(*input).is_zero())
}

/// The same plan with its claims cut in half, in one sentence beside the headline.
pub fn halves(half: &Analysis) -> Vec<Phrase> {
    let m = &half.measures;
    let mut said = vec![words("With the claims cut in half: ")];
    said.push(whole(m.net));
    said.push(words(" after the same time, "));
    match m.payback.last {
        PaybackTime::After(months) => {
            said.push(words("money back after "));
            said.push(figure(format!("{} months", print::months(months))));
        }
        PaybackTime::Immediate => said.push(words("no money ever at risk")),
        PaybackTime::Never | PaybackTime::NotMeaningful => said.push(words("never back")),
    }
    said.push(words(", worth "));
    said.push(whole(m.npv));
    said.push(words(" today."));
    said
}
