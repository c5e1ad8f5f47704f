//! Whether two shifts that repeat ever come at the same time, and when first.

use super::occurrence::Occurrences;

/// The first minute of local time that both have.
///
/// After as many weeks as both repetitions fit into, everything comes again: what has not overlapped by then never does.
pub(super) fn first_overlap(one: &Occurrences, other: &Occurrences) -> Option<i64> {
    let starts = one.first.start.max(other.first.start);
    let cycle = match (one.period, other.period) {
        (Some(period), Some(other)) => period / gcd(period, other) * other,
        _ => 0,
    };
    let enough = starts + cycle + one.length().max(other.length()) + 1;
    let mut ones = one.after(starts);
    let mut others = other.after(starts);
    let (mut this, mut that) = (ones.next()?, others.next()?);
    loop {
        let begins = this.start.max(that.start);
        if begins < this.end.min(that.end) {
            return Some(begins);
        }
        if begins > enough {
            return None;
        }
        // Whichever ends first has nothing more to meet.
        if this.end <= that.end {
            this = ones.next()?;
        } else {
            that = others.next()?;
        }
    }
}

const fn gcd(mut one: i64, mut other: i64) -> i64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
