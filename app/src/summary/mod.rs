//! A summary for one's own visit to the occupational physician or the general practitioner: made on the device, shown to
//! its owner, printed by them or read out. It goes nowhere by itself.

mod parts;
mod screen;

pub use self::screen::SummaryScreen;
