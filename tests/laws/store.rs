//! What is kept is what was given, or somebody is told.

mod damage;
mod tables;
mod tabs;
