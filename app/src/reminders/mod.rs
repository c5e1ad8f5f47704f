//! Reminders: chosen and planned on this device; by push, by a card in the app, or by a calendar file (docs/adr/0017-reminders.md).
//!
//! What comes when is looked after at the app's root, whatever screen is open: the plan is made anew whenever something was kept,
//! done, moved or chosen, and the server hears of it when it has changed. A supporter or coordinator has a bell of their own here,
//! for what waits for them.

mod alerting;
mod alerts_switch;
mod calendar;
mod catch_up;
mod choosing;
mod kept;
mod later;
mod opened;
mod pace;
mod part;
mod push;
mod ringing;
mod sending;
mod settings;
mod slot;
mod standing;
mod test_ring;
mod watching;
mod words;
mod worker;

pub use self::{
    alerts_switch::AlertsSwitch,
    part::{RemindersPart, RemindersScreen, reminders_part},
    slot::CatchUpSlot,
};
