//! Which file an address means.

use std::path::Path;

/// What stands behind an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    /// A file, by its path in the build.
    File(String),
    /// An address of the program that has no painted page: the bare frame.
    Frame,
    /// A file that is not there. Never answered with a page in its place.
    Missing,
    /// No address at all: it does not decode, or leads out of the build.
    Nowhere,
}

/// The page that stands for every address without one of its own.
pub const FRAME: &str = "404.html";

/// What `target` means in the build at `dist`.
///
/// An address whose last part has a dot is a file's; any other is the program's.
pub fn resolve(dist: &Path, target: &str) -> Place {
    let address = target.split(['?', '#']).next().unwrap_or_default();
    let Some(path) = decoded(address) else { return Place::Nowhere };
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if parts.iter().any(|part| matches!(*part, "." | "..") || part.contains(['\\', ':', '\0'])) {
        return Place::Nowhere;
    }
    let path = parts.join("/");
    let page = if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") };
    let is_for_hosts = parts.first().is_some_and(|part| part.starts_with(['_', '.']));
    let is_a_copy = path.ends_with(".br") || path.ends_with(".gz");

    if is_for_hosts || is_a_copy {
        Place::Missing
    } else if dist.join(&path).is_file() {
        Place::File(path)
    } else if dist.join(&page).is_file() {
        Place::File(page)
    } else if parts.last().is_some_and(|part| part.contains('.')) || is_file_folder(&parts) {
        Place::Missing
    } else {
        Place::Frame
    }
}

/// Folders that hold files only.
fn is_file_folder(parts: &[&str]) -> bool {
    matches!(parts.first(), Some(&("assets" | "fonts" | "icons" | "content" | "hosting")))
}

/// `%41` becomes `A`; `None` where the bytes are no text or the escapes no bytes.
fn decoded(address: &str) -> Option<String> {
    let mut pieces = address.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        let digits = piece.get(..2).filter(|two| two.bytes().all(|b| b.is_ascii_hexdigit()))?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(piece.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::answer::tests::a_build;

    #[test]
    fn an_address_finds_its_file_or_its_page() {
        let dist = a_build("finds");

        assert_eq!(resolve(&dist, "/"), Place::File("index.html".to_owned()));
        assert_eq!(resolve(&dist, "/roi"), Place::File("roi/index.html".to_owned()));
        assert_eq!(resolve(&dist, "/roi/?x=1"), Place::File("roi/index.html".to_owned()));
        assert_eq!(resolve(&dist, "/assets/a-1.js"), Place::File("assets/a-1.js".to_owned()));
        assert_eq!(resolve(&dist, "/%61ssets/a%2D1.js"), Place::File("assets/a-1.js".to_owned()));
    }

    #[test]
    fn an_address_of_the_program_without_a_page_gets_the_frame() {
        assert_eq!(resolve(&a_build("frame"), "/academy/lesson/terms"), Place::Frame);
    }

    #[test]
    fn a_missing_file_is_missing() {
        let dist = a_build("missing");

        for target in ["/assets/gone-2.js", "/assets/gone", "/favicon.ico", "/roi/app.css"] {
            assert_eq!(resolve(&dist, target), Place::Missing, "{target}");
        }
    }

    #[test]
    fn what_is_for_hosts_is_not_served() {
        let dist = a_build("hosts");

        for target in ["/_headers", "/.git/config", "/assets/a-1.js.br"] {
            assert_eq!(resolve(&dist, target), Place::Missing, "{target}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_build() {
        let dist = a_build("out");

        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/a/..%2f../x",
            "/..\\x",
            "/%5c..",
            "/c:/x",
            "/%",
            "/%ff",
            "/%zz",
            "/%00",
        ] {
            assert_eq!(resolve(&dist, target), Place::Nowhere, "{target}");
        }
    }
}
