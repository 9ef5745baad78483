//! The rules, and where a source breaks them.

use crate::code::{code, without_tests, words};

/// Each room and the floor it stands on.
const ROOMS: [(&str, u8); 10] = [
    ("finance", 0),
    ("prose", 0),
    ("program", 1),
    ("roi", 2),
    ("proposal", 3),
    ("academy", 3),
    ("scorecard", 3),
    ("content", 4),
    ("store", 4),
    ("browser", 5),
];

const TOP: (&str, u8) = ("ui", 6);

/// The floor of the room that alone knows time, storage and waiting.
const BROWSER: u8 = 5;

/// A name and the places that may say it.
const NAMES: [(&str, &[&str]); 26] = [
    ("leptos", &["ui"]),
    ("leptos_router", &["ui"]),
    ("web_sys", &["browser"]),
    ("js_sys", &["browser"]),
    ("wasm_bindgen", &["browser"]),
    ("wasm_bindgen_futures", &["browser"]),
    ("serde_wasm_bindgen", &["browser"]),
    ("gloo", &["browser"]),
    ("f32", &[]),
    ("f64", &["finance/irr", "roi/simulate", "academy/review", "academy/report", "ui/charts"]),
    ("toml", &[]),
    ("pulldown_cmark", &[]),
    ("std::fs", &[]),
    ("std::process", &[]),
    ("std::net", &[]),
    ("std::env", &[]),
    ("std::thread", &[]),
    ("Instant::now", &[]),
    ("SystemTime::now", &[]),
    ("docx_rs", &["proposal/word"]),
    ("rust_xlsxwriter", &["proposal/workbook"]),
    ("sha2", &["academy", "proposal/snapshot", "store/backup"]),
    ("ed25519_compact", &["academy/certificate"]),
    // A law of what no test outside the room can call.
    ("proptest", &["store/edits/tests"]),
    ("rand", &[]),
    ("getrandom", &["browser"]),
];

const WAITING: [&str; 2] = ["async", "await"];

const MOST_LINES: usize = 400;

/// Where the source at `path`, from the package, breaks a rule, each in one sentence.
pub fn broken(path: &str, text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    let whole = code(text, false);
    let place = path.trim_start_matches("src/").trim_end_matches(".rs");
    let room = place.split('/').next().unwrap_or_default();
    let floor = floor(room);

    if let Some(floor) = floor {
        for used in rooms_used(&whole) {
            let below = self::floor(used).is_some_and(|used| used < floor);
            if used != room && !below {
                broken.push(format!("{path} uses {used}"));
            }
        }
    }
    for (name, places) in NAMES {
        let may = places.iter().any(|allowed| is_within(place, allowed));
        if !may && names(&whole, name) {
            broken.push(format!("{path} names {name}"));
        }
    }
    if floor.is_some_and(|floor| floor < BROWSER) {
        let waiting = WAITING.into_iter().filter(|word| names(&whole, word));
        broken.extend(waiting.map(|word| format!("{path} names {word}")));
    }
    broken.extend(may_fail(path, &whole));
    broken.extend(escapes(path, &code(text, true)));
    let lines = text.lines().count();
    if lines > MOST_LINES {
        broken.push(format!("{path} has {lines} lines; {MOST_LINES} are the most"));
    }
    broken
}

fn floor(room: &str) -> Option<u8> {
    ROOMS.into_iter().chain([TOP]).find(|(name, _)| *name == room).map(|(_, floor)| floor)
}

/// Whether `place`, such as `finance/irr/roots`, is `allowed` or inside it.
fn is_within(place: &str, allowed: &str) -> bool {
    place.strip_prefix(allowed).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether `code` says `name`, a word or words joined by `::`.
fn names(code: &str, name: &str) -> bool {
    let tight: String = code.split_whitespace().collect::<Vec<_>>().join(" ").replace(" :: ", "::");
    match name.rsplit_once("::") {
        Some(_) => tight.contains(name),
        // `1_f64` is a number of that type too.
        None => words(code).any(|(_, word)| {
            word == name
                || (name.starts_with('f')
                    && word.starts_with(|first: char| first.is_ascii_digit())
                    && word.ends_with(name))
        }),
    }
}

/// Every room that `code` reaches from the root of the package, each once.
fn rooms_used(code: &str) -> Vec<&'static str> {
    let tight: String = code.split_whitespace().collect();
    let mut used = Vec::new();
    for (name, _) in ROOMS.into_iter().chain([TOP]) {
        let reached = ["crate", "tandem", "super::super"].iter().any(|root| {
            let from_root = |at: usize| &tight[at + root.len()..];
            tight.match_indices(root).any(|(at, _)| reaches(from_root(at), name))
        });
        if reached {
            used.push(name);
        }
    }
    used
}

/// Whether the path after a root goes to `room`, alone or as one of several in braces.
fn reaches(path: &str, room: &str) -> bool {
    let Some(path) = path.strip_prefix("::") else { return false };
    let is_room = |path: &str| {
        path.strip_prefix(room).is_some_and(|rest| {
            !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')
        })
    };
    match path.strip_prefix('{') {
        None => is_room(path),
        Some(list) => top_level(list).iter().any(|path| is_room(path)),
    }
}

/// The entries of a list in braces, the inner lists left whole.
fn top_level(list: &str) -> Vec<&str> {
    let mut entries = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => {
                entries.push(&list[start..at]);
                return entries;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                entries.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    entries
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// The one place that panics because a person asks it to: what they then see is a specimen too.
const PANICS_ON_PURPOSE: &str = "src/ui/pages/specimens/notes.rs";

/// Calls that panic, outside tests.
fn may_fail(path: &str, whole: &str) -> Vec<String> {
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return Vec::new();
    }
    let code = without_tests(whole);
    let calls = [".unwrap()", ".expect(", "unreachable!", "panic!", "todo!", "unimplemented!"];
    let mut found = Vec::new();
    for call in calls {
        if path == PANICS_ON_PURPOSE && call == "panic!" {
            continue;
        }
        for (at, _) in code.match_indices(call) {
            // `core_panic!` would be another macro.
            let before = code[..at].chars().next_back();
            let is_call = call.starts_with('.') || !before.is_some_and(char::is_alphanumeric);
            if is_call {
                found.push(format!("{path}:{}: `{call}` may panic", line_of(code, at)));
            }
        }
    }
    found
}

/// What the policy of the page forbids.
fn escapes(path: &str, code: &str) -> Vec<String> {
    let forbidden = [
        ("style=\"", "is dropped by the policy; use a class"),
        ("inner_html", "takes text for markup"),
    ];
    let mut found = Vec::new();
    for (name, why) in forbidden {
        let places = code.match_indices(name);
        found.extend(places.map(|(at, _)| format!("{path}:{}: `{name}` {why}", line_of(code, at))));
    }
    found
}
