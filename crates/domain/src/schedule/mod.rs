//! The words of a schedule: its moments, what may become of one, and which schedules there are. Records are written in them, and the
//! timeline is made of them.

mod mark;
mod milestone;
mod name;

pub use self::{
    mark::Mark,
    milestone::Milestone,
    name::{PlannedStep, ScheduleName},
};
