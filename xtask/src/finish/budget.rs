//! How much the first load of the calculator may weigh.

use crate::measure::Loaded;

/// A bound on the bytes that travel, as brotli where that helps.
struct Budget {
    what: &'static str,
    /// Bytes, as `ecosystem.md` section 5 sets them.
    most: u64,
    /// A higher bound that is accepted for now, and why.
    accepted: Option<(u64, &'static str)>,
    counts: fn(&Loaded) -> bool,
}

/// What makes the program larger than was hoped for: views. DESIGN.md says what was tried.
const VIEWS: &str = "two thirds are views, each compiled on its own";

/// What the start holds beyond starting: see DESIGN.md.
const LAST_RESORTS: &str = "ends a worker that serves bad files, counts failed starts, hands out data; binds the database; loads parts";

const BUDGETS: [Budget; 6] = [
    Budget {
        what: "wasm",
        most: 180_000,
        accepted: Some((296_000, VIEWS)),
        counts: |file| file.is(&["wasm"]),
    },
    Budget {
        what: "everything",
        most: 280_000,
        accepted: Some((374_000, VIEWS)),
        counts: |_| true,
    },
    Budget {
        what: "html and css, for the first paint",
        most: 20_000,
        accepted: None,
        counts: |file| file.is(&["html", "css"]),
    },
    Budget {
        what: "glue and boot",
        most: 8_000,
        accepted: Some((10_200, LAST_RESORTS)),
        counts: |file| file.is(&["js", "mjs"]),
    },
    Budget { what: "css", most: 15_000, accepted: None, counts: |file| file.is(&["css"]) },
    Budget { what: "fonts", most: 70_000, accepted: None, counts: |file| file.is(&["woff2"]) },
];

/// Prints what the first load weighs against each budget, and gives the misses: the budgets
/// that are passed without an accepted reason.
pub fn print(first_load: &[Loaded]) -> Vec<String> {
    println!("{:<36}{:>9}{:>9}", "First load, bytes", "is", "at most");
    let mut misses = Vec::new();
    for budget in &BUDGETS {
        let is = weight(budget, first_load);
        let verdict = budget.verdict(is);
        println!("{:<36}{is:>9}{:>9}  {}", budget.what, budget.most, verdict.words());
        if verdict == Verdict::Missed {
            misses.push(budget.what.to_owned());
        }
    }
    misses
}

fn weight(budget: &Budget, first_load: &[Loaded]) -> u64 {
    first_load.iter().filter(|file| (budget.counts)(file)).map(Loaded::travels).sum()
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Kept,
    Accepted(&'static str),
    Missed,
}

impl Budget {
    fn verdict(&self, is: u64) -> Verdict {
        match self.accepted {
            _ if is <= self.most => Verdict::Kept,
            Some((bound, reason)) if is <= bound => Verdict::Accepted(reason),
            _ => Verdict::Missed,
        }
    }
}

impl Verdict {
    fn words(&self) -> String {
        match self {
            Verdict::Kept => "kept".to_owned(),
            Verdict::Accepted(reason) => format!("accepted: {reason}"),
            Verdict::Missed => "MISSED".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_missed_beyond_what_is_accepted() {
        let budget =
            Budget { what: "x", most: 10, accepted: Some((12, "reason")), counts: |_| true };

        assert_eq!(budget.verdict(10), Verdict::Kept);
        assert_eq!(budget.verdict(12), Verdict::Accepted("reason"));
        assert_eq!(budget.verdict(13), Verdict::Missed);
    }
}
