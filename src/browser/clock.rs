//! The time, and how it reads where the reader is.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// Now, in milliseconds since 1970. A person may set it to anything.
#[expect(clippy::cast_possible_truncation, reason = "a date beyond i64 becomes its nearest end")]
pub fn now_ms() -> i64 {
    Date::now() as i64
}

/// `at_ms` on the reader's wall.
pub fn local(at_ms: i64) -> LocalTime {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of any real date are below 2^53")]
    let date = Date::new(&JsValue::from_f64(at_ms as _));
    LocalTime {
        year: date.get_full_year(),
        month: date.get_month().saturating_add(1),
        day: date.get_date(),
        hour: date.get_hours(),
        minute: date.get_minutes(),
    }
}

/// A moment on the reader's wall, in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    pub year: u32,
    /// 1 is January.
    pub month: u32,
    /// From 1.
    pub day: u32,
    /// 0 to 23.
    pub hour: u32,
    pub minute: u32,
}

impl LocalTime {
    /// As in `2:40 PM`.
    pub fn time(&self) -> String {
        let (hour, half) = match self.hour {
            0 => (12, "AM"),
            hour @ 1..12 => (hour, "AM"),
            12 => (12, "PM"),
            hour => (hour.saturating_sub(12), "PM"),
        };
        format!("{hour}:{:02} {half}", self.minute)
    }

    /// As in `2026-05-31`.
    pub fn day(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// As in `2026-05`.
    pub fn month(&self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    /// As in `May 31, 2026`.
    pub fn date(&self) -> String {
        const MONTHS: [&str; 12] = [
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
        let month = usize::try_from(self.month.saturating_sub(1)).unwrap_or_default();
        let month = MONTHS.get(month).copied().unwrap_or_default();
        format!("{month} {}, {}", self.day, self.year)
    }
}
