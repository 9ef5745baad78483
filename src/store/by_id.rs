//! Values by id in one ascending row: a tree of each kind of value is a dozen kilobytes to load,
//! and a person has a few hundred cases at most.

use super::slot::Id;

/// Values by id, ascending.
#[derive(Clone, Debug)]
pub(super) struct ById<T>(Vec<(Id, T)>);

impl<T> Default for ById<T> {
    fn default() -> ById<T> {
        ById(Vec::new())
    }
}

impl<T> ById<T> {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Id, &T)> {
        self.0.iter().map(|(id, value)| (id, value))
    }

    pub(super) fn get(&self, id: &Id) -> Option<&T> {
        let (_, value) = self.0.get(self.place(id).ok()?)?;
        Some(value)
    }

    pub(super) fn get_mut(&mut self, id: &Id) -> Option<&mut T> {
        let place = self.place(id).ok()?;
        let (_, value) = self.0.get_mut(place)?;
        Some(value)
    }

    /// Puts `value` under `id`, in the place of what stands there.
    pub(super) fn insert(&mut self, id: Id, value: T) {
        match self.place(&id) {
            Ok(place) => {
                if let Some(entry) = self.0.get_mut(place) {
                    entry.1 = value;
                }
            }
            Err(place) => self.0.insert(place, (id, value)),
        }
    }

    pub(super) fn remove(&mut self, id: &Id) -> Option<T> {
        let place = self.place(id).ok()?;
        Some(self.0.remove(place).1)
    }

    /// Where `id` stands, or would.
    #[inline(never)]
    fn place(&self, id: &Id) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    #[test]
    fn values_stand_in_the_order_of_their_ids_and_an_id_has_one() {
        let mut values = ById::default();

        for (text, value) in [("b", 1), ("c", 2), ("a", 3), ("b", 4)] {
            values.insert(id(text), value);
        }
        assert_eq!(
            values.iter().collect::<Vec<_>>(),
            [(&id("a"), &3), (&id("b"), &4), (&id("c"), &2)]
        );
        assert_eq!(values.get(&id("b")), Some(&4));
        assert_eq!(values.get(&id("d")), None);
    }

    #[test]
    fn what_is_taken_away_is_gone() {
        let mut values = ById::default();
        values.insert(id("a"), 1);

        assert_eq!(values.remove(&id("b")), None);
        assert_eq!(values.remove(&id("a")), Some(1));
        assert!(values.is_empty());
    }
}
