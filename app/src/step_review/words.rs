//! The words of a look back. Each `match` is exhaustive: a new answer without a text does not compile.

use naderhand_domain::step_review::{Helped, Needed};

use crate::texts::parts::incident_texts;

/// "Een beetje".
pub(super) fn helped_word(helped: Helped) -> &'static str {
    let t = &incident_texts().step;
    match helped {
        Helped::Yes => t.helped_yes,
        Helped::ABit => t.helped_a_bit,
        Helped::No => t.helped_no,
    }
}

/// "Nog een gesprek".
pub(super) fn needed_word(needed: Needed) -> &'static str {
    let t = &incident_texts().step;
    match needed {
        Needed::Nothing => t.needed_nothing,
        Needed::Time => t.needed_time,
        Needed::PracticalHelp => t.needed_practical_help,
        Needed::AnotherTalk => t.needed_another_talk,
        Needed::SomeoneElse => t.needed_someone_else,
        Needed::MoreHelp => t.needed_more_help,
    }
}
