//! The sync server of Naderhand: keeps sealed bytes for those who asked it to, and cannot read them.
//!
//! | folder | what |
//! | --- | --- |
//! | `pages`, `health` | documents and files; readiness |
//! | `http` | what every request goes through: headers, rate, time |

pub mod clock;
pub mod config;
mod health;
mod http;
pub mod log;
pub mod pages;
pub mod problem;
pub mod serve;
