use leptos::prelude::*;

use crate::roi::Phrase;
use crate::ui::charts::Run;

/// Prose with its figures set apart, so that they neither break nor go unseen.
///
/// ```ignore
/// Sentence::new().text("You would be ").figure("$119,136").text(" ahead.")
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence(Vec<Run>);

impl Sentence {
    pub const fn new() -> Sentence {
        Sentence(Vec::new())
    }

    /// This sentence, going on with words.
    pub fn text(mut self, words: impl Into<String>) -> Sentence {
        self.0.push(Run::Plain(words.into()));
        self
    }

    /// This sentence, going on with a figure.
    pub fn figure(mut self, figure: impl Into<String>) -> Sentence {
        self.0.push(Run::Strong(figure.into()));
        self
    }

    /// The sentence as it is spoken.
    pub fn spoken(&self) -> String {
        self.0.iter().map(|(Run::Plain(text) | Run::Strong(text))| &**text).collect()
    }

    /// The sentence as it is shown.
    pub fn shown(self) -> AnyView {
        let run = |run| match run {
            Run::Plain(text) => text.into_any(),
            Run::Strong(text) => view! { <span class="num">{text}</span> }.into_any(),
        };
        self.0.into_iter().map(run).collect::<Vec<_>>().into_any()
    }
}

impl FromIterator<Phrase> for Sentence {
    /// The engine's phrases as the page sets them.
    fn from_iter<T: IntoIterator<Item = Phrase>>(phrases: T) -> Sentence {
        phrases.into_iter().fold(Sentence::new(), |said, phrase| match phrase {
            Phrase::Words(words) => said.text(words),
            Phrase::Figure(figure) => said.figure(figure),
        })
    }
}

impl From<&str> for Sentence {
    fn from(words: &str) -> Sentence {
        Sentence::new().text(words)
    }
}
