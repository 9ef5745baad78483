use std::cmp::Ordering;

/// How a figure of the plan is meant. The signs matter: a ceiling is never a
/// promise, and `Over` is strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// The figure itself.
    Exactly,
    /// The figure or more; the plan's "+" and "minimum".
    AtLeast,
    /// The figure or less; the plan's "up to".
    UpTo,
    /// More than the figure; the plan's ">".
    Over,
    /// Less than the figure; the plan's "<".
    Under,
}

impl Comparison {
    /// The words before the figure; none for [`Comparison::Exactly`].
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exactly => "",
            Self::AtLeast => "at least",
            Self::UpTo => "up to",
            Self::Over => "over",
            Self::Under => "under",
        }
    }

    /// `figure` with its words, as in "up to 35%".
    pub fn say(self, figure: &str) -> String {
        match self.words() {
            "" => figure.to_owned(),
            words => format!("{words} {figure}"),
        }
    }

    /// Whether `value` is what was said of `figure`.
    pub fn holds<T: Ord>(self, value: &T, figure: &T) -> bool {
        let order = value.cmp(figure);
        match self {
            Self::Exactly => order == Ordering::Equal,
            Self::AtLeast => order != Ordering::Less,
            Self::UpTo => order != Ordering::Greater,
            Self::Over => order == Ordering::Greater,
            Self::Under => order == Ordering::Less,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_and_under_are_strict_while_at_least_and_up_to_include_the_figure() {
        let at_the_figure = |comparison: Comparison| comparison.holds(&5, &5);

        assert!(!at_the_figure(Comparison::Over));
        assert!(!at_the_figure(Comparison::Under));
        assert!(at_the_figure(Comparison::AtLeast));
        assert!(at_the_figure(Comparison::UpTo));
        assert!(at_the_figure(Comparison::Exactly));
    }

    #[test]
    fn a_ceiling_is_said_as_one_and_an_exact_figure_stands_alone() {
        assert_eq!(Comparison::UpTo.say("35%"), "up to 35%");
        assert_eq!(Comparison::Exactly.say("15%"), "15%");
    }
}
