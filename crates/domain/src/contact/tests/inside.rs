use chrono::{DateTime, Utc};
use serde_json::json;

use super::super::{Ask, ContactCard, MAX_LINE, MAX_WORDS, Message, Note, Preference, Said, Unreadable, Words};
use crate::{directory::MAX_NAME, shown_text::InvalidText};

fn card() -> ContactCard {
    ContactCard::typed(" Sam ", "06  12 34 56 78", "na zes uur", Preference::OwnTeam).unwrap()
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

#[test]
fn a_card_is_spelled_the_same_for_ever_and_reads_back() {
    let kept = card().to_json(now());
    let frozen = r#"{"version":1,"agreed_at":"2027-01-15T08:00:00Z","card":{"name":"Sam","reach":"06 12 34 56 78","when":"na zes uur","preference":"own_team"}}"#;
    assert_eq!(String::from_utf8(kept).unwrap(), frozen);
    assert_eq!(ContactCard::parse(frozen.as_bytes()), Ok((card(), now())));
    assert_eq!(ContactCard::parse(br#"{"version":2}"#), Err(Unreadable::Newer));
    assert_eq!(ContactCard::parse(br#"{"version":1}"#), Err(Unreadable::Malformed));
    assert_eq!(ContactCard::parse(&frozen.replace("Sam", "S\u{202e}am").into_bytes()), Err(Unreadable::Malformed));
}

#[test]
fn every_fault_of_a_card_is_told_at_once() {
    let wrong = ContactCard::typed(" ", &"1".repeat(MAX_LINE + 1), "na\u{202e}zes", Preference::Any).unwrap_err();
    assert_eq!(wrong.name, Some(InvalidText::Empty));
    assert_eq!(wrong.reach, Some(InvalidText::TooLong));
    assert_eq!(wrong.when, Some(InvalidText::Hostile));
    assert_eq!(ContactCard::typed("Sam", "06", " ", Preference::Any).unwrap().when(), None);
}

#[test]
fn words_keep_their_lines_and_hide_nothing() {
    assert_eq!(Words::parse("\n een  twee \n\n drie\n\n").unwrap().as_str(), "een twee\n\ndrie");
    assert_eq!(Words::parse(" \n "), Err(InvalidText::Empty));
    assert_eq!(Words::parse(&"a".repeat(MAX_WORDS + 1)), Err(InvalidText::TooLong));
    assert_eq!(Words::parse("een\u{202e}twee"), Err(InvalidText::Hostile));
    assert_eq!(Words::parse("een\u{1}"), Err(InvalidText::Hostile));
}

#[test]
fn the_longest_of_everything_fits_the_one_length() {
    let longest = |characters: usize| "\u{1f692}".repeat(characters);
    let card = ContactCard::typed(&longest(MAX_NAME), &longest(MAX_LINE), &longest(MAX_LINE), Preference::OtherTeam);
    let words = Words::parse(&longest(MAX_WORDS)).unwrap();
    let ask = serde_json::to_vec(&Ask { card: card.unwrap(), words: Some(words.clone()) }).unwrap();
    let note = Said::Known(Note::Promise { by: now(), words: Some(words) });
    let message = serde_json::to_vec(&Message { seen: u32::MAX, at: now(), note }).unwrap();
    assert!(ask.len().max(message.len()) <= 2_044, "{} and {}", ask.len(), message.len());
}

#[test]
fn a_message_of_a_newer_app_is_kept_and_a_hostile_one_is_not_shown() {
    let message = |note| serde_json::from_value::<Message>(json!({ "seen": 0, "at": now(), "note": note })).unwrap();
    let words = message(json!({ "kind": "words", "words": "Tot morgen" }));
    assert_eq!(words.note, Said::Known(Note::Words { words: Words::parse("Tot morgen").unwrap() }));
    assert!(matches!(message(json!({ "kind": "song", "notes": "do re" })).note, Said::Newer(_)));
    assert!(matches!(message(json!({ "kind": "words", "words": "x\u{202e}y" })).note, Said::Newer(_)));
}
