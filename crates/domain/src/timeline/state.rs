//! What became of a step.

use crate::{
    day::Day,
    history::{History, Kept},
    incident::Incident,
    open::Open,
    schedule::{Mark, Milestone},
    step_review::ReviewedStep,
};

/// How many days a step that was moved stays due (product default).
const MOVED_STAYS_DUE: u32 = 6;

/// The state of a step today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Still to come.
    Upcoming {
        /// From this day.
        from: Day,
    },
    /// Now is a good time for it.
    Due {
        /// Since this day.
        from: Day,
        /// Until this day.
        until: Day,
    },
    /// It was done.
    Done {
        /// On this day.
        on: Day,
    },
    /// The employee moved it, and that day is still to come.
    Moved {
        /// To this day.
        to: Day,
    },
    /// The employee does not need it.
    Dropped,
    /// Its time went by, and nothing is said about it. It can still be done; no screen calls it late or missed.
    Passed,
}

impl State {
    /// For a step that still waits, the day from which it can be done.
    pub const fn waits_from(self) -> Option<Day> {
        match self {
            Self::Upcoming { from } | Self::Due { from, .. } | Self::Moved { to: from } => Some(from),
            Self::Done { .. } | Self::Dropped | Self::Passed => None,
        }
    }
}

/// The state of a step whose time is from the first to the second day of `window`.
///
/// What the employee marked comes first, then what the records show, then the calendar.
pub(super) fn state(
    milestone: Milestone,
    window: (Day, Day),
    incident: Kept<'_, Incident>,
    history: &History<'_>,
    today: Day,
) -> State {
    let mark = incident.body.mark(milestone);
    let (from, until) = match mark {
        Some(Mark::Done { at }) => return State::Done { on: at },
        Some(Mark::Dropped) => return State::Dropped,
        Some(Mark::Moved { to }) => (to, to.plus(MOVED_STAYS_DUE)),
        None => window,
    };
    if let Some(on) = done_by_records(milestone, (from.min(window.0), until.max(window.1)), incident, history) {
        return State::Done { on };
    }
    match (mark, today) {
        (Some(_), today) if today < from => State::Moved { to: from },
        (None, today) if today < from => State::Upcoming { from },
        (_, today) if today <= until => State::Due { from, until },
        _ => State::Passed,
    }
}

/// The day on which records show that a step was done: a list filled in within its time, or a look back on it.
fn done_by_records(
    milestone: Milestone,
    (from, until): (Day, Day),
    incident: Kept<'_, Incident>,
    history: &History<'_>,
) -> Option<Day> {
    let list = || {
        let within = |day: Day| from <= day && day <= until;
        // A list about no event in particular counts for each; one about another event does not.
        let mut lists = history.lists().iter().filter(|list| {
            within(list.body.made)
                && !list.body.is_blank()
                && list.body.incident.is_none_or(|about| about == incident.id)
        });
        lists.next().map(|list| list.body.made)
    };
    let review = || {
        let step = ReviewedStep::Milestone(Open::Known(milestone));
        let mut reviews = history.reviews().iter();
        let about = |review: &&Kept<'_, _>| review_is_about(review, incident, &step);
        reviews.find(about).map(|review| review.body.made)
    };
    if milestone.is_signal_list() { list().or_else(review) } else { review() }
}

fn review_is_about(
    review: &Kept<'_, crate::step_review::StepReview>,
    incident: Kept<'_, Incident>,
    step: &ReviewedStep,
) -> bool {
    review.body.incident == Some(incident.id) && review.body.step == *step
}
