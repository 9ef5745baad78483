//! Ranges from low to high, and the small bar beside a figure. Zero is always on the axis.

use super::{
    mark::{Drawing, Mark, Point, Run},
    scale::{Scale, dollars, ticks, whole},
};
use crate::finance::Usd;

/// One bar from low to high.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    pub name: String,
    /// What stands below the name, or after it where there is no room.
    pub note: String,
    pub low: f64,
    pub high: f64,
    /// What stands below the bar.
    pub meaning: String,
}

/// Multiples compared, with the one at which nothing is gained drawn in ink.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranges {
    pub rows: Vec<Range>,
    /// What a multiple of one means, written at its line.
    pub one: String,
}

const TOP: f64 = 28.0;
const BAR: f64 = 14.0;

impl Ranges {
    /// What the drawing shows, for those who do not see it.
    pub fn description(&self) -> String {
        let row =
            |row: &Range| format!("{} {} to {} times", row.name, whole(row.low), whole(row.high));
        self.rows.iter().map(row).collect::<Vec<_>>().join("; ")
    }

    /// The drawing for a place `width` pixels wide.
    pub fn drawing(&self, width: f64) -> Drawing {
        let is_narrow = width < 528.0;
        let (row_height, first, left) =
            if is_narrow { (84.0, 74.0, 4.0) } else { (64.0, 64.0, 210.0) };
        let top_of = |row: usize| first + super::scale::position(row) * row_height;
        let bottom = top_of(self.rows.len()) - if is_narrow { 36.0 } else { 26.0 };
        let high = self.rows.iter().map(|row| row.high).fold(1.0, f64::max);
        let x = Scale::new((0.0, high), (left, width - 40.0));

        let mut marks = Vec::new();
        for tick in ticks(0.0, high, 8) {
            let at = x.at(tick);
            let class = if whole(tick) == 1 { "c-zero" } else { "c-grid" };
            let (from, to) = (Point::new(at, TOP), Point::new(at, bottom));
            let label = format!("{}×", whole(tick));
            let anchor =
                if left > at - 8.0 && is_narrow { "c-t c-ax" } else { "c-t c-ax c-middle" };
            marks.push(Mark::Line { class, from, to });
            marks.push(Mark::text(anchor, Point::new(at, bottom + 18.0), label));
        }
        marks.push(Mark::text("c-t c-note", Point::new(x.at(1.0) + 7.0, 20.0), &*self.one));
        for (index, row) in self.rows.iter().enumerate() {
            let top = top_of(index);
            if is_narrow {
                name_above(&mut marks, row, top - 21.0, width);
            } else {
                let at = |y| Point::new(0.0, y);
                marks.push(Mark::text("c-t c-strong", at(top - 2.0), &*row.name));
                marks.push(Mark::text("c-t c-note", at(top + 15.0), &*row.note));
            }
            bar(&mut marks, row, x, top - 7.0);
        }
        Drawing { width, height: bottom + 30.0, marks }
    }
}

/// Name and note in one line on paper, so that no grid line crosses the words.
fn name_above(marks: &mut Vec<Mark>, row: &Range, y: f64, width: f64) {
    let runs = vec![Run::Strong(row.name.clone()), Run::Plain(format!(", {}", row.note))];
    marks.push(Mark::Bar { class: "c-bg", corner: Point::new(0.0, y - 16.0), width, height: 21.0 });
    marks.push(Mark::Text { class: "c-t c-note", at: Point::new(0.0, y), runs });
}

/// The bar with both ends labeled and its meaning below.
fn bar(marks: &mut Vec<Mark>, row: &Range, x: Scale, top: f64) {
    let (low, high) = (x.at(row.low), x.at(row.high));
    let end = |value: f64| format!("{}×", whole(value));
    let baseline = top + 12.5;
    marks.push(Mark::Bar {
        class: "c-bar",
        corner: Point::new(low, top),
        width: high - low,
        height: BAR,
    });
    marks.push(Mark::text("c-t c-big c-end", Point::new(low - 7.0, baseline), end(row.low)));
    marks.push(Mark::text("c-t c-big", Point::new(high + 7.0, baseline), end(row.high)));
    let middle = Point::new((low + high) / 2.0, top + 30.0);
    marks.push(Mark::text("c-t c-note c-middle", middle, &*row.meaning));
}

/// A bar from zero to one value, on an axis it shares with its neighbors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MiniBar {
    pub value: f64,
    /// The lowest and highest value among the neighbors; zero is added.
    pub range: (f64, f64),
    /// The one that is chosen or best; the rest are gray.
    pub is_chosen: bool,
}

impl MiniBar {
    /// The bar of `worth` on the axis of `all`, not chosen.
    pub fn among(all: &[Usd], worth: Usd) -> MiniBar {
        let heights = || all.iter().copied().map(dollars);
        let range = (heights().fold(0.0, f64::min), heights().fold(0.0, f64::max));
        MiniBar { value: dollars(worth), range, is_chosen: false }
    }

    /// The drawing, 160 units wide; it stretches, since it holds no text.
    pub fn drawing(&self) -> Drawing {
        let (width, height) = (160.0, 14.0);
        let range = (self.range.0.min(0.0), self.range.1.max(0.0));
        let x = Scale::new(range, (1.0, width - 1.0));
        let (zero, end) = (x.at(0.0), x.at(self.value));
        let class = match self.value {
            value if value < 0.0 => "c-neg",
            _ if self.is_chosen => "c-bar",
            _ => "c-mute",
        };
        let corner = Point::new(zero.min(end), 2.0);
        let marks = vec![
            Mark::Bar { class, corner, width: (end - zero).abs(), height: 10.0 },
            Mark::Line {
                class: "c-zero",
                from: Point::new(zero, 0.0),
                to: Point::new(zero, height),
            },
        ];
        Drawing { width, height, marks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published() -> Ranges {
        let row = |name: &str, low, high| Range {
            name: name.to_owned(),
            note: "$50k a year, over 18 months".to_owned(),
            low,
            high,
            meaning: "net 200% to 400%".to_owned(),
        };
        Ranges { rows: vec![row("Technology partner", 3.0, 5.0)], one: "1×: even".to_owned() }
    }

    #[test]
    fn zero_is_on_the_axis_however_high_the_range() {
        let drawing = published().drawing(680.0);
        let is_zero = |mark: &Mark| match mark {
            Mark::Text { runs, .. } => runs == &[Run::Plain("0×".to_owned())],
            _ => false,
        };

        assert!(drawing.marks.iter().any(is_zero));
    }

    #[test]
    fn the_description_names_both_ends() {
        assert_eq!(published().description(), "Technology partner 3 to 5 times");
    }

    #[test]
    fn a_loss_grows_to_the_left_of_the_shared_zero() {
        let loss = MiniBar { value: -50.0, range: (-50.0, 150.0), is_chosen: false }.drawing();

        let Some(Mark::Bar { class, corner, width, .. }) = loss.marks.first() else {
            panic!("the bar comes first")
        };
        assert_eq!(*class, "c-neg");
        assert!(corner.x < 2.0 && (*width - 39.5).abs() < 0.01);
    }
}
