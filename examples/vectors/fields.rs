//! Reading a vector's input and writing its answer.

use rust_decimal::Decimal;
use serde_json::{Value, json};
use tandem::finance::{Day, Growth, Irr, NoFlows, Overflow, PaybackTime, Rate, Share, Usd};

use crate::compare::decimal;

pub fn field(input: &Value, name: &str) -> Result<Decimal, String> {
    decimal(&input[name]).ok_or_else(|| format!("`{name}` is no number"))
}

pub fn money(input: &Value, name: &str) -> Result<Usd, String> {
    field(input, name).map(Usd::from_decimal)
}

pub fn share(input: &Value, name: &str) -> Result<Share, String> {
    Share::new(field(input, name)?).map_err(|error| error.to_string())
}

pub fn growth(input: &Value, name: &str) -> Result<Growth, String> {
    Growth::per_period(Rate::new(field(input, name)?)).map_err(too_large)
}

pub fn whole(input: &Value, name: &str) -> Result<u32, String> {
    u32::try_from(field(input, name)?).map_err(|error| error.to_string())
}

pub fn list(input: &Value, name: &str) -> Result<Vec<Decimal>, String> {
    let items = input[name].as_array().ok_or_else(|| format!("`{name}` is no list"))?;
    items
        .iter()
        .map(|item| decimal(item).ok_or_else(|| format!("`{name}` holds something else")))
        .collect()
}

pub fn flows(input: &Value) -> Result<Vec<Usd>, String> {
    Ok(list(input, "cf")?.into_iter().map(Usd::from_decimal).collect())
}

pub fn dated(input: &Value) -> Result<Vec<(Day, Usd)>, String> {
    let dates = input["dates"].as_array().ok_or("`dates` is no list")?;
    let day = |date: &Value| {
        let text = date.as_str().ok_or("a date is no text")?;
        text.parse::<Day>().map_err(|error| error.to_string())
    };
    let days: Result<Vec<Day>, String> = dates.iter().map(day).collect();
    Ok(days?.into_iter().zip(flows(input)?).collect())
}

pub fn number(value: Decimal) -> Value {
    json!(value.normalize().to_string())
}

pub fn cents(value: Decimal) -> String {
    format!("{:.2}", Usd::from_decimal(value).to_cents().decimal())
}

pub fn time(time: PaybackTime) -> Value {
    match time {
        PaybackTime::After(months) => number(months),
        PaybackTime::Immediate => json!("immediate"),
        PaybackTime::Never => json!("never"),
        PaybackTime::NotMeaningful => json!("not meaningful"),
    }
}

pub fn roots(irr: &Irr) -> Value {
    match irr {
        Irr::Unique(_) | Irr::Multiple(_) | Irr::None(_) => {
            irr.rates().into_iter().map(number).collect::<Vec<_>>().into()
        }
        Irr::NotMeaningful(NoFlows::AllZero) => json!("undefined_all_zero"),
        Irr::NotMeaningful(NoFlows::Empty) => json!("undefined_empty"),
    }
}

pub fn too_large(_: Overflow) -> String {
    "an amount outgrew 28 digits".to_owned()
}
