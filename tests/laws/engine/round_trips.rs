use std::collections::BTreeMap;

use proptest::prelude::*;
use tandem::finance::DecimalMark;
use tandem::roi::{Blanks, Draft, Input, Unit, analyze, check, read};
use tandem::store::exchange::{case_file, case_link, case_table, open_case_file, open_link};
use tandem::store::{CaseName, Keep, Memory, Shelf};

use super::{case_with, random_run};
use crate::random_case;

fn name() -> CaseName {
    CaseName::new("Northgate").expect("a name")
}

/// The values by id in the first block of a table.
fn inputs_of(table: &str) -> BTreeMap<String, String> {
    let rows = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(table.as_bytes())
        .into_records();
    rows.map(|row| row.expect("a row"))
        .skip_while(|row| row.get(0) != Some("name"))
        .skip(1)
        .take_while(|row| row.get(0) != Some("Results"))
        .map(|row| (row[0].to_owned(), row[2].to_owned()))
        .collect()
}

proptest! {
    #[test]
    fn a_case_typed_out_is_read_as_the_same_case_in_both_decimal_marks(seed in any::<u64>()) {
        let case = random_case::case(seed);
        let draft = case.to_draft();

        prop_assert_eq!(check(&draft, DecimalMark::Point), Ok(case.clone()));
        prop_assert_eq!(check(&draft, DecimalMark::Comma), Ok(case));
    }

    #[test]
    fn plain_values_are_read_as_the_same_case(seed in any::<u64>()) {
        let case = random_case::case(seed);
        let values = Input::ALL.map(|input| (input.id().to_owned(), case.plain(input)));

        prop_assert_eq!(read(&values.into(), Blanks::Defaults), Ok(case));
    }

    #[test]
    fn a_link_opens_the_same_case(seed in any::<u64>()) {
        let case = random_case::case(seed);
        let link = case_link(&case)?;

        prop_assert!(link.len() <= 8_000);
        prop_assert_eq!(open_link(&link), Ok(case));
    }

    #[test]
    fn a_file_opens_the_same_case(seed in any::<u64>()) {
        let case = random_case::case(seed);
        let text = case_file(&name(), "2026-05-31", "0.1.0", &case).text()?;

        prop_assert_eq!(open_case_file(&text), Ok((name(), case)));
    }

    #[test]
    fn the_inputs_of_a_table_give_the_same_months(seed in any::<u64>()) {
        let run = random_run(seed)?;
        let values = inputs_of(&case_table(&name(), &run));
        let again = read(&values, Blanks::Defaults)
            .map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;

        prop_assert_eq!(analyze(&again)?.projection, run.projection);
    }

    #[test]
    fn what_a_case_does_not_ask_for_stands_in_no_way(seed in any::<u64>()) {
        let mut draft = random_case::draft(seed);
        let case = random_case::case(seed);
        let is_number = |input: &Input| !matches!(input.unit(), Unit::Choice(_) | Unit::Flag | Unit::Month);
        for input in Input::ALL.into_iter().filter(|it| is_number(it) && !case.asks(*it)) {
            draft.set(input, "lots");
        }

        let unharmed = check(&draft, DecimalMark::Point)
            .map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        let projections = (analyze(&unharmed).map(|it| it.projection), analyze(&case).map(|it| it.projection));
        prop_assert_eq!(projections.0, projections.1);
    }

    #[test]
    fn typing_a_default_changes_nothing(seed in any::<u64>()) {
        let case = random_case::case(seed);
        let mut draft = case.to_draft();
        for input in Input::ALL.into_iter().filter(|input| !case.is_changed(*input)) {
            draft.set(input, case.typed(input));
        }

        prop_assert_eq!(check(&draft, DecimalMark::Point), Ok(case));
    }

    #[test]
    fn renaming_and_reordering_cases_changes_no_result(seeds in proptest::collection::vec(any::<u64>(), 1..4)) {
        let mut keep = Keep::open(&Memory::default(), 7);
        let mut shelf = Shelf::of(&keep);
        let ids: Vec<_> = seeds
            .iter()
            .map(|seed| shelf.add(&mut keep, name(), random_case::draft(*seed).texts().clone(), 1))
            .collect();
        let mut other_keep = Keep::open(&Memory::default(), 8);
        let mut others = Shelf::of(&other_keep);
        let other_ids: Vec<_> = seeds
            .iter()
            .rev()
            .map(|seed| others.add(&mut other_keep, name(), random_case::draft(*seed).texts().clone(), 2))
            .collect();
        for (count, id) in ids.iter().enumerate() {
            let renamed = CaseName::new(&format!("Plan {count}")).expect("a name");
            prop_assert!(shelf.rename(&mut keep, id, renamed, 3));
        }

        let result = |shelf: &Shelf, id| {
            let draft = Draft::from(shelf.case(id).expect("it was added").draft.clone());
            analyze(&check(&draft, DecimalMark::Point).expect("a case"))
        };
        for (id, other) in ids.iter().zip(other_ids.iter().rev()) {
            prop_assert_eq!(result(&shelf, id), result(&others, other));
        }
    }

    #[test]
    fn labels_of_months_change_no_result(seed in any::<u64>()) {
        let january = case_with(seed, &[(Input::StartMonth, "2027-01")])?;
        let august = case_with(seed, &[(Input::StartMonth, "2031-08")])?;

        prop_assert_eq!(
            analyze(&january).map(|run| (run.projection, run.measures)),
            analyze(&august).map(|run| (run.projection, run.measures))
        );
    }
}
