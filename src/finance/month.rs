//! A month of the calendar without clock or time zone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Day;

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Text that is no month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("Enter a month as year and month, like 2027-03")]
pub struct NotAMonth;

/// A month of the calendar, in the years 1 to 9999.
///
/// ```
/// use tandem::finance::{Month, NotAMonth};
///
/// let start: Month = "2026-11".parse().unwrap();
/// assert_eq!(start.later(4).unwrap().label(), "March 2027");
/// assert_eq!("2026-13".parse::<Month>(), Err(NotAMonth));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: u16,
    /// From 1.
    month: u8,
}

impl Month {
    /// January of the year 1.
    pub(super) const FIRST: Month = Month { year: 1, month: 1 };

    /// The month numbered from 1 in a year from 1 to 9999.
    ///
    /// # Errors
    ///
    /// [`NotAMonth`] outside either range.
    pub fn new(year: u16, month: u8) -> Result<Month, NotAMonth> {
        let exists = (1..=9999).contains(&year) && (1..=12).contains(&month);
        if exists { Ok(Month { year, month }) } else { Err(NotAMonth) }
    }

    /// From 1 to 9999.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// From 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The English name: `March`.
    pub fn name(self) -> &'static str {
        let index = usize::from(self.month.saturating_sub(1));
        NAMES.get(index).copied().unwrap_or_default()
    }

    /// For people: `March 2027`.
    pub fn label(self) -> String {
        format!("{} {}", self.name(), self.year)
    }

    /// The month so many months after this one; `None` beyond the year 9999.
    pub fn later(self, months: u32) -> Option<Month> {
        let months = u32::from(self.month).checked_sub(1)?.checked_add(months)?;
        let years = u16::try_from(months.div_euclid(12)).ok()?;
        let month = u8::try_from(months.rem_euclid(12)).ok()?.checked_add(1)?;
        Month::new(self.year.checked_add(years)?, month).ok()
    }

    /// How many days it has, from 28 to 31.
    pub fn days(self) -> u8 {
        match self.month {
            2 if is_leap(self.year) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        Day::first_of(self)
    }
}

impl fmt::Display for Month {
    /// Prints `2027-03`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Month, NotAMonth> {
        let (year, month) = text.trim().split_once('-').ok_or(NotAMonth)?;
        let year = digits(year, 4).ok_or(NotAMonth)?;
        let month = digits(month, 2).and_then(|month| u8::try_from(month).ok());
        Month::new(year, month.ok_or(NotAMonth)?)
    }
}

impl TryFrom<String> for Month {
    type Error = NotAMonth;

    fn try_from(text: String) -> Result<Month, NotAMonth> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Exactly `count` digits as a number; no sign, no space.
pub(super) fn digits(text: &str, count: usize) -> Option<u16> {
    let are_digits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if are_digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other_over_the_years() {
        let start: Month = "2026-11".parse().unwrap();

        assert_eq!(start.label(), "November 2026");
        assert_eq!(start.later(4).unwrap().label(), "March 2027");
        assert_eq!(start.later(14).unwrap().to_string(), "2028-01");
        assert_eq!(start.later(u32::MAX), None);
    }

    #[test]
    fn only_months_of_the_calendar_are_read() {
        let wrong =
            ["", "2023", "2023-13", "2023-00", "2023-1", "0000-01", "+023-01", "2023-01-01"];

        assert!(wrong.iter().all(|text| text.parse::<Month>().is_err()));
        assert!(serde_json::from_str::<Month>("\"2023-13\"").is_err());
        assert_eq!(serde_json::from_str::<Month>("\"2023-12\"").unwrap().name(), "December");
    }
}
