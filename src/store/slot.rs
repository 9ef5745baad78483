//! Where things stand in storage, and what they are called there.

use std::fmt;

use thiserror::Error;

/// What every key of ours starts with. Keys of others are never touched.
const PREFIX: &str = "tandem/";

/// What a record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One calculation: what was typed, under a name.
    Case,
    /// What a person chose for the program itself. There is one.
    Settings,
    /// A person's level plan. There is one.
    Level,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Case, Kind::Settings, Kind::Level];

    /// The word in keys and envelopes. Never renamed, never used again for something else.
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Case => "case",
            Kind::Settings => "settings",
            Kind::Level => "level",
        }
    }

    /// The kind with this word.
    pub fn from_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

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

    /// The one id of a kind that has only one record: the kind's own word.
    pub fn only(kind: Kind) -> Id {
        Id(kind.id().to_owned())
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

/// One place in storage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// A record as it stands.
    Record(Kind, Id),
    /// That a record was deleted, and at which revision.
    Tombstone(Kind, Id),
    /// The record as it stood before the last write.
    Previous(Kind, Id),
    /// Text that could not be read, kept as it was.
    SetAside(u64),
    /// Failed starts in a row, counted by the boot script.
    Boot,
    /// How the slots are laid out; this is layout 1.
    Layout,
}

impl Slot {
    /// The key in storage.
    pub fn key(&self) -> String {
        match self {
            Slot::Record(kind, id) => format!("{PREFIX}r/{}/{id}", kind.id()),
            Slot::Tombstone(kind, id) => format!("{PREFIX}x/{}/{id}", kind.id()),
            Slot::Previous(kind, id) => format!("{PREFIX}p/{}/{id}", kind.id()),
            Slot::SetAside(number) => format!("{PREFIX}q/{number}"),
            Slot::Boot => format!("{PREFIX}boot"),
            Slot::Layout => format!("{PREFIX}layout"),
        }
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
                let (kind, id) = (Kind::from_id(kind)?, Id::new(id).ok()?);
                match place {
                    "r" => Slot::Record(kind, id),
                    "x" => Slot::Tombstone(kind, id),
                    "p" => Slot::Previous(kind, id),
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
        let id = Id::new("k3-9").unwrap();
        let slots = [
            (Slot::Record(Kind::Case, id.clone()), "tandem/r/case/k3-9"),
            (Slot::Tombstone(Kind::Case, id.clone()), "tandem/x/case/k3-9"),
            (Slot::Previous(Kind::Settings, id), "tandem/p/settings/k3-9"),
            (Slot::Record(Kind::Level, Id::only(Kind::Level)), "tandem/r/level/level"),
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
