//! Charts: plain data in, marks out, drawn as SVG at the real width of their place.
//!
//! Geometry is `f64` and lives here only; it knows no browser and is tested natively. What is
//! drawn carries its own labels, and a table beside it holds the same figures in full.

mod axis;
mod bars;
mod cash_flow;
#[cfg(feature = "app")]
mod figure;
mod labels;
mod level_lines;
mod mark;
mod scale;

#[cfg(feature = "app")]
pub use self::figure::{Bar, CashFlow, LevelLines, RangesFigure};
pub use self::{
    bars::{MiniBar, Range, Ranges},
    cash_flow::{CashFlowChart, Moment},
    level_lines::{Crossing, LevelLine, LevelLinesChart, OwnVolume},
    mark::{Drawing, Mark, Point, Run},
    scale::{Scale, dollars, number, tenths, ticks},
};
