//! What a visitor gets.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

use super::{
    request::Request,
    resolve::{FRAME, Place, resolve},
};
use crate::finish::{extension, headers};

/// A status, its headers and its bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: &'static str,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// Whether only the headers travel.
    is_head: bool,
}

impl Answer {
    /// The answer to `request` from the build at `dist`.
    pub fn to(request: &Request, dist: &Path) -> Answer {
        let is_head = request.method == "HEAD";
        if !is_head && request.method != "GET" {
            let mut answer = Answer::said("405 Method Not Allowed", "Only GET and HEAD\n");
            answer.headers.push(("Allow", "GET, HEAD".to_owned()));
            return answer;
        }
        let answer = match resolve(dist, &request.target) {
            Place::File(path) => Answer::with_file(request, dist, &path, "200 OK"),
            Place::Frame => Answer::with_file(request, dist, FRAME, "200 OK"),
            Place::Missing if request.takes_html => {
                Answer::with_file(request, dist, FRAME, "404 Not Found")
            }
            Place::Missing => Answer::said("404 Not Found", "There is no such file\n"),
            Place::Nowhere => Answer::said("400 Bad Request", "This is no address\n"),
        };
        Answer { is_head, ..answer }
    }

    /// The answer to what is no request.
    pub fn not_understood() -> Answer {
        Answer::said("400 Bad Request", "This is no request\n")
    }

    /// As it travels.
    pub fn as_bytes(&self, stays: bool) -> Vec<u8> {
        let connection = if stays { "keep-alive" } else { "close" };
        let mut head = format!("HTTP/1.1 {}\r\nConnection: {connection}\r\n", self.status);
        for (name, value) in headers::FOR_ALL {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.status != NOT_MODIFIED {
            head.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if !self.is_head {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }

    fn said(status: &'static str, sentence: &str) -> Answer {
        let headers = vec![
            ("Content-Type", "text/plain; charset=utf-8".to_owned()),
            ("Cache-Control", headers::ASK.to_owned()),
        ];
        Answer { status, headers, body: sentence.as_bytes().to_vec(), is_head: false }
    }

    fn with_file(request: &Request, dist: &Path, path: &str, status: &'static str) -> Answer {
        let copies = [("br", request.takes_brotli), ("gzip", request.takes_gzip)];
        let copy = copies.into_iter().filter(|(_, is_taken)| *is_taken).find_map(|(coding, _)| {
            let ending = if coding == "br" { "br" } else { "gz" };
            fs::read(dist.join(format!("{path}.{ending}"))).ok().map(|bytes| (Some(coding), bytes))
        });
        let plain = || fs::read(dist.join(path)).ok().map(|bytes| (None, bytes));
        let Some((coding, body)) = copy.or_else(plain) else {
            return Answer::said("500 Internal Server Error", "The file cannot be read\n");
        };

        let mut headers = vec![
            ("Content-Type", content_type(path).to_owned()),
            ("Cache-Control", headers::cache_rule(path).to_owned()),
            ("Vary", "Accept-Encoding".to_owned()),
        ];
        headers.extend(coding.map(|coding| ("Content-Encoding", coding.to_owned())));
        if !headers::in_assets(path) {
            let tag = tag(&body);
            let has_it = request.has.split(',').any(|known| known.trim() == tag);
            headers.push(("ETag", tag));
            if has_it && status == "200 OK" {
                return Answer { status: NOT_MODIFIED, headers, body: Vec::new(), is_head: false };
            }
        }
        Answer { status, headers, body, is_head: false }
    }
}

const NOT_MODIFIED: &str = "304 Not Modified";

/// A tag for exactly these bytes, so that a compressed copy has one of its own.
fn tag(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).into_iter().take(12).map(|byte| format!("{byte:02x}"));
    format!("\"{}\"", digits.collect::<String>())
}

fn content_type(path: &str) -> &'static str {
    match extension(path) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
pub mod tests {
    use std::{env, path::PathBuf};

    use super::*;

    /// A small finished build in a folder of its own.
    pub fn a_build(name: &str) -> PathBuf {
        let dist = env::temp_dir().join(format!("tandem-server-{}-{name}", std::process::id()));
        let files = [
            ("index.html", "home"),
            ("404.html", "frame"),
            ("roi/index.html", "returns"),
            ("roi/index.html.br", "r"),
            ("assets/a-1.js", "script"),
            ("assets/a-1.js.br", "s"),
            ("assets/a-1.js.gz", "sc"),
            ("assets/app-1.wasm", "wasm"),
            ("_headers", "for hosts"),
        ];
        for (path, text) in files {
            let path = dist.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        dist
    }

    fn get(target: &str) -> Request {
        Request { method: "GET".to_owned(), target: target.to_owned(), ..Request::default() }
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn the_smallest_copy_that_is_taken_travels() {
        let dist = a_build("smallest");
        let asked = |takes_brotli, takes_gzip| {
            let request = Request { takes_brotli, takes_gzip, ..get("/assets/a-1.js") };
            let answer = Answer::to(&request, &dist);
            let coding = header(&answer, "Content-Encoding").map(str::to_owned);
            (coding, String::from_utf8(answer.body).unwrap())
        };

        assert_eq!(asked(true, true), (Some("br".to_owned()), "s".to_owned()));
        assert_eq!(asked(false, true), (Some("gzip".to_owned()), "sc".to_owned()));
        assert_eq!(asked(false, false), (None, "script".to_owned()));
    }

    #[test]
    fn files_named_by_their_bytes_are_kept_and_pages_are_asked_for() {
        let dist = a_build("kept");
        let script = Answer::to(&get("/assets/a-1.js"), &dist);
        let page = Answer::to(&get("/roi"), &dist);

        assert_eq!(header(&script, "Cache-Control"), Some(headers::KEEP));
        assert_eq!(header(&page, "Cache-Control"), Some(headers::ASK));
        assert_eq!(header(&page, "Content-Type"), Some("text/html; charset=utf-8"));
    }

    #[test]
    fn wasm_has_its_own_type() {
        let answer = Answer::to(&get("/assets/app-1.wasm"), &a_build("wasm"));

        assert_eq!(header(&answer, "Content-Type"), Some("application/wasm"));
    }

    #[test]
    fn a_page_that_the_visitor_has_is_not_sent_again() {
        let dist = a_build("again");
        let first = Answer::to(&get("/roi"), &dist);
        let tag = header(&first, "ETag").unwrap().to_owned();

        let again = Answer::to(&Request { has: format!("\"x\", {tag}"), ..get("/roi") }, &dist);
        assert_eq!((again.status, again.body.len()), (NOT_MODIFIED, 0));
        let compressed = Request { has: tag, takes_brotli: true, ..get("/roi") };
        assert_eq!(Answer::to(&compressed, &dist).status, "200 OK");
    }

    #[test]
    fn a_missing_file_is_404_as_a_page_only_for_who_wants_one() {
        let dist = a_build("only");
        let part = Answer::to(&get("/assets/gone-2.js"), &dist);
        let page = Answer::to(&Request { takes_html: true, ..get("/gone.txt") }, &dist);

        assert_eq!(
            (part.status, part.body.as_slice()),
            ("404 Not Found", &b"There is no such file\n"[..])
        );
        assert_eq!((page.status, page.body.as_slice()), ("404 Not Found", &b"frame"[..]));
        assert_eq!(header(&page, "Cache-Control"), Some(headers::ASK));
    }

    #[test]
    fn every_answer_carries_the_policy_and_a_head_carries_no_bytes() {
        let dist = a_build("policy");
        let head = Request { method: "HEAD".to_owned(), ..get("/") };

        let text = String::from_utf8(Answer::to(&head, &dist).as_bytes(true)).unwrap();
        for (name, value) in headers::FOR_ALL {
            assert!(text.contains(&format!("{name}: {value}\r\n")), "{name}");
        }
        assert!(text.contains("Content-Length: 4\r\n"));
        assert!(text.ends_with("\r\n\r\n"));
    }

    #[test]
    fn nothing_can_be_written() {
        let answer = Answer::to(&Request { method: "PUT".to_owned(), ..get("/") }, &a_build("put"));

        assert_eq!(answer.status, "405 Method Not Allowed");
        assert_eq!(header(&answer, "Allow"), Some("GET, HEAD"));
    }
}
