//! Gebeurtenis: that something happened, what comes when, and what became of it.

mod list;
mod new;
mod page;
mod part;
mod step;
mod when;
mod words;

pub use self::{
    when::day_refusal,
    part::{IncidentScreen, incident_screen},
    words::{incident_word, milestone_word, part_word, profession_word, schedule_word, type_word},
};
