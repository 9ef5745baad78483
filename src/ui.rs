use leptos::prelude::*;
use leptos_router::components::Router;
pub fn x() { let _ = || view!{ <Router><p/></Router> }; }
