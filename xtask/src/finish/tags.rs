//! Just enough of HTML to change the tags of our own pages.

/// One tag of a page: where it stands, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'page> {
    /// The whole tag, from `<` to `>`.
    pub text: &'page str,
}

impl<'page> Tag<'page> {
    /// The value of an attribute written as `name="value"`.
    pub fn attribute(&self, name: &str) -> Option<&'page str> {
        let start = format!(" {name}=\"");
        let (_, value) = self.text.split_once(&start)?;
        value.split_once('"').map(|(value, _)| value)
    }

    /// The address of the file that this tag makes the browser load.
    ///
    /// Links between pages are none, nor is what lies elsewhere.
    pub fn loads(&self) -> Option<&'page str> {
        let address = if self.text.starts_with("<script") {
            self.attribute("src")
        } else {
            self.attribute("href")
        };
        address.filter(|address| address.starts_with('/'))
    }

    /// Whether the file is asked for only when the page becomes an app of its own.
    pub fn is_for_installing(&self) -> bool {
        matches!(self.attribute("rel"), Some("manifest" | "apple-touch-icon"))
    }

    /// Whether browsers hold the file to its `integrity`. They ignore it on other preloads.
    pub fn can_insist(&self) -> bool {
        let relation = self.attribute("rel");
        self.text.starts_with("<script") || matches!(relation, Some("stylesheet" | "modulepreload"))
    }
}

/// Every `<link>` and `<script>` of `page`, in order.
pub fn loading(page: &str) -> Vec<Tag<'_>> {
    page.match_indices('<')
        .filter_map(|(at, _)| page.get(at..))
        .filter(|rest| rest.starts_with("<link ") || rest.starts_with("<script "))
        .filter_map(|rest| rest.find('>').and_then(|end| rest.get(..=end)))
        .map(|text| Tag { text })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<link rel="icon" href="/a.svg"><a href="/roi">x</a>
        <script type="module" src="/boot.mjs"></script>"#;

    #[test]
    fn only_tags_that_load_something_count() {
        let loaded: Vec<_> = loading(PAGE).iter().filter_map(Tag::loads).collect();

        assert_eq!(loaded, ["/a.svg", "/boot.mjs"]);
    }

    #[test]
    fn a_script_can_be_held_to_its_digest_and_an_icon_cannot() {
        let insist: Vec<_> = loading(PAGE).iter().map(Tag::can_insist).collect();

        assert_eq!(insist, [false, true]);
    }
}
