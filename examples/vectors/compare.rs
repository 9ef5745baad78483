//! Whether two JSON values agree within a tolerance.

use rust_decimal::Decimal;
use serde_json::Value;

/// Whether `got` is what was expected: numbers within `tolerance`, all else equal. An object must
/// hold every expected key; it may hold more. Numbers may be written as strings.
pub fn agrees(got: &Value, expected: &Value, tolerance: Decimal) -> bool {
    if let (Some(got), Some(expected)) = (decimal(got), decimal(expected)) {
        return got.checked_sub(expected).is_some_and(|gap| gap.abs() <= tolerance);
    }
    match (got, expected) {
        (Value::Array(got), Value::Array(expected)) => {
            got.len() == expected.len()
                && got.iter().zip(expected).all(|(got, expected)| agrees(got, expected, tolerance))
        }
        (Value::Object(got), Value::Object(expected)) => expected.iter().all(|(key, expected)| {
            got.get(key).is_some_and(|got| agrees(got, expected, tolerance))
        }),
        _ => got == expected,
    }
}

/// The exact decimal a JSON number or a string of digits stands for.
pub fn decimal(value: &Value) -> Option<Decimal> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    text.parse().ok().or_else(|| Decimal::from_scientific(&text).ok())
}
