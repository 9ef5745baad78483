//! Whether the page that stood in this tab before ended as pages do, or was torn down.

use web_sys::Storage;

use super::listen::{Listening, on_shown_and_gone};
use super::window;

/// Stands in the tab's own storage for as long as the page does.
const MARK: &str = "tandem/running";

/// Whether the last page of this tab never got to its end, as when the tab crashed; and what marks
/// this one until its own end.
pub fn begin() -> (bool, Listening) {
    let was_torn_down = storage().is_some_and(|it| it.get_item(MARK).is_ok_and(|it| it.is_some()));
    mark(true);
    (was_torn_down, on_shown_and_gone(mark))
}

fn mark(is_running: bool) {
    let Some(storage) = storage() else { return };
    // Where a tab may not remember anything, it cannot tell how it ended either.
    let _ = if is_running { storage.set_item(MARK, "1") } else { storage.remove_item(MARK) };
}

fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}
