//! A case's results as one line of text, and what they amount to over many cases.

use std::collections::BTreeMap;

use tandem::finance::{DecimalMark, Irr, PaybackTime, figure};
use tandem::roi::{
    Analysis, Draft, FIGURES, Figure, Lens, analyze, check, exact, headline, readout, standfirst,
    warnings,
};

/// How many cases ended in each way.
#[derive(Default)]
pub struct Outcomes(pub BTreeMap<&'static str, u64>);

impl Outcomes {
    fn count(&mut self, outcome: &'static str) {
        let count = self.0.entry(outcome).or_default();
        *count = count.saturating_add(1);
    }
}

/// Works out the case that `draft` describes and prints all of it, or why there is none.
///
/// An internal rate is found by search, so its printed digits stand for it; all else is printed to
/// the last digit.
pub fn line(draft: &Draft, outcomes: &mut Outcomes) -> String {
    let case = match check(draft, DecimalMark::Point) {
        Ok(case) => case,
        Err(problems) => {
            outcomes.count("refused");
            let messages = problems.all().iter();
            return messages.map(|it| format!("{}: {}|", it.input.id(), it.message)).collect();
        }
    };
    match analyze(&case) {
        Ok(analysis) => {
            outcomes.count("worked out");
            outcomes.count(payback(analysis.measures.payback.last));
            outcomes.count(rates(&analysis.measures.irr));
            results(&analysis)
        }
        Err(too_large) => {
            outcomes.count("too large");
            too_large.to_string()
        }
    }
}

fn results(analysis: &Analysis) -> String {
    let mut line = String::new();
    let lenses = [Lens::Vendor, Lens::Joint];
    let of_lenses = lenses.into_iter().flat_map(|it| [Figure::LensNet(it), Figure::LensNpv(it)]);
    for figure in FIGURES.into_iter().chain(of_lenses) {
        let shown = readout(analysis, figure);
        let exact = exact(analysis, figure).map(figure::plain).unwrap_or_default();
        line += &format!("{exact}|{} {}|{}|", shown.value, shown.unit, shown.note);
    }
    for lens in Lens::ALL {
        if let Ok(outcome) = analysis.outcome(lens) {
            let said = (headline(analysis, lens, &outcome), standfirst(analysis, lens, &outcome));
            line += &format!("{said:?}|");
        }
    }
    line + &format!("{:?}", warnings(&analysis.case))
}

fn payback(time: PaybackTime) -> &'static str {
    match time {
        PaybackTime::After(_) => "payback after months",
        PaybackTime::Immediate => "payback immediate",
        PaybackTime::Never => "payback never",
        PaybackTime::NotMeaningful => "payback not meaningful",
    }
}

fn rates(irr: &Irr) -> &'static str {
    match irr {
        Irr::Unique(_) => "one internal rate",
        Irr::Multiple(_) => "several internal rates",
        Irr::None(_) => "no internal rate",
        Irr::NotMeaningful(_) => "internal rate not meaningful",
    }
}
