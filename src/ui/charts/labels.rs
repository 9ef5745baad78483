//! Labels that look for a place of their own, away from other words, from lines and from dots.

use super::{
    mark::{Mark, Point, Run},
    scale::{position, room_for},
};

/// A straight line between two points, the left or upper one first.
pub(super) type Stretch = (Point, Point);

/// What two lines of words take, from the top of the first to below the second.
const HEIGHT: f64 = 34.0;
/// From the top of a label to the baseline of its first line, and from there to the second.
pub(super) const ASCENT: f64 = 12.0;
pub(super) const LINE: f64 = 17.0;
/// Between a dot and the nearest place of its label.
const GAP: f64 = 13.0;
/// How many heights a label can stand at, and how far apart they are.
const HEIGHTS: i32 = 28;
const STEP: f64 = 14.0;
/// From a dot to a label beside it, and to one further off, clear of the labels of an axis.
const BESIDE: f64 = 6.0;
const FURTHER: f64 = 64.0;

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// The room the words of `mark` take, a little generously; none where it is not words.
    pub fn of(mark: &Mark) -> Option<Area> {
        let Mark::Text { class, at, runs } = mark else { return None };
        let room: f64 =
            runs.iter().map(|(Run::Plain(text) | Run::Strong(text))| room_for(text)).sum();
        let left = match *class {
            class if class.contains("c-end") => at.x - room,
            class if class.contains("c-middle") => at.x - room / 2.0,
            _ => at.x,
        };
        Some(Area { left, top: at.y - ASCENT, right: left + room, bottom: at.y + 4.0 })
    }

    /// Whether the two share any room.
    pub fn meets(self, other: Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the line runs through.
    pub fn is_crossed_by(self, (from, to): Stretch) -> bool {
        let (start, end) = (from.x.max(self.left), to.x.min(self.right));
        if start > end {
            return false;
        }
        let is_upright = to.x - from.x < 0.01;
        let at = |x: f64| from.y + (x - from.x) * (to.y - from.y) / (to.x - from.x);
        let (one, other) = if is_upright { (from.y, to.y) } else { (at(start), at(end)) };
        one.min(other) < self.bottom && one.max(other) > self.top
    }

    fn is_near(self, dot: Point) -> bool {
        let near = 7.0;
        let around = Area {
            left: dot.x - near,
            top: dot.y - near,
            right: dot.x + near,
            bottom: dot.y + near,
        };
        self.meets(around)
    }
}

/// One place where a label could stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat {
    pub area: Area,
    /// Whether the words end at the right of the area instead of starting at its left.
    pub is_at_end: bool,
    /// From the label to what it names.
    pub lead: Option<Stretch>,
    /// How much worse this place is than the best imaginable.
    cost: f64,
}

/// The line between two points.
fn stretch(one: Point, other: Point) -> Stretch {
    let is_first = (one.x, one.y) <= (other.x, other.y);
    if is_first { (one, other) } else { (other, one) }
}

/// What labels have to keep away from.
pub(super) struct Surroundings {
    /// Where the plot ends: labels stay right of 0, below 2 and above and left of these.
    pub right: f64,
    pub bottom: f64,
    /// Other words: no label stands on them.
    pub words: Vec<Area>,
    /// Better not crossed.
    pub lines: Vec<Stretch>,
    /// Thin lines: crossed rather than a long way to the label.
    pub grid: Vec<Stretch>,
    /// Better not covered.
    pub dots: Vec<Point>,
}

impl Surroundings {
    /// Places above and below `dot` for a label `room` pixels wide, with a line to the dot.
    ///
    /// The best lie across the end of that line; the others beside it, like a flag.
    pub fn around(&self, dot: Point, room: f64) -> Vec<Seat> {
        let mut seats = Vec::new();
        for step in 0..HEIGHTS {
            let away = GAP + STEP * f64::from(step);
            let above = (dot.y - away - HEIGHT, dot.y - away, 0.0);
            let below = (dot.y + away, dot.y + away, 24.0);
            for (top, end, cost) in [above, below] {
                let cost = cost + 0.15 * away;
                let lead = Some(stretch(dot, Point::new(dot.x, end)));
                for (left, is_at_end, more) in
                    [(dot.x - 4.0, false, 0.0), (dot.x + 4.0 - room, true, 3.0)]
                {
                    let inside = self.inside(left, room);
                    let cost = cost + more + 0.2 * (inside - left).abs();
                    seats.extend(self.seat(inside, top, room, is_at_end, lead, cost));
                }
                for (far, more) in [(BESIDE, 10.0), (FURTHER, 60.0)] {
                    let mut flag = |left, pole, is_at_end, more| {
                        let lead = stretch(dot, Point::new(pole, top + HEIGHT / 2.0));
                        let cost = cost + more;
                        seats.extend(self.seat(left, top, room, is_at_end, Some(lead), cost));
                    };
                    let (right_of, left_of) = (dot.x + far, dot.x - far);
                    flag(right_of, right_of - BESIDE, false, more);
                    flag(left_of - room, left_of + BESIDE, true, more + 1.0);
                }
            }
        }
        seats
    }

    /// Places beside an upright line at `x` for a label `room` pixels wide, low ones first.
    pub fn beside(&self, x: f64, room: f64) -> Vec<Seat> {
        let mut seats = Vec::new();
        for step in 0..HEIGHTS {
            let up = STEP * f64::from(step);
            let top = self.bottom - 6.0 - HEIGHT - up;
            let sides = [
                (x + 8.0, false, 0.0),
                (x - 8.0 - room, true, 3.0),
                (self.inside(x, room), false, 20.0),
            ];
            for (left, is_at_end, cost) in sides {
                seats.extend(self.seat(left, top, room, is_at_end, None, cost + 0.1 * up));
            }
        }
        seats
    }

    fn inside(&self, left: f64, room: f64) -> f64 {
        left.min(self.right - room).max(0.0)
    }

    /// The place, unless it is outside or already written on.
    fn seat(
        &self,
        left: f64,
        top: f64,
        room: f64,
        is_at_end: bool,
        lead: Option<Stretch>,
        cost: f64,
    ) -> Option<Seat> {
        let area = Area { left, top, right: left + room, bottom: top + HEIGHT };
        let is_outside = area.left < 0.0
            || area.right > self.right
            || area.top < 2.0
            || area.bottom > self.bottom;
        if is_outside || self.words.iter().any(|words| words.meets(area)) {
            return None;
        }
        let crossed = |lines: &[Stretch]| {
            position(lines.iter().filter(|line| area.is_crossed_by(**line)).count())
        };
        let covered = self.dots.iter().filter(|dot| area.is_near(**dot)).count();
        let is_through = |words: &&Area| lead.is_some_and(|lead| words.is_crossed_by(lead));
        let through = self.words.iter().filter(is_through).count();
        let of_lines = 40.0 * crossed(&self.lines) + 12.0 * crossed(&self.grid);
        let cost = cost + of_lines + 90.0 * position(covered) + 40.0 * position(through);
        Some(Seat { area, is_at_end, lead, cost })
    }
}

/// What it costs to leave a label out: more than any bad place.
const LEFT_OUT: f64 = 5_000.0;

/// How badly two labels get on; they never stand on one another.
fn clash(one: &Seat, other: &Seat) -> f64 {
    if one.area.meets(other.area) {
        return f64::INFINITY;
    }
    let is_through =
        |from: &Seat, to: &Seat| from.lead.is_some_and(|lead| to.area.is_crossed_by(lead));
    let times = u8::from(is_through(one, other)).saturating_add(is_through(other, one).into());
    60.0 * f64::from(times)
}

/// Places for some labels, and what they cost together.
type Row = (f64, Vec<Option<Seat>>);

/// A place for each label out of those it could have; none for a label that finds no room.
///
/// Label by label, keeps for each of its places the best places of the labels before, so that an
/// early label gives way to a later one.
pub(super) fn seated(labels: &[Vec<Seat>]) -> Vec<Option<Seat>> {
    let mut rows: Vec<Row> = vec![Row::default()];
    for seats in labels {
        let ending = |seat: Option<&Seat>| {
            let cost = |(cost, before): &Row| match seat {
                Some(seat) => {
                    let clashes = before.iter().flatten().map(|before| clash(before, seat));
                    cost + seat.cost + clashes.sum::<f64>()
                }
                None => cost + LEFT_OUT,
            };
            let costs = rows.iter().map(|row| (cost(row), &row.1));
            let (cost, before) = costs.min_by(|one, other| one.0.total_cmp(&other.0))?;
            let seats = before.iter().copied().chain([seat.copied()]).collect();
            Some((cost, seats))
        };
        rows = seats.iter().map(Some).chain([None]).filter_map(ending).collect();
    }
    let best = rows.into_iter().min_by(|one, other| one.0.total_cmp(&other.0));
    best.map(|(_, seats)| seats).unwrap_or_default()
}

/// Heights near those wanted, in the same order, at least `gap` apart and within `range` as long as
/// that holds them all. `wanted` is sorted from the top.
pub(super) fn apart(wanted: &[f64], gap: f64, range: (f64, f64)) -> Vec<f64> {
    let lowered = |heights: Vec<f64>| {
        let mut free = range.0;
        let lower = |height: f64| {
            let at = height.max(free);
            free = at + gap;
            at
        };
        heights.into_iter().map(lower).collect::<Vec<_>>()
    };
    let raised = |heights: Vec<f64>| {
        let mut free = range.1;
        let raise = |height: f64| {
            let at = height.min(free);
            free = at - gap;
            at
        };
        let mut heights: Vec<_> = heights.into_iter().rev().map(raise).collect();
        heights.reverse();
        heights
    };
    // Both ways keep the gap, so the middle of both keeps it too, and moves each the least.
    let down = raised(lowered(wanted.to_vec()));
    let up = lowered(raised(wanted.to_vec()));
    down.into_iter().zip(up).map(|(down, up)| (down + up) / 2.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surroundings() -> Surroundings {
        let none = Vec::new;
        let (words, dots) = (Vec::new(), Vec::new());
        Surroundings { right: 500.0, bottom: 300.0, words, lines: none(), grid: none(), dots }
    }

    #[test]
    fn a_line_crosses_an_area_only_where_it_runs_through_it() {
        let area = Area { left: 10.0, top: 10.0, right: 30.0, bottom: 20.0 };
        let line = |x1, y1, x2, y2| (Point::new(x1, y1), Point::new(x2, y2));

        assert!(area.is_crossed_by(line(0.0, 0.0, 40.0, 30.0)));
        assert!(area.is_crossed_by(line(20.0, 0.0, 20.0, 40.0))); // Upright
        assert!(!area.is_crossed_by(line(0.0, 22.0, 40.0, 22.0))); // Below
        assert!(!area.is_crossed_by(line(20.0, 0.0, 20.0, 5.0))); // Ends above
        assert!(!area.is_crossed_by(line(31.0, 0.0, 31.0, 40.0))); // Beside
    }

    #[test]
    fn a_label_without_anything_in_its_way_stands_just_above_its_dot() {
        let dot = Point::new(100.0, 200.0);
        let seats = seated(&[surroundings().around(dot, 80.0)]);

        let Some(Some(seat)) = seats.first() else { panic!("there is room") };
        assert_eq!(seat.area, Area { left: 96.0, top: 153.0, right: 176.0, bottom: 187.0 });
        assert!(!seat.is_at_end);
    }

    #[test]
    fn labels_of_one_dot_stand_apart_and_one_without_room_is_left_out() {
        let around = |right| {
            let dot = Point::new(50.0, 150.0);
            let label = Surroundings { right, ..surroundings() }.around(dot, 100.0);
            seated(&[label.clone(), label.clone(), label])
        };

        let areas: Vec<Area> = around(500.0).into_iter().flatten().map(|seat| seat.area).collect();
        assert_eq!(areas.len(), 3);
        for (index, area) in areas.iter().enumerate() {
            assert!(
                !areas.iter().skip(index.saturating_add(1)).any(|other| other.meets(*area)),
                "{areas:?}"
            );
        }
        assert!(around(99.0).iter().all(Option::is_none));
    }

    #[test]
    fn heights_too_near_each_other_part_by_as_little_as_they_can() {
        assert_eq!(apart(&[100.0, 100.0], 20.0, (0.0, 300.0)), [90.0, 110.0]);
        assert_eq!(apart(&[10.0, 100.0], 20.0, (0.0, 300.0)), [10.0, 100.0]);
        assert_eq!(apart(&[0.0, 0.0, 0.0], 20.0, (0.0, 300.0)), [0.0, 20.0, 40.0]);
        assert_eq!(apart(&[299.0, 300.0], 20.0, (0.0, 300.0)), [280.0, 300.0]);
    }
}
