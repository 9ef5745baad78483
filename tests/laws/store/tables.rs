//! What a spreadsheet reads is what was written.

use csv::ReaderBuilder;
use proptest::prelude::*;
use rust_decimal::Decimal;
use tandem::store::csv::{Block, Cell, write};

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        ".{0,20}".prop_map(Cell::Text),
        "[=+@\t\r\n＝＋－＠-].{0,20}".prop_map(Cell::Text),
        (any::<i128>(), 0..28_u32).prop_map(|(digits, scale)| {
            let digits = digits >> 32;
            Cell::Number(Decimal::from_i128_with_scale(digits, scale))
        }),
        Just(Cell::Empty),
    ]
}

/// The records of `file`, as a spreadsheet splits them. Empty lines fall away.
fn records(file: &str) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(file.strip_prefix('\u{feff}').expect("a byte order mark").as_bytes());
    reader
        .records()
        .map(|record| record.expect("it splits").iter().map(str::to_owned).collect())
        .collect()
}

proptest! {
    #[test]
    fn fault_63_cells_come_back_and_none_is_a_formula(
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 1..6), 0..8),
    ) {
        let block = Block {
            title: "Monthly".to_owned(),
            columns: vec!["t".to_owned(), "month".to_owned()],
            rows: rows.clone(),
        };

        let read = records(&write(&[block]));
        let cells = read.get(2..).expect("a title and the names of the columns");
        prop_assert_eq!(cells.len(), rows.len());
        for (row, cells) in rows.iter().zip(cells) {
            prop_assert_eq!(row.len(), cells.len());
            for (cell, text) in row.iter().zip(cells) {
                match cell {
                    Cell::Text(written) => {
                        prop_assert_eq!(text.strip_prefix('\'').filter(|rest| rest == written)
                            .unwrap_or(text), written);
                        prop_assert!(!text.starts_with(
                            ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'],
                        ));
                    }
                    Cell::Number(number) => {
                        let read: Decimal = text.parse().expect("a plain number");
                        prop_assert_eq!(read, *number);
                    }
                    Cell::Empty => prop_assert_eq!(text, ""),
                }
            }
        }
    }
}
