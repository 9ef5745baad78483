//! From files to tables, each entry on its own, so that one broken entry does
//! not hide the next.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::problem::{Entry, Place, Problem, Problems};
use super::tables::Program;

/// The files of the program, in the order they are read.
pub const FILES: [&str; 13] = [
    "vision.toml",
    "partner-types.toml",
    "levels.toml",
    "economics.toml",
    "projections.toml",
    "goals.toml",
    "phases.toml",
    "enablement.toml",
    "indicators.toml",
    "reviews.toml",
    "risks.toml",
    "stories.toml",
    "readings.toml",
];

/// The texts of the TOML files in `folder`, by file name.
pub fn texts(folder: &Path) -> Result<BTreeMap<String, String>, Vec<Problem>> {
    let found = || -> std::io::Result<BTreeMap<String, String>> {
        let mut texts = BTreeMap::new();
        for file in fs::read_dir(folder)? {
            let path = file?.path();
            if let Some(name) = path.file_name().and_then(|name| name.to_str())
                && name.ends_with(".toml")
            {
                texts.insert(name.to_owned(), fs::read_to_string(&path)?);
            }
        }
        Ok(texts)
    };
    found().map_err(|error| {
        let place = Place { order: (0, 0, 0), file: String::new(), entry: String::new() };
        vec![Problem { place, what: format!("cannot be read ({error}); put the folder back") }]
    })
}

/// Every table of `texts`; what cannot be read goes to `problems`.
pub fn tables(texts: &BTreeMap<String, String>, problems: &mut Problems) -> Program {
    for name in texts.keys().filter(|name| !FILES.contains(&name.as_str())) {
        let place = place(FILES.len(), name);
        problems.add(&place, "is no table of the program; rename it or move it away");
    }

    let mut file = |name| File::open(name, texts, problems);
    let mut vision = file("vision.toml");
    let mut types = file("partner-types.toml");
    let mut levels = file("levels.toml");
    let mut economics = file("economics.toml");
    let mut projections = file("projections.toml");
    let mut goals = file("goals.toml");
    let mut phases = file("phases.toml");
    let mut enablement = file("enablement.toml");
    let mut indicators = file("indicators.toml");
    let mut reviews = file("reviews.toml");
    let mut risks = file("risks.toml");
    let mut stories = file("stories.toml");
    let mut readings = file("readings.toml");

    let program = Program {
        visions: vision.table("vision", problems),
        next_steps: vision.table("next_step", problems),
        partner_types: types.table("partner_type", problems),
        audiences: types.table("audience", problems),
        values: types.table("value", problems),
        levels: levels.table("level", problems),
        revenue_sharing: levels.table("revenue_sharing", problems),
        economics: economics.table("economics", problems),
        projections: projections.table("projection", problems),
        goals: goals.table("goal", problems),
        phases: phases.table("phase", problems),
        activities: phases.table("activity", problems),
        offers: enablement.table("offer", problems),
        certificates: enablement.table("certificate", problems),
        indicators: indicators.table("indicator", problems),
        reviews: reviews.table("review", problems),
        risks: risks.table("risk", problems),
        mitigations: risks.table("mitigation", problems),
        stories: stories.table("story", problems),
        readings: readings.table("reading", problems),
    };

    let files = [
        vision,
        types,
        levels,
        economics,
        projections,
        goals,
        phases,
        enablement,
        indicators,
        reviews,
        risks,
        stories,
        readings,
    ];
    for file in files {
        file.close(problems);
    }
    program
}

/// A file whose tables are taken out one by one; what is left was not expected.
struct File {
    place: Place,
    /// `None` where the file is missing or is no TOML, which is already a problem.
    rest: Option<toml::Table>,
    taken: usize,
}

impl File {
    fn open(name: &'static str, texts: &BTreeMap<String, String>, problems: &mut Problems) -> Self {
        let number = FILES.iter().position(|file| *file == name).unwrap_or(FILES.len());
        let place = place(number, name);
        let rest = match texts.get(name).map(|text| (text, text.parse::<toml::Table>())) {
            None => {
                problems.add(&place, "is missing; put it back");
                None
            }
            Some((text, Err(error))) => {
                let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
                problems
                    .add(&place, format!("line {line}: {}; correct it", one_line(error.message())));
                None
            }
            Some((_, Ok(table))) => Some(table),
        };
        Self { place, rest, taken: 0 }
    }

    fn table<T: DeserializeOwned>(&mut self, key: &str, problems: &mut Problems) -> Vec<Entry<T>> {
        let table = self.taken;
        self.taken += 1;
        let Some(rest) = &mut self.rest else { return Vec::new() };
        let Some(toml::Value::Array(entries)) = rest.remove(key) else {
            problems.add(&self.place, format!("has no `[[{key}]]`; add one"));
            return Vec::new();
        };

        let mut read = Vec::new();
        for (index, value) in entries.into_iter().enumerate() {
            let name = ["id", "fact"].iter().find_map(|key| value.get(key)?.as_str());
            let name = name.map_or_else(|| format!("{}", index + 1), |name| format!("`{name}`"));
            let mut place = self.place.clone();
            place.order = (place.order.0, table, index);
            place.entry = format!("{} {name}", key.replace('_', " "));

            for key in empty_texts(&value) {
                problems.add(&place, format!("`{key}` is empty; write it or remove the line"));
            }
            match value.try_into() {
                Ok(value) => read.push(Entry { place, value }),
                Err(error) => problems.add(&place, remedy(&error)),
            }
        }
        read
    }

    fn close(self, problems: &mut Problems) {
        for key in self.rest.iter().flat_map(toml::Table::keys) {
            problems.add(
                &self.place,
                format!("`{key}` is no table of this file; remove it or correct its name"),
            );
        }
    }
}

fn place(number: usize, file: &str) -> Place {
    Place { order: (number, 0, 0), file: file.to_owned(), entry: String::new() }
}

/// The keys of `value` that hold a text of nothing but spaces.
fn empty_texts(value: &toml::Value) -> Vec<String> {
    fn is_empty(value: &toml::Value) -> bool {
        match value {
            toml::Value::String(text) => text.trim().is_empty(),
            toml::Value::Array(items) => items.iter().any(is_empty),
            toml::Value::Table(table) => table.values().any(is_empty),
            _ => false,
        }
    }
    let table = value.as_table().into_iter().flatten();
    table.filter(|(_, value)| is_empty(value)).map(|(key, _)| key.clone()).collect()
}

/// What serde says is wrong, and what to do about it.
fn remedy(error: &toml::de::Error) -> String {
    let text = error.to_string();
    // The second line says in which key, which reads better in front.
    let (what, key) = text.trim_end().split_once("\nin ").unwrap_or((text.trim_end(), ""));
    let colon = if key.is_empty() { "" } else { ": " };
    let remedy = if what.starts_with("unknown field") {
        "; remove it or correct its name"
    } else if what.starts_with("missing field") {
        "; add it"
    } else if what.contains("; ") {
        ""
    } else {
        "; correct it"
    };
    format!("{key}{colon}{}{remedy}", one_line(what))
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
