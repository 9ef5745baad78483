//! Files: one saved to the reader's disk, one they chose and opened.

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::file::{Blob, File, FileList, ObjectUrl};
use gloo::timers::callback::Timeout;
use thiserror::Error;
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, HtmlInputElement};

use super::document;
use crate::store::file_name;

/// The browser would not start a download.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("The browser did not save the file. Try again, or share the case as a link")]
pub struct NotDownloaded;

/// Saves `contents` (text or bytes) as a file called `name`, of the media type `kind`, such as
/// `application/json`.
///
/// # Errors
///
/// [`NotDownloaded`] where the page cannot offer a file. Whether the reader then keeps it, nobody
/// learns.
pub fn download(name: &str, kind: &str, contents: &[u8]) -> Result<(), NotDownloaded> {
    let url = ObjectUrl::from(Blob::new_with_options(contents, Some(kind)));
    let document = document().ok_or(NotDownloaded)?;
    let anchor: HtmlAnchorElement = document
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into().ok())
        .ok_or(NotDownloaded)?;
    anchor.set_href(&url);
    anchor.set_download(&file_name(name));
    let body = document.body().ok_or(NotDownloaded)?;
    body.append_child(&anchor).map_err(|_| NotDownloaded)?;
    anchor.click();
    anchor.remove();
    // The address must outlive the click: some browsers read it only when the reader has answered.
    Timeout::new(60_000, move || drop(url)).forget();
    Ok(())
}

/// A file the reader chose, not read yet.
#[derive(Clone, Debug)]
pub struct ChosenFile(File);

/// Why a chosen file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotRead {
    #[error("This file is too large. Choose a file that Tandem wrote")]
    TooLarge,
    #[error("This file is no text. Choose a file that Tandem wrote")]
    NotText,
    #[error("This file could not be read. Choose it again")]
    Refused,
}

/// A file being read. Dropped, the reading ends and its answer never comes.
#[derive(Debug)]
#[must_use = "dropped, the reading ends"]
pub struct Reading {
    _reader: Option<FileReader>,
}

/// The file chosen in `input`, which is emptied so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Option<ChosenFile> {
    let files = FileList::from(input.files()?);
    let file = files.first().cloned().map(ChosenFile);
    input.set_value("");
    file
}

impl ChosenFile {
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Reads the file as UTF-8 text and hands it to `heard`. A file of more than `most_bytes` is
    /// refused before any of it is read.
    pub fn read(
        &self,
        most_bytes: u64,
        heard: impl FnOnce(Result<String, NotRead>) + 'static,
    ) -> Reading {
        if self.0.size() > most_bytes {
            heard(Err(NotRead::TooLarge));
            return Reading { _reader: None };
        }
        let reader = read_as_bytes(&self.0, move |answer| {
            heard(match answer {
                Ok(bytes) => String::from_utf8(bytes).map_err(|_| NotRead::NotText),
                Err(_) => Err(NotRead::Refused),
            });
        });
        Reading { _reader: Some(reader) }
    }
}
