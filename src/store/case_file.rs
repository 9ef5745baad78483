//! A case as a file: readable JSON, every input with its value, source note and confidence.
//!
//! Values are plain: `"0.35"` for 35 %, `"25000"` for dollars. Source: roi.md section 14.

use thiserror::Error;

use super::Refusal;
use super::json::{Entries, Json, NotJson, entry, take};
use super::link::shortened;
use super::record::CaseName;

/// The most bytes of a file that is opened.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The version of the file's shape. It is raised with the first file that an older program could
/// misread.
const SCHEMA: i64 = 1;

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

impl CaseFile {
    /// The text to save, with a line for each thing a reader looks for.
    ///
    /// # Errors
    ///
    /// [`CaseFileProblem::TooLarge`] where it could not be opened again.
    pub fn text(&self) -> Result<String, CaseFileProblem> {
        let text = |text: &str| Json::Text(text.to_owned());
        let input = |input: &FileInput| {
            let fields = vec![
                entry("value", text(&input.value)),
                entry("note", text(&input.note)),
                entry("confidence", text(&input.confidence)),
                entry("changed", Json::Bool(input.changed)),
            ];
            entry(&input.input, Json::Map(fields))
        };
        let file = Json::Map(vec![
            entry("tandem", text("case")),
            entry("schema", Json::Number(SCHEMA.to_string())),
            entry("app", text(&self.app)),
            entry("name", text(self.name.as_str())),
            entry("created", text(&self.created)),
            entry("inputs", Json::Map(self.inputs.iter().map(input).collect())),
        ]);
        let mut text = file.pretty();
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
        let file = Json::read(text)
            .map_err(|NotJson { line, column }| CaseFileProblem::NotJson { line, column })?;
        let mut fields = file.into_map().ok_or(CaseFileProblem::NotACase)?;
        let kind = take(&mut fields, "tandem").and_then(Json::into_text);
        let schema = take(&mut fields, "schema").and_then(|schema| schema.whole());
        match (kind.as_deref(), schema) {
            (Some("case"), Some(SCHEMA)) => {}
            (Some("case"), Some(newer)) if newer > SCHEMA => return Err(CaseFileProblem::Newer),
            _ => return Err(CaseFileProblem::NotACase),
        }

        let app = text_of(&mut fields, "app")?;
        let name = text_of(&mut fields, "name")?;
        let name = CaseName::new(&name).map_err(|problem| unreadable(&problem.to_string()))?;
        let created = text_of(&mut fields, "created")?;
        if !is_day(&created) {
            return Err(unreadable("`created` is a day like 2026-05-31"));
        }
        let written = take(&mut fields, "inputs").and_then(Json::into_map);
        let written = written.ok_or_else(|| unreadable("`inputs` is missing"))?;
        nothing_else(&fields)?;

        let mut inputs = Vec::with_capacity(written.len());
        for (input, fields) in written {
            inputs.push(file_input(input, fields, &check)?);
        }
        Ok(CaseFile { name, created, app, inputs })
    }
}

fn file_input(
    input: String,
    fields: Json,
    check: impl Fn(&str, &str) -> Result<(), Refusal>,
) -> Result<FileInput, CaseFileProblem> {
    let no_input = || unreadable(&format!("`{}` is no input", shortened(&input)));
    let mut fields = fields.into_map().ok_or_else(no_input)?;
    let value = text_of(&mut fields, "value")?;
    let note = text_of(&mut fields, "note")?;
    let confidence = text_of(&mut fields, "confidence")?;
    let Some(Json::Bool(changed)) = take(&mut fields, "changed") else {
        return Err(unreadable("`changed` is true or false"));
    };
    nothing_else(&fields)?;
    check(&input, &value).map_err(|refusal| match refusal {
        Refusal::UnknownInput => CaseFileProblem::UnknownInput(shortened(&input)),
        Refusal::BadValue(reason) => CaseFileProblem::BadValue { input: shortened(&input), reason },
    })?;
    if !["low", "medium", "high"].contains(&confidence.as_str()) {
        let reason = "confidence is low, medium or high".to_owned();
        return Err(CaseFileProblem::BadValue { input: shortened(&input), reason });
    }
    Ok(FileInput { input, value, note, confidence, changed })
}

fn text_of(fields: &mut Entries, name: &str) -> Result<String, CaseFileProblem> {
    let text = take(fields, name).and_then(Json::into_text);
    text.ok_or_else(|| unreadable(&format!("`{name}` is missing or no text")))
}

/// A field that no case file has is a mistyped one.
fn nothing_else(fields: &Entries) -> Result<(), CaseFileProblem> {
    match fields.first() {
        Some((name, _)) => Err(unreadable(&format!("`{}` is not known", shortened(name)))),
        None => Ok(()),
    }
}

fn unreadable(reason: &str) -> CaseFileProblem {
    CaseFileProblem::Unreadable(reason.to_owned())
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
