//! A level plan as it is kept.

use std::collections::BTreeMap;

use super::json::{Entries, Json, entry, take};
use super::record::{Record, texts_from_json, texts_to_json};
use super::slot::Kind;

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

impl LevelRecord {
    /// Does to these texts what leads from `from` to `to`: an id with another text gets it, an id
    /// that is missing in `to` is removed, and every id that is the same in both stays as it is
    /// here. So what another tab changed survives, except where both changed the same id.
    pub fn change(&mut self, from: &BTreeMap<String, String>, to: &BTreeMap<String, String>) {
        self.texts.retain(|id, _| to.contains_key(id) || !from.contains_key(id));
        for (id, text) in to {
            if from.get(id) != Some(text) {
                self.texts.insert(id.clone(), text.clone());
            }
        }
    }
}

impl Record for LevelRecord {
    const KIND: Kind = Kind::Level;
    const SCHEMA: u32 = 1;

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

    fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|&(id, text)| (id.to_owned(), text.to_owned())).collect()
    }

    #[test]
    fn a_field_of_a_later_version_is_written_back() {
        let text = r#"{"texts":{"now":"Select"},"updated_ms":1,"color":"green"}"#;

        let record = LevelRecord::from_json(Json::read(text).unwrap()).unwrap();

        assert_eq!(record.to_json().to_string(), text);
        assert_eq!(LevelRecord::default().to_json().to_string(), r#"{"texts":{},"updated_ms":0}"#);
    }

    #[test]
    fn a_change_touches_only_what_differs() {
        let from = texts(&[("changed", "1"), ("removed", "1"), ("same", "1")]);
        let to = texts(&[("changed", "2"), ("added", "2"), ("same", "1")]);
        let theirs = [("changed", "3"), ("removed", "3"), ("same", "3"), ("of-theirs", "3")];
        let mut record = LevelRecord { texts: texts(&theirs), ..LevelRecord::default() };

        record.change(&from, &to);

        let expected = [("added", "2"), ("changed", "2"), ("of-theirs", "3"), ("same", "3")];
        assert_eq!(record.texts, texts(&expected));
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
