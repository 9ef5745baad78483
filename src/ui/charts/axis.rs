//! Lines and labels that say what a place on the chart is worth.

use super::{
    mark::{Mark, Point},
    scale::{Scale, position, room_for, ticks, whole},
};
use crate::finance::Usd;

/// Horizontal lines at round amounts, each labeled above itself; zero in ink.
///
/// A label stands at the left, or at the right where something `runs_through` a label of that
/// width at that height. It is short where `is_short`.
pub(super) fn amounts(
    y: Scale,
    range: (f64, f64),
    width: f64,
    is_short: bool,
    runs_through: &dyn Fn(f64, f64) -> bool,
) -> Vec<Mark> {
    let values = ticks(range.0, range.1, 5);
    let line = |value: f64| {
        let class = if whole(value) == 0 { "c-zero" } else { "c-grid" };
        let at = y.at(value);
        let text = amount(value, is_short);
        let (text_class, x) = match runs_through(room_for(&text), at) {
            true => ("c-t c-ax c-end", width),
            false => ("c-t c-ax", 0.0),
        };
        [
            Mark::Line { class, from: Point::new(0.0, at), to: Point::new(width, at) },
            Mark::text(text_class, Point::new(x, at - 5.0), text),
        ]
    };
    values.into_iter().flat_map(line).collect()
}

/// Whether the curve comes near a label of this width at the left, on the line at `at`.
pub(super) fn runs_through(curve: &[Point], room: f64, at: f64) -> bool {
    let steps = curve.iter().zip(curve.iter().skip(1));
    let mut near = steps.take_while(|(from, _)| from.x < room);
    near.any(|(from, to)| from.y.min(to.y) < at && from.y.max(to.y) > at - 18.0)
}

/// `$200,000`, or `$200k` where there is no room.
fn amount(value: f64, is_short: bool) -> String {
    let dollars = whole(value);
    let (unit, letter) = match dollars.unsigned_abs() {
        _ if !is_short => (1, ""),
        1_000_000_000.. if dollars % 1_000_000_000 == 0 => (1_000_000_000, "B"),
        1_000_000.. if dollars % 1_000_000 == 0 => (1_000_000, "M"),
        1_000.. if dollars % 1_000 == 0 => (1_000, "k"),
        _ => (1, ""),
    };
    format!("{}{letter}", Usd::dollars(dollars.div_euclid(unit)).whole())
}

/// The base line with its months; the first reads `Start`, the last carries the unit.
pub(super) fn months(x: Scale, last: usize, base: f64, right: f64, is_narrow: bool) -> Vec<Mark> {
    let room = if is_narrow { 40.0 } else { 70.0 };
    let fits = |step: &usize| (x.at(position(*step)) - x.at(0.0)) >= room;
    let step = [1, 2, 3, 6, 12, 24].into_iter().find(fits).unwrap_or(36);
    let mut marks = Vec::new();
    for month in (0..=last).step_by(step) {
        let at = x.at(position(month));
        let (from, to) = (Point::new(at, base), Point::new(at, base + 5.0));
        marks.push(Mark::Line { class: "c-axis", from, to });
        let is_last = month.saturating_add(step) > last;
        let (class, left, text) = match month {
            0 => ("c-t c-ax", 0.0, "Start".to_owned()),
            _ if is_last && is_narrow => ("c-t c-ax c-end", at, month.to_string()),
            _ if is_last => ("c-t c-ax c-middle", at, format!("{month} months")),
            _ => ("c-t c-ax c-middle", at, month.to_string()),
        };
        marks.push(Mark::text(class, Point::new(left, base + 19.0), text));
    }
    let (from, to) = (Point::new(0.0, base), Point::new(right, base));
    marks.push(Mark::Line { class: "c-axis", from, to });
    marks
}

/// The base line with round amounts on it, `$0` at its start and none beyond `right`.
pub(super) fn volumes(x: Scale, most: f64, base: f64, right: f64, is_short: bool) -> Vec<Mark> {
    // The last label may end at its line while the one before stands across its own.
    let keep_apart = |values: &Vec<f64>| {
        let rooms = values.iter().map(|value| room_for(&amount(*value, is_short)));
        let step = values.get(1).copied().unwrap_or(most);
        x.at(step) - x.at(0.0) > rooms.fold(0.0, f64::max) * 1.5 + 10.0
    };
    let values = [7, 6, 5, 4, 3, 2].map(|most_lines| ticks(0.0, most, most_lines));
    let values = values.into_iter().find(keep_apart).unwrap_or_else(|| vec![0.0]);
    let mut marks = Vec::new();
    for value in values {
        let at = x.at(value);
        let text = amount(value, is_short);
        let (class, left) = match whole(value) {
            0 => ("c-t c-ax", 0.0),
            _ if at + room_for(&text) / 2.0 > right => ("c-t c-ax c-end", right),
            _ => ("c-t c-ax c-middle", at),
        };
        let (from, to) = (Point::new(at, base), Point::new(at, base + 5.0));
        marks.push(Mark::Line { class: "c-axis", from, to });
        marks.push(Mark::text(class, Point::new(left, base + 19.0), text));
    }
    let (from, to) = (Point::new(0.0, base), Point::new(right, base));
    marks.push(Mark::Line { class: "c-axis", from, to });
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_whole_dollars_and_short_only_where_it_is_exact() {
        assert_eq!(amount(-100_000.0, false), "−$100,000");
        assert_eq!(amount(-100_000.0, true), "−$100k");
        assert_eq!(amount(2_000_000.0, true), "$2M");
        assert_eq!(amount(1_500_000.0, true), "$1,500k");
        assert_eq!(amount(250.0, true), "$250");
        assert_eq!(amount(-5_000_000_000.0, true), "−$5B");
    }

    #[test]
    fn a_label_in_the_way_of_the_curve_stands_at_the_other_end() {
        let y = Scale::new((-50.0, 50.0), (100.0, 0.0));
        let curve = [(6.0, 85.0), (40.0, 88.0), (80.0, 86.0), (300.0, 10.0)];
        let curve = curve.map(|(x, y)| Point::new(x, y));
        let through = |room, at| runs_through(&curve, room, at);
        let marks = amounts(y, (-50.0, 50.0), 300.0, true, &through);
        let ends = marks.iter().filter(|mark| match mark {
            Mark::Text { class, .. } => class.contains("c-end"),
            _ => false,
        });

        assert_eq!(ends.count(), 1);
    }

    #[test]
    fn months_thin_out_where_there_is_no_room() {
        let labels = |width: f64| {
            let x = Scale::new((0.0, 60.0), (6.0, width));
            let is_text = |mark: &Mark| matches!(mark, Mark::Text { .. });
            months(x, 60, 100.0, width, width < 500.0).into_iter().filter(is_text).count()
        };

        assert_eq!(labels(900.0), 11); // Every 6 months
        assert_eq!(labels(276.0), 6); // Every 12 months
    }
}
