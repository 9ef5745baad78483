//! Where things stand in storage, and what they are called there.

use std::fmt;

use thiserror::Error;

use super::kind::Kind;

/// What every key of ours starts with. Keys of others are never touched.
pub(super) const PREFIX: &str = "tandem/";

/// A name for one record or one tab: 1 to 40 of `a` to `z`, `0` to `9` and `-`, so that it can
/// stand in a key and in an envelope's header.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

/// The text is no [`Id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("An id is 1 to 40 of a to z, 0 to 9 and -")]
pub struct NotAnId;

impl Id {
    /// The id written as `text`.
    ///
    /// # Errors
    ///
    /// [`NotAnId`] where it is empty, longer than 40 or holds anything else than `a-z 0-9 -`.
    pub fn new(text: &str) -> Result<Id, NotAnId> {
        let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        if (1..=40).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Id(text.to_owned()))
        } else {
            Err(NotAnId)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Id {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Id, NotAnId> {
        Id::new(&text)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> String {
        id.0
    }
}

/// New ids, one after the other, from a seed that is random for each page that is opened.
#[derive(Clone, Debug)]
pub struct Ids {
    state: u64,
}

impl Ids {
    pub const fn from_seed(seed: u64) -> Ids {
        Ids { state: seed }
    }

    /// The next id: 13 characters, the same for the same seed and turn.
    pub fn next_id(&mut self) -> Id {
        // SplitMix64: neighboring seeds give ids that share nothing.
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;

        const LETTERS: [char; 32] = [
            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g',
            'h', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'v', 'w', 'x', 'y', 'z',
        ];
        let letter = |shift: u32| {
            let five_bits = usize::try_from((mixed >> shift) & 31).unwrap_or_default();
            LETTERS.get(five_bits).copied().unwrap_or('0')
        };
        Id((0..64).step_by(5).map(letter).collect())
    }
}

/// Which record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub kind: Kind,
    pub id: Id,
}

impl Key {
    /// The only record of a kind that has one.
    pub fn only(kind: Kind) -> Key {
        Key { kind, id: Id(kind.id().to_owned()) }
    }

    /// The record written as `<kind>/<id>`.
    pub fn read(text: &str) -> Option<Key> {
        let (kind, id) = text.split_once('/')?;
        Some(Key { kind: Kind::from_id(kind)?, id: Id::new(id).ok()? })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.id(), self.id)
    }
}

/// One place in storage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// A record as it stands.
    Record(Key),
    /// That a record was deleted, and at which revision.
    Tombstone(Key),
    /// The record as it stood before the last write.
    Previous(Key),
    /// Text that could not be read, kept as it was.
    SetAside(u64),
    /// Failed starts in a row, counted by the boot script.
    Boot,
    /// How the slots are laid out. Layout 1 had no journal behind it; this is layout 2.
    Layout,
}

impl Slot {
    /// The key in storage.
    pub fn key(&self) -> String {
        match self {
            Slot::Record(key) => format!("{PREFIX}r/{key}"),
            Slot::Tombstone(key) => format!("{PREFIX}x/{key}"),
            Slot::Previous(key) => format!("{PREFIX}p/{key}"),
            Slot::SetAside(number) => format!("{PREFIX}q/{number}"),
            Slot::Boot => format!("{PREFIX}boot"),
            Slot::Layout => format!("{PREFIX}layout"),
        }
    }

    /// Whether `key` is one of ours, of this or another version.
    pub fn is_ours(key: &str) -> bool {
        key.starts_with(PREFIX)
    }

    /// The slot of `key`, or `None` where the key is not one this version writes: it may belong to
    /// someone else or to a later version, and is left alone.
    pub fn from_key(key: &str) -> Option<Slot> {
        let rest = key.strip_prefix(PREFIX)?;
        let parts: Vec<&str> = rest.split('/').collect();
        let slot = match *parts.as_slice() {
            ["boot"] => Slot::Boot,
            ["layout"] => Slot::Layout,
            ["q", number] => Slot::SetAside(number.parse().ok()?),
            [place, kind, id] => {
                let key = Key { kind: Kind::from_id(kind)?, id: Id::new(id).ok()? };
                match place {
                    "r" => Slot::Record(key),
                    "x" => Slot::Tombstone(key),
                    "p" => Slot::Previous(key),
                    _ => return None,
                }
            }
            _ => return None,
        };
        (slot.key() == key).then_some(slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_is_found_again_by_its_key() {
        let case = Key::read("case/k3-9").unwrap();
        let slots = [
            (Slot::Record(case.clone()), "tandem/r/case/k3-9"),
            (Slot::Tombstone(case.clone()), "tandem/x/case/k3-9"),
            (Slot::Previous(case), "tandem/p/case/k3-9"),
            (Slot::Record(Key::only(Kind::Level)), "tandem/r/level/level"),
            (Slot::SetAside(12), "tandem/q/12"),
            (Slot::Boot, "tandem/boot"),
            (Slot::Layout, "tandem/layout"),
        ];

        for (slot, key) in slots {
            assert_eq!(slot.key(), key);
            assert_eq!(Slot::from_key(key), Some(slot));
        }
    }

    #[test]
    fn keys_of_others_are_no_slots() {
        for key in [
            "theme",
            "tandem/",
            "tandem/r/case/",
            "tandem/r/case/a/b",
            "tandem/r/certificate/a",
            "tandem/z/case/a",
            "tandem/q/007",
            "tandem/q/-1",
            "tandem/r/case/two words",
        ] {
            assert_eq!(Slot::from_key(key), None, "{key}");
        }
    }

    #[test]
    fn an_id_holds_no_space_and_no_slash() {
        for text in ["", "a b", "a/b", "A", "é", &"a".repeat(41)] {
            assert_eq!(Id::new(text), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn ids_of_one_seed_differ_and_repeat() {
        let ten = |seed| {
            let mut ids = Ids::from_seed(seed);
            (0..10).map(|_| ids.next_id()).collect::<std::collections::BTreeSet<_>>()
        };

        assert_eq!(ten(7).len(), 10);
        assert_eq!(ten(7), ten(7));
        assert!(ten(7).is_disjoint(&ten(8)));
    }
}
