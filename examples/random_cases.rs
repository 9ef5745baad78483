//! Works out random cases, as many as named, a million otherwise.
//!
//! `cargo run --release --example random_cases -- 1000000` prints how they ended, how many a
//! second were worked out, and the checksum of the printed results of the first 10,000, which
//! `tests/golden/random_cases.crc` holds and the browser has to reach as well.

#[path = "../tests/support/printed.rs"]
mod printed;
#[path = "../tests/support/random_case.rs"]
#[allow(dead_code, reason = "the laws use the rest of it")]
mod random_case;

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use printed::Outcomes;

/// How many cases the checksum is over.
const DIGESTED: u64 = 10_000;

fn main() -> ExitCode {
    let count = std::env::args().nth(1).unwrap_or_else(|| "1000000".to_owned());
    let Ok(count) = count.parse::<u64>() else {
        eprintln!("Name a number of cases: cargo run --release --example random_cases -- 1000000");
        return ExitCode::from(2);
    };
    #[expect(clippy::disallowed_methods, reason = "a measurement on this machine, not in a page")]
    let start = Instant::now();
    let mut outcomes = Outcomes::default();
    let mut characters = 0_usize;
    for seed in 0..count {
        let line = printed::line(&random_case::as_typed(seed), &mut outcomes);
        characters = characters.saturating_add(line.len());
    }
    let seconds = start.elapsed().as_secs_f64();

    let mut out = std::io::stdout();
    for (outcome, cases) in &outcomes.0 {
        let _ = writeln!(out, "{cases:>9}  {outcome}");
    }
    #[expect(clippy::cast_precision_loss, reason = "a speed to three digits")]
    let speed = count as f64 / seconds;
    let _ = writeln!(out, "{speed:.0} cases a second, {characters} characters printed");
    let digest = printed::digest(DIGESTED.min(count));
    let _ = writeln!(out, "checksum of the first {}: {digest}", DIGESTED.min(count));
    ExitCode::SUCCESS
}
