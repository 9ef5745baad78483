//! What only the browser can do, in plain Rust types: storage, time, chance, files, the address,
//! the page around the program.
//!
//! Floor 5, and the only room that names the browser's own interfaces. Nothing here decides; where
//! the browser has nothing to offer or refuses, the answer says so and nothing fails. The program
//! runs in a window: outside of one, each of these does nothing.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod control;
pub mod file;
pub mod focus;
mod journal;
pub mod listen;
mod local_storage;
pub mod navigation;
pub mod page;
pub mod panic;
pub mod persistence;
mod print;
pub mod random;
pub mod service_worker;
pub mod session;
pub mod start;
pub mod tabs;
pub mod timer;

pub use journal::Journal;
pub use local_storage::LocalStorage;
pub use print::print;

use web_sys::{Document, Element, Window};

/// The window, where there is one.
fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The `<html>` element.
fn root() -> Option<Element> {
    document()?.document_element()
}
