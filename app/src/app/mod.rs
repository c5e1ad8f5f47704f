//! The app: what every screen shares, and which screen an address shows.

mod routes;
mod start;

pub use self::{routes::App, start::start};
