//! What a visitor asks for.

/// The parts of a request that matter for an answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    /// As sent: a path, perhaps with a query.
    pub target: String,
    pub takes_brotli: bool,
    pub takes_gzip: bool,
    /// Whether it is a page that is asked for, rather than a part of one.
    pub takes_html: bool,
    /// The tags of the copies that the visitor has.
    pub has: String,
    /// Whether the connection stays open for more.
    pub stays: bool,
}

impl Request {
    /// Reads the head of a request; `None` where it is none.
    pub fn read(head: &str) -> Option<Request> {
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, target, version) = (first.next()?, first.next()?, first.next()?);
        if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
            return None;
        }
        let mut request = Request {
            method: method.to_owned(),
            target: target.to_owned(),
            stays: version == "HTTP/1.1",
            ..Request::default()
        };
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "accept" => request.takes_html = value.contains("text/html"),
                "accept-encoding" => {
                    request.takes_brotli = takes(value, "br");
                    request.takes_gzip = takes(value, "gzip");
                }
                "if-none-match" => value.clone_into(&mut request.has),
                "connection" if value.eq_ignore_ascii_case("close") => request.stays = false,
                // A body is never read, so nothing after it could be understood.
                "content-length" if value != "0" => request.stays = false,
                "transfer-encoding" => request.stays = false,
                _ => {}
            }
        }
        Some(request)
    }
}

/// Whether a list like `gzip, br;q=0.5` holds `coding`, and not with `q=0`.
fn takes(list: &str, coding: &str) -> bool {
    list.split(',').map(str::trim).any(|entry| {
        let (name, quality) = entry.split_once(';').unwrap_or((entry, ""));
        let quality = quality.trim().trim_start_matches("q=");
        let refused = quality.starts_with('0') && quality.bytes().all(|b| matches!(b, b'0' | b'.'));
        name.trim().eq_ignore_ascii_case(coding) && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_with_quality_zero_is_refused() {
        assert!(takes("gzip, deflate, br", "br"));
        assert!(takes("br;q=0.5", "br"));
        assert!(!takes("gzip, br;q=0", "br"));
        assert!(!takes("gzip, br;q=0.0", "br"));
        assert!(!takes("", "gzip"));
    }

    #[test]
    fn a_request_with_a_body_is_the_last_on_its_connection() {
        let request = Request::read("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n").unwrap();

        assert!(!request.stays);
    }

    #[test]
    fn what_is_no_request_is_not_read_as_one() {
        assert_eq!(Request::read("hello\r\n\r\n"), None);
        assert_eq!(Request::read("GET http://elsewhere/ HTTP/1.1\r\n\r\n"), None);
        assert_eq!(Request::read("GET / SPDY\r\n\r\n"), None);
    }
}
