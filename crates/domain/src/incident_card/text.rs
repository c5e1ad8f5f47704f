//! A card as text: `1.severe_accident.20261121.rav-noord.UkFWIE5vb3Jk`. Version, kind, day, slug, and the name in base64url.
//! Every character may stand in a link and in a QR code as it is.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize as _, de::IntoDeserializer};

use super::{IncidentCard, Organisation};
use crate::{
    day::{Day, InvalidDay},
    incident::IncidentType,
    open::Open,
    shown_text::InvalidText,
};

/// The version that is written.
const VERSION: &str = "1";

/// The longest text that is looked at, in bytes: what a card can be at most, and room for a newer version.
pub const MAX_LEN: usize = 512;

/// The oldest event that a card can bring (product default). What lies further back can be kept by hand.
pub const MAX_AGE_DAYS: i64 = 365;

/// Why a card is not taken as it is. Nothing is lost by it: an event can always be kept by hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Not a card, or half of one.
    #[error("not an incident card")]
    Malformed,
    /// Longer than any card.
    #[error("longer than an incident card can be")]
    TooLong,
    /// Made by a newer version of the app.
    #[error("made by a newer version")]
    Newer,
    /// Its name holds characters that hide or reorder text.
    #[error("holds text that hides what it says")]
    Hostile,
    /// The event is still to come.
    #[error("about a day that is still to come")]
    InTheFuture,
    /// The event lies further back than [`MAX_AGE_DAYS`].
    #[error("about a day too long ago")]
    TooOld,
    /// The card is good, but not the employee's own organisation's. They may still want it.
    #[error("from another organisation")]
    OtherOrganisation(Box<IncidentCard>),
}

impl From<InvalidText> for CardError {
    fn from(error: InvalidText) -> Self {
        match error {
            InvalidText::Empty => Self::Malformed,
            InvalidText::TooLong => Self::TooLong,
            InvalidText::Hostile => Self::Hostile,
        }
    }
}

impl IncidentCard {
    /// The text for behind the `#`.
    pub fn to_text(&self) -> String {
        let kind = match &self.kind {
            Open::Known(kind) => word(*kind),
            Open::Newer(kind) => kind.clone(),
        };
        let day = self.day.to_string().replace('-', "");
        let name = BASE64URL_NOPAD.encode(self.organisation.name().as_bytes());
        [VERSION, &kind, &day, self.organisation.slug(), &name].join(".")
    }

    /// Reads what stands behind the `#`, with or without it. `own` is the slug of the employee's own organisation, when the
    /// device knows one.
    pub fn parse(text: &str, today: Day, own: Option<&str>) -> Result<Self, CardError> {
        let text = text.strip_prefix('#').unwrap_or(text);
        if text.len() > MAX_LEN {
            return Err(CardError::TooLong);
        }
        let (version, rest) = text.split_once('.').ok_or(CardError::Malformed)?;
        if version != VERSION {
            let newer =
                !version.starts_with('0') && version.len() <= 4 && version.bytes().all(|byte| byte.is_ascii_digit());
            return Err(if newer && !version.is_empty() { CardError::Newer } else { CardError::Malformed });
        }
        let fields: Vec<&str> = rest.split('.').collect();
        let [kind, date, slug, name] = fields[..] else { return Err(CardError::Malformed) };
        let kind = kind_of(kind).ok_or(CardError::Malformed)?;
        let day = day_of(date, today)?;
        let name = BASE64URL_NOPAD.decode(name.as_bytes()).map_err(|_| CardError::Malformed)?;
        let name = String::from_utf8(name).map_err(|_| CardError::Malformed)?;
        let organisation = Organisation::parse(slug, &name)?;
        let card = Self { kind, day, organisation };
        match own {
            Some(own) if own != card.organisation.slug() => Err(CardError::OtherOrganisation(Box::new(card))),
            _ => Ok(card),
        }
    }
}

fn day_of(digits: &str, today: Day) -> Result<Day, CardError> {
    let parts = (digits.len() == 8).then(|| Some((digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?))).flatten();
    let (year, month, day) = parts.ok_or(CardError::Malformed)?;
    let day = Day::parse(&format!("{year}-{month}-{day}"), today).map_err(|error| match error {
        InvalidDay::Malformed => CardError::Malformed,
        InvalidDay::AfterToday => CardError::InTheFuture,
        InvalidDay::TooLongAgo => CardError::TooOld,
    })?;
    if today.days_after(day) > MAX_AGE_DAYS { Err(CardError::TooOld) } else { Ok(day) }
}

/// The kind of a word. One that looks like a kind but is not known is a newer version's.
fn kind_of(word: &str) -> Option<Open<IncidentType>> {
    let known = IncidentType::deserialize(IntoDeserializer::<serde::de::value::Error>::into_deserializer(word));
    let plausible = || {
        let letters = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        letters && (1..=40).contains(&word.len())
    };
    known.map(Open::Known).ok().or_else(|| plausible().then(|| Open::Newer(word.to_owned())))
}

fn word(kind: IncidentType) -> String {
    let value = serde_json::to_value(kind).ok();
    value.as_ref().and_then(|value| value.as_str()).expect("a kind is a word").to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::history::made::day;

    const CARD: &str = "1.severe_accident.20260302.rav-noord.UkFWIE5vb3Jk";

    fn read(text: &str) -> Result<IncidentCard, CardError> {
        IncidentCard::parse(text, day(3), None)
    }

    #[test]
    fn s6_a_card_reads_back_in_every_kind_and_becomes_an_event() {
        for kind in IncidentType::ALL {
            let organisation = Organisation::parse("rav-noord", "RAV Noord").unwrap();
            let card = IncidentCard { kind: kind.into(), day: day(0), organisation };
            assert_eq!(read(&card.to_text()), Ok(card.clone()), "{kind:?}");
            let incident = card.to_incident();
            assert_eq!((incident.day, incident.known_types().collect::<Vec<_>>()), (day(0), vec![kind]));
        }
        let card = read(CARD).unwrap();
        assert_eq!((card.to_text().as_str(), card.organisation.name()), (CARD, "RAV Noord"));
        assert_eq!(read(&format!("#{CARD}")), Ok(card));
    }

    #[test]
    fn a_card_that_is_not_one_is_refused_with_its_reason() {
        let name = |name: &str| format!("1.other.20260302.rav.{}", BASE64URL_NOPAD.encode(name.as_bytes()));
        for (text, error) in [
            (String::new(), CardError::Malformed),
            ("1".into(), CardError::Malformed),
            ("1.other.20260302.rav".into(), CardError::Malformed),
            (format!("{CARD}.more"), CardError::Malformed),
            (CARD.replace("UkFW", "Uk=W"), CardError::Malformed),
            ("1.other.20260302.rav._w".into(), CardError::Malformed),
            ("1.<script>.20260302.rav.UkFW".into(), CardError::Malformed),
            ("1.other.20260230.rav.UkFW".into(), CardError::Malformed),
            ("1.other.2026-3-2.rav.UkFW".into(), CardError::Malformed),
            ("0.other.20260302.rav.UkFW".into(), CardError::Malformed),
            ("2.whatever".into(), CardError::Newer),
            ("1.other.20260306.rav.UkFW".into(), CardError::InTheFuture),
            ("1.other.20250304.rav.UkFW".into(), CardError::TooOld),
            ("1.other.19000101.rav.UkFW".into(), CardError::TooOld),
            ("1.other.20260302.RAV.UkFW".into(), CardError::Hostile),
            ("1.other.20260302.rav/../x.UkFW".into(), CardError::Malformed),
            ("1.other.20260302.rav%2fx.UkFW".into(), CardError::Hostile),
            (name("RAV\u{202e}drooN"), CardError::Hostile),
            (name("RA\u{200b}V"), CardError::Hostile),
            (name("RAV\n112"), CardError::Hostile),
            (name(""), CardError::Malformed),
            (name(&"a".repeat(61)), CardError::TooLong),
            ("a".repeat(100_000), CardError::TooLong),
        ] {
            assert_eq!(read(&text), Err(error), "{text:.80}");
        }
        assert!(read("1.other.20250305.rav.UkFW").is_ok(), "a year ago to the day");
    }

    #[test]
    fn a_card_of_another_organisation_is_held_out_for_the_employee_to_decide() {
        assert!(IncidentCard::parse(CARD, day(3), Some("rav-noord")).is_ok());
        let other = IncidentCard::parse(CARD, day(3), Some("rav-zuid"));
        assert_eq!(other, Err(CardError::OtherOrganisation(Box::new(read(CARD).unwrap()))));
    }

    #[test]
    fn a_newer_versions_kind_is_carried_along() {
        let text = CARD.replace("severe_accident", "space_weather");
        let card = read(&text).unwrap();
        assert_eq!(card.kind, Open::Newer("space_weather".into()));
        assert_eq!(card.to_text(), text);
    }

    #[test]
    fn the_longest_card_is_shorter_than_the_limit() {
        let organisation = Organisation::parse(&"a".repeat(40), &"消".repeat(60)).unwrap();
        let card = IncidentCard { kind: Open::Newer("a".repeat(40)), day: day(0), organisation };
        assert!(card.to_text().len() < MAX_LEN);
        assert_eq!(read(&card.to_text()), Ok(card));
    }

    proptest! {
        #[test]
        fn whatever_is_behind_the_hash_is_read_or_refused(text in "\\PC{0,80}", cut in any::<prop::sample::Index>()) {
            let _ = read(&text);
            let mixed = format!("{}{text}", &CARD[..cut.index(CARD.len())]);
            if let Ok(card) = read(&mixed) {
                prop_assert_eq!(read(&card.to_text()), Ok(card));
            }
        }
    }
}
