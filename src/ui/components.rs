//! What pages are made of. Each is shown in every state on `/specimens`.
//!
//! Fields hold text as it was typed: only a page knows whether a half-typed `25,` is wrong yet.

mod alarm;
mod amount_field;
mod choice_field;
mod date_field;
mod dialog;
mod error_summary;
mod field;
mod fold;
mod icon;
mod level_strip;
mod live_bar;
mod month_field;
mod notice;
mod say;
mod select_field;
mod sentence;
mod standing;
mod stat;
mod statement;
mod table;
mod undo_bar;
mod update_bar;
mod why;

pub use self::{
    alarm::{Alarm, AlarmBar},
    amount_field::{AmountField, Unit},
    choice_field::{Choice, ChoiceField, LevelChoice, SwitchField},
    date_field::DateField,
    dialog::Dialog,
    error_summary::{ErrorSummary, Fault},
    field::{FieldForm, Group, Note, Remedy},
    fold::{Fold, Menu},
    icon::Icon,
    level_strip::{LevelCard, LevelStrip},
    live_bar::LiveBar,
    month_field::{MonthField, TextField},
    notice::Notice,
    say::{Lead, Say},
    select_field::{SelectField, options},
    sentence::Sentence,
    standing::StandingLine,
    stat::{Stat, Stats},
    statement::{Line, Rank, Statement, StatementTable},
    table::{Column, DataTable, Table},
    undo_bar::UndoBar,
    update_bar::UpdateBar,
    why::Why,
};
