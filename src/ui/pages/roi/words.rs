//! What the calculator says about a result, beyond the sentences of the engine.

use crate::finance::{PaybackTime, figure};
use crate::roi::{
    Analysis, FeeTiming, Input, Lens, Mode, Outcome, Phrase, View, headline, standfirst,
};
use crate::ui::components::Sentence;

/// The engine's phrases as the page sets them.
pub(super) fn sentence(phrases: Vec<Phrase>) -> Sentence {
    phrases.into_iter().collect()
}

/// The headline; the reason instead where the lens shows nothing.
pub(super) fn say(run: &Analysis, lens: Lens) -> Sentence {
    match run.outcome(lens) {
        Ok(outcome) => sentence(headline(run, lens, &outcome)),
        Err(reason) => Sentence::from(format!("{reason}.").as_str()),
    }
}

/// The paragraph under the headline.
pub(super) fn lead(run: &Analysis, lens: Lens) -> Sentence {
    match run.outcome(lens) {
        Ok(outcome) => sentence(standfirst(run, lens, &outcome)),
        Err(_) => Sentence::from("Raise the share, or enter what customers pay instead."),
    }
}

/// The answer for the bar at the lower edge: figure, what it means, when it is back.
pub(super) fn live(run: &Analysis, lens: Lens, view: View) -> (String, String, String) {
    let Ok(outcome) = run.outcome(lens) else { return Default::default() };
    let months = run.case.months();
    let side = if outcome.net.is_negative() { "behind" } else { "ahead" };
    let amount = if outcome.net.is_negative() { outcome.net.negated() } else { outcome.net };
    let whose = match view {
        View::Own => "",
        View::Published => ", by the program\u{2019}s claim",
        View::Halved => ", at half the program\u{2019}s claim",
    };
    let back = match outcome.payback.last {
        PaybackTime::After(when) => format!("Back after {} months", figure::months(when)),
        PaybackTime::Immediate => "No money at risk".to_owned(),
        PaybackTime::Never => format!("Not back within {months} months"),
        PaybackTime::NotMeaningful => String::new(),
    };
    (amount.whole().to_string(), format!("{side} after {months} months{whose}"), back)
}

/// The finding the cash chart shows, as its title.
pub(super) fn finding(run: &Analysis, lens: Lens, outcome: &Outcome) -> String {
    let fees_in_advance = run.case.fee_timing() == FeeTiming::AnnualAdvance;
    let second_fee = outcome.peak.month.is_some_and(|month| month > 0 && month % 12 == 0);
    let what = match run.case.mode() {
        Mode::Drivers => "commitment",
        Mode::TopDown => "payment",
    };
    match (outcome.payback.last, outcome.peak.month) {
        (PaybackTime::NotMeaningful, _) => "Nothing goes in or out".to_owned(),
        (_, None) => "The balance is never below zero".to_owned(),
        (PaybackTime::After(_), Some(_))
            if lens == Lens::Partner && fees_in_advance && second_fee =>
        {
            format!("A yearly {what} falls due before the revenue catches up")
        }
        (PaybackTime::After(when), Some(_)) => {
            format!("The money is back after {} months", figure::months(when))
        }
        _ if outcome.net.is_negative() => {
            format!("The money is not back within {} months", run.case.months())
        }
        _ => "The balance turns, but does not stay above zero".to_owned(),
    }
}

/// What the view shows, where it is not the person's own plan.
pub(super) fn about_view(run: &Analysis, view: View) -> Option<String> {
    let economics = crate::program::published::economics(run.case.partner_type());
    let kind = run.case.partner_type().label();
    let claim = format!(
        "The program counts {}\u{d7} to {}\u{d7} within {} months for a {kind} partner: revenue of \
         {} to {} a year on {} invested, from the first month on, paid a twelfth each month. Shown \
         is the low end. Your own numbers are kept.",
        figure::plain(economics.multiple_low),
        figure::plain(economics.multiple_high),
        economics.within_months,
        economics.revenue_low.whole(),
        economics.revenue_high.whole(),
        economics.minimum_investment.whole(),
    );
    match view {
        View::Own => None,
        View::Published => Some(claim),
        View::Halved => Some(format!("Half of the program\u{2019}s claim. {claim}")),
    }
}

/// A training allowance that was given a value: in kind, so never part of the cash flow.
pub(super) fn training(run: &Analysis) -> Option<String> {
    let worth = run
        .case
        .money(Input::TrainingRate)
        .times(run.case.number(Input::TrainingHours))
        .ok()
        .filter(|worth| worth.is_positive())?;
    Some(format!(
        "Training worth {} comes on top, in kind: {} at {} each. It is in no figure here.",
        worth.whole(),
        run.case.shown(Input::TrainingHours),
        run.case.shown(Input::TrainingRate)
    ))
}
