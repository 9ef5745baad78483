//! Restore points: whole backups in the journal, and what is told of each before it is opened.

use super::backup::{Backup, crc32, from_iso, iso};
use super::json::{Json, entry, take};
use super::keep::Keep;
use super::kind::Kind;
use super::slot::Key;
use crate::finance::Day;

/// How many points are kept of today. Source: keeping.md section 2.
const OF_TODAY: usize = 3;

/// How many points are kept in all.
const IN_ALL: usize = 10;

/// What a restore point holds, in short: which records, and their checksums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// When, in milliseconds since 1970.
    pub taken_ms: i64,
    /// Ascending by key; the checksum as in the file.
    pub records: Vec<(Key, String)>,
}

impl Point {
    /// What `backup` holds.
    pub fn of(backup: &Backup) -> Point {
        let records = backup.records.iter();
        let records = records.map(|record| (record.key.clone(), crc32(&record.json))).collect();
        Point { taken_ms: backup.taken_ms, records }
    }

    /// As it is kept beside the backup.
    pub fn text(&self) -> String {
        let record = |(key, crc): &(Key, String)| entry(&key.to_string(), Json::Text(crc.clone()));
        Json::Map(vec![
            entry("taken", Json::Text(iso(self.taken_ms))),
            entry("records", Json::Map(self.records.iter().map(record).collect())),
        ])
        .to_string()
    }

    /// What [`Point::text`] wrote. Records of kinds that only a later version knows are left out.
    pub fn read(text: &str) -> Option<Point> {
        let mut fields = Json::read(text).ok()?.into_map()?;
        let taken_ms = from_iso(&take(&mut fields, "taken")?.into_text()?)?;
        let mut records = Vec::new();
        for (key, crc) in take(&mut fields, "records")?.into_map()? {
            let crc = crc.into_text()?;
            if let Some(key) = Key::read(&key) {
                records.push((key, crc));
            }
        }
        records.sort_unstable();
        Some(Point { taken_ms, records })
    }

    /// Whether both hold the same: then a second one is worth nothing.
    pub fn is_same(&self, other: &Point) -> bool {
        self.records == other.records
    }

    fn checksum(&self, key: &Key) -> Option<&str> {
        let place = self.records.binary_search_by(|(other, _)| other.cmp(key)).ok()?;
        self.records.get(place).map(|(_, crc)| crc.as_str())
    }
}

/// Which points to drop, each by when it was `taken`: kept are the newest 3 of today, the newest
/// one of each other day, and 10 in all.
///
/// A day after today is of a clock that was wrong; it counts as another day.
pub fn to_drop(taken: &[(i64, Day)], today: Day) -> Vec<i64> {
    let mut newest_first = taken.to_vec();
    newest_first.sort_unstable_by(|one, other| other.cmp(one));
    newest_first.dedup_by_key(|(ms, _)| *ms);
    let (of_today, of_others): (Vec<_>, Vec<_>) =
        newest_first.into_iter().partition(|(_, day)| *day == today);
    let mut days: Vec<Day> = Vec::new();
    let mut kept: usize = 0;
    let mut dropped = Vec::new();
    for (ms, day) in of_today.into_iter().chain(of_others) {
        let is_kept =
            if day == today { kept < OF_TODAY } else { kept < IN_ALL && !days.contains(&day) };
        if is_kept {
            kept = kept.saturating_add(1);
            days.push(day);
        } else {
            dropped.push(ms);
        }
    }
    dropped
}

/// What a restore point would not hold of what stands now: records by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointDifference {
    pub added_since: Vec<(Kind, usize)>,
    pub changed_since: Vec<(Kind, usize)>,
    pub deleted_since: Vec<(Kind, usize)>,
}

/// What has become of the records in `keep` since `point`.
pub fn difference(point: &Point, keep: &Keep) -> PointDifference {
    let now = Point::of(&Backup::of(keep, Vec::new(), 0));
    let mut difference = PointDifference::default();
    for (key, crc) in &now.records {
        match point.checksum(key) {
            None => count(&mut difference.added_since, key.kind),
            Some(before) if before != crc => count(&mut difference.changed_since, key.kind),
            Some(_) => {}
        }
    }
    for (key, _) in &point.records {
        if now.checksum(key).is_none() {
            count(&mut difference.deleted_since, key.kind);
        }
    }
    difference
}

fn count(counts: &mut Vec<(Kind, usize)>, kind: Kind) {
    match counts.iter_mut().find(|(other, _)| *other == kind) {
        Some((_, count)) => *count = count.saturating_add(1),
        None => counts.push((kind, 1)),
    }
}

impl PointDifference {
    /// In words: "2 plans added since, 1 changed".
    pub fn sentence(&self) -> String {
        let mut parts = Vec::new();
        for (counts, what) in [
            (&self.added_since, "added"),
            (&self.changed_since, "changed"),
            (&self.deleted_since, "deleted"),
        ] {
            if counts.is_empty() {
                continue;
            }
            let is_first = parts.is_empty();
            // Where plans alone were named already, their number is enough.
            let is_plans = |counts: &[(Kind, usize)]| matches!(counts, [(Kind::Case, _)]);
            let who = match counts.as_slice() {
                [(Kind::Case, count)]
                    if !is_first && self.named().iter().all(|it| is_plans(it)) =>
                {
                    count.to_string()
                }
                counts => listed(counts),
            };
            parts.push(if is_first {
                format!("{who} {what} since")
            } else {
                format!("{who} {what}")
            });
        }
        if parts.is_empty() { "Nothing has changed since".to_owned() } else { parts.join(", ") }
    }

    fn named(&self) -> Vec<&[(Kind, usize)]> {
        let all = [&self.added_since, &self.changed_since, &self.deleted_since];
        all.into_iter().filter(|counts| !counts.is_empty()).map(Vec::as_slice).collect()
    }
}

/// "2 plans, the level plan and the settings".
fn listed(counts: &[(Kind, usize)]) -> String {
    let mut all: Vec<String> = counts.iter().map(|(kind, count)| named(*kind, *count)).collect();
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => format!("{} and {last}", all.join(", ")),
        (None, _) => String::new(),
    }
}

fn named(kind: Kind, count: usize) -> String {
    match (kind, count) {
        (Kind::Case, 1) => "1 plan".to_owned(),
        (Kind::Case, _) => format!("{count} plans"),
        (Kind::Level, _) => "the level plan".to_owned(),
        (Kind::Settings, _) => "the settings".to_owned(),
    }
}
