use std::collections::BTreeMap;

use rust_decimal::{Decimal, dec};
use serde::Deserialize;
use tandem::finance::{PaybackTime, Share, Usd};
use tandem::program::{Level, published};
use tandem::roi::{
    Blanks, CaseInputs, Measures, at_every_level, indifference_volume, level_value, read,
    select_is_best_below,
};

use crate::assert_digits;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    step: Vec<Step>,
    worth: Vec<Worth>,
    whole_case: WholeCase,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    from: String,
    to: String,
    volume: [String; 4],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Worth {
    gross: String,
    without: [String; 4],
    with: [String; 4],
    best: [String; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WholeCase {
    npv: [String; 4],
    multiple: [String; 4],
    payback: [String; 4],
    mdf_received: [String; 4],
    peak: [String; 4],
}

fn tables() -> Tables {
    toml::from_str(include_str!("levels.toml")).expect("the tables are whole")
}

fn level(id: &str) -> Level {
    Level::from_id(id).expect("a level")
}

fn worth(level: Level, gross: Usd, cash_part: Share) -> Usd {
    level_value(published::terms(level), gross, cash_part).expect("small amounts")
}

fn volume(from: Level, to: Level, cash_part: Share) -> Usd {
    indifference_volume(published::terms(from), published::terms(to), cash_part)
        .expect("small amounts")
        .expect("the shares differ")
}

const CASH_PARTS: [u32; 4] = [0, 25, 50, 100];

#[test]
fn each_step_begins_to_pay_at_the_volume_of_the_table() {
    for step in tables().step {
        for (part, written) in CASH_PARTS.into_iter().zip(&step.volume) {
            let volume = volume(level(&step.from), level(&step.to), Share::percent(part));

            assert_digits(volume.decimal(), written, &format!("{} {} {part}", step.from, step.to));
        }
    }
}

#[test]
fn at_the_turning_point_both_levels_are_worth_the_same_and_a_dollar_decides() {
    for step in tables().step {
        let (from, to) = (level(&step.from), level(&step.to));
        for part in CASH_PARTS.map(Share::percent) {
            let volume = volume(from, to, part);
            let dollar = Usd::dollars(1);
            let (above, below) = (volume.plus(dollar), volume.minus(dollar));
            let (above, below) = (above.expect("small"), below.expect("small"));

            let gap = worth(from, volume, part).minus(worth(to, volume, part)).expect("small");
            assert!(gap.is_negligible(), "{} {}: {gap}", step.from, step.to);
            assert!(worth(to, above, part) > worth(from, above, part));
            assert!(worth(to, below, part) < worth(from, below, part));
        }
    }
}

#[test]
fn each_level_is_worth_the_amounts_of_the_table() {
    for row in tables().worth {
        let gross = Usd::from_decimal(row.gross.parse().expect("a written number"));
        let parts =
            [(Share::ZERO, &row.without, &row.best[0]), (Share::WHOLE, &row.with, &row.best[1])];
        for (part, amounts, best) in parts {
            let worths = Level::ALL.map(|level| worth(level, gross, part));
            for (worth, written) in worths.iter().zip(amounts) {
                assert_digits(worth.decimal(), written, &row.gross);
            }
            let highest = Level::ALL.into_iter().max_by_key(|level| worth(*level, gross, part));
            assert_eq!(highest, Some(level(best)), "{} {part}", row.gross);
        }
    }
}

#[test]
fn select_is_best_for_some_volume_below_five_sevenths_only() {
    let limit = select_is_best_below().expect("small").expect("the steps meet");
    assert_digits(limit, "0.714286", "limit");

    let window = |part: Decimal| {
        let part = Share::new(part).expect("a share");
        let begins = volume(Level::Registered, Level::Select, part);
        volume(Level::Select, Level::Premier, part).minus(begins).expect("small")
    };
    assert!(window(dec!(0.714)).is_positive());
    assert!(window(dec!(0.715)).is_negative());
}

/// Case G3 of roi.md at Premier.
pub fn case_g3() -> CaseInputs {
    let mut cases: BTreeMap<String, toml::Table> =
        toml::from_str(include_str!("cases.toml")).expect("the cases are whole");
    let g3 = cases.remove("case_g3").expect("the case");
    let inputs = g3["inputs"].as_table().expect("inputs by id").iter();
    let mut inputs: BTreeMap<String, String> =
        inputs.map(|(id, value)| (id.clone(), value.as_str().expect("text").to_owned())).collect();
    inputs.insert("level".to_owned(), "Premier".to_owned());
    read(&inputs, Blanks::Zero).expect("a case")
}

#[test]
fn case_g3_at_each_level_comes_to_the_values_of_the_table() {
    let table = tables().whole_case;
    let cases = at_every_level(&case_g3()).expect("small amounts");
    assert_eq!(cases.clone().map(|it| it.level), Level::ALL);
    for (at, case) in cases.into_iter().enumerate() {
        let m: Measures = case.analysis.measures;
        let what = format!("at {}", case.level.id());
        assert_digits(m.npv.decimal(), &table.npv[at], &what);
        assert_digits(m.multiple.expect("there are costs"), &table.multiple[at], &what);
        let PaybackTime::After(months) = m.payback.last else { panic!("{what} it is back") };
        assert_digits(months, &table.payback[at], &what);
        assert_digits(m.mdf_received.decimal(), &table.mdf_received[at], &what);
        assert_digits(m.peak.amount.decimal(), &table.peak[at], &what);
        let short = [0, 0, 0, 4][at];
        assert_eq!(case.leads_short, Decimal::from(short), "{what}");
    }
}
