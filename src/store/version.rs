//! Which write of a record is meant.

use super::slot::Id;

/// One write of a record: how many came before it, and which tab made it. Two tabs may both write
/// a revision 5; those are two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// Counts the writes of a record, from 1; 0 where there was none.
    pub revision: u64,
    /// The tab that wrote it; `None` where there was none.
    pub writer: Option<Id>,
}

impl Version {
    /// What `writer` writes after this version.
    pub fn next(&self, writer: &Id) -> Version {
        Version { revision: self.revision.saturating_add(1), writer: Some(writer.clone()) }
    }

    /// Whether a text of version `self`, written on top of `base`, is known to hold what `other`
    /// held: the same tab went on from it, or it was written on `other`, or on something that the
    /// tab of `other` went on to. A higher revision alone tells nothing: it may have been written
    /// beside `other`, and counted on from there.
    pub fn follows(&self, base: &Version, other: &Version) -> bool {
        let is_base_later = base.writer == other.writer && base.revision > other.revision;
        self.revision > other.revision
            && (self.writer == other.writer || base == other || is_base_later)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(revision: u64, writer: &str) -> Version {
        Version { revision, writer: Some(Id::new(writer).unwrap()) }
    }

    #[test]
    fn a_later_number_alone_does_not_mean_that_nothing_is_lost() {
        let theirs = version(5, "a");

        assert!(version(6, "b").follows(&theirs, &theirs));
        assert!(version(9, "b").follows(&version(7, "a"), &theirs));
        assert!(version(6, "a").follows(&version(2, "c"), &theirs));
        // Written on revision 4, beside the other's revision 5.
        assert!(!version(6, "b").follows(&version(4, "a"), &theirs));
        assert!(!version(6, "b").follows(&version(5, "c"), &theirs));
        // Written on revision 6 of a third tab, which may have gone another way.
        assert!(!version(7, "b").follows(&version(6, "c"), &theirs));
        assert!(!version(5, "b").follows(&theirs, &theirs));
    }
}
