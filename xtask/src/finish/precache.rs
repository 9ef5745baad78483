//! The list that the service worker keeps: every file a browser may ask for, with its digest.

use std::path::Path;

use super::{digest, files, names::WORKERS, put, read, read_text, ships};
use crate::failure::Failure;

const WORKER: &str = WORKERS[0];
/// What `sw.js` holds in the place of the list, and of the name of its cache. No digest can hold them.
const LIST_PLACE: &str = "BUILD_FILES";
const NAME_PLACE: &str = "CACHE_NAME";

/// Writes into `sw.js` every file of the finished build, and the name of the cache that holds them.
/// Called last of all that changes a file.
pub fn fill(folder: &Path) -> Result<(), Failure> {
    let mut listed = Vec::new();
    for path in files(folder)?.iter().filter(|path| is_kept(path)) {
        let bytes = read(&folder.join(path))?;
        listed.push((address(path).to_owned(), digest::integrity(&bytes)));
    }
    let worker = folder.join(WORKER);
    put(&worker, filled(&read_text(&worker)?, &listed)?)
}

/// `script` with the list and with the name, which is made from everything else in it: another
/// worker never shares its cache.
fn filled(script: &str, listed: &[(String, String)]) -> Result<String, Failure> {
    let list = serde_json::to_string(listed)
        .map_err(|error| Failure::new(format!("The list for {WORKER}: {error}")))?;
    let script = in_place(script, LIST_PLACE, &list)?;
    let name = format!("\"tandem-{}\"", digest::short(script.as_bytes(), 16));
    in_place(&script, NAME_PLACE, &name)
}

fn in_place(script: &str, place: &str, text: &str) -> Result<String, Failure> {
    if script.contains(place) {
        Ok(script.replace(place, text))
    } else {
        Err(Failure::new(format!("{WORKER} has no {place}, where finishing the build writes")))
    }
}

/// The worker itself is none of the files it keeps, nor is the one that ends it.
fn is_kept(path: &str) -> bool {
    ships(path) && !WORKERS.contains(&path)
}

/// The address at which every host has the file: a page by its folder, as some hosts send who asks
/// for `index.html` there.
fn address(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(digest: &str) -> Vec<(String, String)> {
        vec![("roi/".to_owned(), digest.to_owned())]
    }

    #[test]
    fn the_worker_gets_its_list_and_a_name() {
        let script =
            filled("new Map(BUILD_FILES);caches.open(CACHE_NAME)", &listed("sha384-x")).unwrap();

        let start = "new Map([[\"roi/\",\"sha384-x\"]]);caches.open(\"tandem-";
        assert!(script.starts_with(start), "{script}");
    }

    #[test]
    fn another_file_or_another_worker_has_another_name() {
        let name = |script: &str, digest: &str| {
            let script = filled(script, &listed(digest)).unwrap();
            script.split_once("tandem-").unwrap().1.to_owned()
        };

        assert_eq!(
            name("BUILD_FILES CACHE_NAME", "sha384-x"),
            name("BUILD_FILES CACHE_NAME", "sha384-x")
        );
        assert_ne!(
            name("BUILD_FILES CACHE_NAME", "sha384-x"),
            name("BUILD_FILES CACHE_NAME", "sha384-y")
        );
        assert_ne!(
            name("BUILD_FILES CACHE_NAME", "sha384-x"),
            name("BUILD_FILES  CACHE_NAME", "sha384-x")
        );
    }

    #[test]
    fn a_worker_without_a_place_for_its_list_stops_the_build() {
        let failure = filled("caches.open(CACHE_NAME)", &listed("sha384-x")).unwrap_err();

        assert!(failure.to_string().contains("sw.js has no BUILD_FILES"));
    }

    #[test]
    fn what_is_for_hosts_and_the_workers_are_not_kept() {
        for path in ["_headers", "hosting/Caddyfile", "roi/index.html.br", "sw.js", "sw-off.js"] {
            assert!(!is_kept(path), "{path}");
        }
        for path in ["404.html", "roi/index.html", "assets/a-1.wasm", "icons/192.png"] {
            assert!(is_kept(path), "{path}");
        }
    }

    #[test]
    fn a_page_is_listed_by_its_folder() {
        assert_eq!(address("index.html"), "");
        assert_eq!(address("roi/index.html"), "roi/");
        assert_eq!(address("404.html"), "404.html");
    }
}
