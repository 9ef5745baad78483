//! Values that are worked out anew whenever they are asked for.

use std::sync::Arc;

/// A value that follows the signals it reads.
///
/// What Leptos calls a derived signal, as one plain function: a `Signal<T>` or a `Memo<T>` costs
/// some kilobytes of program for every `T`, and most values here are read in one place. Text,
/// flags and what is dear to work out stay signals and memos.
pub struct Live<T: 'static>(Arc<dyn Fn() -> T + Send + Sync>);

impl<T> Live<T> {
    /// The value now. Asked for inside a view or an effect, it is asked for again when a signal it
    /// read has changed.
    pub fn get(&self) -> T {
        (self.0)()
    }
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Live<T> {
        Live(Arc::clone(&self.0))
    }
}

impl<T, F: Fn() -> T + Send + Sync + 'static> From<F> for Live<T> {
    fn from(value: F) -> Live<T> {
        Live(Arc::new(value))
    }
}
