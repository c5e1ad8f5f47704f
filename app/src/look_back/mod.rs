//! Terugkijken: a list by day, a month, and a line over time. All from what is on the device.

mod calendar;
mod list;
mod part;
mod set_aside;
mod trend;
mod views;

pub use self::part::{LookBackScreen, look_back_screen};
use self::{calendar::LookBackCalendar, list::LookBackList, trend::LookBackTrend};
