//! The browser's own controls, by their ids: dialogs, folds, file choosers.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use super::document;
use super::file::{self, ChosenFile};

/// Opens the dialog with this id over the page; the browser keeps the focus inside.
pub fn open_dialog(id: &str) {
    let Some(dialog): Option<HtmlDialogElement> = found(id) else { return };
    // A dialog that is open already refuses to be opened, which is as well.
    let _ = dialog.show_modal();
}

/// Closes the dialog with this id, which gives the focus back.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = found::<HtmlDialogElement>(id) {
        dialog.close();
    }
}

/// Folds the `details` with this id.
pub fn fold(id: &str) {
    if let Some(details) = found::<Element>(id) {
        // Only an element that may not be changed would refuse.
        let _ = details.remove_attribute("open");
    }
}

/// Asks for a file with the chooser of this id. Call it while a click is being handled.
pub fn ask_for_file(id: &str) {
    if let Some(chooser) = found::<HtmlInputElement>(id) {
        chooser.click();
    }
}

/// The file chosen with the chooser of this id.
pub fn chosen_file(id: &str) -> Option<ChosenFile> {
    file::chosen(&found(id)?)
}

fn found<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}
