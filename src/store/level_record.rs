//! A level plan as it is kept.

use std::collections::BTreeMap;

use super::json::{Entries, Json, entry, take};
use super::kind::Kind;
use super::record::{Record, texts_from_json, texts_to_json};

/// A person's level plan: what was typed. There is one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LevelRecord {
    /// Typed text by field id. An id that no field has is carried along.
    pub texts: BTreeMap<String, String>,
    /// Milliseconds since 1970.
    pub updated_ms: i64,
    /// Fields of a later version, in their order.
    unknown: Entries,
}

impl Record for LevelRecord {
    const KIND: Kind = Kind::Level;

    fn to_json(&self) -> Json {
        let mut fields = vec![
            entry("texts", texts_to_json(&self.texts)),
            entry("updated_ms", Json::Number(self.updated_ms.to_string())),
        ];
        fields.extend(self.unknown.iter().cloned());
        Json::Map(fields)
    }

    fn from_json(payload: Json) -> Option<LevelRecord> {
        let mut fields = payload.into_map()?;
        Some(LevelRecord {
            texts: texts_from_json(take(&mut fields, "texts")?)?,
            updated_ms: take(&mut fields, "updated_ms")?.whole()?,
            unknown: fields,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_a_later_version_is_written_back() {
        let text = r#"{"texts":{"now":"Select"},"updated_ms":1,"color":"green"}"#;

        let record = LevelRecord::from_json(Json::read(text).unwrap()).unwrap();

        assert_eq!(record.to_json().to_string(), text);
        assert_eq!(LevelRecord::default().to_json().to_string(), r#"{"texts":{},"updated_ms":0}"#);
    }

    #[test]
    fn wrong_types_and_missing_fields_are_refused() {
        for text in [
            "null",
            "{}",
            r#"{"texts":{}}"#,
            r#"{"updated_ms":1}"#,
            r#"{"texts":{"now":5},"updated_ms":1}"#,
            r#"{"texts":{"now":"a","now":"b"},"updated_ms":1}"#,
            r#"{"texts":{},"updated_ms":"1"}"#,
        ] {
            let record = Json::read(text).ok().and_then(LevelRecord::from_json);
            assert_eq!(record, None, "{text}");
        }
    }
}
