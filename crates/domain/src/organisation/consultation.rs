//! An open consultation hour: a visit that anybody who works here may make without the manager (S20: R §3.5.2, §5.1).

use serde::Serialize;

use super::{
    fault::Fault,
    hours::OpeningHours,
    part::Part,
    reach::{Telephone, Web},
    text::{InBoth, Line},
};

/// The longest place, and the longest address.
const LONGEST_PLACE: usize = 120;

/// An open consultation hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenConsultation {
    /// What it is called here.
    pub label: InBoth<Line>,
    /// Where it is, as one says it there: a building, a room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Line>,
    /// Street, number and town, as a map finds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Line>,
    /// The number to phone while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Telephone>,
    /// Where more about it stands, or where it is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web: Option<Web>,
    /// When it is open.
    #[serde(flatten)]
    pub hours: OpeningHours,
}

impl OpenConsultation {
    const FIELDS: &[&str] = {
        let [hours, exceptions, on_public_holidays] = OpeningHours::FIELDS;
        &["label", "place", "address", "telephone", "web", hours, exceptions, on_public_holidays]
    };

    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        part.only(Self::FIELDS);
        let label = part.lines("label", 60);
        if !["place", "address", "telephone", "web"].iter().any(|way| part.has(way)) {
            part.complain_here(Fault::Nowhere);
        }
        let place = part.optional("place", |text| Line::parse(text, LONGEST_PLACE));
        let address = part.optional("address", |text| Line::parse(text, LONGEST_PLACE));
        let telephone = part.optional("telephone", Telephone::parse);
        let web = part.optional("web", Web::parse);
        let hours = OpeningHours::read(part);
        Some(Self {
            label: label?,
            place: place.ok()?,
            address: address.ok()?,
            telephone: telephone.ok()?,
            web: web.ok()?,
            hours: hours?,
        })
    }
}
