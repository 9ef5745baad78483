//! Paper.

use super::window;

/// Opens the browser's print window. Whether anything is printed, nobody learns.
pub fn print() {
    if let Some(window) = window() {
        // A frame without permission refuses; then the browser's own menu still prints.
        let _ = window.print();
    }
}
