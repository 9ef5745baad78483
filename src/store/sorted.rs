//! Values by key in one ascending row: a tree of each kind of value is a dozen kilobytes to load,
//! and there are a few thousand at most.

/// Values by key, ascending.
#[derive(Clone, Debug)]
pub(super) struct Sorted<K, T>(Vec<(K, T)>);

impl<K, T> Default for Sorted<K, T> {
    fn default() -> Sorted<K, T> {
        Sorted(Vec::new())
    }
}

impl<K: Ord, T> Sorted<K, T> {
    pub(super) fn iter(&self) -> impl Iterator<Item = (&K, &T)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub(super) fn get(&self, key: &K) -> Option<&T> {
        let (_, value) = self.0.get(self.place(key).ok()?)?;
        Some(value)
    }

    pub(super) fn get_mut(&mut self, key: &K) -> Option<&mut T> {
        let place = self.place(key).ok()?;
        let (_, value) = self.0.get_mut(place)?;
        Some(value)
    }

    /// Puts `value` under `key`, in the place of what stands there.
    pub(super) fn insert(&mut self, key: K, value: T) {
        match self.place(&key) {
            Ok(place) => {
                if let Some(entry) = self.0.get_mut(place) {
                    entry.1 = value;
                }
            }
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    pub(super) fn remove(&mut self, key: &K) -> Option<T> {
        let place = self.place(key).ok()?;
        Some(self.0.remove(place).1)
    }

    /// Where `key` stands, or would.
    #[inline(never)]
    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_the_order_of_their_keys_and_a_key_has_one() {
        let mut values = Sorted::default();

        for (key, value) in [("b", 1), ("c", 2), ("a", 3), ("b", 4)] {
            values.insert(key, value);
        }
        assert_eq!(values.iter().collect::<Vec<_>>(), [(&"a", &3), (&"b", &4), (&"c", &2)]);
        assert_eq!(values.get(&"b"), Some(&4));
        assert_eq!(values.get(&"d"), None);
    }

    #[test]
    fn what_is_taken_away_is_gone() {
        let mut values = Sorted::default();
        values.insert("a", 1);

        assert_eq!(values.remove(&"b"), None);
        assert_eq!(values.remove(&"a"), Some(1));
        assert_eq!(values.iter().count(), 0);
    }
}
