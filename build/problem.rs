use std::fmt;

/// Where an authored entry stands, and what it is called in messages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// File, table and entry by number, so that problems come in reading order.
    pub order: (usize, usize, usize),
    pub file: String,
    /// As in "level `Premier`"; empty where the file as a whole is meant.
    pub entry: String,
}

/// Something an author must change, and how.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub place: Place,
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, entry, .. } = &self.place;
        let colon = if entry.is_empty() { "" } else { ": " };
        write!(formatter, "content/program/{file}: {entry}{colon}{}", self.what)
    }
}

/// An authored entry and where it stands.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    pub place: Place,
    pub value: T,
}

/// Every problem found so far.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub fn add(&mut self, place: &Place, what: impl Into<String>) {
        self.0.push(Problem { place: place.clone(), what: what.into() });
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In reading order; those of one entry in the order they were found.
    pub fn in_order(mut self) -> Vec<Problem> {
        self.0.sort_by_key(|problem| problem.place.order);
        self.0
    }
}
