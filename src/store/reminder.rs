//! When to say that work is only in this browser.

use super::record::Settings;

const DAY_MS: i64 = 86_400_000;

/// Days with changes in no file, after which is reminded. Source: keeping.md section 2.
const DAYS: i64 = 7;

/// The same in Safari, which deletes what pages keep after 7 days without a visit.
const DAYS_IN_SAFARI: i64 = 3;

impl Settings {
    /// Work has changed at `now_ms`, in milliseconds since 1970. `false` where it is known that
    /// there is work in no file.
    ///
    /// A time that lies ahead came from a clock that was wrong, and is put right.
    pub fn note_change(&mut self, now_ms: i64) -> bool {
        if self.unexported_since_ms.is_some_and(|since| since <= now_ms) {
            return false;
        }
        self.unexported_since_ms = Some(now_ms);
        true
    }

    /// Everything was taken out as a file of so many `records`.
    pub fn note_export(&mut self, now_ms: i64, records: usize) {
        self.exported_ms = Some(now_ms);
        self.exported_records = i64::try_from(records).ok();
        self.unexported_since_ms = None;
    }

    /// Says of exports what `other` says.
    pub(super) fn take_exports_of(&mut self, other: &Settings) {
        self.exported_ms = other.exported_ms;
        self.exported_records = other.exported_records;
        self.unexported_since_ms = other.unexported_since_ms;
    }
}

/// What to say where changes have been in no file for 7 days, in Safari 3; `None` before that.
///
/// A time that lies ahead of `now_ms` counts as now.
pub fn reminder(settings: &Settings, now_ms: i64, is_safari: bool) -> Option<String> {
    let days_since = |then: i64| now_ms.saturating_sub(then.min(now_ms)).div_euclid(DAY_MS);
    let days = days_since(settings.unexported_since_ms?);
    if days < if is_safari { DAYS_IN_SAFARI } else { DAYS } {
        return None;
    }
    let last = match settings.exported_ms.map(days_since) {
        None => "there is none yet".to_owned(),
        Some(0) => "your last one is of today".to_owned(),
        Some(1) => "your last one is 1 day old".to_owned(),
        Some(days) => format!("your last one is {days} days old"),
    };
    let why = if is_safari {
        "Safari deletes what pages keep after 7 days without a visit"
    } else {
        "If the browser's data is cleared, only a copy survives"
    };
    Some(format!("Changes of the last {days} days are in no copy: {last}. {why}: download one"))
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "small times in a test")]
mod tests {
    use super::*;

    const NOW: i64 = 1_780_000_000_000;

    fn days(days: i64) -> i64 {
        NOW - days * DAY_MS
    }

    #[test]
    fn a_person_is_reminded_after_seven_days_with_changes_and_in_safari_after_three() {
        let mut settings = Settings::default();
        assert_eq!(reminder(&settings, NOW, false), None);

        settings.note_change(days(7) + 1);
        assert_eq!(reminder(&settings, NOW, false), None);
        assert!(reminder(&settings, NOW, true).unwrap().contains("Safari deletes"));
        assert!(reminder(&settings, NOW + 1, false).is_some());
        settings.unexported_since_ms = Some(days(3) + 1);
        assert_eq!(reminder(&settings, NOW, true), None);
    }

    #[test]
    fn an_export_ends_it_and_the_next_change_begins_it_again() {
        let mut settings = Settings::default();
        assert!(settings.note_change(days(20)));
        assert!(!settings.note_change(days(10)));
        assert_eq!(settings.unexported_since_ms, Some(days(20)));

        settings.note_export(days(9), 12);
        assert_eq!(settings.exported_records, Some(12));
        assert_eq!(reminder(&settings, NOW, true), None);
        assert!(settings.note_change(days(8)));
        assert_eq!(
            reminder(&settings, NOW, false).unwrap(),
            "Changes of the last 8 days are in no copy: your last one is 9 days old. If the \
             browser's data is cleared, only a copy survives: download one"
        );
    }

    #[test]
    fn fault_40_a_clock_that_jumps_neither_nags_nor_silences_for_good() {
        let mut settings = Settings::default();
        settings.note_change(NOW + 1_000 * DAY_MS);

        assert_eq!(reminder(&settings, NOW, true), None);
        assert!(settings.note_change(NOW));
        assert!(reminder(&settings, NOW + 7 * DAY_MS, false).is_some());
        for wild in [i64::MIN, -1, 0, i64::MAX] {
            settings.unexported_since_ms = Some(wild);
            settings.exported_ms = Some(wild);
            assert_eq!(reminder(&settings, NOW, false).is_some(), wild < NOW);
        }
    }
}
