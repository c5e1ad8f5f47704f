//! From a roster to who holds each instant.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{
    MOST_ASSIGNMENTS, MOST_OVERRIDES, Roster,
    occurrence::{DAY, Occurrences, local, minutes},
};
use crate::{
    id::SupporterId,
    zone::{ZoneRules, instant_of, local_at},
};

/// A time during which one supporter is on call, or nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// Who; nobody when it is none.
    pub supporter: Option<SupporterId>,
    /// From this instant.
    pub from: DateTime<Utc>,
    /// Until this one.
    pub to: DateTime<Utc>,
    /// What says so.
    pub by: By,
}

/// What of a roster says who is on call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// The assignment with this index.
    Assignment(usize),
    /// The override with this index.
    Override(usize),
    /// Nothing: it is a gap.
    Nobody,
}

/// One coming of a shift, with what decides between several: the first of these holds. Overrides come before assignments, the
/// later override before the earlier one, and of two assignments that overlap, which is a fault, the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    is_assignment: bool,
    order: usize,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    by: By,
    supporter: Option<SupporterId>,
}

impl Roster {
    /// Who is on call from one instant to another: without gaps or overlaps, in order, each time a shift comes by itself. Where
    /// nobody is on call there is a shift of nobody. Empty when `to` is not after `from`.
    ///
    /// Assignments beyond [`MOST_ASSIGNMENTS`] and overrides beyond [`MOST_OVERRIDES`] are not looked at.
    pub fn calendar<R: ZoneRules + ?Sized>(&self, from: DateTime<Utc>, to: DateTime<Utc>, rules: &R) -> Vec<Shift> {
        if to <= from {
            return Vec::new();
        }
        let claims = self.claims(from, to, rules);
        let mut edges: Vec<(DateTime<Utc>, Claim)> =
            claims.iter().flat_map(|claim| [(claim.from.max(from), *claim), (claim.to, *claim)]).collect();
        edges.sort_unstable();

        let mut shifts = Vec::new();
        let mut standing: BTreeSet<Claim> = BTreeSet::new();
        let (mut since, mut holds) = (from, None);
        let mut edges = edges.into_iter().take_while(|(at, _)| *at < to).peekable();
        while let Some((at, claim)) = edges.next() {
            // A claim has two edges: it begins to stand at the one and no longer does at the other.
            if !standing.remove(&claim) {
                standing.insert(claim);
            }
            if edges.peek().is_some_and(|(next, _)| *next == at) {
                continue;
            }
            let now_holds = standing.first().copied();
            if now_holds != holds {
                shifts.extend((since < at).then(|| shift(holds, since, at)));
                (since, holds) = (at, now_holds);
            }
        }
        shifts.push(shift(holds, since, to));
        shifts
    }

    /// The times from one instant to another at which nobody is on call, for whatever reason. They are no fault: a
    /// coordinator sees them, and may mean them.
    pub fn gaps<R: ZoneRules + ?Sized>(&self, from: DateTime<Utc>, to: DateTime<Utc>, rules: &R) -> Vec<Shift> {
        let mut shifts = self.calendar(from, to, rules);
        shifts.retain(|shift| shift.supporter.is_none());
        shifts
    }

    /// Every coming of a shift that has a part between two instants.
    fn claims<R: ZoneRules + ?Sized>(&self, from: DateTime<Utc>, to: DateTime<Utc>, rules: &R) -> Vec<Claim> {
        // A day more on both sides than clocks show: nothing that they skip or show twice is that long.
        let begin = minutes(local_at(from, rules)) - DAY;
        let end = minutes(local_at(to, rules)) + DAY;
        let mut claims = Vec::new();
        let mut add = |occurrences: Occurrences, by: By, is_assignment, order, supporter| {
            let near = occurrences.after(begin).take_while(|one| one.start < end);
            let all = near.map(|one| Claim {
                is_assignment,
                order,
                from: instant_of(local(one.start), rules),
                to: instant_of(local(one.end), rules),
                by,
                supporter,
            });
            // Between two times that clocks skip there may be nothing left, or less.
            claims.extend(all.filter(|claim| claim.from.max(from) < claim.to.min(to)));
        };
        for (at, one) in self.assignments.iter().take(MOST_ASSIGNMENTS).enumerate() {
            add(Occurrences::of_assignment(one), By::Assignment(at), true, at, Some(one.supporter));
        }
        for (at, one) in self.overrides.iter().take(MOST_OVERRIDES).enumerate() {
            add(Occurrences::of_override(one), By::Override(at), false, MOST_OVERRIDES - at, one.supporter);
        }
        claims
    }
}

fn shift(holds: Option<Claim>, from: DateTime<Utc>, to: DateTime<Utc>) -> Shift {
    match holds {
        Some(Claim { by, supporter, .. }) => Shift { supporter, from, to, by },
        None => Shift { supporter: None, from, to, by: By::Nobody },
    }
}
