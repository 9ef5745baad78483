//! What each vector asks, in terms of the engine.

use rust_decimal::{Decimal, MathematicalOps};
use serde_json::{Value, json};
use tandem::finance::{
    Irr, Mirr, Overflow, Rate, Share, Usd, allocate, discount_factors, effective, irr, mirr,
    nominal, npv, npv_from_first, payback, payment, profitability_index, root12, split_evenly,
    xirr, xnpv,
};
use tandem::program::{Level, published};
use tandem::roi::{
    BandReading, Preset, Target, Unknown, bookings_for, indifference_volume, lead_floor,
    select_is_best_below,
};

use crate::cases::{
    analyze_case, both_ends, case_of, case_values, found, partner_type, ramped, reverse,
    run_in_advance,
};
use crate::fields::{
    cents, dated, field, flows, growth, list, money, number, roots, share, time, too_large, whole,
};

pub type Got = Result<Value, String>;

/// What the engine gives for a vector; `None` if it does not know the function.
pub fn run(vectors: &[Value], name: &str, input: &Value) -> Option<Got> {
    let got = match name {
        "npv_t0" => flows(input).and_then(|cf| worth(&cf, input, false)),
        "npv_t1_excel" => flows(input).and_then(|cf| worth(&cf, input, true)),
        "npv_t1_excel_plus_initial" => flows(input).and_then(|mut cf| {
            cf.insert(0, money(input, "initial")?);
            worth(&cf, input, false)
        }),
        "irr_unique" => flows(input).and_then(|cf| match irr(&cf) {
            irr @ Irr::Unique(_) => Ok(irr.rates().into_iter().map(number).next().into()),
            other => Err(format!("not one rate: {other:?}")),
        }),
        "irr_all_roots" | "roots_double_plus_single" => flows(input).map(|cf| roots(&irr(&cf))),
        "mirr" => modified(input),
        "xnpv_act365" => dated(input).and_then(|flows| {
            let worth = xnpv(Rate::new(field(input, "rate")?), &flows).map_err(too_large)?;
            Ok(number(worth.decimal()))
        }),
        "xirr_act365" => dated(input).and_then(|flows| match xirr(&flows) {
            irr @ Irr::Unique(_) => Ok(irr.rates().into_iter().map(number).next().into()),
            other => Err(format!("not one rate: {other:?}")),
        }),
        "effect" => field(input, "nominal").and_then(|rate| {
            effective(Rate::new(rate), whole(input, "m")?)
                .map(|rate| number(rate.decimal()))
                .map_err(too_large)
        }),
        "nominal" => field(input, "effective").and_then(|rate| {
            nominal(Rate::new(rate), whole(input, "m")?)
                .map(|rate| number(rate.decimal()))
                .map_err(too_large)
        }),
        "monthly_effective" => field(input, "annual_effective").and_then(|rate| {
            let growth = Rate::new(rate).monthly_growth().map_err(too_large)?;
            growth.decimal().checked_sub(Decimal::ONE).map(number).ok_or_else(|| too_large(Overflow))
        }),
        "churn" => field(input, "annual").and_then(|annual| {
            let lost = Share::new(annual).map_err(|error| error.to_string())?.monthly_loss();
            Ok(json!({ "monthly": number(lost.map_err(too_large)?.fraction()) }))
        }),
        "payback_simple" => flows(input).and_then(|cf| back(&cf)),
        "payback_simple_last_crossing" => flows(input).and_then(|cf| {
            let times = payback(&cf).map_err(too_large)?;
            Ok(json!({ "first": time(times.first), "last": time(times.last) }))
        }),
        "payback_discounted" => flows(input).and_then(|cf| {
            let factors = factors(input, cf.len())?;
            let discounted: Result<Vec<Usd>, _> =
                cf.iter().zip(factors).map(|(flow, factor)| flow.times(factor)).collect();
            back(&discounted.map_err(too_large)?)
        }),
        "profitability_index" => flows(input).and_then(|cf| {
            let index = profitability_index(&cf, &factors(input, cf.len())?).map_err(too_large)?;
            Ok(index.map_or(Value::Null, number))
        }),
        "pmt" => field(input, "rate").and_then(|rate| {
            payment(Rate::new(rate), whole(input, "nper")?, money(input, "pv")?)
                .map(|payment| number(payment.decimal()))
                .map_err(too_large)
        }),
        "round_money" => list(input, "values")
            .map(|values| values.iter().map(|it| cents(*it)).collect::<Vec<_>>().into()),
        "round_half_even_table" => list(input, "values").map(|values| {
            use rust_decimal::RoundingStrategy::{MidpointAwayFromZero, MidpointNearestEven};
            let round = |strategy| {
                let rounded = values.iter().map(|it| it.round_dp_with_strategy(1, strategy));
                rounded.map(|it| it.to_string()).collect::<Vec<_>>()
            };
            json!({ "half_even": round(MidpointNearestEven), "half_away": round(MidpointAwayFromZero) })
        }),
        "allocate" => allocated(input),
        "rust_decimal_fmt" => field(input, "value").map(|value| json!(format!("{value:.2}"))),
        "powd" => field(input, "base").and_then(|base| {
            let power = base.checked_powd(field(input, "exp")?).ok_or("too large")?;
            Ok(number(power))
        }),
        "published_preset" => published_preset(input),
        "published_preset_payback" => partner_type(input).and_then(|kind| {
            let months = both_ends(kind, Preset::Published, |case| {
                Ok(time(run_in_advance(&case)?.measures.payback.last))
            })?;
            Ok(json!({ "simple_months": months }))
        }),
        "linear_ramp_6m" => ramped(),
        "required_gross" => list(input, "partner_revenue").and_then(|revenues| {
            let share = share(input, "share")?;
            let gross = |revenue| {
                let gross = bookings_for(Usd::from_decimal(revenue), share).map_err(too_large)?;
                gross.map(|gross| number(gross.decimal())).ok_or_else(|| "share is 0".to_owned())
            };
            revenues.into_iter().map(gross).collect::<Result<Vec<_>, _>>().map(Value::from)
        }),
        "gross_lens" => gross_lens(input),
        "break_even_arpa_npv0" => case_of(input).and_then(|case| {
            found(&case, Target::BreakEven, Unknown::Arpa)
        }),
        "mdf" => matching_funds(input),
        "level_indifference_gross" => steps(Share::ZERO).and_then(|without| {
            let with = steps(Share::WHOLE)?;
            Ok(json!({ "share_and_fee_only": without, "with_full_mdf_value": with }))
        }),
        "level_indifference" => share(input, "phi").and_then(steps),
        "level_select_never_best_above_phi" => select_is_best_below()
            .map_err(too_large)
            .map(|part| part.map_or(Value::Null, number)),
        "lead_floor" => whole(input, "partners").and_then(|partners| {
            let leads = |reading| lead_floor(partners, reading).map(number).map_err(too_large);
            Ok(json!({
                "exclusive": leads(BandReading::Exclusive)?,
                "cumulative": leads(BandReading::Cumulative)?,
            }))
        }),
        "pv_roi" => pv_roi(input),
        "root12" => list(input, "values").and_then(|values| {
            let roots: Result<Vec<_>, _> = values.into_iter().map(root12).collect();
            let roots = roots.map_err(too_large)?;
            Ok(roots.into_iter().map(|root| json!(root.to_string())).collect::<Vec<_>>().into())
        }),
        "case" => case_of(input).and_then(|case| Ok(case_values(&analyze_case(&case)?))),
        "reverse_solve" => reverse(vectors, input),
        _ => return None,
    };
    Some(got)
}

fn worth(cf: &[Usd], input: &Value, from_first: bool) -> Got {
    let count = cf.len().saturating_add(1);
    let factors = discount_factors(growth(input, "rate")?, count).map_err(too_large)?;
    let worth = if from_first { npv_from_first(cf, &factors) } else { npv(cf, &factors) };
    Ok(number(worth.map_err(too_large)?.decimal()))
}

fn factors(input: &Value, count: usize) -> Result<Vec<Decimal>, String> {
    discount_factors(growth(input, "rate")?, count).map_err(too_large)
}

fn back(cf: &[Usd]) -> Got {
    Ok(time(payback(cf).map_err(too_large)?.last))
}

fn modified(input: &Value) -> Got {
    let rate = mirr(&flows(input)?, growth(input, "finance")?, growth(input, "reinvest")?);
    Ok(match rate.map_err(too_large)? {
        Mirr::Rate(rate) => number(rate),
        Mirr::OneSign => json!("undefined_same_sign"),
        Mirr::Empty => json!("undefined_empty"),
    })
}

fn allocated(input: &Value) -> Got {
    let total = money(input, "total")?;
    if input["weights"].is_array() {
        let weights: Result<Vec<u32>, _> =
            list(input, "weights")?.into_iter().map(u32::try_from).collect();
        let weights = weights.map_err(|error| error.to_string())?;
        let parts = allocate(total, &weights).map_err(|error| error.to_string())?;
        return Ok(parts.into_iter().map(|part| cents(part.decimal())).collect::<Vec<_>>().into());
    }
    let parts = split_evenly(total, usize::try_from(whole(input, "n")?).unwrap_or_default())
        .map_err(|error| error.to_string())?;
    let mut counts = serde_json::Map::new();
    for part in parts {
        let count = counts.entry(cents(part.decimal())).or_insert(json!(0));
        *count = json!(count.as_u64().unwrap_or_default().saturating_add(1));
    }
    Ok(Value::Object(counts))
}

fn published_preset(input: &Value) -> Got {
    let kind = partner_type(input)?;
    let in_advance = input["fee"].as_str().is_some_and(|fee| fee.contains("advance"));
    let measured = |pick: fn(&tandem::roi::Measures) -> Value| {
        both_ends(kind, Preset::Published, |case| {
            let run = if in_advance { run_in_advance(&case) } else { analyze_case(&case) };
            Ok(pick(&run?.measures))
        })
    };
    Ok(json!({
        "multiple": measured(|m| m.multiple.map_or(Value::Null, number))?,
        "net_roi": measured(|m| m.net_roi.map_or(Value::Null, number))?,
        "npv": measured(|m| number(m.npv.decimal()))?,
        "payback_discounted": measured(|m| time(m.payback_discounted.last))?,
    }))
}

fn gross_lens(input: &Value) -> Got {
    let (share, investment) = (share(input, "share")?, money(input, "investment")?);
    let takes: Result<Vec<Usd>, _> =
        list(input, "gross")?.into_iter().map(|gross| Usd::from_decimal(gross).of(share)).collect();
    let takes = takes.map_err(too_large)?;
    let multiples: Result<Vec<_>, _> = takes.iter().map(|take| take.ratio_to(investment)).collect();
    let multiples = multiples.map_err(too_large)?;
    Ok(json!({
        "partner_take": takes.into_iter().map(|take| number(take.decimal())).collect::<Vec<_>>(),
        "multiple": multiples.into_iter().map(|it| it.map(number)).collect::<Vec<_>>(),
    }))
}

/// A year of `spend`, matched and capped, as the engine claims it month by month.
fn matching_funds(input: &Value) -> Got {
    let spend = field(input, "spend")?;
    let monthly = spend.checked_div(Decimal::from(12)).ok_or("too large")?;
    let case = json!({
        "mode": "Drivers", "N": 12, "marketing": monthly.to_string(),
        "match": field(input, "match")?.to_string(), "mdf_cap": field(input, "cap")?.to_string(),
    });
    let received = analyze_case(&case_of(&case)?)?.measures.mdf_received;
    let outlay = Usd::from_decimal(spend).minus(received).map_err(too_large)?;
    Ok(json!({ "reimbursed": number(received.decimal()), "net_outlay": number(outlay.decimal()) }))
}

fn pv_roi(input: &Value) -> Got {
    let amounts = |name| -> Result<Vec<Usd>, String> {
        Ok(list(input, name)?.into_iter().map(Usd::from_decimal).collect())
    };
    let (costs, benefits) = (amounts("costs")?, amounts("benefits")?);
    let factors = factors(input, costs.len())?;
    let (out, back) = (npv(&costs, &factors), npv(&benefits, &factors));
    let (out, back) = (out.map_err(too_large)?, back.map_err(too_large)?);
    let net = back.minus(out).map_err(too_large)?;
    let plain = |amounts: &[Usd]| Usd::sum(amounts.iter().copied()).map_err(too_large);
    let (spent, gained) = (plain(&costs)?, plain(&benefits)?);
    let net_undiscounted = gained.minus(spent).map_err(too_large)?;
    Ok(json!({
        "pv_costs": number(out.decimal()),
        "pv_benefits": number(back.decimal()),
        "npv": number(net.decimal()),
        "pv_roi": net.ratio_to(out).map_err(too_large)?.map(number),
        "net_roi_undiscounted": net_undiscounted.ratio_to(spent).map_err(too_large)?.map(number),
    }))
}

/// Where each level begins to pay more than the one below.
fn steps(cash_part: Share) -> Got {
    let at = |lower, higher| {
        let (lower, higher) = (published::terms(lower), published::terms(higher));
        let volume = indifference_volume(lower, higher, cash_part).map_err(too_large)?;
        volume.map(|volume| number(volume.decimal())).ok_or_else(|| "equal shares".to_owned())
    };
    Ok(json!([
        at(Level::Registered, Level::Select)?,
        at(Level::Select, Level::Premier)?,
        at(Level::Premier, Level::Strategic)?,
    ]))
}
