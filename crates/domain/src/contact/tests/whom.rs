use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Map;

use super::super::{Preference, Then, Wish, Wished};
use crate::{
    directory::{Availability, Change, Directory, Key, Name, Supporter, TeamId},
    id::SupporterId,
};

fn id(byte: u8) -> SupporterId {
    SupporterId::from_bytes([byte; 16])
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// Six supporters: 1 and 2 in Noord, 3 and 4 in Zuid, 5 without a team, 6 paused.
fn directory() -> Directory {
    let supporter = |byte: u8, team: Option<u16>| Supporter {
        id: id(byte),
        name: Name::parse(&format!("Supporter {byte}")).unwrap(),
        team: team.map(TeamId),
        signing: Key([byte; 32]),
        sealing: Key([byte + 100; 32]),
        paused: byte == 6,
        unknown: Map::new(),
    };
    let teams = ["Noord", "Zuid"].map(|name| Change::MakeTeam(Name::parse(name).unwrap()));
    let people = [(1, Some(1)), (2, Some(1)), (3, Some(2)), (4, Some(2)), (5, None), (6, None)];
    let people = people.map(|(byte, team)| Change::Add(supporter(byte, team)));
    teams.iter().chain(&people).try_fold(Directory::empty(), Directory::with).unwrap()
}

/// Two is away.
fn available(supporter: SupporterId) -> Availability {
    if supporter == id(2) { Availability::Away { until: None } } else { Availability::Available }
}

fn asked(wish: &Wish, on_call: Option<u8>) -> (Vec<u8>, Option<u8>) {
    let directory = directory();
    let whom = wish.whom(&directory, available, day(), on_call.map(id));
    let byte = |supporter: &Supporter| supporter.id.as_bytes()[0];
    (whom.chosen.into_iter().map(byte).collect(), whom.on_call.map(byte))
}

const THEN: Then = Then { on_call: true, coordinator: true };

#[test]
fn everybody_who_can_be_asked() {
    assert_eq!(asked(&Wish::default(), Some(2)), (vec![1, 3, 4, 5], None), "who is on call was not approved");
    assert_eq!(asked(&Wish { then: THEN, ..Wish::default() }, Some(2)), (vec![1, 3, 4, 5], Some(2)));
    assert_eq!(asked(&Wish { then: THEN, ..Wish::default() }, Some(1)), (vec![1, 3, 4, 5], None), "asked already");
    assert_eq!(asked(&Wish { then: THEN, ..Wish::default() }, Some(6)), (vec![1, 3, 4, 5], None), "paused");
    assert_eq!(asked(&Wish { then: THEN, ..Wish::default() }, Some(9)), (vec![1, 3, 4, 5], None), "unknown");
}

#[test]
fn inside_or_outside_the_own_team() {
    let wish = |preference, team: Option<u16>| Wish { preference, team: team.map(TeamId), ..Wish::default() };
    assert_eq!(asked(&wish(Preference::OwnTeam, Some(2)), None).0, [3, 4]);
    assert_eq!(asked(&wish(Preference::OtherTeam, Some(2)), None).0, [1, 5]);
    assert_eq!(asked(&wish(Preference::OwnTeam, None), None).0, [1, 3, 4, 5]);
}

#[test]
fn who_is_chosen_by_name_comes_from_anywhere() {
    let wished = Wished::Only([1, 2, 3, 6].map(id).into());
    let wish = Wish { wished, preference: Preference::OwnTeam, team: Some(TeamId(1)), ..Wish::default() };
    assert_eq!(asked(&wish, None).0, [1, 3], "not who is away or paused");
}

proptest! {
    #[test]
    fn who_is_left_out_is_never_asked(
        left_out in proptest::collection::btree_set(1..=6_u8, 0..6),
        chosen in proptest::option::of(proptest::collection::btree_set(1..=6_u8, 0..6)),
        on_call in proptest::option::of(1..=6_u8),
    ) {
        let ids = |bytes: &BTreeSet<u8>| bytes.iter().copied().map(id).collect();
        let wished = chosen.as_ref().map_or(Wished::All, |chosen| Wished::Only(ids(chosen)));
        let wish = Wish { wished, left_out: ids(&left_out), then: THEN, ..Wish::default() };
        let (first, next) = asked(&wish, on_call);
        prop_assert!(first.iter().chain(&next).all(|byte| !left_out.contains(byte)));
        prop_assert!(next.is_none_or(|next| !first.contains(&next)));
    }
}
