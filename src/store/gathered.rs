//! What was found at the start.

use super::ports::KeyValueError;
use super::slot::Key;

/// What was found at the start, beside the records themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Records that were damaged or missing in one place and came back from another.
    pub restored: Vec<Key>,
    /// Texts that could not be read and are kept as they were.
    pub set_aside: usize,
    /// Records that a newer version of Tandem wrote; they are left untouched.
    pub newer: Vec<Key>,
    /// What the synchronous copy answered where it did not do as asked.
    pub problem: Option<KeyValueError>,
}

impl Gathered {
    /// In words, for people; `None` where there is nothing to tell.
    pub fn sentence(&self) -> Option<String> {
        let told = [
            (
                self.restored.len(),
                "1 record came back from the second copy.",
                "records came back from the second copy.",
            ),
            (
                self.set_aside,
                "1 text could not be read and is kept as it was.",
                "texts could not be read and are kept as they were.",
            ),
            (
                self.newer.len(),
                "1 record was written by a newer Tandem and is left untouched.",
                "records were written by a newer Tandem and are left untouched.",
            ),
        ];
        let said: Vec<String> = told
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| match count {
                1 => one.to_owned(),
                _ => format!("{count} {many}"),
            })
            .collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_counted_in_words() {
        let key = || Key::read("case/k3").unwrap();
        let none = Gathered::default();
        let one = Gathered { set_aside: 1, newer: vec![key()], ..Gathered::default() };
        let many = Gathered { restored: vec![key(), key()], set_aside: 2, ..Gathered::default() };

        assert_eq!(none.sentence(), None);
        assert_eq!(
            one.sentence().as_deref(),
            Some(
                "1 text could not be read and is kept as it was. 1 record was written by a newer \
                 Tandem and is left untouched."
            )
        );
        assert_eq!(
            many.sentence().as_deref(),
            Some(
                "2 records came back from the second copy. 2 texts could not be read and are kept \
                 as they were."
            )
        );
    }
}
