//! A case as a file: readable JSON, every input with its value, source note and confidence.
//!
//! Values are plain: `"0.35"` for 35 %, `"25000"` for dollars. Source: roi.md section 14.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::error::Category;
use thiserror::Error;

use super::Refusal;
use super::link::shortened;
use super::record::CaseName;

/// The most bytes of a file that is opened.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The version of the file's shape. It is raised with the first file that an older program could
/// misread.
const SCHEMA: u32 = 1;

/// A case as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    pub name: CaseName,
    /// The day it was written, as `2026-05-31`.
    pub created: String,
    /// The version of the program that wrote it.
    pub app: String,
    /// In the order of the page.
    pub inputs: Vec<FileInput>,
}

/// One input in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInput {
    /// The input's id.
    pub input: String,
    pub value: String,
    /// Where the value comes from.
    pub note: String,
    /// How sure it is: `low`, `medium` or `high`.
    pub confidence: String,
    /// Whether a person set it, rather than taking what was proposed.
    pub changed: bool,
}

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CaseFileProblem {
    #[error("This file is larger than 1 MB; a case never is. Choose a file that Tandem wrote")]
    TooLarge,
    #[error(
        "This file is cut off or is not JSON (line {line}, column {column}). Choose a file that \
         Tandem wrote"
    )]
    NotJson { line: usize, column: usize },
    #[error("This file holds no case. Choose a file that Tandem wrote")]
    NotACase,
    #[error("This file was written by a newer version of Tandem: reload the page to update it")]
    Newer,
    #[error("This file cannot be read as a case: {0}")]
    Unreadable(String),
    #[error("This file sets `{0}`, which this calculator does not have")]
    UnknownInput(String),
    #[error("This file sets `{input}` to a value it cannot have: {reason}")]
    BadValue { input: String, reason: String },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    tandem: String,
    schema: u32,
    app: String,
    name: CaseName,
    created: String,
    inputs: Inputs,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenInput {
    value: String,
    note: String,
    confidence: String,
    changed: bool,
}

/// Inputs as a map that keeps their order.
struct Inputs(Vec<(String, WrittenInput)>);

impl Serialize for Inputs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, input)| (id, input)))
    }
}

impl<'de> Deserialize<'de> for Inputs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Inputs, D::Error> {
        struct Ordered;

        impl<'de> Visitor<'de> for Ordered {
            type Value = Inputs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("inputs by id")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Inputs, A::Error> {
                let mut seen = BTreeSet::new();
                let mut inputs = Vec::new();
                while let Some((id, input)) = entries.next_entry::<String, WrittenInput>()? {
                    if !seen.insert(id.clone()) {
                        return Err(A::Error::custom(format_args!("`{id}` comes twice")));
                    }
                    inputs.push((id, input));
                }
                Ok(Inputs(inputs))
            }
        }

        deserializer.deserialize_map(Ordered)
    }
}

/// What every file of ours says first, whatever its version.
#[derive(Deserialize)]
struct Header {
    tandem: String,
    schema: u32,
}

impl CaseFile {
    /// The text to save, with a line for each thing a reader looks for.
    ///
    /// # Errors
    ///
    /// [`CaseFileProblem::TooLarge`] where it could not be opened again.
    pub fn text(&self) -> Result<String, CaseFileProblem> {
        let input = |input: &FileInput| {
            let FileInput { input, value, note, confidence, changed } = input.clone();
            (input, WrittenInput { value, note, confidence, changed })
        };
        let written = Written {
            tandem: "case".to_owned(),
            schema: SCHEMA,
            app: self.app.clone(),
            name: self.name.clone(),
            created: self.created.clone(),
            inputs: Inputs(self.inputs.iter().map(input).collect()),
        };
        let mut text = serde_json::to_string_pretty(&written)
            .map_err(|error| CaseFileProblem::Unreadable(error.to_string()))?;
        text.push('\n');
        if text.len() > MOST_BYTES { Err(CaseFileProblem::TooLarge) } else { Ok(text) }
    }

    /// The case in `text`. `check` is asked of every input and value; all are taken or none.
    ///
    /// # Errors
    ///
    /// [`CaseFileProblem`], in the order of its variants; nothing is read of a text that is too
    /// long.
    pub fn open(
        text: &str,
        check: impl Fn(&str, &str) -> Result<(), Refusal>,
    ) -> Result<CaseFile, CaseFileProblem> {
        if text.len() > MOST_BYTES {
            return Err(CaseFileProblem::TooLarge);
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let header: Header =
            serde_json::from_str(text).map_err(|error| match error.classify() {
                Category::Data => CaseFileProblem::NotACase,
                Category::Io | Category::Syntax | Category::Eof => {
                    CaseFileProblem::NotJson { line: error.line(), column: error.column() }
                }
            })?;
        if header.tandem != "case" || header.schema == 0 {
            return Err(CaseFileProblem::NotACase);
        }
        if header.schema > SCHEMA {
            return Err(CaseFileProblem::Newer);
        }

        let written: Written = serde_json::from_str(text)
            .map_err(|error| CaseFileProblem::Unreadable(shortened_reason(&error.to_string())))?;
        if !is_day(&written.created) {
            let reason = "`created` is a day like 2026-05-31";
            return Err(CaseFileProblem::Unreadable(reason.to_owned()));
        }
        let mut inputs = Vec::with_capacity(written.inputs.0.len());
        for (input, WrittenInput { value, note, confidence, changed }) in written.inputs.0 {
            check(&input, &value).map_err(|refusal| match refusal {
                Refusal::UnknownInput => CaseFileProblem::UnknownInput(shortened(&input)),
                Refusal::BadValue(reason) => {
                    CaseFileProblem::BadValue { input: shortened(&input), reason }
                }
            })?;
            if !["low", "medium", "high"].contains(&confidence.as_str()) {
                let reason = "confidence is low, medium or high".to_owned();
                return Err(CaseFileProblem::BadValue { input: shortened(&input), reason });
            }
            inputs.push(FileInput { input, value, note, confidence, changed });
        }
        let Written { name, created, app, .. } = written;
        Ok(CaseFile { name, created, app, inputs })
    }
}

/// Whether `text` has the shape of a day; it is shown, never calculated with.
fn is_day(text: &str) -> bool {
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    matches!(
        *text.split('-').collect::<Vec<_>>().as_slice(),
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2)
    )
}

/// A reader's message may quote what it read; a sentence has room for its start.
fn shortened_reason(reason: &str) -> String {
    reason.chars().filter(|character| !character.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn any(_: &str, _: &str) -> Result<(), Refusal> {
        Ok(())
    }

    fn file() -> CaseFile {
        let input = |input: &str, value: &str, changed| FileInput {
            input: input.to_owned(),
            value: value.to_owned(),
            note: "Program, section 1.1".to_owned(),
            confidence: "medium".to_owned(),
            changed,
        };
        CaseFile {
            name: CaseName::new("Northgate").unwrap(),
            created: "2026-05-31".to_owned(),
            app: "0.1.0".to_owned(),
            inputs: vec![input("leads", "5", true), input("churn", "0.10", false)],
        }
    }

    #[test]
    fn a_file_opens_as_it_was_saved_and_in_its_order() {
        let text = file().text().unwrap();

        assert!(text.starts_with("{\n  \"tandem\": \"case\",\n  \"schema\": 1,\n"), "{text}");
        assert_eq!(CaseFile::open(&text, any), Ok(file()));
        assert_eq!(CaseFile::open(&format!("\u{feff}{text}"), any), Ok(file()));
    }

    #[test]
    fn a_file_of_something_else_says_so() {
        let text = file().text().unwrap();
        let cases = [
            ("", CaseFileProblem::NotJson { line: 1, column: 0 }),
            ("{}", CaseFileProblem::NotACase),
            ("[1, 2]", CaseFileProblem::NotACase),
            (r#"{"tandem":"backup","schema":1}"#, CaseFileProblem::NotACase),
            (r#"{"tandem":"case","schema":"1"}"#, CaseFileProblem::NotACase),
            (r#"{"tandem":"case","schema":2,"new":[]}"#, CaseFileProblem::Newer),
        ];

        for (text, problem) in cases {
            assert_eq!(CaseFile::open(text, any), Err(problem), "{text}");
        }
        let deep = format!(r#"{{"tandem":"case","schema":1,"a":{}"#, "[".repeat(10_000));
        assert!(matches!(CaseFile::open(&deep, any), Err(CaseFileProblem::NotJson { .. })));
        let long = format!("{text}{}", " ".repeat(MOST_BYTES));
        assert_eq!(CaseFile::open(&long, any), Err(CaseFileProblem::TooLarge));
    }

    #[test]
    fn one_bad_entry_refuses_the_whole_file() {
        let text = file().text().unwrap();
        for (good, bad) in [
            ("\"5\"", "5"),
            ("\"5\"", "null"),
            ("\"churn\"", "\"leads\""),
            ("\"app\"", "\"application\""),
            ("\"changed\"", "\"chnaged\""),
            ("2026-05-31", "May 31"),
            ("Northgate", ""),
        ] {
            let changed = text.replacen(good, bad, 1);
            assert!(
                matches!(CaseFile::open(&changed, any), Err(CaseFileProblem::Unreadable(_))),
                "{bad}"
            );
        }

        let only_leads = |input: &str, _: &str| match input {
            "leads" => Err(Refusal::BadValue("Enter a number".to_owned())),
            _ => Ok(()),
        };
        assert_eq!(
            CaseFile::open(&text, only_leads).unwrap_err().to_string(),
            "This file sets `leads` to a value it cannot have: Enter a number"
        );
    }
}
