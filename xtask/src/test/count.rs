//! How many tests passed, read from what the test programs print.

use serde::Deserialize;

/// How many tests passed, failed and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub left_out: u64,
}

impl Counts {
    pub const PASS: Counts = Counts { passed: 1, failed: 0, left_out: 0 };
    pub const FAIL: Counts = Counts { passed: 0, failed: 1, left_out: 0 };

    /// The sum of every `test result:` line, of test binaries, documentation tests and tests in
    /// the browser alike.
    pub fn in_cargo_output(text: &str) -> Counts {
        let mut sum = Counts::default();
        for line in text.lines() {
            let Some((_, result)) = line.split_once("test result: ") else { continue };
            sum = sum.plus(Counts {
                passed: number_before(result, "passed"),
                failed: number_before(result, "failed"),
                left_out: number_before(result, "ignored"),
            });
        }
        sum
    }

    /// The counts of a report by Playwright's JSON reporter; nothing when it is no such report.
    pub fn in_playwright_report(json: &str) -> Option<Counts> {
        let report: PlaywrightReport = serde_json::from_str(json).ok()?;
        let PlaywrightStats { expected, unexpected, flaky, skipped } = report.stats;
        Some(Counts {
            passed: expected,
            failed: unexpected.saturating_add(flaky),
            left_out: skipped,
        })
    }

    pub fn plus(self, other: Counts) -> Counts {
        Counts {
            passed: self.passed.saturating_add(other.passed),
            failed: self.failed.saturating_add(other.failed),
            left_out: self.left_out.saturating_add(other.left_out),
        }
    }

    /// These counts, with one failure more when the program failed without naming a failed test:
    /// it did not compile, found no test or broke down on the way.
    pub fn of_program(self, succeeded: bool) -> Counts {
        let untold = (!succeeded && self.failed == 0) || self.passed.max(self.failed) == 0;
        Counts { failed: if untold { 1 } else { self.failed }, ..self }
    }
}

#[derive(Deserialize)]
struct PlaywrightReport {
    stats: PlaywrightStats,
}

/// `expected` also holds tests that were meant to fail and did.
#[derive(Deserialize)]
struct PlaywrightStats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
    skipped: u64,
}

/// The number that stands before `word` in "ok. 12 passed; 0 failed; 3 ignored".
fn number_before(result: &str, word: &str) -> u64 {
    result
        .split([';', '.'])
        .filter_map(|part| part.trim().strip_suffix(word))
        .find_map(|number| number.trim().parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_all_test_binaries_are_summed() {
        let text = "running 3 tests\n\
            test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out; finished in 0.03s\n\
            test passed ... ok\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.10s\n";

        let counts = Counts::in_cargo_output(text);

        assert_eq!(counts, Counts { passed: 13, failed: 2, left_out: 3 });
    }

    #[test]
    fn output_without_a_result_counts_nothing() {
        assert_eq!(Counts::in_cargo_output("error[E0308]: mismatched types"), Counts::default());
    }

    #[test]
    fn a_playwright_report_counts_a_test_that_passed_only_at_times_as_failed() {
        let json = r#"{"config": {}, "suites": [], "errors": [], "stats": {"startTime": "",
            "duration": 2.5, "expected": 9, "skipped": 1, "unexpected": 2, "flaky": 1}}"#;

        let counts = Counts::in_playwright_report(json);

        assert_eq!(counts, Some(Counts { passed: 9, failed: 3, left_out: 1 }));
    }

    #[test]
    fn text_that_is_no_playwright_report_counts_nothing() {
        assert_eq!(Counts::in_playwright_report("{}"), None);
    }

    #[test]
    fn a_program_that_breaks_down_is_one_failure_even_without_a_failed_test() {
        let two_passed = Counts { passed: 2, ..Counts::default() };

        assert_eq!(Counts::default().of_program(false), Counts::FAIL);
        assert_eq!(two_passed.of_program(false), Counts { failed: 1, ..two_passed });
        assert_eq!(two_passed.of_program(true), two_passed);
    }

    #[test]
    fn a_program_that_ran_no_test_at_all_has_failed() {
        assert_eq!(Counts::default().of_program(true), Counts::FAIL);
    }
}
