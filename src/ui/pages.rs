//! The pages. Each names itself with `route::arrive` and holds its own `main`.

mod explained;
mod hand_out;
mod home;
mod levels;
mod not_found;
mod roi;
mod specimens;

pub use self::{
    home::{Home, HomeSeams, LeftOff},
    levels::LevelsPage,
    not_found::NotFound,
    roi::RoiPage,
    specimens::Specimens,
};
