//! How much of the room that a browser gives is used, and by whom.

use super::kind::Kind;
use super::ports::{KeyValue, KeyValueError};
use super::slot::{PREFIX, Slot};

/// What a browser gives the site, in UTF-16 units of keys and values. Source: keeping.md, D8.
pub const ALLOWED: usize = 5_242_880;

/// Percent of [`ALLOWED`] at which a person is told.
const TOLD_AT: [usize; 2] = [70, 90];

/// What is used, in UTF-16 units of keys and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// By Tandem, all parts of it together.
    pub ours: usize,
    /// By other apps of the same site.
    pub others: usize,
    /// The records of each kind, in the order of [`Kind::ALL`].
    pub kinds: Vec<(Kind, Part)>,
    /// The records as they stood before the last write.
    pub previous: Part,
    /// Texts that could not be read.
    pub set_aside: Part,
    /// What is left: deletions, the layout, and what a later version keeps.
    pub rest: Part,
}

/// A part of what is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub count: usize,
    /// In UTF-16 units of keys and values.
    pub size: usize,
}

impl Part {
    fn add(&mut self, size: usize) {
        self.count = self.count.saturating_add(1);
        self.size = self.size.saturating_add(size);
    }
}

impl Used {
    /// What is used of `local`.
    ///
    /// # Errors
    ///
    /// [`KeyValueError`] where storage does not answer.
    pub fn of(local: &dyn KeyValue) -> Result<Used, KeyValueError> {
        let kinds = Kind::ALL.map(|kind| (kind, Part::default())).to_vec();
        let mut used = Used { kinds, ..Used::default() };
        for key in local.keys()? {
            // Another tab may have taken it away by now.
            let Some(text) = local.get(&key)? else { continue };
            let size = units(&key).saturating_add(units(&text));
            if key.starts_with(PREFIX) {
                used.ours = used.ours.saturating_add(size);
                used.part(&key).add(size);
            } else {
                used.others = used.others.saturating_add(size);
            }
        }
        Ok(used)
    }

    fn part(&mut self, key: &str) -> &mut Part {
        match Slot::from_key(key) {
            Some(Slot::Record(key)) => {
                let kind = self.kinds.iter_mut().find(|(kind, _)| *kind == key.kind);
                kind.map_or(&mut self.rest, |(_, part)| part)
            }
            Some(Slot::Previous(_)) => &mut self.previous,
            Some(Slot::SetAside(_)) => &mut self.set_aside,
            Some(Slot::Tombstone(_) | Slot::Boot | Slot::Layout) | None => &mut self.rest,
        }
    }

    /// How much of [`ALLOWED`] is used, in whole percent.
    pub fn percent(&self) -> usize {
        percent(self.ours.saturating_add(self.others))
    }

    /// What to say from 70 and from 90 percent on; `None` below.
    pub fn notice(&self) -> Option<String> {
        let [first, last] = TOLD_AT;
        let all = self.percent();
        if all < first {
            return None;
        }
        let share = if self.others == 0 {
            "all of it by Tandem".to_owned()
        } else {
            let (ours, others) = (percent(self.ours), percent(self.others));
            format!("{ours}% by Tandem and {others}% by other apps of the same site")
        };
        let next = match (self.others > self.ours, all >= last) {
            (true, _) => "Tandem can free little of it: clear what the other apps keep",
            (false, true) => "Download a copy now, then delete plans you no longer need",
            (false, false) => "Nothing is lost; delete plans you no longer need",
        };
        Some(format!("{all}% of the room this browser gives is used, {share}. {next}"))
    }
}

fn percent(size: usize) -> usize {
    size.saturating_mul(100).div_euclid(ALLOWED)
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "small sizes in a test")]
mod tests {
    use super::*;
    use crate::store::ports::Memory;

    fn used(ours: usize, others: usize) -> Used {
        Used { ours, others, ..Used::default() }
    }

    #[test]
    fn every_unit_of_keys_and_values_is_counted_once_and_where_it_belongs() {
        let local = Memory::default();
        for (key, text) in [
            ("tandem/r/case/a", "12345"),
            ("tandem/r/case/b", "é😀"),
            ("tandem/p/case/a", "1"),
            ("tandem/q/1", "12"),
            ("tandem/x/case/c", "1"),
            ("tandem/layout", "2"),
            ("tandem/r/later/a", ""),
            ("theme", "dark"),
        ] {
            local.set(key, text).unwrap();
        }

        let used = Used::of(&local).unwrap();

        assert_eq!(used.kinds.first(), Some(&(Kind::Case, Part { count: 2, size: 38 })));
        assert_eq!(used.previous, Part { count: 1, size: 16 });
        assert_eq!(used.set_aside, Part { count: 1, size: 12 });
        assert_eq!(used.rest, Part { count: 3, size: 46 });
        assert_eq!(used.others, 9);
        let kinds: usize = used.kinds.iter().map(|(_, part)| part.size).sum();
        assert_eq!(used.ours, kinds + used.previous.size + used.set_aside.size + used.rest.size);
    }

    #[test]
    fn a_person_is_told_at_seventy_and_at_ninety_percent() {
        let percent = ALLOWED / 100;

        assert_eq!(used(70 * percent - 100, 0).notice(), None);
        assert_eq!(
            used(71 * percent, 0).notice().unwrap(),
            "70% of the room this browser gives is used, all of it by Tandem. Nothing is lost; \
             delete plans you no longer need"
        );
        assert!(used(91 * percent, 0).notice().unwrap().contains("Download a copy now"));
    }

    #[test]
    fn fault_23_room_used_by_other_apps_is_not_laid_to_tandem() {
        let notice = used(ALLOWED / 20, ALLOWED * 9 / 10).notice().unwrap();

        assert_eq!(
            notice,
            "95% of the room this browser gives is used, 5% by Tandem and 90% by other apps of the \
             same site. Tandem can free little of it: clear what the other apps keep"
        );
    }
}
