//! The size of every shipped file, and what the first load of the calculator weighs.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    failure::Failure,
    finish::{budget, extension, files, sheet::Sheet, ships, tags},
    project::Project,
};

/// The page whose first load is measured: the calculator.
const FIRST_PAGE: &str = "roi/index.html";

/// One file and its sizes in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    pub path: String,
    pub raw: u64,
    /// The size of the copy beside it, where there is one.
    pub gzip: Option<u64>,
    pub brotli: Option<u64>,
}

impl Loaded {
    /// The bytes that travel to a current browser.
    pub fn travels(&self) -> u64 {
        self.brotli.unwrap_or(self.raw)
    }

    /// Whether the file is of one of these kinds, told by its ending.
    pub fn is(&self, kinds: &[&str]) -> bool {
        kinds.contains(&extension(&self.path))
    }

    fn weighed(folder: &Path, path: &str) -> Result<Loaded, Failure> {
        let size = |path: &str| fs::metadata(folder.join(path)).map(|found| found.len());
        let raw = size(path).map_err(|error| Failure::at("read", &folder.join(path), &error))?;
        let gzip = size(&format!("{path}.gz")).ok();
        let brotli = size(&format!("{path}.br")).ok();
        Ok(Loaded { path: path.to_owned(), raw, gzip, brotli })
    }
}

/// Prints every shipped file of `dist` and the budgets.
///
/// # Errors
///
/// Where a budget is missed without an accepted reason, or there is no finished build.
pub fn run(project: &Project) -> Result<(), Failure> {
    let dist = project.dist();
    let first = first_load(&dist)?;
    println!("{:<60}{:>9}{:>9}{:>9}", "* first load", "raw", "gzip", "brotli");
    for path in files(&dist)?.iter().filter(|path| ships(path)) {
        let file = Loaded::weighed(&dist, path)?;
        let mark = if first.contains(&file) { "*" } else { " " };
        let or_raw = |size: Option<u64>| size.unwrap_or(file.raw);
        let (gzip, brotli) = (or_raw(file.gzip), or_raw(file.brotli));
        println!("{mark} {path:<58}{:>9}{gzip:>9}{brotli:>9}", file.raw);
    }
    let sum = |size: fn(&Loaded) -> u64| first.iter().map(size).sum::<u64>();
    let gzip = sum(|file| file.gzip.unwrap_or(file.raw));
    println!(
        "{:<60}{:>9}{gzip:>9}{:>9}",
        "= first load",
        sum(|file| file.raw),
        sum(Loaded::travels)
    );
    println!();

    match budget::print(&first).as_slice() {
        [] => Ok(()),
        missed => Err(Failure::new(format!(
            "Over budget: {}; make it smaller, or accept a higher number with its reason in \
             xtask/src/finish/budget.rs",
            missed.join(", ")
        ))),
    }
}

/// Every file that a browser loads until the calculator can be used, the page first.
pub fn first_load(dist: &Path) -> Result<Vec<Loaded>, Failure> {
    let read = |path: &str| {
        let path = dist.join(path);
        fs::read_to_string(&path).map_err(|error| {
            Failure::new(format!(
                "{}; `cargo xtask build` makes it",
                Failure::at("read", &path, &error)
            ))
        })
    };
    let page = read(FIRST_PAGE)?;
    let sheet = Sheet::of(&page)?;
    let tags = tags::loading(&page);
    let start = tags.iter().filter(|tag| !tag.is_for_installing()).filter_map(tags::Tag::loads);
    let urls = start.chain([&*sheet.js.url, &*sheet.wasm.url]);
    let mut paths: BTreeSet<String> = urls.filter_map(|url| below(dist, url)).collect();

    let styles: Vec<_> = paths.iter().filter(|path| extension(path) == "css").cloned().collect();
    for style in &styles {
        let folder = style.rsplit_once('/').map_or("", |(folder, _)| folder);
        let text = read(style)?;
        let fonts = addresses(&text).map(|font| format!("{folder}/{font}"));
        paths.extend(fonts.filter(|font| dist.join(font).is_file()));
    }
    let paths = [FIRST_PAGE.to_owned()].into_iter().chain(paths);
    paths.map(|path| Loaded::weighed(dist, &path)).collect()
}

/// The path in `dist` of an address, whatever folder the site itself lies in.
fn below(dist: &Path, url: &str) -> Option<String> {
    let ends = url.match_indices('/').filter_map(|(at, _)| url.get(at..)?.strip_prefix('/'));
    ends.filter(|path| dist.join(path).is_file()).map(str::to_owned).next()
}

/// What a style loads through `url(…)`.
fn addresses(style: &str) -> impl Iterator<Item = &str> {
    style
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(address, _)| address.trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_found_in_its_style() {
        let style = "@font-face{src:url(a.woff2) format(\"woff2\")}b{background:url('c.svg')}";

        assert_eq!(addresses(style).collect::<Vec<_>>(), ["a.woff2", "c.svg"]);
    }

    #[test]
    fn without_a_smaller_copy_the_file_itself_travels() {
        let font = Loaded { path: "a.woff2".to_owned(), raw: 30, gzip: None, brotli: None };

        assert_eq!(font.travels(), 30);
        assert!(font.is(&["woff2"]));
    }
}
