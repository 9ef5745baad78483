//! Names that change with the bytes, so that a copy may be kept forever.

use std::{collections::BTreeMap, fs, path::Path};

use super::{digest, extension, files, put, read, read_text};
use crate::failure::Failure;

/// The folder of all files that are named by their bytes.
pub const FOLDER: &str = "assets";

/// Scripts that stay where they are: a browser asks for its service worker by one address forever.
pub const WORKERS: [&str; 2] = ["sw.js", "sw-off.js"];

/// A file under its final address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub url: String,
    pub integrity: String,
}

/// Moves scripts, styles, wasm and fonts to `assets/`, each under a name made from its bytes, apart
/// from [`WORKERS`]. Gives the new files by their old addresses.
///
/// Fonts go first: the styles hold their addresses, which are part of the styles' bytes.
pub fn by_content(folder: &Path, base: &str) -> Result<BTreeMap<String, Named>, Failure> {
    let mut all = files(folder)?;
    all.retain(|path| !WORKERS.contains(&&**path));
    let mut named = BTreeMap::new();
    for kind in ["woff2", "css", "wasm", "js", "mjs"] {
        for path in all.iter().filter(|path| extension(path) == kind) {
            if kind == "css" {
                let style = read_text(&folder.join(path))?;
                put(&folder.join(path), with_new_fonts(&style, base, &named))?;
            }
            let bytes = read(&folder.join(path))?;
            let name = new_name(path, &digest::short(&bytes, 16));
            put(&folder.join(&name), &bytes)?;
            let old = folder.join(path);
            fs::remove_file(&old).map_err(|error| Failure::at("remove", &old, &error))?;
            let file = Named { url: format!("{base}{name}"), integrity: digest::integrity(&bytes) };
            named.insert(format!("{base}{path}"), file);
        }
    }
    Ok(named)
}

/// Styles name a font by its path in `public/`; afterwards by its new name alone, as both lie
/// in one folder.
fn with_new_fonts(style: &str, base: &str, named: &BTreeMap<String, Named>) -> String {
    let folder = format!("{base}{FOLDER}/");
    named.iter().fold(style.to_owned(), |style, (old, new)| {
        let old = old.strip_prefix(base).unwrap_or(old);
        style.replace(old, new.url.strip_prefix(&folder).unwrap_or(&new.url))
    })
}

/// `tandem-0123456789abcdef_bg.wasm` becomes `assets/tandem_bg-` and the digest of its bytes:
/// Trunk's own mark, which is not made from the final bytes, goes. It has up to 16 digits, as
/// zeros at its start are left out.
fn new_name(path: &str, digest: &str) -> String {
    let kind = extension(path);
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.strip_suffix(kind).and_then(|stem| stem.strip_suffix('.')).unwrap_or(file);
    let plain = stem
        .match_indices('-')
        .filter_map(|(at, dash)| Some((stem.get(..at)?, stem.get(at..)?.strip_prefix(dash)?)))
        .map(|(before, rest)| {
            (before, rest, rest.trim_start_matches(|c: char| c.is_ascii_hexdigit()))
        })
        .find(|(_, rest, after)| (12..=16).contains(&rest.len().saturating_sub(after.len())))
        .map_or_else(|| stem.to_owned(), |(before, _, after)| format!("{before}{after}"));
    format!("{FOLDER}/{plain}-{digest}.{kind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_trunk_gives_way_to_the_digest() {
        assert_eq!(new_name("tandem-0123456789abcdef_bg.wasm", "aa"), "assets/tandem_bg-aa.wasm");
        assert_eq!(new_name("tandem-919dcb05367f4bf.js", "aa"), "assets/tandem-aa.js");
        assert_eq!(new_name("boot.mjs", "bb"), "assets/boot-bb.mjs");
    }

    #[test]
    fn a_name_with_dashes_of_its_own_is_kept() {
        assert_eq!(
            new_name("fonts/source-sans-3-latin-wght-normal.woff2", "cc"),
            "assets/source-sans-3-latin-wght-normal-cc.woff2"
        );
    }

    #[test]
    fn a_style_follows_its_font() {
        let font = Named { url: "/assets/serif-1.woff2".to_owned(), integrity: String::new() };
        let named = BTreeMap::from([("/fonts/serif.woff2".to_owned(), font)]);

        assert_eq!(
            with_new_fonts("src:url(fonts/serif.woff2)", "/", &named),
            "src:url(serif-1.woff2)"
        );
    }
}
