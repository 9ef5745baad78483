//! What a command is doing, and how long it took.

use std::time::{Duration, Instant};

use crate::failure::Failure;

/// Does `work` between two lines: its name at the start, its name and time at the end.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    let (outcome, took) = timed(name, work);
    let failed = if outcome.is_err() { "failed after " } else { "" };
    println!("{name} … {failed}{}", seconds(took));
    outcome
}

/// Names `name`, does `work` and gives its value with the time it took.
pub fn timed<T>(name: &str, work: impl FnOnce() -> T) -> (T, Duration) {
    println!("{name}");
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

/// A time as people read it: "142.3 s".
pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_printed_in_tenths_of_a_second() {
        assert_eq!(seconds(Duration::from_millis(142_349)), "142.3 s");
    }

    #[test]
    fn a_step_hands_on_what_its_work_gave() {
        assert_eq!(step("works", || Ok(7)), Ok(7));
        assert_eq!(step("fails", || Err::<(), _>(Failure::new("No"))), Err(Failure::new("No")));
    }
}
