//! Gebeurtenis: that something happened, what comes when, and what became of it.

mod list;
mod new;
mod page;
mod part;
mod step;
mod when;
mod words;

pub use self::{
    part::{IncidentScreen, incident_screen},
    when::day_refusal,
    words::{incident_word, milestone_word, part_word, profession_word, schedule_word, type_word},
};
