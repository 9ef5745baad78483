use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use tandem::roi::{Input, Question, Solution, Target, Unknown, achieved, rounded, solve};

use super::{case_with, largest};

const STRAIGHT: [Unknown; 4] = [Unknown::Leads, Unknown::Win, Unknown::Arpa, Unknown::Share];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_answer_put_in_just_meets_the_target(seed in any::<u64>(), times in 1..4_u32) {
        let case = case_with(seed, &[(Input::Mode, "Drivers")])?;

        for unknown in STRAIGHT {
            let question = Question { target: Target::BreakEven, within: None, unknown };
            let Ok(Solution::Found(value)) = solve(&case, question) else { continue };
            let Ok(run) = achieved(&case, question, value) else { continue };
            let size = largest(&run).decimal().max(Decimal::ONE);
            let part = run.measures.npv.decimal().checked_div(size).expect("not zero");
            prop_assert!(part.abs() < dec!(0.000000001), "{:?}: {}", unknown, part);
        }
        for unknown in STRAIGHT {
            let target = Target::Multiple(Decimal::from(times));
            let question = Question { target, within: Some(24), unknown };
            let Ok(Solution::Found(value)) = solve(&case, question) else { continue };
            let Ok(run) = achieved(&case, question, value) else { continue };
            let Some(multiple) = run.measures.multiple else { continue };
            let gap = multiple.checked_sub(Decimal::from(times)).expect("small");
            prop_assert!(gap.abs() < dec!(0.000000001), "{:?}: {}", unknown, multiple);
        }
    }

    #[test]
    fn a_rounded_answer_meets_the_target_where_more_helps(seed in any::<u64>()) {
        let case = case_with(seed, &[(Input::Mode, "Drivers"), (Input::ServicesMargin, "20"), (Input::EarningMode, "RevenueShare")])?;

        for unknown in STRAIGHT {
            let question = Question { target: Target::BreakEven, within: None, unknown };
            let Ok(Solution::Found(value)) = solve(&case, question) else { continue };
            let Ok(run) = achieved(&case, question, rounded(unknown, value)) else { continue };
            prop_assert!(run.measures.npv.decimal() > dec!(-0.001), "{:?}: {}", unknown, run.measures.npv);
        }
    }
}
