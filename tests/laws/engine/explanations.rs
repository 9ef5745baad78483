use proptest::prelude::*;
use tandem::finance::DecimalMark;
use tandem::finance::figure;
use tandem::roi::{Draft, FIGURES, Figure, Input, Lens, analyze, check, exact, explain, readout};

use super::{case_with, random_run};

fn every_figure() -> impl Iterator<Item = Figure> {
    let lenses = [Lens::Vendor, Lens::Joint].into_iter();
    FIGURES
        .into_iter()
        .chain(lenses.flat_map(|lens| [Figure::LensNet(lens), Figure::LensNpv(lens)]))
}

proptest! {
    #[test]
    fn a_calculation_done_again_gives_the_figure_exactly(seed in any::<u64>()) {
        let run = random_run(seed)?;

        for figure in every_figure() {
            let explanation = explain(&run, figure);
            let again = explanation.expression.as_ref().map(|it| it.evaluate()).transpose();
            let again = again.map_err(|_| TestCaseError::fail(format!("{figure:?} {} {:?}", explanation.numbers(), exact(&run, figure))))?;
            prop_assert_eq!(again, exact(&run, figure), "{:?}: {}", figure, explanation.formula);
        }
    }

    #[test]
    fn an_explanation_shows_what_the_page_shows(seed in any::<u64>()) {
        let run = random_run(seed)?;

        for figure in every_figure() {
            let explanation = explain(&run, figure);
            let printed = readout(&run, figure);
            let shown = format!("{} {}", printed.value, printed.unit);
            prop_assert_eq!(&explanation.shown, shown.trim_end());
            prop_assert_eq!(&explanation.exact, &exact(&run, figure).map(figure::plain).unwrap_or_default());
            prop_assert!(!explanation.numbers().contains('?'), "{}", explanation.numbers());
            prop_assert_eq!(explanation.formula.is_empty(), explanation.expression.is_none() && figure != Figure::Irr);
            let is_asked = explanation.inputs.iter().all(|using| run.case.asks(using.input));
            prop_assert!(is_asked);
        }
    }

    #[test]
    fn what_takes_no_part_in_a_figure_leaves_it_as_it_is(seed in any::<u64>(), other in any::<u64>()) {
        let run = random_run(seed)?;
        let case = &run.case;
        let same = [Input::PartnerType, Input::Level, Input::Mode, Input::EarningMode];
        // Below the ceilings of every level.
        let low = [(Input::Share, "10"), (Input::MdfCap, "1,000"), (Input::TrainingHours, "10")];
        let chosen = same.map(|input| (input, case.choice_id(input).expect("a choice")));
        let other = case_with(other, &[&chosen[..], &low[..]].concat())?;
        let mut draft = Draft::default();
        for input in Input::ALL {
            draft.set(input, case.typed(input));
        }

        for input in Input::ALL.into_iter().filter(|input| !same.contains(input) && case.asks(*input)) {
            let changed = draft.clone().with(input, other.typed(input));
            let changed = check(&changed, DecimalMark::Point).expect("a value of another case");
            let Ok(changed) = analyze(&changed) else { continue };
            for figure in every_figure() {
                let explanation = explain(&run, figure);
                let takes_part = explanation.inputs.iter().any(|using| using.input == input);
                if !takes_part && exact(&run, figure).is_some() && exact(&changed, figure).is_some() {
                    prop_assert_eq!(exact(&run, figure), exact(&changed, figure), "{:?} {:?}", figure, input);
                }
            }
        }
    }
}
