use leptos::prelude::*;

/// What a line of a statement is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    #[default]
    Line,
    /// What the lines above add up to, under an ink rule.
    Sum,
    /// The final total, over the double rule.
    Total,
}

/// One line: what, how it was worked out, how much. Amounts are text, and add up as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub rank: Rank,
    pub name: String,
    pub how: String,
    pub amount: String,
}

impl Line {
    pub fn new(rank: Rank, name: &str, how: impl Into<String>, amount: impl Into<String>) -> Line {
        Line { rank, name: name.to_owned(), how: how.into(), amount: amount.into() }
    }
}

/// An income statement that explains a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// What the statement is of, for those who do not see where it stands.
    pub caption: String,
    /// Lines in groups, each group ending with its sum.
    pub parts: Vec<Vec<Line>>,
}

/// A [`Statement`] as a table. In a narrow place `how` moves below its line.
#[component]
pub fn StatementTable(statement: Statement) -> impl IntoView {
    let part = |lines: Vec<Line>| {
        let lines = lines.into_iter().map(line).collect::<Vec<_>>();
        view! { <tbody>{lines}</tbody> }.into_any()
    };
    let parts = statement.parts.into_iter().map(part).collect::<Vec<_>>();
    view! {
        <table class="statement">
            <caption class="vh">{statement.caption}</caption>
            {parts}
        </table>
    }
    .into_any()
}

fn line(line: Line) -> AnyView {
    let Line { rank, name, how, amount } = line;
    let class = match rank {
        Rank::Line => None,
        Rank::Sum => Some("sum"),
        Rank::Total => Some("total"),
    };
    view! {
        <tr class=class>
            <th scope="row">{name}</th>
            <td class="how">{how}</td>
            <td class="amt">
                <span>{amount}</span>
            </td>
        </tr>
    }
    .into_any()
}
