//! The build sheet: which files belong to this build, each with its digest.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::names::Named;
use crate::failure::Failure;

const START: &str = r#"<script type="application/json" id="build">"#;
const END: &str = "</script>";

/// What `boot.mjs` reads from the page to know what to load.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    pub js: File,
    pub wasm: File,
    /// Loaded when the program does not stand.
    pub safe: File,
    /// Loaded when it does, and nothing else is to be done.
    pub offline: File,
    /// The service worker. It has no digest here: it holds those of all other files.
    pub sw: File,
    pub workers: Vec<File>,
    /// What the program loads when somebody goes to a page, by the name the glue asks with.
    pub parts: BTreeMap<String, File>,
    pub content: BTreeMap<String, File>,
    /// The digest of the whole build; empty while it is being taken.
    #[serde(default)]
    pub digest: String,
}

/// One file of the build.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub url: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub integrity: String,
}

impl Sheet {
    /// The sheet that stands in `page`.
    pub fn of(page: &str) -> Result<Sheet, Failure> {
        let (_, json, _) = parts(page)?;
        serde_json::from_str(json)
            .map_err(|error| Failure::new(format!("index.html: the build sheet: {error}")))
    }

    /// `page` with this sheet in place of the one it had.
    pub fn put_into(&self, page: &str) -> Result<String, Failure> {
        let (before, _, after) = parts(page)?;
        let json = serde_json::to_string(self)
            .map_err(|error| Failure::new(format!("The build sheet cannot be written: {error}")))?;
        Ok(format!("{before}{START}{json}{END}{after}"))
    }

    /// The same sheet with every file under its new name.
    pub fn renamed(mut self, named: &BTreeMap<String, Named>) -> Result<Sheet, Failure> {
        let files = [&mut self.js, &mut self.wasm, &mut self.safe, &mut self.offline].into_iter();
        let files = files.chain(&mut self.workers).chain(self.parts.values_mut());
        for file in files.chain(self.content.values_mut()) {
            let new = named.get(&file.url).ok_or_else(|| {
                Failure::new(format!("The build sheet names {}, which was not built", file.url))
            })?;
            *file = File { url: new.url.clone(), integrity: new.integrity.clone() };
        }
        Ok(self)
    }
}

fn parts(page: &str) -> Result<(&str, &str, &str), Failure> {
    page.split_once(START)
        .and_then(|(before, rest)| Some((before, rest.split_once(END)?)))
        .map(|(before, (json, after))| (before, json, after))
        .ok_or_else(|| {
            Failure::new("The page has no build sheet: see pattern_script in Trunk.toml")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> String {
        let json = r#"{"js":{"url":"/a.js"},"wasm":{"url":"/a.wasm"},"safe":{"url":"/safe.mjs"},
            "offline":{"url":"/offline.mjs"},"sw":{"url":"/sw.js"},"workers":[],"parts":{},"content":{}}"#;
        format!("<head>{START}{json}{END}</head>")
    }

    #[test]
    fn a_sheet_read_and_put_back_names_the_built_files() {
        let page = page();
        let new = |url: &str| Named { url: url.to_owned(), integrity: "sha384-x".to_owned() };
        let named = BTreeMap::from([
            ("/a.js".to_owned(), new("/b.js")),
            ("/a.wasm".to_owned(), new("/b.wasm")),
            ("/safe.mjs".to_owned(), new("/c.mjs")),
            ("/offline.mjs".to_owned(), new("/d.mjs")),
        ]);

        let sheet = Sheet::of(&page).unwrap().renamed(&named).unwrap();
        assert_eq!(sheet.wasm.url, "/b.wasm");
        assert_eq!(Sheet::of(&sheet.put_into(&page).unwrap()), Ok(sheet));
    }

    #[test]
    fn a_file_that_was_not_built_stops_the_build() {
        let sheet = Sheet::of(&page()).unwrap();

        let failure = sheet.renamed(&BTreeMap::new()).unwrap_err();
        assert_eq!(failure.to_string(), "The build sheet names /a.js, which was not built");
    }
}
