//! A calendar day without clock or time zone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Month;
use super::month::digits;

/// Days from the first of March of the year 0 to 1970-01-01.
const EPOCH: i32 = 719_468;

/// Text that is no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("Enter a day as year, month and day, like 2027-03-31")]
pub struct NotADay;

/// A day of the calendar, in the years 1 to 9999, before 1582 too.
///
/// ```
/// use tandem::finance::{Day, NotADay};
///
/// let leap: Day = "2024-02-29".parse().unwrap();
/// assert_eq!(leap.days_since("2023-12-31".parse().unwrap()), 60);
/// assert_eq!("2023-02-29".parse::<Day>(), Err(NotADay));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    month: Month,
    /// From 1.
    day: u8,
}

impl Day {
    /// `0001-01-01`.
    pub const FIRST: Day = Day { month: Month::FIRST, day: 1 };

    /// The day numbered from 1 in a month.
    ///
    /// # Errors
    ///
    /// [`NotADay`] where the month has no such day.
    pub fn new(month: Month, day: u8) -> Result<Day, NotADay> {
        if (1..=month.days()).contains(&day) { Ok(Day { month, day }) } else { Err(NotADay) }
    }

    pub(super) const fn first_of(month: Month) -> Day {
        Day { month, day: 1 }
    }

    /// The month it is in.
    pub const fn month(self) -> Month {
        self.month
    }

    /// From 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// For people: `March 31, 2027`.
    pub fn label(self) -> String {
        format!("{} {}, {}", self.month.name(), self.day, self.month.year())
    }

    /// Days after 1970-01-01; negative before it.
    #[expect(clippy::arithmetic_side_effects, reason = "4 million days from year 1 to 9999")]
    pub fn number(self) -> i32 {
        // Years begin in March here, so that a leap day is the last of its year.
        let march_year = i32::from(self.month.year()) - i32::from(self.month.month() < 3);
        let month = (i32::from(self.month.month()) + 9) % 12;
        let in_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        365 * march_year + march_year / 4 - march_year / 100 + march_year / 400 + in_year - EPOCH
    }

    /// The day with this [`number`](Day::number); `None` outside the years 1 to 9999.
    #[expect(clippy::arithmetic_side_effects, reason = "checked to be 4 million days at most")]
    pub fn from_number(number: i32) -> Option<Day> {
        let days = number.checked_add(EPOCH)?;
        if !(0..4_000_000).contains(&days) {
            return None;
        }
        // The mean year is right or one too many; the days left over tell.
        let before = |year: i32| 365 * year + year / 4 - year / 100 + year / 400;
        let mut march_year = (days * 400 / 146_097).max(0);
        while before(march_year) > days {
            march_year -= 1;
        }
        while before(march_year + 1) <= days {
            march_year += 1;
        }
        let in_year = days - before(march_year);
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * month + 2) / 5 + 1;
        let year = march_year + i32::from(month >= 10);
        let month = (month + 2) % 12 + 1;
        let month = Month::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?).ok()?;
        Day::new(month, u8::try_from(day).ok()?).ok()
    }

    /// Days from `earlier` to this day; negative where `earlier` is later.
    pub fn days_since(self, earlier: Day) -> i32 {
        self.number().saturating_sub(earlier.number())
    }

    /// The day so many days after this one; `None` beyond the year 9999.
    pub fn later(self, days: u32) -> Option<Day> {
        let number = self.number().checked_add(i32::try_from(days).ok()?)?;
        Day::from_number(number)
    }

    /// The same day so many months later, or the last of that month where it
    /// is shorter; `None` beyond the year 9999.
    pub fn months_later(self, months: u32) -> Option<Day> {
        let month = self.month.later(months)?;
        Some(Day { month, day: self.day.min(month.days()) })
    }
}

impl fmt::Display for Day {
    /// Prints `2027-03-31`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Day, NotADay> {
        let (month, day) = text.trim().rsplit_once('-').ok_or(NotADay)?;
        let month = month.parse().map_err(|_| NotADay)?;
        let day = digits(day, 2).and_then(|day| u8::try_from(day).ok());
        Day::new(month, day.ok_or(NotADay)?)
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Day, NotADay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn every_day_of_the_calendar_has_its_number() {
        let first = day("0001-01-01").number();
        let last = day("9999-12-31").number();
        let mut expected = day("0001-01-01");

        for number in first..=last {
            assert_eq!(Day::from_number(number), Some(expected));
            assert_eq!(expected.number(), number);
            let next_day = expected.day.checked_add(1).unwrap();
            expected = Day::new(expected.month, next_day)
                .ok()
                .or_else(|| expected.month.later(1).map(Month::first_day))
                .unwrap_or(expected);
        }
        assert_eq!(Day::from_number(first.checked_sub(1).unwrap()), None);
        assert_eq!(Day::from_number(last.checked_add(1).unwrap()), None);
    }

    #[test]
    fn the_number_of_a_day_counts_from_1970() {
        assert_eq!(day("1970-01-01").number(), 0);
        assert_eq!(day("2000-03-01").number(), 11_017);
        assert_eq!(day("1969-12-31").number(), -1);
    }

    #[test]
    fn only_days_of_the_calendar_are_read() {
        let wrong = ["", "2023-02-29", "1900-02-29", "2023-2-01", "2023-00-10", "2023-04-31"];
        let worse = ["+023-01-01", "2023-01-01T00:00", "20230101", "0000-01-01", "2023-01-1é"];

        assert!(wrong.iter().chain(&worse).all(|text| text.parse::<Day>().is_err()));
        assert_eq!(day(" 2000-02-29 ").to_string(), "2000-02-29");
    }

    #[test]
    fn a_month_later_is_never_the_month_after_that() {
        assert_eq!(day("2024-01-31").months_later(1), Some(day("2024-02-29")));
        assert_eq!(day("2024-01-31").months_later(13), Some(day("2025-02-28")));
        assert_eq!(day("9999-12-31").months_later(1), None);
    }

    #[test]
    fn days_are_added_over_leap_days() {
        assert_eq!(day("2024-02-28").later(2), Some(day("2024-03-01")));
        assert_eq!(day("2024-02-28").later(u32::MAX), None);
        assert_eq!(day("2024-03-31").label(), "March 31, 2024");
    }

    #[test]
    fn days_are_kept_as_text_and_checked_when_read() {
        assert_eq!(serde_json::to_string(&day("2024-02-29")).unwrap(), "\"2024-02-29\"");
        assert!(serde_json::from_str::<Day>("\"2023-02-29\"").is_err());
    }
}
