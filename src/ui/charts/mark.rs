//! What a chart is made of, before it is SVG.

use super::scale::tenths;

/// A place on the drawing in pixels, from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }
}

/// A stretch of a label.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    Plain(String),
    Strong(String),
}

/// One thing to draw. `class` says how it looks, in `style/charts.css`.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    Line { class: &'static str, from: Point, to: Point },
    Path { class: &'static str, data: String },
    Circle { class: &'static str, center: Point, radius: f64 },
    Bar { class: &'static str, corner: Point, width: f64, height: f64 },
    Text { class: &'static str, at: Point, runs: Vec<Run> },
}

impl Mark {
    /// A label in one weight.
    pub fn text(class: &'static str, at: Point, text: impl Into<String>) -> Mark {
        Mark::Text { class, at, runs: vec![Run::Plain(text.into())] }
    }

    /// A line through `points`, in their order.
    pub fn curve(class: &'static str, points: impl Iterator<Item = Point>) -> Mark {
        let mut data = String::new();
        for point in points {
            data.push(if data.is_empty() { 'M' } else { 'L' });
            data.push_str(&tenths(point.x));
            data.push(' ');
            data.push_str(&tenths(point.y));
        }
        Mark::Path { class, data }
    }
}

/// Marks from back to front, with the size they were placed for.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub marks: Vec<Mark>,
}
