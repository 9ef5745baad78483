use std::collections::BTreeMap;

use rust_decimal::{Decimal, dec};
use serde::Deserialize;
use tandem::finance::{Irr, Mirr, NoIrr, PaybackTime, Usd, annual, payback};
use tandem::roi::{
    Analysis, Blanks, CaseInputs, Figure, Lens, Question, Solution, Target, Unknown, achieved,
    analyze, halved, read, readout, solve,
};

use crate::assert_digits;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    inputs: BTreeMap<String, String>,
    expected: BTreeMap<String, String>,
}

fn examples() -> BTreeMap<String, Example> {
    toml::from_str(include_str!("cases.toml")).expect("the cases are whole")
}

fn case(name: &str, changes: &[(&str, &str)]) -> CaseInputs {
    let mut inputs = examples().remove(name).expect("a case of this name").inputs;
    inputs.extend(changes.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())));
    read(&inputs, Blanks::Zero).expect("a worked example lies within its bounds")
}

fn run(case: &CaseInputs) -> Analysis {
    analyze(case).expect("amounts of a worked example are small")
}

enum Value {
    Number(Decimal),
    Word(&'static str),
}

fn time(time: PaybackTime) -> Value {
    match time {
        PaybackTime::After(months) => Value::Number(months),
        PaybackTime::Immediate => Value::Word("immediate"),
        PaybackTime::Never => Value::Word("never"),
        PaybackTime::NotMeaningful => Value::Word("not meaningful"),
    }
}

fn rate(irr: &Irr, of_rate: impl Fn(Decimal) -> Decimal) -> Value {
    match (irr, irr.rates().as_slice()) {
        (Irr::Unique(_), [rate]) => Value::Number(of_rate(*rate)),
        (Irr::None(NoIrr::OneSign), _) => Value::Word("one sign"),
        other => panic!("{other:?}"),
    }
}

fn yearly(monthly: Decimal) -> Decimal {
    annual(monthly).expect("a small rate")
}

fn value(run: &Analysis, name: &str) -> Value {
    let m = &run.measures;
    let vendor = run.outcome(Lens::Vendor).expect("the bookings are known");
    Value::Number(match name {
        "customers" => m.customers,
        "gross" => m.gross.expect("the bookings are known").decimal(),
        "earned" => m.earned.decimal(),
        "mdf_received" => m.mdf_received.decimal(),
        "mdf_receivable" => run.projection.mdf_receivable.decimal(),
        "inflow" => m.inflow.decimal(),
        "outflow" => m.outflow.decimal(),
        "npv" => m.npv.decimal(),
        "multiple" => m.multiple.expect("there are costs"),
        "pv_roi" => m.pv_roi.expect("there are costs"),
        "irr_month" => return rate(&m.irr, |monthly| monthly),
        "irr_year" => return rate(&m.irr, yearly),
        "sign_changes" => sign_changes(run),
        "mirr_year" => match m.mirr {
            Mirr::Rate(monthly) => yearly(monthly),
            Mirr::OneSign => return Value::Word("one sign"),
            Mirr::Empty => return Value::Word("empty"),
        },
        "payback" => return time(m.payback.last),
        "payback_discounted" => return time(m.payback_discounted.last),
        "peak" => m.peak.amount.decimal(),
        "peak_month" => Decimal::from(m.peak.month.expect("money is out at some time")),
        "vendor_net" => vendor.net.decimal(),
        "vendor_npv" => vendor.npv.decimal(),
        other => panic!("`{other}` is no value of a case"),
    })
}

fn sign_changes(run: &Analysis) -> Decimal {
    let flows = run.projection.months.iter().map(|month| month.cash_flow);
    let mut signs: Vec<bool> =
        flows.filter(|flow| !flow.is_negligible()).map(Usd::is_positive).collect();
    signs.dedup();
    Decimal::from(signs.len().saturating_sub(1))
}

#[test]
fn every_case_comes_to_the_values_of_the_table() {
    for (name, example) in examples() {
        let run = run(&read(&example.inputs, Blanks::Zero).expect("a case"));

        for (id, written) in &example.expected {
            let what = format!("{name} {id}");
            match value(&run, id) {
                Value::Number(number) => assert_digits(number, written, &what),
                Value::Word(word) => assert_eq!(word, written, "{what}"),
            }
        }
    }
}

#[test]
fn case_g3_with_its_claims_cut_in_half_loses_money() {
    let m = run(&halved(&case("case_g3", &[]))).measures;

    assert_digits(m.npv.decimal(), "-3383.17", "worth today");
    assert_digits(m.multiple.expect("there are costs"), "1.0519", "multiple");
    let PaybackTime::After(months) = m.payback.last else { panic!("it is back") };
    assert_digits(months, "34.1", "payback");
}

#[test]
fn case_g3_with_its_fee_spread_over_the_months_is_worth_more() {
    let m = run(&case("case_g3", &[("fee_timing", "AccruedMonthly")])).measures;

    assert_digits(m.npv.decimal(), "181711.07", "worth today");
    assert_digits(m.peak.amount.decimal(), "-35240.60", "peak");
    assert_eq!(m.peak.month, Some(7));
}

#[test]
fn a_customer_of_case_g3_costs_and_brings_what_the_table_says() {
    let unit = run(&case("case_g3", &[])).measures.unit.expect("customers are won");

    assert_digits(unit.cost.decimal(), "13230.77", "cost");
    assert_digits(unit.lifetime_value.expect("some leave").decimal(), "187333.48", "worth");
    assert_digits(unit.ratio.expect("there is a cost"), "14.16", "ratio");
    assert_digits(unit.payback_months.expect("they earn"), "5.25", "payback");
}

#[test]
fn each_reverse_question_has_the_answer_of_the_table() {
    let twice_or_more = |times: u32| Target::Multiple(Decimal::from(times));
    let break_even = Target::BreakEven;
    let answers = [
        ("case_g3", break_even, Unknown::Arpa, "2887.5008992947"),
        ("case_g3", break_even, Unknown::Leads, "3.0560363666"),
        ("case_g3", break_even, Unknown::Win, "0.0254669697"),
        ("case_g3", break_even, Unknown::Share, "0.140364627"),
        ("case_g3", twice_or_more(3), Unknown::Leads, "16.1126661322"),
        ("case_g3", twice_or_more(3), Unknown::Arpa, "15648.4325774279"),
        ("case_g4", break_even, Unknown::Arpa, "23326.378570376"),
    ];

    for (name, target, unknown, written) in answers {
        let question = Question { target, within: None, unknown };
        let Ok(Solution::Found(value)) = solve(&case(name, &[]), question) else {
            panic!("{name} {unknown:?} has an answer")
        };
        assert_digits(value, written, &format!("{name} {unknown:?}"));
        let reached = achieved(&case(name, &[]), question, value).expect("small").measures;
        match target {
            Target::Multiple(times) => {
                let gap = reached.multiple.expect("there are costs").checked_sub(times);
                assert!(gap.expect("small").abs() < dec!(0.000000000001), "{name} {unknown:?}");
            }
            _ => assert!(reached.npv.is_negligible(), "{name} {unknown:?}: {}", reached.npv),
        }
    }
}

#[test]
fn a_question_that_every_or_no_value_answers_says_so() {
    let g3 = case("case_g3", &[]);
    let ask = |case: &CaseInputs, target, unknown, within| {
        solve(case, Question { target, within, unknown }).expect("small amounts")
    };

    let nothing = Target::Multiple(Decimal::ZERO);
    assert_eq!(ask(&g3, nothing, Unknown::Leads, None), Solution::AlwaysMet);
    let no_deals = case("case_g3", &[("arpa", "0"), ("services", "0")]);
    assert_eq!(ask(&no_deals, Target::BreakEven, Unknown::Leads, None), Solution::Unreachable);
    assert_eq!(
        ask(&g3, Target::PaybackBy(Decimal::ONE), Unknown::Lag, None),
        Solution::Unreachable
    );
    assert!(matches!(
        ask(&g3, Target::Multiple(dec!(40)), Unknown::Share, None),
        Solution::OutOfBounds(share) if share > Decimal::ONE
    ));
}

#[test]
fn an_internal_rate_above_a_thousand_percent_is_said_in_words() {
    for name in ["case_t1", "case_t2"] {
        let shown = readout(&run(&case(name, &[])), Figure::Irr);

        assert_eq!(shown.value, "Over 1,000%", "{name}");
        let sentence = "IRR is over 1,000% a year; use payback and net present value";
        assert_eq!(shown.note, sentence, "{name}");
    }
}

#[test]
fn a_fee_that_pulls_the_balance_back_delays_the_last_payback_only() {
    let flows = [-200, 250, -120, 90].map(Usd::dollars);
    let times = payback(&flows).expect("small");

    let PaybackTime::After(last) = times.last else { panic!("it is back") };
    assert_eq!(times.first, PaybackTime::After(dec!(0.8)));
    assert_digits(last, "2.7778", "last");
}

#[test]
fn a_twelfth_that_does_not_end_is_back_on_the_month() {
    let t3 = [("N", "18"), ("lag", "6"), ("ramp", "0"), ("fee_timing", "AccruedMonthly")];
    let PaybackTime::After(months) = run(&case("case_t1", &t3)).measures.payback.last else {
        panic!("it is back")
    };

    assert_digits(months, "9.000000000", "payback");
}
