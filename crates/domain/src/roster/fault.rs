//! What is wrong with a roster, where, and what to do about it.

use chrono::TimeDelta;

use super::{
    Assignment, LONGEST_SHIFT, MOST_ASSIGNMENTS, MOST_OVERRIDES, MOST_WEEKS, Override, Roster,
    occurrence::{DAY, Occurrences, local},
    overlap::first_overlap,
};
use crate::zone::LocalMinute;

/// One thing that is wrong, with its place: `assignments[3].ends`, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {fault}")]
pub struct RosterProblem {
    /// Where in the roster.
    pub at: String,
    /// What is wrong.
    pub fault: RosterFault,
}

/// What is wrong with a place in a roster. Its text says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RosterFault {
    /// More than are read.
    #[error("there are more than {most}; remove those that have passed")]
    TooMany {
        /// The most.
        most: usize,
    },
    /// It ends when it begins, or before.
    #[error("this ends before it has begun; choose a later end")]
    EndsBeforeItBegins,
    /// Longer than somebody may be on call. Nobody may be as long as is wanted.
    #[error("this is longer than {most} days; end it sooner and let somebody else follow")]
    TooLong {
        /// The most days.
        most: u32,
    },
    /// It comes again before it has ended.
    #[error("this comes again before it has ended; end it sooner, or let it come again after more weeks")]
    MeetsItself,
    /// It comes again after more weeks than can be chosen.
    #[error("this comes again after more than {most} weeks; choose fewer weeks, or 0 to let it come once")]
    TooSeldom {
        /// The most weeks.
        most: u8,
    },
    /// It ends to repeat before it begins.
    #[error("this last day is before the first shift begins; choose a later day, or remove the shift")]
    LastDayBeforeItBegins,
    /// Two assignments are at the same time.
    #[error("this is at the same time as assignments[{with}], first on {first}; change one of them")]
    Overlap {
        /// The index of the other.
        with: usize,
        /// The first minute that both have.
        first: LocalMinute,
    },
}

impl Roster {
    /// Everything that is wrong. Of the others that an assignment overlaps with, only the one that it meets first is told.
    pub fn problems(&self) -> Vec<RosterProblem> {
        let mut problems = Vec::new();
        let mut tell = |at: String, fault| problems.push(RosterProblem { at, fault });
        if self.assignments.len() > MOST_ASSIGNMENTS {
            tell("assignments".to_owned(), RosterFault::TooMany { most: MOST_ASSIGNMENTS });
        }
        if self.overrides.len() > MOST_OVERRIDES {
            tell("overrides".to_owned(), RosterFault::TooMany { most: MOST_OVERRIDES });
        }
        let mut before: Vec<Occurrences> = Vec::new();
        for (at, assignment) in self.assignments.iter().take(MOST_ASSIGNMENTS).enumerate() {
            let at = format!("assignments[{at}]");
            let occurrences = Occurrences::of_assignment(assignment);
            for (field, fault) in faults_of(assignment, &occurrences) {
                tell(format!("{at}.{field}"), fault);
            }
            let overlaps = before.iter().enumerate();
            let overlaps = overlaps.filter_map(|(with, other)| Some((first_overlap(&occurrences, other)?, with)));
            if let Some((first, with)) = overlaps.min() {
                tell(at, RosterFault::Overlap { with, first: LocalMinute::of(local(first)) });
            }
            before.push(occurrences);
        }
        for (at, Override { supporter, from, to, .. }) in self.overrides.iter().take(MOST_OVERRIDES).enumerate() {
            let fault = if to <= from {
                RosterFault::EndsBeforeItBegins
            } else if supporter.is_some() && to.date_time() - from.date_time() > TimeDelta::days(LONGEST_SHIFT.into()) {
                RosterFault::TooLong { most: LONGEST_SHIFT }
            } else {
                continue;
            };
            tell(format!("overrides[{at}].to"), fault);
        }
        problems
    }
}

/// What is wrong with an assignment by itself, with the field that it is wrong with.
fn faults_of(assignment: &Assignment, occurrences: &Occurrences) -> Vec<(&'static str, RosterFault)> {
    let mut faults = Vec::new();
    let length = occurrences.length();
    if length <= 0 {
        faults.push(("ends", RosterFault::EndsBeforeItBegins));
    } else if length > i64::from(LONGEST_SHIFT) * DAY {
        faults.push(("ends", RosterFault::TooLong { most: LONGEST_SHIFT }));
    } else if occurrences.period.is_some_and(|period| length > period) {
        faults.push(("ends", RosterFault::MeetsItself));
    }
    if assignment.every_weeks > MOST_WEEKS {
        faults.push(("every_weeks", RosterFault::TooSeldom { most: MOST_WEEKS }));
    }
    if assignment.last_day.is_some_and(|day| day < assignment.begins.date()) {
        faults.push(("last_day", RosterFault::LastDayBeforeItBegins));
    }
    faults
}
