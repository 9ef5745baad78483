//! Something later, unless it is called off.

use gloo::timers::callback::Timeout;

/// Something that is still to happen. Dropped, it does not.
#[derive(Debug)]
#[must_use = "dropped, it never happens"]
pub struct Later(#[expect(dead_code, reason = "held for its drop")] Timeout);

/// Calls `act` once, `after_ms` milliseconds from now or later.
pub fn later(after_ms: u32, act: impl FnOnce() + 'static) -> Later {
    Later(Timeout::new(after_ms, act))
}
