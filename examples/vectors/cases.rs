//! Vectors that run a whole case.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::{Value, json};
use tandem::finance::{Mirr, annual};
use tandem::program::PartnerType;
use tandem::roi::{
    Analysis, Blanks, CaseInputs, Input, Lens, Preset, Question, RangeEnd, Solution, Target,
    Unknown, analyze, read, solve,
};

use crate::fields::{number, time};
use crate::functions::Got;

pub fn case_of(input: &Value) -> Result<CaseInputs, String> {
    let fields = input.as_object().ok_or("the input is no object")?;
    let mut values = BTreeMap::new();
    for (id, value) in fields {
        if ["solve_for", "target"].contains(&id.as_str()) {
            continue;
        }
        Input::from_id(id).ok_or_else(|| format!("`{id}` is no input"))?;
        let text = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        values.insert(id.clone(), text);
    }
    read(&values, Blanks::Zero).map_err(|problems| {
        let told = problems.all().iter();
        told.map(|it| format!("{}: {}", it.input.id(), it.message)).collect::<Vec<_>>().join("; ")
    })
}

pub fn analyze_case(case: &CaseInputs) -> Result<Analysis, String> {
    analyze(case).map_err(|error| error.to_string())
}

pub fn partner_type(input: &Value) -> Result<PartnerType, String> {
    let name = input["type"].as_str().unwrap_or_default();
    PartnerType::ALL
        .into_iter()
        .find(|kind| kind.id().eq_ignore_ascii_case(name))
        .ok_or_else(|| format!("`{name}` is no partner type"))
}

/// What `pick` gives for the low and the high end of a preset.
pub fn both_ends(kind: PartnerType, preset: Preset, pick: impl Fn(CaseInputs) -> Got) -> Got {
    let at = |end| pick(preset.case(kind, end).map_err(|problems| format!("{problems:?}"))?);
    Ok(json!([at(RangeEnd::Low)?, at(RangeEnd::High)?]))
}

/// The case with its investment paid in advance instead.
pub fn run_in_advance(case: &CaseInputs) -> Result<Analysis, String> {
    let mut values: BTreeMap<String, String> =
        Input::ALL.iter().map(|input| (input.id().to_owned(), case.plain(*input))).collect();
    values.retain(|_, value| !value.is_empty());
    values.insert(Input::FeeTiming.id().to_owned(), "AnnualAdvance".to_owned());
    let case = read(&values, Blanks::Defaults).map_err(|problems| format!("{problems:?}"))?;
    analyze_case(&case)
}

/// The multiples with six months of ramp-up, low and high.
pub fn ramped() -> Got {
    let multiples = |kind| {
        both_ends(kind, Preset::WithRamp, |case| {
            Ok(analyze_case(&case)?.measures.multiple.map_or(Value::Null, number))
        })
    };
    Ok(json!({
        "technology_18m": multiples(PartnerType::Technology)?,
        "channel_12m": multiples(PartnerType::Channel)?,
        "solution_12m": multiples(PartnerType::Solution)?,
    }))
}

pub fn found(case: &CaseInputs, target: Target, unknown: Unknown) -> Got {
    let question = Question { target, within: None, unknown };
    match solve(case, question).map_err(|error| error.to_string())? {
        Solution::Found(value) => Ok(number(value)),
        other => Err(format!("{other:?}")),
    }
}

/// Answers for another vector's case; which ones, the expected keys' names decide, so all that
/// could be asked are given.
pub fn reverse(vectors: &[Value], input: &Value) -> Got {
    let named = |vector: &&Value| vector["id"] == input["case"];
    let case = vectors.iter().find(named).ok_or("the named case is not in the file")?;
    let case = case_of(&case["input"])?;
    let answer = |target, unknown| found(&case, target, unknown).unwrap_or(Value::Null);
    if input["target"] == "NPV=0" {
        return Ok(json!({
            "leads": answer(Target::BreakEven, Unknown::Leads),
            "win": answer(Target::BreakEven, Unknown::Win),
            "arpa": answer(Target::BreakEven, Unknown::Arpa),
            "share": answer(Target::BreakEven, Unknown::Share),
        }));
    }
    let times = |times: i64| Target::Multiple(Decimal::from(times));
    Ok(json!({
        "leads_for_2x": answer(times(2), Unknown::Leads),
        "leads_for_3x": answer(times(3), Unknown::Leads),
        "arpa_for_2x": answer(times(2), Unknown::Arpa),
        "arpa_for_3x": answer(times(3), Unknown::Arpa),
    }))
}

/// Every value that a `case` vector may name.
pub fn case_values(run: &Analysis) -> Value {
    let m = &run.measures;
    let vendor = run.outcome(Lens::Vendor).ok();
    let irr = match m.irr.rates().as_slice() {
        [] => json!("none"),
        [monthly] => json!({
            "month": number(*monthly),
            "annual": annual(*monthly).map_or(Value::Null, number),
        }),
        several => several.iter().copied().map(number).collect::<Vec<_>>().into(),
    };
    let modified = match m.mirr {
        Mirr::Rate(monthly) => annual(monthly).map_or(Value::Null, number),
        Mirr::OneSign | Mirr::Empty => Value::Null,
    };
    json!({
        "gross": m.gross.map(|gross| number(gross.decimal())),
        "share": number(m.earned.decimal()),
        "inflow": number(m.inflow.decimal()),
        "outflow": number(m.outflow.decimal()),
        "net": number(m.net.decimal()),
        "npv": number(m.npv.decimal()),
        "multiple": m.multiple.map(number),
        "net_roi": m.net_roi.map(number),
        "pv_roi": m.pv_roi.map(number),
        "customers_end": number(m.customers),
        "services": number(m.services.decimal()),
        "mdf_received": number(m.mdf_received.decimal()),
        "mdf_receivable": number(run.projection.mdf_receivable.decimal()),
        "payback_first": time(m.payback.first),
        "payback_last": time(m.payback.last),
        "payback_discounted": time(m.payback_discounted.last),
        "peak_funding": [number(m.peak.amount.decimal()), m.peak.month],
        "mirr_annual": modified,
        "irr": irr,
        "vendor_net": vendor.as_ref().map(|vendor| number(vendor.net.decimal())),
        "vendor_npv": vendor.as_ref().map(|vendor| number(vendor.npv.decimal())),
    })
}
