//! What is kept: the payload of each kind.
//!
//! A field this version does not know, written by a later one, is carried along and written back.

use std::collections::BTreeMap;
use std::fmt;

use thiserror::Error;

use super::json::{Entries, Json, entry, take};
use super::kind::Kind;
use super::slot::Id;

/// A payload with its kind and the version of its shape.
pub trait Record: Clone + PartialEq {
    const KIND: Kind;

    /// What leads from each older shape of the payload to the next, oldest first: the first step
    /// from shape 1 to 2. Only ever added to. A step that cannot read what it is given gives
    /// nothing.
    const STEPS: &'static [fn(Json) -> Option<Json>] = &[];

    /// The newest shape of the payload, from 1.
    #[expect(clippy::cast_possible_truncation, reason = "a handful of steps")]
    const SCHEMA: u32 = Self::STEPS.len() as u32 + 1;

    /// The payload as it is written.
    fn to_json(&self) -> Json;

    /// The record of a payload; `None` where a field is missing or of another shape.
    fn from_json(payload: Json) -> Option<Self>;
}

/// One calculation: what was typed, under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRecord {
    pub name: CaseName,
    /// Typed text by input id. An id that no input has is carried along.
    pub draft: BTreeMap<String, String>,
    /// Milliseconds since 1970.
    pub created_ms: i64,
    /// Milliseconds since 1970.
    pub updated_ms: i64,
    /// Fields of a later version, in their order.
    unknown: Entries,
}

impl CaseRecord {
    /// A case first saved at `now_ms`.
    pub fn new(name: CaseName, draft: BTreeMap<String, String>, now_ms: i64) -> CaseRecord {
        CaseRecord { name, draft, created_ms: now_ms, updated_ms: now_ms, unknown: Entries::new() }
    }
}

impl Record for CaseRecord {
    const KIND: Kind = Kind::Case;

    fn to_json(&self) -> Json {
        let mut fields = vec![
            entry("name", Json::Text(self.name.as_str().to_owned())),
            entry("draft", texts_to_json(&self.draft)),
            entry("created_ms", Json::Number(self.created_ms.to_string())),
            entry("updated_ms", Json::Number(self.updated_ms.to_string())),
        ];
        fields.extend(self.unknown.iter().cloned());
        Json::Map(fields)
    }

    fn from_json(payload: Json) -> Option<CaseRecord> {
        let mut fields = payload.into_map()?;
        Some(CaseRecord {
            name: CaseName::new(&take(&mut fields, "name")?.into_text()?).ok()?,
            draft: texts_from_json(take(&mut fields, "draft")?)?,
            created_ms: take(&mut fields, "created_ms")?.whole()?,
            updated_ms: take(&mut fields, "updated_ms")?.whole()?,
            unknown: fields,
        })
    }
}

/// What a person chose for the program itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    pub theme: Theme,
    /// The case to open at the start.
    pub open_case: Option<Id>,
    /// When everything was last taken out as a file, in milliseconds since 1970.
    pub exported_ms: Option<i64>,
    /// How many records were in that file.
    pub exported_records: Option<i64>,
    /// When the first change was made that is in no file, in milliseconds since 1970.
    pub unexported_since_ms: Option<i64>,
    /// Fields of a later version, in their order.
    unknown: Entries,
}

impl Record for Settings {
    const KIND: Kind = Kind::Settings;

    fn to_json(&self) -> Json {
        let mut fields = vec![entry("theme", Json::Text(self.theme.id().to_owned()))];
        if let Some(id) = &self.open_case {
            fields.push(entry("open_case", Json::Text(id.as_str().to_owned())));
        }
        for (name, number) in [
            ("exported_ms", self.exported_ms),
            ("exported_records", self.exported_records),
            ("unexported_since_ms", self.unexported_since_ms),
        ] {
            fields.extend(number.map(|number| entry(name, Json::Number(number.to_string()))));
        }
        fields.extend(self.unknown.iter().cloned());
        Json::Map(fields)
    }

    fn from_json(payload: Json) -> Option<Settings> {
        let mut fields = payload.into_map()?;
        let theme = match take(&mut fields, "theme") {
            Some(theme) => Theme::from_id(&theme.into_text()?)?,
            None => Theme::default(),
        };
        let open_case = match take(&mut fields, "open_case") {
            Some(Json::Null) | None => None,
            Some(id) => Some(Id::new(&id.into_text()?).ok()?),
        };
        let mut number = |name| match take(&mut fields, name) {
            Some(Json::Null) | None => Some(None),
            Some(number) => number.whole().map(Some),
        };
        Some(Settings {
            theme,
            open_case,
            exported_ms: number("exported_ms")?,
            exported_records: number("exported_records")?,
            unexported_since_ms: number("unexported_since_ms")?,
            unknown: fields,
        })
    }
}

/// Light or dark, or whatever the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// The word for it in records.
    const fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    fn from_id(id: &str) -> Option<Theme> {
        [Theme::System, Theme::Light, Theme::Dark].into_iter().find(|theme| theme.id() == id)
    }
}

/// The name of a case: 1 to 80 characters on one line, without space around it.
///
/// ```
/// use tandem::store::{CaseName, NameProblem};
///
/// assert_eq!(CaseName::new("  Northgate ").map(String::from), Ok("Northgate".to_owned()));
/// assert_eq!(CaseName::new(" "), Err(NameProblem::Empty));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseName(String);

/// Why a text is no [`CaseName`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameProblem {
    #[error("Enter a name, like Plan 1")]
    Empty,
    #[error("Enter a name of at most 80 characters")]
    TooLong,
    #[error("Enter a name on one line, without control characters")]
    NotPlain,
}

impl CaseName {
    pub const MOST_CHARACTERS: usize = 80;

    /// The name typed as `text`, without the space around it.
    ///
    /// # Errors
    ///
    /// [`NameProblem::Empty`], [`NameProblem::TooLong`] above 80 characters, and
    /// [`NameProblem::NotPlain`] where a character controls instead of showing: line ends, tabs
    /// and the marks that turn the direction of what follows.
    pub fn new(text: &str) -> Result<CaseName, NameProblem> {
        let name = text.trim();
        if name.is_empty() {
            Err(NameProblem::Empty)
        } else if name.chars().nth(Self::MOST_CHARACTERS).is_some() {
            Err(NameProblem::TooLong)
        } else if name.chars().any(controls) {
            Err(NameProblem::NotPlain)
        } else {
            Ok(CaseName(name.to_owned()))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// This name with `ending` after it, shortened in front of it where both are too long.
    fn ending_with(base: &str, ending: &str) -> CaseName {
        let room = Self::MOST_CHARACTERS.saturating_sub(ending.chars().count());
        let base: String = base.chars().take(room).collect();
        CaseName(format!("{}{ending}", base.trim_end()))
    }

    /// What a copy of this case is called: "Plan 1" gives "Plan 2", "Northgate" gives
    /// "Northgate copy", and the first of these that is not `taken`.
    pub fn for_copy(&self, taken: impl Fn(&str) -> bool) -> CaseName {
        let (base, count) = match self.0.rsplit_once(' ') {
            Some((base, digits))
                if digits.len() < 9 && digits.bytes().all(|b| b.is_ascii_digit()) =>
            {
                (base.to_owned(), digits.parse::<u32>().unwrap_or(1))
            }
            _ => {
                let copy = Self::ending_with(&self.0, " copy");
                if !taken(copy.as_str()) {
                    return copy;
                }
                (copy.0, 1)
            }
        };
        Self::numbered(&base, count.saturating_add(1), taken)
    }

    /// "Plan 1", or the first number after it that is not `taken`.
    pub fn first_free(base: &str, taken: impl Fn(&str) -> bool) -> CaseName {
        Self::numbered(base, 1, taken)
    }

    fn numbered(base: &str, from: u32, taken: impl Fn(&str) -> bool) -> CaseName {
        let candidate = |number: u32| Self::ending_with(base, &format!(" {number}"));
        (from..=u32::MAX)
            .map(candidate)
            .find(|name| !taken(name.as_str()))
            .unwrap_or_else(|| candidate(from))
    }
}

impl fmt::Display for CaseName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for CaseName {
    type Error = NameProblem;

    fn try_from(text: String) -> Result<CaseName, NameProblem> {
        CaseName::new(&text)
    }
}

impl From<CaseName> for String {
    fn from(name: CaseName) -> String {
        name.0
    }
}

/// Characters that act on the text around them instead of showing.
fn controls(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Text by name, as a map.
pub(super) fn texts_to_json(texts: &BTreeMap<String, String>) -> Json {
    Json::Map(texts.iter().map(|(name, text)| entry(name, Json::Text(text.clone()))).collect())
}

/// The texts of a map by their names; `None` where a value is no text.
pub(super) fn texts_from_json(map: Json) -> Option<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for (name, value) in map.into_map()? {
        texts.insert(name, value.into_text()?);
    }
    Some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> CaseName {
        CaseName::new(text).unwrap()
    }

    #[test]
    fn a_name_is_one_short_plain_line() {
        assert_eq!(name(" Northgate  West ").as_str(), "Northgate  West");
        assert_eq!(name(&"é".repeat(80)).as_str().chars().count(), 80);
        assert_eq!(CaseName::new(&"é".repeat(81)), Err(NameProblem::TooLong));
        assert_eq!(CaseName::new("\u{a0}\n"), Err(NameProblem::Empty));
        for text in ["a\nb", "a\tb", "a\0b", "a\u{202e}b", "a\u{2066}b", "a\u{feff}b"] {
            assert_eq!(CaseName::new(text), Err(NameProblem::NotPlain), "{text:?}");
        }
    }

    #[test]
    fn a_copy_is_told_from_its_original() {
        let free = |_: &str| false;

        assert_eq!(name("Plan 1").for_copy(free), name("Plan 2"));
        assert_eq!(name("Plan 9").for_copy(|taken| taken == "Plan 10"), name("Plan 11"));
        assert_eq!(name("Northgate").for_copy(free), name("Northgate copy"));
        assert_eq!(
            name("Northgate").for_copy(|taken| taken == "Northgate copy"),
            name("Northgate copy 2")
        );
        assert_eq!(name("Northgate copy").for_copy(free), name("Northgate copy copy"));
    }

    #[test]
    fn a_copy_of_a_long_name_still_fits() {
        let long = name(&"n".repeat(80));

        let copy = long.for_copy(|_| false);

        assert_eq!(copy.as_str(), format!("{} copy", "n".repeat(75)));
        assert_eq!(CaseName::new(copy.as_str()), Ok(copy.clone()));
    }

    #[test]
    fn a_field_of_a_later_version_is_written_back() {
        let text = r#"{"name":"Plan 1","draft":{"leads":"5"},"created_ms":1,"updated_ms":2,"color":"green"}"#;

        let record = CaseRecord::from_json(Json::read(text).unwrap()).unwrap();

        assert_eq!(record.to_json().to_string(), text);
    }

    #[test]
    fn settings_without_a_field_read_as_its_default() {
        let settings = Settings::from_json(Json::read("{}").unwrap()).unwrap();

        assert_eq!(settings, Settings::default());
        assert_eq!(settings.to_json().to_string(), r#"{"theme":"system"}"#);
    }

    #[test]
    fn settings_hold_when_work_was_last_taken_out() {
        let text = r#"{"theme":"dark","exported_ms":1,"exported_records":2,"unexported_since_ms":3,"a":4}"#;

        let settings = Settings::from_json(Json::read(text).unwrap()).unwrap();

        assert_eq!(settings.unexported_since_ms, Some(3));
        assert_eq!(settings.to_json().to_string(), text);
        assert_eq!(Settings::from_json(Json::read(r#"{"exported_ms":"1"}"#).unwrap()), None);
    }

    #[test]
    fn wrong_types_null_and_doubled_keys_are_refused() {
        for text in [
            "null",
            "[]",
            r#"{"name":null,"draft":{},"created_ms":1,"updated_ms":1}"#,
            r#"{"name":"","draft":{},"created_ms":1,"updated_ms":1}"#,
            r#"{"name":"a","draft":{"leads":5},"created_ms":1,"updated_ms":1}"#,
            r#"{"name":"a","draft":{"leads":"5","leads":"6"},"created_ms":1,"updated_ms":1}"#,
            r#"{"name":"a","name":"b","draft":{},"created_ms":1,"updated_ms":1}"#,
            r#"{"name":"a","draft":{},"created_ms":1e999,"updated_ms":1}"#,
            r#"{"name":"\ud800","draft":{},"created_ms":1,"updated_ms":1}"#,
        ] {
            let record = Json::read(text).ok().and_then(CaseRecord::from_json);
            assert_eq!(record, None, "{text}");
        }
    }
}
