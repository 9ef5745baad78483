//! A case worked out, as JSON.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use tandem::finance::figure::plain;
use tandem::finance::{Irr, Mirr, NoFlows, NoIrr, PaybackTime, Usd, annual};
use tandem::roi::{
    Analysis, COLUMNS, Figure, Input, Lens, Month, analyze, program_year, readout, warnings,
};
use tandem::store::CaseName;
use tandem::store::exchange::open_case_file;

/// Digits of a rate, which is found by search and good to about ten.
const RATE_DIGITS: u32 = 12;

/// The case in the text of a file, worked out; or why there is none, in one sentence.
pub fn of_file(text: &str) -> Result<Value, String> {
    let (name, case) = open_case_file(text).map_err(|problem| format!("{problem}."))?;
    let analysis = analyze(&case).map_err(|too_large| format!("{too_large}."))?;
    Ok(of(&name, &analysis))
}

/// Everything a case comes to.
pub fn of(name: &CaseName, analysis: &Analysis) -> Value {
    let case = &analysis.case;
    let inputs: Map<String, Value> = Input::ALL
        .into_iter()
        .filter(|input| case.asks(*input))
        .map(|input| (input.id().to_owned(), json!(case.plain(input))))
        .collect();
    let warnings: Map<String, Value> = warnings(case)
        .into_iter()
        .map(|(input, warning)| (input.id().to_owned(), json!(warning)))
        .collect();
    json!({
        "name": name.as_str(),
        "inputs": inputs,
        "warnings": warnings,
        "measures": measures(analysis),
        "lenses": { "vendor": lens(analysis, Lens::Vendor), "joint": lens(analysis, Lens::Joint) },
        "monthly": months(analysis),
    })
}

fn measures(analysis: &Analysis) -> Value {
    let m = &analysis.measures;
    let unit = m.unit.as_ref();
    let value = |figure: Figure, exact: Option<Decimal>| json!({ "value": exact.map(plain), "shown": readout(analysis, figure).value });
    let money = |figure: Figure, amount: Option<Usd>| value(figure, amount.map(Usd::decimal));
    json!({
        "inflow": money(Figure::Inflow, Some(m.inflow)),
        "outflow": money(Figure::Outflow, Some(m.outflow)),
        "net": money(Figure::Net, Some(m.net)),
        "npv": money(Figure::Npv, Some(m.npv)),
        "pv_in": { "value": plain(m.pv_in.decimal()), "shown": m.pv_in.whole().to_string() },
        "pv_out": { "value": plain(m.pv_out.decimal()), "shown": m.pv_out.whole().to_string() },
        "multiple": value(Figure::Multiple, m.multiple),
        "net_roi": value(Figure::NetRoi, m.net_roi),
        "pv_roi": value(Figure::PvRoi, m.pv_roi),
        "irr": internal_rate(analysis),
        "mirr": modified_rate(analysis),
        "payback_first": time(m.payback.first),
        "payback_last": time(m.payback.last),
        "payback_discounted": time(m.payback_discounted.last),
        "peak_funding": {
            "value": plain(m.peak.amount.decimal()),
            "month": m.peak.month,
            "shown": readout(analysis, Figure::Peak).value,
        },
        "pi": value(Figure::Profitability, m.profitability),
        "gross": money(Figure::Gross, m.gross),
        "earned": { "value": plain(m.earned.decimal()), "shown": m.earned.whole().to_string() },
        "services": {
            "value": plain(m.services.decimal()),
            "shown": m.services.whole().to_string(),
        },
        "mdf_received": money(Figure::MdfReceived, Some(m.mdf_received)),
        "mdf_receivable": money(Figure::MdfReceivable, Some(analysis.projection.mdf_receivable)),
        "customers_end": value(Figure::Customers, Some(m.customers)),
        "cac": money(Figure::CustomerCost, unit.map(|unit| unit.cost)),
        "ltv": money(Figure::LifetimeValue, unit.and_then(|unit| unit.lifetime_value)),
        "ltv_cac": value(Figure::ValueToCost, unit.and_then(|unit| unit.ratio)),
        "cac_payback": value(Figure::CostPayback, unit.and_then(|unit| unit.payback_months)),
    })
}

fn internal_rate(analysis: &Analysis) -> Value {
    let irr = &analysis.measures.irr;
    let status = match irr {
        Irr::Unique(_) => "unique",
        Irr::Multiple(_) => "multiple",
        Irr::None(NoIrr::OneSign) => "none: one sign",
        Irr::None(NoIrr::NoRealRoot) => "none: no real root",
        Irr::NotMeaningful(NoFlows::Empty) => "not meaningful: no flows",
        Irr::NotMeaningful(NoFlows::AllZero) => "not meaningful: all flows are zero",
    };
    let rates = irr.rates();
    let monthly: Vec<String> = rates.iter().map(|rate| rate_text(*rate)).collect();
    let yearly: Vec<Option<String>> =
        rates.iter().map(|rate| annual(*rate).ok().map(rate_text)).collect();
    let shown = readout(analysis, Figure::Irr);
    json!({
        "status": status,
        "month": monthly,
        "year": yearly,
        "shown": shown.value,
        "sentence": format!("{}.", shown.note),
    })
}

fn modified_rate(analysis: &Analysis) -> Value {
    let shown = readout(analysis, Figure::Mirr).value;
    match analysis.measures.mirr {
        Mirr::Rate(monthly) => json!({
            "status": "rate",
            "month": plain(monthly),
            "year": annual(monthly).ok().map(plain),
            "shown": shown,
        }),
        Mirr::OneSign => json!({ "status": "none: one sign", "shown": shown }),
        Mirr::Empty => json!({ "status": "not meaningful: all flows are zero", "shown": shown }),
    }
}

fn rate_text(rate: Decimal) -> String {
    plain(rate.round_dp(RATE_DIGITS))
}

fn time(time: PaybackTime) -> Value {
    match time {
        PaybackTime::After(months) => json!({ "status": "after", "months": plain(months) }),
        PaybackTime::Immediate => json!({ "status": "immediate", "months": null }),
        PaybackTime::Never => json!({ "status": "never", "months": null }),
        PaybackTime::NotMeaningful => json!({ "status": "not meaningful", "months": null }),
    }
}

fn lens(analysis: &Analysis, lens: Lens) -> Value {
    match analysis.outcome(lens) {
        Ok(outcome) => json!({
            "net": plain(outcome.net.decimal()),
            "npv": plain(outcome.npv.decimal()),
            "payback_last": time(outcome.payback.last),
            "peak_funding": { "value": plain(outcome.peak.amount.decimal()), "month": outcome.peak.month },
        }),
        Err(unknown) => json!({ "unknown": format!("{unknown}.") }),
    }
}

fn months(analysis: &Analysis) -> Vec<Value> {
    let name = |t| analysis.case.start()?.later(t).map(|month| month.to_string());
    let row = |month: &Month| {
        let mut row = Map::new();
        row.insert("t".to_owned(), json!(month.t));
        row.insert("month".to_owned(), json!(name(month.t)));
        row.insert("year".to_owned(), json!(program_year(month.t)));
        for column in &COLUMNS {
            row.insert(column.id.to_owned(), json!(column.value(month).map(plain)));
        }
        Value::Object(row)
    };
    analysis.projection.months.iter().map(row).collect()
}
