//! Gebeurtenis: that something happened, what comes when, and what became of it.

mod keep;
mod list;
mod new;
mod page;
mod part;
mod profile;
mod schedule;
mod since;
mod step;
mod when;
mod words;

pub use self::{
    keep::keeping,
    part::{IncidentScreen, incident_screen},
    when::day_refusal,
    words::{incident_word, milestone_word, part_word, profession_word, type_word, type_words},
};
