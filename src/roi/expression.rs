//! How a figure is worked out, as an expression that prints itself and can be evaluated again.

use rust_decimal::{Decimal, MathematicalOps};

use super::exact::{add, divide, multiply, subtract};
use crate::finance::{NEGLIGIBLE, Overflow, Usd, figure};

/// How a number inside an expression is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Dollars and cents.
    Money,
    /// Percent to two digits.
    Percent,
    /// A number to four digits at most.
    Number,
}

impl Shown {
    pub(super) fn print(self, value: Decimal) -> String {
        match self {
            Shown::Money => Usd::from_decimal(value).to_string(),
            Shown::Percent => figure::percent(value, 2),
            Shown::Number => {
                let places = value.round_dp(4).normalize().scale().min(4);
                figure::grouped(value, places)
            }
        }
    }
}

/// A calculation over named values and monthly columns.
///
/// The formula in words, the formula with its numbers and the value all come from this one tree,
/// so they cannot differ.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A value with its name.
    Named(&'static str, Decimal, Shown),
    /// A number that needs no name.
    Number(Decimal),
    /// The sum of a column over all months.
    Total(&'static str, Vec<Decimal>),
    /// The sum of a column, each month times its discount factor.
    WorthToday(&'static str, Vec<(Decimal, Decimal)>),
    /// The sum of a column of money in (or out), grown to the last month at a monthly factor.
    GrownToEnd(&'static str, Vec<Decimal>, Decimal),
    /// The least of a column, or zero.
    Lowest(&'static str, Vec<Decimal>),
    /// First plus second.
    Plus(Box<Expression>, Box<Expression>),
    /// First minus second.
    Minus(Box<Expression>, Box<Expression>),
    /// First times second.
    Times(Box<Expression>, Box<Expression>),
    /// First divided by second.
    Over(Box<Expression>, Box<Expression>),
    /// First to the power of the second.
    Power(Box<Expression>, Box<Expression>),
}

impl Expression {
    /// The exact value.
    ///
    /// # Errors
    ///
    /// [`Overflow`] where a number outgrows 28 digits or a divisor is zero.
    pub fn evaluate(&self) -> Result<Decimal, Overflow> {
        match self {
            Expression::Named(_, value, _) | Expression::Number(value) => Ok(*value),
            Expression::Total(_, values) => {
                values.iter().try_fold(Decimal::ZERO, |sum, value| add(sum, *value))
            }
            Expression::WorthToday(_, values) => {
                values.iter().try_fold(Decimal::ZERO, |sum, (value, factor)| {
                    add(sum, multiply(*value, *factor)?)
                })
            }
            Expression::GrownToEnd(_, values, growth) => values
                .iter()
                .try_fold(Decimal::ZERO, |sum, value| add(multiply(sum, *growth)?, *value)),
            Expression::Lowest(_, values) => {
                values.iter().try_fold(Decimal::ZERO, |least, value| {
                    // A balance that differs by what does not count is no lower one.
                    let is_lower = subtract(least, NEGLIGIBLE)? > *value;
                    Ok(if is_lower { *value } else { least })
                })
            }
            Expression::Plus(a, b) => add(a.evaluate()?, b.evaluate()?),
            Expression::Minus(a, b) => subtract(a.evaluate()?, b.evaluate()?),
            Expression::Times(a, b) => multiply(a.evaluate()?, b.evaluate()?),
            Expression::Over(a, b) => divide(a.evaluate()?, b.evaluate()?),
            Expression::Power(a, b) => a.evaluate()?.checked_powd(b.evaluate()?).ok_or(Overflow),
        }
    }

    /// The formula in words: `(money in − money out) ÷ money out`.
    pub fn words(&self) -> String {
        self.print(&|leaf| match leaf {
            Expression::Named(name, ..) => (*name).to_owned(),
            Expression::Number(value) => Shown::Number.print(*value),
            Expression::Total(column, _) => format!("sum of {column}"),
            Expression::WorthToday(column, _) => format!("sum of ({column} × discount factor)"),
            Expression::GrownToEnd(column, ..) => format!("{column} grown to the last month"),
            Expression::Lowest(column, _) => format!("lowest {column}"),
            _ => String::new(),
        })
    }

    /// The formula with its numbers: `($583,984.25 − $341,525.00) ÷ $341,525.00`.
    pub fn numbers(&self) -> String {
        self.print(&|leaf| match leaf {
            Expression::Named(_, value, shown) => shown.print(*value),
            Expression::Number(value) => Shown::Number.print(*value),
            leaf => leaf.evaluate().map_or_else(|_| "?".to_owned(), |v| Shown::Money.print(v)),
        })
    }

    fn print(&self, leaf: &dyn Fn(&Expression) -> String) -> String {
        let (a, sign, b) = match self {
            Expression::Plus(a, b) => (a, "+", b),
            Expression::Minus(a, b) => (a, "\u{2212}", b),
            Expression::Times(a, b) => (a, "×", b),
            Expression::Over(a, b) => (a, "÷", b),
            Expression::Power(a, b) => (a, "^", b),
            leaf_itself => return leaf(leaf_itself),
        };
        let inner = |side: &Expression, is_right: bool| {
            let text = side.print(leaf);
            if side.binds_looser_than(self, is_right) { format!("({text})") } else { text }
        };
        format!("{} {sign} {}", inner(a, false), inner(b, true))
    }

    fn strength(&self) -> u8 {
        match self {
            Expression::Plus(..) | Expression::Minus(..) => 0,
            Expression::Times(..) | Expression::Over(..) => 1,
            Expression::Power(..) => 2,
            _ => 3,
        }
    }

    fn binds_looser_than(&self, outer: &Expression, is_right: bool) -> bool {
        let (inner, outer_strength) = (self.strength(), outer.strength());
        let strict = is_right && !matches!(outer, Expression::Plus(..));
        inner < outer_strength || (inner == outer_strength && (strict || outer_strength == 2))
    }
}
