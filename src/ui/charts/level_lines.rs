//! What each level is worth over the volume sold, and where a level overtakes another.

use super::{
    axis,
    labels::{ASCENT, Area, LINE, Seat, Stretch, Surroundings, apart, seated},
    mark::{Drawing, Mark, Point},
    scale::{Scale, room_for},
};

/// What each level is worth a year over the volume sold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LevelLinesChart {
    /// The largest volume drawn; the axis runs from 0. More than 0.
    pub most: f64,
    /// A line a level, lowest level first.
    pub lines: Vec<LevelLine>,
    /// The best level at each volume: corners of the upper envelope from 0 to `most`.
    pub best: Vec<(f64, f64)>,
    /// Where another level becomes the best, by rising volume, each between 0 and `most`.
    pub crossings: Vec<Crossing>,
    /// The person's volume; none where none was entered. At most `most`.
    pub own: Option<OwnVolume>,
}

/// One level, straight from its worth without a sale to its worth at the largest volume.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelLine {
    /// `Premier`.
    pub name: String,
    /// `35% less $25,000`.
    pub terms: String,
    pub at_zero: f64,
    pub at_most: f64,
    pub is_chosen: bool,
}

/// A volume from which another level is the best.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    pub volume: f64,
    pub value: f64,
    /// The volume, written: `$100,000`, and `$100k` where there is no room.
    pub figure: String,
    pub short_figure: String,
    /// `Select overtakes Registered`, and `Select pays` where there is no room.
    pub words: String,
    pub short_words: String,
}

/// The volume the person has in mind, and what the best level leaves there.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnVolume {
    pub volume: f64,
    pub value: f64,
    /// `Your volume`.
    pub title: String,
    /// `$295,101 a year; Premier leaves $78,285`, and `$295k a year` where there is no room.
    pub words: String,
    pub short_words: String,
}

const TOP: f64 = 34.0;
const LEFT: f64 = 6.0;
/// Below the base line: amounts, then what they are.
const FOOT: f64 = 46.0;
/// Between the lowest value and the base line.
const LIFT: f64 = 24.0;
/// Between the ends of the lines and their names.
const TO_NAMES: f64 = 12.0;
/// Below this width the words get shorter.
const WIDE: f64 = 620.0;
/// From here on amounts on the axes are short at any width.
const LONG: f64 = 1e9;

/// Where things stand on a drawing of one width.
struct Frame {
    x: Scale,
    y: Scale,
    /// The lowest and the highest value, zero included.
    range: (f64, f64),
    /// Where the lines end and their names begin.
    right: f64,
    base: f64,
    is_narrow: bool,
}

impl Frame {
    fn place(&self, volume: f64, value: f64) -> Point {
        Point::new(self.x.at(volume), self.y.at(value))
    }
}

impl LevelLinesChart {
    /// What the drawing shows, for those who do not see it.
    pub fn description(&self) -> String {
        let crossing = |crossing: &Crossing| [&*crossing.words, " at ", &*crossing.figure].concat();
        let mut text = match &*self.crossings {
            [] => "No level overtakes another".to_owned(),
            crossings => crossings.iter().map(crossing).collect::<Vec<_>>().join(", "),
        };
        text.push('.');
        if let Some(own) = &self.own {
            text.push_str(&[" ", &*own.title, ": ", &*own.words, "."].concat());
        }
        text
    }

    /// The drawing for a place `width` pixels wide.
    pub fn drawing(&self, width: f64) -> Drawing {
        let frame = self.frame(width);
        let lines = self.lines.iter();
        let lines: Vec<Stretch> = lines.map(|line| self.stretch(&frame, line)).collect();
        let best: Vec<Point> = self.best.iter().map(|at| frame.place(at.0, at.1)).collect();
        let own = self.own.as_ref().map(|own| frame.place(own.volume, own.value));
        let upright = own.map(|at| (Point::new(at.x, TOP - 18.0), Point::new(at.x, frame.base)));

        let in_the_way: Vec<Stretch> = lines.iter().copied().chain(upright).collect();
        let runs_through = |room: f64, at: f64| {
            let label = Area { left: 0.0, top: at - 17.0, right: room, bottom: at - 1.0 };
            in_the_way.iter().any(|line| label.is_crossed_by(*line))
        };
        let is_short = frame.is_narrow || frame.range.1 - frame.range.0 >= LONG;
        let amounts = axis::amounts(frame.y, frame.range, frame.right, is_short, &runs_through);
        let words = amounts.iter().filter_map(Area::of).collect();
        let grid = amounts.iter().filter_map(|mark| match mark {
            Mark::Line { from, to, .. } => Some((*from, *to)),
            _ => None,
        });
        let grid = grid.collect();
        // Words last, so that their halo keeps them readable where a line runs through.
        let is_line = |mark: &Mark| matches!(mark, Mark::Line { .. });
        let (mut marks, amounts): (Vec<Mark>, Vec<Mark>) = amounts.into_iter().partition(is_line);
        if let Some((from, to)) = upright {
            marks.push(Mark::Line { class: "c-planline", from, to });
        }
        for (line, (from, to)) in self.lines.iter().zip(&lines) {
            let class = if line.is_chosen { "c-lv c-lv-you" } else { "c-lv" };
            marks.push(Mark::Line { class, from: *from, to: *to });
        }
        marks.push(Mark::curve("c-env", best.iter().copied()));
        marks.extend(amounts);
        let is_short = frame.is_narrow || self.most >= LONG;
        marks.extend(axis::volumes(frame.x, self.most, frame.base, frame.right, is_short));
        let meaning = Point::new(0.0, frame.base + 37.0);
        marks.push(Mark::text("c-t c-note", meaning, "Gross bookings you bring in, per year"));
        self.name_lines(&mut marks, &frame, &lines);

        let crossings = self.crossings.iter();
        let dots: Vec<Point> =
            crossings.map(|crossing| frame.place(crossing.volume, crossing.value)).collect();
        let corners = best.iter().copied().zip(best.iter().copied().skip(1));
        let surroundings = Surroundings {
            right: frame.right,
            bottom: frame.base - 4.0,
            words,
            lines: in_the_way.into_iter().chain(corners).collect(),
            grid,
            dots: dots.iter().copied().chain(own).collect(),
        };
        self.label(&mut marks, &frame, &surroundings);
        if let Some(center) = own {
            marks.push(Mark::Circle { class: "c-dot", center, radius: 5.0 });
        }
        let circle = |center| Mark::Circle { class: "c-hollow", center, radius: 4.5 };
        marks.extend(dots.into_iter().map(circle));
        Drawing { width, height: frame.base + FOOT, marks }
    }

    fn frame(&self, width: f64) -> Frame {
        let is_narrow = width < WIDE;
        let base = if is_narrow { 400.0 - FOOT } else { 470.0 - FOOT };
        let room = |line: &LevelLine| match is_narrow {
            true => room_for(&line.name),
            false => room_for(&line.name).max(room_for(&line.terms)),
        };
        let names = self.lines.iter().map(room).fold(0.0, f64::max);
        let right = (width - names - TO_NAMES).max(width / 2.0);
        let values = || self.lines.iter().flat_map(|line| [line.at_zero, line.at_most]);
        let range = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        let x = Scale::new((0.0, self.most), (LEFT, right));
        let y = Scale::new(range, (base - LIFT, TOP));
        Frame { x, y, range, right, base, is_narrow }
    }

    fn stretch(&self, frame: &Frame, line: &LevelLine) -> Stretch {
        (frame.place(0.0, line.at_zero), frame.place(self.most, line.at_most))
    }

    /// The name of each line at its end, with its terms below where there is room; a short line
    /// leads to a name that had to make way.
    fn name_lines(&self, marks: &mut Vec<Mark>, frame: &Frame, lines: &[Stretch]) {
        // Of lines that end together the higher level stands above.
        let mut named: Vec<_> = self.lines.iter().zip(lines).rev().collect();
        named.sort_by(|one, other| one.1.1.y.total_cmp(&other.1.1.y));
        let ends: Vec<f64> = named.iter().map(|(_, (_, end))| end.y).collect();
        let (gap, lowest) = if frame.is_narrow { (19.0, 8.0) } else { (36.0, 24.0) };
        let heights = apart(&ends, gap, (TOP - 14.0, frame.base - lowest));
        for ((line, (_, end)), y) in named.into_iter().zip(heights) {
            if (end.y - y).abs() > 4.0 {
                let (from, to) = (Point::new(end.x + 1.0, end.y), Point::new(end.x + 9.0, y));
                marks.push(Mark::Line { class: "c-lead", from, to });
            }
            let class = if line.is_chosen { "c-t c-lt c-lt-you" } else { "c-t c-lt" };
            let at = |down| Point::new(frame.right + TO_NAMES, y + down);
            marks.push(Mark::text(class, at(5.0), &*line.name));
            if !frame.is_narrow {
                marks.push(Mark::text("c-t c-note", at(5.0 + LINE), &*line.terms));
            }
        }
    }

    /// The words at the person's volume and at the crossings, each where it finds room.
    fn label(&self, marks: &mut Vec<Mark>, frame: &Frame, surroundings: &Surroundings) {
        let mut labels: Vec<[&str; 2]> = Vec::new();
        let mut seats = Vec::new();
        let room = |words: &[&str; 2]| words.iter().copied().map(room_for).fold(0.0, f64::max);
        if let Some(own) = &self.own {
            let words = if frame.is_narrow { &own.short_words } else { &own.words };
            let words = [&*own.title, &**words];
            seats.push(surroundings.beside(frame.x.at(own.volume), room(&words)));
            labels.push(words);
        }
        for crossing in &self.crossings {
            let words = match frame.is_narrow {
                true => [&*crossing.short_figure, &*crossing.short_words],
                false => [&*crossing.figure, &*crossing.words],
            };
            let dot = frame.place(crossing.volume, crossing.value);
            seats.push(surroundings.around(dot, room(&words)));
            labels.push(words);
        }
        let seats = seated(&seats);
        let leads = seats.iter().flatten().filter_map(|seat| seat.lead);
        marks.extend(leads.map(|(from, to)| Mark::Line { class: "c-lead", from, to }));
        let is_own = |index| index == 0 && self.own.is_some();
        for (index, (words, seat)) in labels.into_iter().zip(seats).enumerate() {
            marks.extend(seat.iter().flat_map(|seat| written(words, seat, is_own(index))));
        }
    }
}

/// The two lines of a label at its place.
fn written([figure, words]: [&str; 2], seat: &Seat, is_own: bool) -> [Mark; 2] {
    let (first, second, x) = match (is_own, seat.is_at_end) {
        (true, false) => ("c-t c-plan-t2", "c-t c-note", seat.area.left),
        (true, true) => ("c-t c-plan-t2 c-end", "c-t c-note c-end", seat.area.right),
        (false, false) => ("c-t c-strong", "c-t c-note", seat.area.left),
        (false, true) => ("c-t c-strong c-end", "c-t c-note c-end", seat.area.right),
    };
    let baseline = seat.area.top + ASCENT;
    [
        Mark::text(first, Point::new(x, baseline), figure),
        Mark::text(second, Point::new(x, baseline + LINE), words),
    ]
}

#[cfg(test)]
mod tests;
