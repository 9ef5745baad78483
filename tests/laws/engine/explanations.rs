use proptest::prelude::*;
use tandem::finance::figure;
use tandem::roi::{FIGURES, Figure, Lens, exact, explain, readout};

use super::random_run;

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
}
