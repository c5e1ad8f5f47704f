use proptest::prelude::*;
use serde_json::{Map, json};

use super::*;
use crate::shown_text::InvalidText;

fn supporter(byte: u8) -> Supporter {
    Supporter {
        id: SupporterId::from_bytes([byte; 16]),
        name: Name::parse(&format!("Supporter {byte}")).unwrap(),
        team: None,
        signing: Key([byte; 32]),
        sealing: Key([byte.wrapping_add(100); 32]),
        paused: false,
        unknown: Map::new(),
    }
}

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn with(changes: &[Change]) -> Result<Directory, ChangeFault> {
    changes.iter().try_fold(Directory::empty(), Directory::with)
}

fn two() -> Directory {
    with(&[
        Change::MakeTeam(name("Noord")),
        Change::Add(supporter(1)),
        Change::Add(supporter(2)),
        Change::Assign(supporter(1).id, Some(TeamId(1))),
    ])
    .unwrap()
}

fn problems(change: impl FnOnce(&mut Value)) -> Vec<(String, Fault)> {
    let mut json = serde_json::to_value(two()).unwrap();
    change(&mut json);
    let read = Directory::parse(json.to_string().as_bytes());
    read.err().unwrap_or_default().into_iter().map(|problem| (problem.at, problem.fault)).collect()
}

#[test]
fn it_reads_back_and_carries_what_newer_apps_wrote() {
    assert_eq!(Directory::parse(&two().to_json()), Ok(two()));
    assert_eq!(Directory::parse(b"{}"), Ok(Directory::empty()));
    let mut json = serde_json::to_value(two()).unwrap();
    json["rooms"] = json!(["1.02"]);
    json["supporters"][1]["languages"] = json!(["nl", "fy"]);
    json["teams"][0]["colour"] = json!("blue");
    let read = Directory::parse(json.to_string().as_bytes()).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&read.to_json()).unwrap(), json);
}

#[test]
fn every_fault_is_told_with_its_place() {
    let one = |at: &str, fault| vec![(at.to_owned(), fault)];
    let twice = |at: &str, other: &str| one(at, Fault::Twice { other: other.to_owned() });
    assert_eq!(problems(|_| ()), []);
    assert_eq!(
        problems(|json| json["supporters"][1]["id"] = json["supporters"][0]["id"].clone()),
        twice("supporters[1].id", "supporters[0].id")
    );
    assert_eq!(
        problems(|json| json["supporters"][1]["signing"] = json["supporters"][0]["signing"].clone()),
        twice("supporters[1].signing", "supporters[0].signing")
    );
    assert_eq!(
        problems(|json| json["supporters"][1]["sealing"] = json["supporters"][0]["sealing"].clone()),
        twice("supporters[1].sealing", "supporters[0].sealing")
    );
    assert_eq!(
        problems(|json| json["supporters"][1]["team"] = json!(7)),
        one("supporters[1].team", Fault::UnknownTeam(TeamId(7)))
    );
    assert_eq!(
        problems(|json| json["supporters"][0]["name"] = json!("Jan\u{202e}neP")),
        one("supporters[0].name", Fault::Name(InvalidText::Hostile))
    );
    assert_eq!(
        problems(|json| json["teams"][0]["name"] = json!("a".repeat(61)))[0],
        ("teams[0].name".to_owned(), Fault::Name(InvalidText::TooLong))
    );
    assert_eq!(problems(|json| json["last_team"] = json!(0)), one("teams[0].id", Fault::TeamNumber));
    assert_eq!(
        problems(|json| json["teams"] = json!([{ "id": 1, "name": "Noord" }, { "id": 1, "name": "Noord" }])),
        [twice("teams[1].id", "teams[0].id"), twice("teams[1].name", "teams[0].name")].concat()
    );
    let list = |count: usize, item: Value| Value::Array(vec![item; count]);
    assert_eq!(
        problems(|json| json["supporters"] = list(1_001, json["supporters"][0].clone())),
        one("supporters", Fault::TooMany { most: 1_000 })
    );
    assert_eq!(
        problems(|json| json["teams"] = list(101, json["teams"][0].clone())),
        one("teams", Fault::TooMany { most: 100 })
    );
    let malformed = |json: &[u8]| Directory::parse(json).unwrap_err()[0].fault.clone();
    assert!(matches!(malformed(b"[]"), Fault::Malformed { .. }));
    assert!(matches!(malformed(b""), Fault::Malformed { .. }));
}

#[test]
fn changes_that_cannot_be_made_are_told() {
    let id = supporter(1).id;
    let gone = supporter(9).id;
    for (change, fault) in [
        (Change::Rename(gone, name("x")), ChangeFault::NoSupporter),
        (Change::Pause(gone, true), ChangeFault::NoSupporter),
        (Change::Revoke(gone), ChangeFault::NoSupporter),
        (Change::Assign(gone, None), ChangeFault::NoSupporter),
        (Change::Assign(id, Some(TeamId(2))), ChangeFault::NoTeam),
        (Change::Add(Supporter { team: Some(TeamId(2)), ..supporter(3) }), ChangeFault::NoTeam),
        (Change::Add(Supporter { signing: Key([1; 32]), ..supporter(3) }), ChangeFault::KeyTaken),
        (Change::Add(Supporter { sealing: supporter(1).sealing, ..supporter(3) }), ChangeFault::KeyTaken),
        (Change::RenameTeam(TeamId(2), name("x")), ChangeFault::NoTeam),
        (Change::RemoveTeam(TeamId(2)), ChangeFault::NoTeam),
        (Change::MakeTeam(name("Noord")), ChangeFault::TeamNameTaken),
    ] {
        assert_eq!(two().with(&change), Err(fault), "{change:?}");
    }
    let full = (0..100).try_fold(Directory::empty(), |all, n| all.with(&Change::MakeTeam(name(&format!("T{n}")))));
    assert_eq!(full.unwrap().with(&Change::MakeTeam(name("T100"))), Err(ChangeFault::TooManyTeams));
}

#[test]
fn a_team_that_ends_leaves_its_supporters_and_its_number() {
    let directory = two().with(&Change::RemoveTeam(TeamId(1))).unwrap();
    assert_eq!(directory.supporter(supporter(1).id).unwrap().team, None);
    let directory = directory.with(&Change::MakeTeam(name("Zuid"))).unwrap();
    assert_eq!(directory.teams()[0].id, TeamId(2));
}

fn roster(json: Value) -> Roster {
    serde_json::from_value(json).unwrap()
}

#[test]
fn a_roster_replaces_the_one_that_it_was_made_from_and_nothing_else() {
    let shift = |who: u8, begins: &str, ends: &str| {
        let supporter = supporter(who).id;
        roster(json!({ "assignments": [{ "supporter": supporter, "begins": begins, "ends": ends, "every_weeks": 2 }],
            "overrides": [{ "supporter": supporter, "from": "2026-12-24T18:00", "to": "2026-12-25T08:00" }] }))
    };
    let good = shift(1, "2026-11-23T08:00", "2026-11-30T08:00");
    let put = |was: &Roster, is: &Roster| Change::Roster { was: was.clone(), is: is.clone() };
    let directory = two().with(&put(&Roster::default(), &good)).unwrap();
    assert_eq!(directory.roster(), &good);
    assert_eq!(Directory::parse(&directory.to_json()), Ok(directory.clone()));
    assert_eq!(directory.clone().with(&put(&Roster::default(), &good)), Err(ChangeFault::RosterChanged));
    let backwards = shift(1, "2026-11-30T08:00", "2026-11-23T08:00");
    assert_eq!(directory.clone().with(&put(&good, &backwards)), Err(ChangeFault::RosterFaults));
    let stranger = shift(9, "2026-11-23T08:00", "2026-11-30T08:00");
    assert_eq!(directory.clone().with(&put(&good, &stranger)), Err(ChangeFault::RosterStranger));
    let without = directory.with(&Change::Revoke(supporter(1).id)).unwrap();
    assert_eq!(without.roster(), &Roster::default());
}

#[test]
fn who_comes_back_with_other_keys_takes_their_own_place() {
    let again = Supporter { signing: Key([50; 32]), sealing: Key([51; 32]), ..supporter(1) };
    let directory = two().with(&Change::Add(again.clone())).unwrap();
    assert_eq!(directory.supporters(), [again, supporter(2)]);
}

#[test]
fn a_thousand_supporters_with_the_longest_names_fit_what_is_published() {
    let long = name(&"消".repeat(60));
    let supporters = (0..1_000_u16).map(|n| {
        let mut bytes = [0; 32];
        bytes[..2].copy_from_slice(&n.to_le_bytes());
        let id = SupporterId::try_from(&bytes[..16]).unwrap();
        Supporter { id, name: long.clone(), signing: Key(bytes), sealing: Key(bytes), ..supporter(1) }
    });
    let directory = supporters.fold(Directory::empty(), |all, one| all.with(&Change::Add(one)).unwrap());
    assert_eq!(Directory::parse(&directory.to_json()), Ok(directory.clone()));
    assert!(directory.to_json().len() < 400 * 1024, "{}", directory.to_json().len());
    assert_eq!(directory.with(&Change::Add(supporter(200))), Err(ChangeFault::TooManySupporters));
}

proptest! {
    #[test]
    fn whatever_is_changed_reads_back(steps in prop::collection::vec((0..8_u8, 0..6_u8, 0..4_u16), 0..40)) {
        let mut directory = Directory::empty();
        for (kind, who, team) in steps {
            let id = supporter(who).id;
            let change = match kind {
                0 => Change::Add(supporter(who)),
                1 => Change::Rename(id, name("Anders")),
                2 => Change::Assign(id, (team > 0).then_some(TeamId(team))),
                3 => Change::Pause(id, team > 1),
                4 => Change::Revoke(id),
                5 => Change::MakeTeam(name(&format!("Team {team}"))),
                6 => Change::RenameTeam(TeamId(team), name(&format!("Team {who}"))),
                _ => Change::RemoveTeam(TeamId(team)),
            };
            directory = directory.clone().with(&change).unwrap_or(directory);
            prop_assert_eq!(Directory::parse(&directory.to_json()), Ok(directory.clone()));
        }
    }

    #[test]
    fn any_text_is_answered_without_panic(text in "\\PC{0,80}") {
        let _ = Directory::parse(text.as_bytes());
    }
}
