//! A moment as people and other programs read it, without a clock.

use crate::finance::Day;

const DAY_MS: i64 = 86_400_000;

/// `ms` since 1970 as `2026-11-23T14:26:00.000Z`; outside the years 1 to 9999 as its digits.
pub(in crate::store) fn iso(ms: i64) -> String {
    let day = i32::try_from(ms.div_euclid(DAY_MS)).ok().and_then(Day::from_number);
    let Some(day) = day else { return ms.to_string() };
    let in_day = ms.rem_euclid(DAY_MS);
    let part = |unit: i64, of: i64| in_day.div_euclid(unit).rem_euclid(of);
    format!(
        "{day}T{:02}:{:02}:{:02}.{:03}Z",
        part(3_600_000, 24),
        part(60_000, 60),
        part(1_000, 60),
        part(1, 1_000)
    )
}

/// The milliseconds since 1970 that [`iso`] wrote as `text`. There is one spelling of each.
pub(in crate::store) fn from_iso(text: &str) -> Option<i64> {
    let ms = text.parse().ok().or_else(|| from_parts(text))?;
    (iso(ms) == text).then_some(ms)
}

fn from_parts(text: &str) -> Option<i64> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let day: Day = day.parse().ok()?;
    let (hours, rest) = time.split_once(':')?;
    let (minutes, rest) = rest.split_once(':')?;
    let (seconds, ms) = rest.split_once('.')?;
    let mut all = i64::from(day.number()).checked_mul(DAY_MS)?;
    for (digits, unit) in [(hours, 3_600_000), (minutes, 60_000), (seconds, 1_000), (ms, 1)] {
        let part = i64::from(digits.parse::<u16>().ok()?).checked_mul(unit)?;
        all = all.checked_add(part)?;
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_40_every_moment_has_one_text_and_is_found_again() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (1_780_000_000_123, "2026-05-28T20:26:40.123Z"),
            (2_147_483_648_000, "2038-01-19T03:14:08.000Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
            (-62_135_596_800_001, "-62135596800001"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
            (253_402_300_800_000, "253402300800000"),
            (i64::MAX, "9223372036854775807"),
            (i64::MIN, "-9223372036854775808"),
        ] {
            assert_eq!(iso(ms), text);
            assert_eq!(from_iso(text), Some(ms));
        }
    }

    #[test]
    fn what_is_no_moment_is_not_read_as_one() {
        for text in [
            "",
            "0",
            "2026-11-23",
            "2026-11-23T14:26:00Z",
            "2026-11-23T14:26:00.000",
            "2026-11-23T14:26:60.000Z",
            "2026-11-23T24:00:00.000Z",
            "2026-02-30T00:00:00.000Z",
            " 2026-11-23T14:26:00.000Z",
            "2026-11-23T+4:26:00.000Z",
        ] {
            assert_eq!(from_iso(text), None, "{text}");
        }
    }
}
