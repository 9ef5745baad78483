/// A rung of the partner ladder, lowest first.
///
/// Independent of [`PartnerType`](super::PartnerType): what a partner commits
/// to decides the level, never its kind.
///
/// Source: program.md section 3, readings X04 and X08.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Registered,
    Select,
    Premier,
    Strategic,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Self; 4] = [Self::Registered, Self::Select, Self::Premier, Self::Strategic];

    /// The name in links, files and content.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Registered => "Registered",
            Self::Select => "Select",
            Self::Premier => "Premier",
            Self::Strategic => "Strategic",
        }
    }

    /// The name on the page.
    pub const fn label(self) -> &'static str {
        self.id()
    }

    /// The level called `id`, in exactly this spelling.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_rise_from_registered_to_strategic() {
        assert!(Level::ALL.is_sorted());
        assert_eq!(Level::ALL.map(Level::id), ["Registered", "Select", "Premier", "Strategic"]);
    }

    #[test]
    fn a_level_is_found_by_its_exact_id_only() {
        assert_eq!(Level::from_id("Premier"), Some(Level::Premier));
        assert_eq!(Level::from_id("premier"), None);
    }
}
