use std::collections::BTreeMap;

use rust_decimal::{Decimal, dec};
use serde::Deserialize;
use tandem::finance::{DecimalMark, PaybackTime};
use tandem::program::{Level, PartnerType};
use tandem::roi::{
    Analysis, Blanks, CaseInputs, Draft, Input, PRESETS, Preset, RangeEnd, View, analyze, check,
    halved, read, shaded, viewed,
};

use crate::assert_digits;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    published: Vec<Published>,
    preset: Vec<Other>,
    defaults: Vec<Defaults>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Published {
    r#type: String,
    investment: String,
    revenue: [String; 2],
    months: String,
    multiple: [String; 2],
    net_roi: [String; 2],
    payback_in_advance: [String; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    id: String,
    end: String,
    multiple: Vec<String>,
    npv: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Defaults {
    r#type: String,
    npv: [String; 4],
    halved: [String; 4],
}

fn tables() -> Tables {
    toml::from_str(include_str!("presets.toml")).expect("the tables are whole")
}

fn run(case: &CaseInputs) -> Analysis {
    analyze(case).expect("amounts of a plan are small")
}

fn partner_type(id: &str) -> PartnerType {
    PartnerType::from_id(id).expect("a partner type")
}

fn preset(kind: PartnerType, preset: Preset, end: RangeEnd) -> CaseInputs {
    preset.case(kind, end).expect("a preset lies within its bounds")
}

/// Everything at its default, worked out from leads and deals.
fn defaults(kind: PartnerType, level: Level) -> CaseInputs {
    let draft = Draft::default()
        .with(Input::PartnerType, kind.id())
        .with(Input::Level, level.id())
        .with(Input::Mode, "Drivers");
    check(&draft, DecimalMark::Point).expect("defaults lie within their bounds")
}

fn in_advance(case: &CaseInputs) -> CaseInputs {
    let mut values: BTreeMap<String, String> =
        Input::ALL.iter().map(|input| (input.id().to_owned(), case.plain(*input))).collect();
    values.insert(Input::FeeTiming.id().to_owned(), "AnnualAdvance".to_owned());
    read(&values, Blanks::Defaults).expect("only the timing changed")
}

#[test]
fn published_presets_reproduce_the_program_to_the_cent() {
    for row in tables().published {
        let kind = partner_type(&row.r#type);
        for (at, end) in [RangeEnd::Low, RangeEnd::High].into_iter().enumerate() {
            let case = preset(kind, Preset::Published, end);
            let m = run(&case).measures;
            let what = format!("{} {end:?}", row.r#type);

            assert_eq!(case.plain(Input::Investment), row.investment, "{what}");
            assert_eq!(case.plain(Input::AnnualRevenue), row.revenue[at], "{what}");
            assert_eq!(case.plain(Input::Months), row.months, "{what}");
            assert_digits(m.multiple.expect("there are costs"), &row.multiple[at], &what);
            assert_digits(m.net_roi.expect("there are costs"), &row.net_roi[at], &what);
            assert_eq!(m.payback.last, PaybackTime::Immediate, "{what}");
            // A twelfth of a year does not end in decimals: to a billionth of the return.
            let written: Decimal = row.multiple[at].parse().expect("a written number");
            let gap = m.multiple.expect("there are costs").checked_sub(written).expect("small");
            assert!(gap.abs() < dec!(0.000000001), "{what}: {gap}");
        }
    }
}

#[test]
fn published_presets_paid_in_advance_are_back_after_the_months_of_the_table() {
    for row in tables().published {
        for (at, end) in [RangeEnd::Low, RangeEnd::High].into_iter().enumerate() {
            let case = preset(partner_type(&row.r#type), Preset::Published, end);
            let PaybackTime::After(months) = run(&in_advance(&case)).measures.payback.last else {
                panic!("{} {end:?} is not back", row.r#type)
            };

            assert_digits(months, &row.payback_in_advance[at], &row.r#type);
        }
    }
}

#[test]
fn the_other_presets_have_the_multiple_and_the_worth_of_the_table() {
    for row in tables().preset {
        let (which, _) =
            PRESETS.into_iter().find(|(_, id)| *id == row.id).expect("a preset of this id");
        let end = if row.end == "high" { RangeEnd::High } else { RangeEnd::Low };
        for (at, kind) in PartnerType::ALL.into_iter().enumerate().take(row.npv.len()) {
            let m = run(&preset(kind, which, end)).measures;
            let what = format!("{} {} {}", row.id, row.end, kind.id());

            assert_digits(m.multiple.expect("there are costs"), &row.multiple[at], &what);
            assert_digits(m.npv.decimal(), &row.npv[at], &what);
        }
    }
}

#[test]
fn a_preset_follows_the_level_its_investment_pays_for() {
    let levels = PartnerType::ALL.map(|kind| preset(kind, Preset::Base, RangeEnd::Low).level());

    assert_eq!(levels, [Level::Premier, Level::Premier, Level::Select]);
}

#[test]
fn a_first_visit_starts_at_the_base_preset() {
    let first = check(&Draft::default(), DecimalMark::Point).expect("defaults are a case");

    let base = preset(PartnerType::Channel, Preset::Base, RangeEnd::Low);
    assert_eq!(run(&first).measures, run(&base).measures);
}

#[test]
fn leads_and_deals_at_their_defaults_are_worth_the_amounts_of_the_table() {
    for row in tables().defaults {
        for (at, level) in Level::ALL.into_iter().enumerate() {
            let case = defaults(partner_type(&row.r#type), level);
            let what = format!("{} {}", row.r#type, level.id());

            assert_eq!(case.months(), 36, "{what}");
            assert_digits(run(&case).measures.npv.decimal(), &row.npv[at], &what);
            let half = run(&halved(&case)).measures.npv.decimal();
            assert_digits(half, &row.halved[at], &format!("{what}, cut in half"));
        }
    }
}

#[test]
fn caution_stretches_the_ramp_and_hope_shortens_it() {
    let case = defaults(PartnerType::Channel, Level::Premier);

    let cautious = shaded(&case, dec!(0.5), dec!(1.5));
    let hopeful = shaded(&case, dec!(1.25), dec!(0.75));

    let ends = |case: &CaseInputs| (case.number(Input::ClaimFactor), case.number(Input::Ramp));
    assert_eq!(ends(&cautious), (dec!(0.5), dec!(9)));
    assert_eq!(ends(&hopeful), (dec!(1.25), dec!(4.5)));
    let worth = |case: &CaseInputs| run(case).measures.npv;
    assert!(worth(&cautious) < worth(&halved(&case)));
    assert!(worth(&hopeful) > worth(&case));
}

#[test]
fn the_published_claim_is_seen_as_the_programs_and_not_as_the_persons() {
    let own = defaults(PartnerType::Technology, Level::Select);

    let claim = viewed(&own, View::Published).expect("a preset is a case");
    let half = viewed(&own, View::Halved).expect("a preset is a case");

    assert!(Input::ALL.iter().all(|input| !claim.is_changed(*input)));
    assert_eq!(run(&claim).measures.multiple.map(|it| it.round_dp(9)), Some(dec!(3)));
    assert_eq!(run(&half).measures.multiple.map(|it| it.round_dp(9)), Some(dec!(1.5)));
    assert_eq!(viewed(&own, View::Own), Ok(own));
}
