use proptest::prelude::*;

use super::*;
use crate::shown_text::InvalidText;

/// What version 1 of the form is, for ever.
const FIRST: &str =
    r#"{"version":1,"people":[{"name":"Sam","telephone":"06 00 00 00 01"},{"name":"Mam","telephone":"+31880000001"}]}"#;

fn person(name: &str, telephone: &str) -> TrustedPerson {
    TrustedPerson::typed(name, telephone).unwrap()
}

fn of(count: usize) -> Trusted {
    let mut trusted = Trusted::default();
    for number in 0..count {
        trusted.add(person(&format!("Sam {number}"), "0600000000")).unwrap();
    }
    trusted
}

#[test]
fn s2_r211_those_nearest_are_kept_in_their_order_and_version_one_is_read_for_ever() {
    let mut trusted = Trusted::default();
    trusted.add(person("Sam", "06 00 00 00 01")).unwrap();
    trusted.add(person("Mam", "+31880000001")).unwrap();
    assert_eq!(Trusted::parse(FIRST.as_bytes()), Ok(trusted.clone()));
    assert_eq!(trusted.to_json(), FIRST.as_bytes());
}

#[test]
fn what_is_typed_loses_its_odd_spaces_and_nothing_else() {
    let sam = person("  Sam   de\u{a0}Vries ", " 06\u{a0}00  00-00 01 ");
    assert_eq!((sam.name().as_str(), sam.telephone().shown()), ("Sam de Vries", "06 00 00-00 01"));
    assert_eq!(sam.telephone().dialled(), "0600000001");
}

#[test]
fn each_field_says_what_is_wrong_with_it_at_once() {
    let wrong = |name: &str, telephone: &str| TrustedPerson::typed(name, telephone).unwrap_err();
    assert_eq!(wrong(" ", ""), Wrong { name: Some(InvalidText::Empty), telephone: Some(WrongTelephone::Empty) });
    assert_eq!(wrong("Sam", "bel mij"), Wrong { name: None, telephone: Some(WrongTelephone::Malformed) });
    assert_eq!(wrong("S\u{202e}am", "112"), Wrong { name: Some(InvalidText::Hostile), telephone: None });
    assert_eq!(wrong(&"a".repeat(61), "112"), Wrong { name: Some(InvalidText::TooLong), telephone: None });
    for hostile in ["*21*0880000001#", "0880000001;ext=1", "0880000001,,1", "+31(0)880000001", "tel:112", "٠٨٨٠٠٠٠٠٠١"]
    {
        assert_eq!(wrong("Sam", hostile).telephone, Some(WrongTelephone::Malformed), "{hostile:?}");
    }
}

#[test]
fn nobody_is_on_it_twice_and_no_more_than_fit() {
    let mut trusted = of(MOST);
    let before = trusted.clone();
    assert!(trusted.is_full());
    assert_eq!(trusted.add(person("Mam", "0600000000")), Err(NotAdded::Full));
    assert_eq!(trusted.add(person("Sam 3", "06 00-00 00 00")), Err(NotAdded::Known));
    assert_eq!(trusted, before);
    trusted.remove(&person("Sam 3", "06-00000000"));
    assert_eq!(trusted.people().len(), MOST - 1);
    trusted.add(person("Mam", "0600000000")).expect("two may share a telephone");
    assert_eq!(trusted.people().last(), Some(&person("Mam", "0600000000")));
}

#[test]
fn what_no_app_wrote_is_refused_whole() {
    let many = String::from_utf8(of(MOST).to_json()).unwrap();
    let one_more = many.replace("]}", r#",{"name":"Mam","telephone":"112"}]}"#);
    for json in [
        "",
        "[]",
        "{}",
        r#"{"people":[]}"#,
        r#"{"version":0,"people":[]}"#,
        r#"{"version":"1","people":[]}"#,
        r#"{"version":-1,"people":[]}"#,
        r#"{"version":1}"#,
        r#"{"version":1,"people":[],"more":1}"#,
        r#"{"version":1,"people":[{"name":"Sam"}]}"#,
        r#"{"version":1,"people":[{"name":"Sam","telephone":"javascript:alert(1)"}]}"#,
        r#"{"version":1,"people":[{"name":"S\u202eam","telephone":"112"}]}"#,
        r#"{"version":1,"people":[{"name":"Sam","telephone":"112"},{"name":"Sam","telephone":"112"}]}"#,
        &one_more,
        &many[..many.len() - 1],
    ] {
        assert_eq!(Trusted::parse(json.as_bytes()), Err(Unreadable::Malformed), "{json}");
    }
    assert_eq!(Trusted::parse(br#"{"version":2,"circles":{}}"#), Err(Unreadable::Newer));
}

proptest! {
    #[test]
    fn what_is_kept_is_read_back(typed in prop::collection::vec((".{0,70}", "[+0]?[0-9]{3,12}([ -][0-9]{1,3})?"), 0..12)) {
        let mut trusted = Trusted::default();
        for (name, telephone) in typed {
            if let Ok(person) = TrustedPerson::typed(&name, &telephone) {
                // Full or known: then it is not on it, which is what is read back too.
                let _ = trusted.add(person);
            }
        }
        prop_assert!(trusted.people().len() <= MOST);
        prop_assert_eq!(Trusted::parse(&trusted.to_json()), Ok(trusted));
    }

    #[test]
    fn bytes_from_anywhere_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..FIRST.len()) {
        let _ = Trusted::parse(&bytes);
        prop_assert_eq!(Trusted::parse(&FIRST.as_bytes()[..cut]), Err(Unreadable::Malformed));
    }
}
