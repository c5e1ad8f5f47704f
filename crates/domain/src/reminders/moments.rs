//! Everything that could be reminded of around now, each with its instant and whether it is done. The plan and the card of what
//! is due read this one list, so they cannot disagree.

use chrono::{DateTime, Days, TimeDelta, Utc};

use super::{
    CATCH_UP_DAYS, Choices, HORIZON_DAYS, Occasion, Pause, Rhythm, STEP_HORIZON_DAYS, place::place, rhythm,
    rhythm::Asked,
};
use crate::{
    day::Day,
    history::History,
    schedule::Milestone,
    timeline::{State, Step, Timeline},
    zone::{ZoneRules, instant_of, local_at},
};

/// An occasion and its instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) what: Occasion,
    pub(super) at: DateTime<Utc>,
    /// The employee moved it.
    pub(super) is_moved: bool,
    pub(super) is_done: bool,
}

/// What the moments are computed from.
pub(super) struct Around<'a, R: ?Sized> {
    choices: &'a Choices,
    rules: &'a R,
    now: DateTime<Utc>,
    today: Day,
}

/// All of them, in no order.
pub(super) fn moments<R: ZoneRules + ?Sized>(
    choices: &Choices,
    history: &History<'_>,
    rules: &R,
    now: DateTime<Utc>,
) -> Vec<Moment> {
    let around = Around { choices, rules, now, today: day_of(now, rules) };
    let mut moments = around.steps(history);
    moments.extend(around.check_ins(history));
    moments.retain(|moment| !choices.is_paused_on(day_of(moment.at, rules)));
    moments
}

/// So long ago that nothing of it is asked for any more.
pub(super) fn catch_up_from(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_sub_signed(TimeDelta::days(CATCH_UP_DAYS.into())).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

fn day_of<R: ZoneRules + ?Sized>(instant: DateTime<Utc>, rules: &R) -> Day {
    Day::of(local_at(instant, rules).date())
}

impl<R: ZoneRules + ?Sized> Around<'_, R> {
    fn check_ins(&self, history: &History<'_>) -> Vec<Moment> {
        let earliest = self.today.date().checked_sub_days(Days::new(CATCH_UP_DAYS.into()));
        let first = earliest.map_or(self.today, Day::of);
        let mut asked = rhythm::asked(self.choices, first, self.today.plus(HORIZON_DAYS));
        if self.choices.rhythm != Rhythm::None {
            // Somebody said "not now" to one of another rhythm: it was promised.
            let others = self.choices.later.iter().filter_map(|later| match later.what {
                Occasion::CheckIn { day } if asked.iter().all(|one| one.day != day) => {
                    Some(Asked::on(day, chrono::NaiveTime::MIN))
                }
                Occasion::CheckIn { .. } | Occasion::Step { .. } => None,
            });
            asked.extend(others.collect::<Vec<_>>());
        }
        // A check-in about a time to come is one of a wrong clock, and says nothing.
        let made = history.check_ins().iter().filter(|kept| !kept.body.is_blank() && kept.body.at <= self.now);
        let latest = made.map(|kept| kept.body.at.to_utc()).max();
        let unpaused = asked.into_iter().filter(|asked| !self.choices.is_paused_on(asked.day));
        unpaused
            .map(|Asked { day, at, done_since }| {
                let is_done = latest.is_some_and(|latest| instant_of(done_since, self.rules) <= latest);
                self.moment(Occasion::CheckIn { day }, place(at, self.choices.quiet, self.rules), is_done)
            })
            .collect()
    }

    fn steps(&self, history: &History<'_>) -> Vec<Moment> {
        let Some(time) = self.choices.after_event else { return Vec::new() };
        let mut moments = Vec::new();
        for timeline in Timeline::all(history, self.today) {
            for step in timeline.steps.iter().filter(|step| step.milestone != Milestone::Happened) {
                let what = Occasion::Step { incident: timeline.incident, milestone: step.milestone };
                let last = self.today.plus(STEP_HORIZON_DAYS);
                let Some(day) = self.day_of_step(step, timeline.day).filter(|day| *day <= last) else { continue };
                let at = place(day.date().and_time(time.time()), self.choices.quiet, self.rules);
                let is_passed = step.state == State::Passed;
                if !is_passed || self.is_promised(what) || self.is_held_back(at, step) {
                    moments.push(self.moment(what, at, false));
                }
            }
        }
        moments
    }

    /// The day on which a step is told, unless it is done or dropped.
    fn day_of_step(&self, step: &Step, happened: Day) -> Option<Day> {
        let (from, until) = match step.state {
            State::Upcoming { from } => (from, step.until),
            State::Due { from, until } => (from, until),
            State::Moved { to } => (to, to),
            State::Passed => (step.from, step.until),
            State::Done { .. } | State::Dropped => return None,
        };
        // On the day itself whoever keeps the event has just seen what comes; what is left of the time is the next day.
        let day = if from == happened { until } else { from };
        match self.choices.pause {
            Some(Pause::Until(resumes)) if day < resumes && resumes <= until => Some(resumes),
            _ => Some(day),
        }
    }

    /// Its time went by while it stood moved: "not now" is no "never".
    fn is_promised(&self, what: Occasion) -> bool {
        self.choices.moved_to(what).is_some_and(|to| catch_up_from(self.now) < to)
    }

    /// Its time went by while quiet hours held its reminder back: on the day on which that comes it is told all the same.
    fn is_held_back(&self, at: DateTime<Utc>, step: &Step) -> bool {
        let comes_on = day_of(at, self.rules);
        step.until < comes_on && self.today <= comes_on
    }

    /// A reminder comes at its own time, or at the later one to which it was moved: a step that got a later day after "not now"
    /// comes on that day.
    fn moment(&self, what: Occasion, at: DateTime<Utc>, is_done: bool) -> Moment {
        match self.choices.moved_to(what).filter(|to| at < *to) {
            None => Moment { what, at, is_moved: false, is_done },
            Some(to) => Moment { what, at: self.out_of_quiet(to), is_moved: true, is_done },
        }
    }

    /// Quiet hours may have been chosen after the reminder was moved into them.
    fn out_of_quiet(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let local = local_at(at, self.rules);
        match self.choices.quiet {
            Some(quiet) if quiet.holds(local.time()) => place(local, Some(quiet), self.rules),
            _ => at,
        }
    }
}
