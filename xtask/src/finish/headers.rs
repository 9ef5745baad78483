//! What a host sends with every file: the policy, and how long a copy may be kept.

use std::path::Path;

use super::names;
use crate::failure::Failure;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types default";

/// Sent with every answer. They are defense: nothing in Tandem needs one to work.
pub const FOR_ALL: [(&str, &str); 9] = [
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), \
         display-capture=()",
    ),
    ("Integrity-Policy", "blocked-destinations=(script)"),
    ("Strict-Transport-Security", "max-age=31536000"),
];

/// For files whose name changes with their bytes.
pub const KEEP: &str = "public, max-age=31536000, immutable";
/// For everything else: kept, but never used without asking.
pub const ASK: &str = "no-cache";

/// The `Cache-Control` of the file at `path`, counted from the root of the site.
pub fn cache_rule(path: &str) -> &'static str {
    if in_assets(path) { KEEP } else { ASK }
}

/// Whether `path` lies where every file is named by its bytes.
pub fn in_assets(path: &str) -> bool {
    path.split('/').next() == Some(names::FOLDER)
}

/// The policy for a `<meta>`, where browsers do not honor `frame-ancestors`.
pub fn policy_in_page() -> String {
    POLICY.replace("frame-ancestors 'none'; ", "")
}

/// Writes `_headers` for hosts that read it, and what nginx and Caddy need to `hosting/`.
pub fn write(folder: &Path, pages: &[String]) -> Result<(), Failure> {
    super::put(&folder.join("_headers"), headers_file(pages))?;
    super::put(&folder.join("hosting/nginx.conf"), nginx())?;
    super::put(&folder.join("hosting/Caddyfile"), caddyfile())
}

fn headers_file(pages: &[String]) -> String {
    let all: String = FOR_ALL.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    let asked: String = pages
        .iter()
        .flat_map(|page| [page.as_str(), page.strip_suffix("index.html").unwrap_or(page)])
        .chain(names::WORKERS)
        .map(|address| format!("/{address}\n  Cache-Control: {ASK}\n"))
        .collect();
    format!("/*\n{all}/{}/*\n  Cache-Control: {KEEP}\n{asked}", names::FOLDER)
}

fn nginx() -> String {
    let assets = names::FOLDER;
    let all: String = FOR_ALL
        .iter()
        .map(|(name, value)| format!("add_header {name} \"{value}\" always;\n"))
        .collect();
    format!(
        "# Include this in a `server` block whose `root` is the folder of the build.
# nginx forgets outer headers wherever an inner block adds one: none does.
{all}add_header Cache-Control $tandem_cache always;
types {{
  text/html html; text/css css; text/javascript js mjs; application/wasm wasm;
  image/svg+xml svg; image/png png; font/woff2 woff2; text/plain txt;
  application/json json; application/manifest+json webmanifest;
}}
charset utf-8;
gzip_static on; # and `brotli_static on;` where that module is there
index index.html;
error_page 404 /404.html;

location ^~ /{assets}/ {{ set $tandem_cache \"{KEEP}\"; try_files $uri =404; }}
# sw.js and sw-off.js are among these: a browser that kept them would never learn of a new build.
location ~ \\.[^/]*$ {{ set $tandem_cache \"{ASK}\"; try_files $uri =404; }}
location / {{ set $tandem_cache \"{ASK}\"; try_files $uri $uri/index.html /404.html; }}
"
    )
}

fn caddyfile() -> String {
    let assets = names::FOLDER;
    let all: String =
        FOR_ALL.iter().map(|(name, value)| format!("\t\t{name} \"{value}\"\n")).collect();
    format!(
        "# Put the address in the place of :8080 and the folder of the build after `root *`.
:8080 {{
\troot * /srv/tandem
\theader {{
{all}\t}}
\t@assets {{
\t\tpath /{assets}/*
\t\tfile
\t}}
\t# sw.js and sw-off.js are among these: a browser that kept them would never learn of a new build.
\t@others not {{
\t\tpath /{assets}/*
\t\tfile
\t}}
\theader @assets Cache-Control \"{KEEP}\"
\theader @others Cache-Control \"{ASK}\"
\t@page not path_regexp \\.[^/]*$
\thandle /{assets}/* {{
\t\tfile_server {{
\t\t\tprecompressed br gzip
\t\t}}
\t}}
\thandle @page {{
\t\ttry_files {{path}} {{path}}/index.html /404.html
\t\tfile_server {{
\t\t\tprecompressed br gzip
\t\t}}
\t}}
\thandle {{
\t\tfile_server {{
\t\t\tprecompressed br gzip
\t\t}}
\t}}
\thandle_errors {{
\t\trewrite * /404.html
\t\tfile_server
\t}}
}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_in_the_page_says_all_but_what_is_not_honored_there() {
        assert!(!policy_in_page().contains("frame-ancestors"));
        assert!(
            policy_in_page().contains("form-action 'none'; require-trusted-types-for 'script'")
        );
    }

    #[test]
    fn every_host_file_carries_every_header() {
        for file in [headers_file(&["index.html".to_owned()]), nginx(), caddyfile()] {
            for (name, value) in FOR_ALL {
                assert!(file.contains(name), "{name}");
                assert!(file.contains(value), "{value}");
            }
            assert!(file.contains(KEEP));
            assert!(file.contains(ASK));
        }
    }

    #[test]
    fn every_host_asks_for_the_service_worker_each_time() {
        for file in [headers_file(&[]), nginx(), caddyfile()] {
            for worker in names::WORKERS {
                assert!(file.contains(worker), "{worker}");
                assert_eq!(cache_rule(worker), ASK);
            }
        }
        assert!(headers_file(&[]).contains("/sw.js\n  Cache-Control: no-cache\n"));
    }

    #[test]
    fn only_files_named_by_their_bytes_are_kept_without_asking() {
        assert_eq!(cache_rule("assets/tandem-1.js"), KEEP);
        assert_eq!(cache_rule("roi/index.html"), ASK);
        assert_eq!(cache_rule("fonts/assets/a.txt"), ASK);
    }
}
