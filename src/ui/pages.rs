//! The pages. Each names itself with `route::arrive` and holds its own `main`.

mod home;
mod not_found;
mod roi;
mod specimens;

pub use self::{
    home::{Home, HomeSeams, LeftOff},
    not_found::NotFound,
    roi::RoiPage,
    specimens::Specimens,
};
