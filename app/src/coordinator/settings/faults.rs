//! What is wrong with a field, in the coordinator's words.

use naderhand_domain::{
    organisation::{Fault, Look},
    shown_text::InvalidText,
};

use crate::texts::parts::coordinator_texts;

/// The words for a fault. What a form cannot bring about has common words: an imported file may hold it.
pub(super) fn fault_text(fault: &Fault) -> String {
    let t = &coordinator_texts().faults;
    match fault {
        Fault::Missing | Fault::Text { why: InvalidText::Empty, .. } => t.missing.to_owned(),
        Fault::Text { why: InvalidText::TooLong, most } => t.text_too_long(most),
        Fault::Text { why: InvalidText::Hostile, .. } => t.text_hostile.to_owned(),
        Fault::TooMany { most } => t.too_many(most),
        Fault::Value { .. } => t.value.to_owned(),
        Fault::Slug => t.slug.to_owned(),
        Fault::Telephone => t.telephone.to_owned(),
        Fault::Mail => t.mail.to_owned(),
        Fault::Web => t.web.to_owned(),
        Fault::Unreachable | Fault::Nowhere => t.unreachable.to_owned(),
        Fault::Colour => t.colour.to_owned(),
        Fault::Contrast { look: Look::Light, found, least, .. } => t.contrast_light(format!("{found:.1}"), least),
        Fault::Contrast { look: Look::Dark, found, least, .. } => t.contrast_dark(format!("{found:.1}"), least),
        Fault::Number { least, most } => t.number(least, most),
        Fault::Time => t.time.to_owned(),
        Fault::Date => t.date.to_owned(),
        Fault::HoursWithoutLength => t.hours_without_length.to_owned(),
        Fault::HoursBackwards => t.hours_backwards.to_owned(),
        Fault::NotOvernight => t.not_overnight.to_owned(),
        Fault::ClosedWithHours => t.closed_with_hours.to_owned(),
        Fault::HoursOverlap { .. } => t.hours_overlap.to_owned(),
        Fault::SameDay { .. } => t.same_day.to_owned(),
        Fault::NoneNamed => t.none_named.to_owned(),
        Fault::Twice { .. } => t.twice.to_owned(),
        Fault::NotJson { .. }
        | Fault::FileTooLarge { .. }
        | Fault::Format
        | Fault::Unknown { .. }
        | Fault::Kind(_)
        | Fault::FileName => t.other.to_owned(),
    }
}
