//! The pages. Each names itself with `route::arrive` and holds its own `main`.

mod data;
mod elsewhere;
mod explained;
mod hand_out;
mod home;
mod levels;
mod not_found;
mod roi;
mod specimens;

pub use self::{
    data::DataPage,
    home::{Home, HomeSeams, LeftOff},
    levels::LevelsPage,
    not_found::NotFound,
    roi::RoiPage,
    specimens::Specimens,
};
