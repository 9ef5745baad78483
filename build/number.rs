use std::fmt;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

/// An exact number: whole ones as they are, decimals in quotes, because TOML
/// would read them as floating point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(pub Decimal);

impl Number {
    pub fn whole<T: TryFrom<Decimal>>(self) -> Option<T> {
        if self.0.is_integer() { T::try_from(self.0).ok() } else { None }
    }
}

/// With groups of three, for messages: `10,000`.
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.to_string();
        let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
        let (minus, digits) = whole.split_at(usize::from(whole.starts_with('-')));
        formatter.write_str(minus)?;
        for (digit, left) in digits.chars().zip((1..=digits.len()).rev()) {
            write!(formatter, "{digit}")?;
            if left > 1 && left % 3 == 1 {
                formatter.write_str(",")?;
            }
        }
        formatter.write_str(rest)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Exact;

        impl Visitor<'_> for Exact {
            type Value = Number;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a whole number, or a decimal in quotes")
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Number, E> {
                Ok(Number(Decimal::from(value)))
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<Number, E> {
                Err(E::custom(format!(
                    "`{value}` would not stay exact; write \"{value}\" in quotes"
                )))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Number, E> {
                Decimal::from_str_exact(text).map(Number).map_err(|_| {
                    E::custom(format!("\"{text}\" is not a number; write it like \"8.5\""))
                })
            }
        }

        deserializer.deserialize_any(Exact)
    }
}
