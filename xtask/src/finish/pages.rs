//! The pages: one for each address that is painted before the program runs, and a bare frame.

use std::{collections::BTreeMap, path::Path};

use super::{headers, names::Named, parts::Needs, put, read_text, sheet::Sheet, tags};
use crate::failure::Failure;

const TEMPLATE: &str = "<template data-page=\"";
const TEMPLATE_END: &str = "</template>";

/// What one address shows at once, as a `<template data-page="/…" data-title="…">` holds it.
#[derive(Debug, PartialEq, Eq)]
struct Painted<'page> {
    address: &'page str,
    title: &'page str,
    content: &'page str,
}

/// Writes `index.html`, `<address>/index.html` and `404.html` from the page that Trunk left,
/// with the policy first, the final names, their digests and the build sheet. Gives the paths.
pub fn write(
    folder: &Path,
    base: &str,
    named: &BTreeMap<String, Named>,
    needs: &Needs,
) -> Result<Vec<String>, Failure> {
    let page = read_text(&folder.join("index.html"))?;
    let page = without_comments(&page);
    let page = Sheet::of(&page)?.renamed(named)?.put_into(&page)?;
    let page = with_new_names(&page, named)?;
    let page = with_policy(&page)?;
    every_file_is_there(&page, folder, base)?;

    let (frame, painted) = apart(&page)?;
    let mut written = vec!["404.html".to_owned()];
    put(&folder.join("404.html"), frame.replace(PLACE, ""))?;
    for paint in &painted {
        let address = paint.address.trim_matches('/');
        let path = if address.is_empty() {
            "index.html".to_owned()
        } else {
            format!("{address}/index.html")
        };
        let parts = needs.get(address).into_iter().flatten();
        let ahead: String = parts.filter_map(|part| named.get(part)).map(loaded_ahead).collect();
        let page = filled(&frame, paint)?.replace("</head>", &format!("{ahead}</head>"));
        put(&folder.join(&path), page)?;
        written.push(path);
    }
    Ok(written)
}

/// Writes the digest of the whole build into the sheet of every page.
pub fn seal(folder: &Path, pages: &[String], digest: &str) -> Result<(), Failure> {
    for path in pages {
        let page = read_text(&folder.join(path))?;
        let mut sheet = Sheet::of(&page)?;
        digest.clone_into(&mut sheet.digest);
        put(&folder.join(path), sheet.put_into(&page)?)?;
    }
    Ok(())
}

/// Stands where the templates stood, while a page is being made.
const PLACE: &str = "<!--painted-->";

/// The page without its templates, and what they hold.
fn apart(page: &str) -> Result<(String, Vec<Painted<'_>>), Failure> {
    let Some((before, _)) = page.split_once(TEMPLATE) else {
        return Err(Failure::new("index.html: no <template data-page=\"/\"> says what is painted"));
    };
    let mut frame = format!("{}{PLACE}", before.trim_end());
    let mut painted = Vec::new();
    let mut rest = page.get(before.len()..).unwrap_or_default();
    while let Some(template) = rest.trim_start().strip_prefix(TEMPLATE) {
        let parts = template.split_once("\" data-title=\"").and_then(|(address, rest)| {
            let (title, rest) = rest.split_once("\">")?;
            let (content, rest) = rest.split_once(TEMPLATE_END)?;
            Some((Painted { address, title, content: content.trim() }, rest))
        });
        let (paint, after) = parts.ok_or_else(|| {
            Failure::new(
                "index.html: a page template reads <template data-page=\"/…\" data-title=\"…\">",
            )
        })?;
        painted.push(paint);
        rest = after;
    }
    if !painted.iter().any(|paint| paint.address == "/") {
        return Err(Failure::new(
            "index.html: no <template data-page=\"/\"> paints the first page",
        ));
    }
    frame.push_str(rest);
    Ok((frame, painted))
}

/// The page of one address: painted, titled, and with its own link marked as the current one.
fn filled(frame: &str, paint: &Painted<'_>) -> Result<String, Failure> {
    let Painted { address, title, content } = paint;
    let titled = frame.split_once("<title>").and_then(|(before, rest)| {
        let (_, after) = rest.split_once("</title>")?;
        Some(format!("{before}<title>{title}</title>{after}"))
    });
    let page = titled.ok_or_else(|| Failure::new("index.html: no <title>"))?;
    let link = format!("<li><a href=\"{address}\"");
    Ok(page.replace(PLACE, content).replace(&link, &format!("{link} aria-current=\"page\"")))
}

/// A part that is asked for with the program, not after it.
fn loaded_ahead(part: &Named) -> String {
    let url = &part.url;
    format!(
        "<link rel=\"preload\" href=\"{url}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
    )
}

fn without_comments(page: &str) -> String {
    let mut pieces = page.split("<!--");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once("-->").map_or("", |(_, after)| after).trim_start());
    }
    kept
}

/// Every tag that loads a renamed file names the new one, and its digest where that counts.
fn with_new_names(page: &str, named: &BTreeMap<String, Named>) -> Result<String, Failure> {
    let mut changed = page.to_owned();
    for tag in tags::loading(page) {
        let Some((old, new)) = tag.loads().and_then(|old| named.get_key_value(old)) else {
            continue;
        };
        let digest = format!("\" integrity=\"{}\"", new.integrity);
        let end = if tag.can_insist() { digest.as_str() } else { "\"" };
        let tag_now = tag.text.replace(&format!("{old}\""), &format!("{}{end}", new.url));
        changed = changed.replace(tag.text, &tag_now);
    }
    Ok(changed)
}

/// The policy as the first thing in the page, for hosts that send no headers.
fn with_policy(page: &str) -> Result<String, Failure> {
    let (before, after) =
        page.split_once("<head>").ok_or_else(|| Failure::new("index.html: no <head>"))?;
    let policy = headers::policy_in_page();
    Ok(format!(
        "{before}<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

fn every_file_is_there(page: &str, folder: &Path, base: &str) -> Result<(), Failure> {
    let tags = tags::loading(page);
    let missing = tags
        .iter()
        .filter_map(tags::Tag::loads)
        .find(|url| !folder.join(url.strip_prefix(base).unwrap_or(url)).is_file());
    missing.map_or(Ok(()), |url| {
        Err(Failure::new(format!(
            "index.html names {url}, which was not built and is not in public/"
        )))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<title>Tandem</title><li><a href=\"/roi\">Calculator</a></li><main>
        <template data-page=\"/\" data-title=\"Home\"><h1>Home</h1></template>
        <template data-page=\"/roi\" data-title=\"Returns\"><h1>Returns</h1></template>
        </main>";

    #[test]
    fn each_address_gets_its_own_painting_title_and_current_link() {
        let (frame, painted) = apart(PAGE).unwrap();

        let page = filled(&frame, &painted[1]).unwrap();
        assert!(page.contains("<title>Returns</title>"));
        assert!(page.contains("<a href=\"/roi\" aria-current=\"page\">"));
        assert!(page.contains("<h1>Returns</h1>"));
        assert!(!page.contains("<h1>Home</h1>"));
    }

    #[test]
    fn a_page_without_a_template_for_home_is_refused() {
        assert!(apart("<template data-page=\"/roi\" data-title=\"x\"></template>").is_err());
        assert!(apart("<main></main>").is_err());
    }

    #[test]
    fn digests_are_added_where_browsers_insist_on_them() {
        let new = Named { url: "/assets/a-1.js".to_owned(), integrity: "sha384-x".to_owned() };
        let named = BTreeMap::from([("/a.js".to_owned(), new)]);

        assert_eq!(
            with_new_names("<link rel=\"modulepreload\" href=\"/a.js\">", &named).unwrap(),
            "<link rel=\"modulepreload\" href=\"/assets/a-1.js\" integrity=\"sha384-x\">"
        );
    }

    #[test]
    fn comments_do_not_ship() {
        assert_eq!(without_comments("<p>a</p><!-- why -->\n<p>b</p>"), "<p>a</p><p>b</p>");
    }

    #[test]
    fn the_policy_stands_before_everything_else() {
        let page = with_policy("<head>\n<meta charset=\"utf-8\">").unwrap();

        assert!(page.starts_with("<head>\n<meta http-equiv=\"Content-Security-Policy\""));
    }
}
