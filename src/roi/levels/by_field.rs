use super::field::LevelField;

/// Values by field, few of them, in the order they were put in. A row instead of a tree: each kind
/// of tree is some kilobytes of program.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ByField<T>(Vec<(LevelField, T)>);

impl<T> ByField<T> {
    pub fn new() -> ByField<T> {
        ByField(Vec::new())
    }

    /// Puts a value behind the others; its field has none yet.
    pub fn put(&mut self, field: LevelField, value: T) {
        self.0.push((field, value));
    }

    pub fn get(&self, field: LevelField) -> Option<&T> {
        self.0.iter().find(|(other, _)| *other == field).map(|(_, value)| value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (LevelField, &T)> {
        self.0.iter().map(|(field, value)| (*field, value))
    }
}
