//! How an organisation works: the fields that came after its face.

use super::*;
use crate::citation::{Place, Source};

/// The example as it was before these fields were there.
fn before() -> Value {
    let mut value = example();
    value.as_object_mut().unwrap().retain(|field, _| field == "logo" || !OPTIONAL.contains(&field.as_str()));
    value
}

/// As much as there may be of each of these fields, in texts as long as they may be.
pub(super) fn fill(value: &mut Value) {
    let long = |most: usize, number: usize| {
        let text = format!("{number:02}{}", "x".repeat(most - 2));
        json!({ "nl": text, "en": text })
    };
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let span = |hour: usize| json!({ "days": days, "from": format!("{hour:02}:00"), "to": format!("{hour:02}:30") });
    let mut hours: Vec<Value> = (0..9).map(span).collect();
    hours.push(json!({ "days": days, "from": "23:00", "to": "00:00", "overnight": true }));
    let exception = |day: usize| json!({ "day": format!("2026-12-{:02}", day + 1), "from": "23:00", "to": "00:00", "overnight": true });
    let consultation = |number: usize| {
        json!({
            "label": long(60, number),
            "place": "x".repeat(120),
            "address": "x".repeat(120),
            "telephone": "+31 8 8 0 0 0 0 0 0 1",
            "web": format!("https://a.example/{}", "x".repeat(180)),
            "hours": hours,
            "exceptions": (0..20).map(exception).collect::<Vec<_>>(),
            "on_public_holidays": "as_usual",
        })
    };
    value["time_zone"] = json!("America/Lower_Princes");
    value["professions"] = json!(Profession::NAMES);
    value["incident_types"] = (0..MOST_TYPES).map(|number| long(60, number)).collect();
    value["talks"] = json!("three_talks_olvg");
    value["limits"] = json!({ "answer_minutes": 1440, "smallest_count": 100, "retention_days": 365 });
    value["open_consultation"] = (0..MOST_CONSULTATIONS).map(consultation).collect();
}

#[test]
fn a_file_of_before_reads_as_it_did_and_is_written_as_it_was() {
    let settings = parse(&before()).unwrap();
    assert_eq!(settings.to_draft(), before());
    assert_eq!(settings.time_zone(), Zone::Amsterdam);
    assert_eq!(settings.talks(), ScheduleName::TwoTalks);
    assert!(settings.professions().is_empty() && settings.incident_types().is_empty());
    assert!(settings.open_consultation().is_empty());
    let limits = settings.limits();
    assert_eq!((limits.answer_minutes(), limits.smallest_count(), limits.retention_days()), (120, 10, 90));
}

#[test]
fn s5_s8_s15_s20_what_an_organisation_chooses_is_there() {
    let settings = parse(&example()).unwrap();
    assert_eq!(settings.professions(), [Profession::Ambulance, Profession::ControlRoom]);
    assert_eq!(settings.incident_types()[0].en.as_str(), "Call-out to a major disaster");
    assert_eq!(settings.talks().citation().source, Source::Bot);
    assert_eq!(settings.talks().citation().place, Place::Section("2"));
    assert_eq!(settings.limits().answer_minutes(), 60);
    let consultation = &settings.open_consultation()[0];
    assert_eq!(consultation.place.as_ref().unwrap().as_str(), "Kamer 12, achter de balie");
    assert_eq!(consultation.address.as_ref().unwrap().as_str(), "Voorbeeldlaan 1, Voorbeeld");
    assert_eq!(consultation.telephone.as_ref().unwrap().dialled(), "0880000002");
    assert_eq!((consultation.hours.weekly().len(), consultation.hours.exceptions().len()), (2, 2));
}

#[test]
fn s20_a_consultation_of_before_had_no_address_and_one_that_is_wrong_is_told_of() {
    let mut value = example();
    let consultation = value["open_consultation"][0].as_object_mut().unwrap();
    consultation.remove("address");
    consultation.insert("place".to_owned(), json!("Voorbeeldlaan 1, Voorbeeld, kamer 12"));
    let settings = parse(&value).unwrap();
    assert_eq!(settings.open_consultation()[0].address, None);
    assert_eq!(settings.to_draft()["open_consultation"], value["open_consultation"]);
    for address in [json!(""), json!("x".repeat(121)), json!("een\nregel"), json!(1)] {
        value["open_consultation"][0]["address"] = address.clone();
        let problems = Settings::check(&value).unwrap_err();
        assert_eq!(problems[0].at, "open_consultation[0].address", "{address}");
    }
}

#[test]
fn there_is_one_spelling() {
    let mut value = before();
    value["time_zone"] = json!("Europe/Amsterdam");
    value["professions"] = json!([]);
    value["incident_types"] = json!([]);
    value["talks"] = json!("two_talks");
    value["limits"] = json!({ "answer_minutes": 120, "smallest_count": 10, "retention_days": 90 });
    value["open_consultation"] = json!([]);
    assert_eq!(parse(&value).unwrap().to_draft(), before());
    value["limits"] = json!({ "smallest_count": 11, "answer_minutes": 120 });
    assert_eq!(parse(&value).unwrap().to_draft()["limits"], json!({ "smallest_count": 11 }));
    let mut value = example();
    value["open_consultation"][0]["exceptions"] = json!([]);
    value["open_consultation"][0]["hours"] =
        json!([{ "overnight": false, "to": "12:00", "from": "10:00", "days": ["friday", "tuesday"] }]);
    let written = parse(&value).unwrap().to_draft()["open_consultation"][0].clone();
    assert_eq!(written["hours"], json!([{ "days": ["tuesday", "friday"], "from": "10:00", "to": "12:00" }]));
    assert!(written.get("exceptions").is_none());
}

#[test]
fn a_draft_is_judged_as_the_file_that_it_becomes() {
    assert_eq!(Settings::check(&example()), parse(&example()));
    let mut value = example();
    value["open_consultation"][0]["hours"][1]["from"] = json!("late");
    let problems = Settings::check(&value).unwrap_err();
    let places: Vec<_> = problems.iter().map(|problem| problem.at.as_str()).collect();
    assert_eq!(places, ["open_consultation[0].hours[1].from"]);
    assert_eq!(problems[0].fault, Fault::Time);
    let long = json!({ "format": 1, "name": "x".repeat(LARGEST_FILE) });
    assert_eq!(Settings::check(&long).unwrap_err()[0].at, Problem::WHOLE);
}

#[test]
fn each_fault_is_told_with_its_place_and_what_to_do() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 27] = [
        (|v| v["time_zone"] = json!("CET"), "time_zone: no such value; write Europe/Amsterdam, Europe/Brussels"),
        (|v| v["time_zone"] = Value::Null, "time_zone: this must be a text"),
        (|v| v["professions"] = json!("ambulance"), "professions: this must be a list"),
        (|v| v["professions"][1] = json!("Police"), "professions[1]: no such value; write ambulance, control_room"),
        (
            |v| v["professions"][1] = json!("ambulance"),
            "professions[1]: this is the same as professions[0]; change one of them, or leave it out",
        ),
        (|v| v["incident_types"][0] = json!("Ramp"), "incident_types[0]: this must be an object"),
        (|v| v["incident_types"][1]["nl"] = json!("x".repeat(61)), "incident_types[1].nl: this has more than 60"),
        (|v| v["incident_types"][1]["nl"] = json!("a\u{202e}b"), "incident_types[1].nl: this holds a line break"),
        (|v| v["incident_types"][1]["fr"] = json!("x"), "incident_types[1].fr: no such field; there are nl, en"),
        (
            |v| v["incident_types"][1]["nl"] = json!("INZET bij een grote ramp"),
            "incident_types[1].nl: this is the same as incident_types[0].nl",
        ),
        (
            |v| v["incident_types"][1]["en"] = v["incident_types"][0]["en"].clone(),
            "incident_types[1].en: this is the same as incident_types[0].en",
        ),
        (
            |v| v["incident_types"] = (0..21).map(|n| json!({ "nl": n.to_string(), "en": n.to_string() })).collect(),
            "incident_types: there are more than 20; keep those that matter most",
        ),
        (|v| v["talks"] = json!("four_talks"), "talks: no such value; write two_talks, three_talks_bot"),
        (|v| v["limits"] = json!(60), "limits: this must be an object"),
        (|v| v["limits"]["answer"] = json!(60), "limits.answer: no such field; there are answer_minutes, sm"),
        (
            |v| v["limits"]["answer_minutes"] = json!(14),
            "limits.answer_minutes: this must be a whole number from 15 to",
        ),
        (|v| v["limits"]["answer_minutes"] = json!(1441), "limits.answer_minutes: this must be a whole number from 15"),
        (|v| v["limits"]["answer_minutes"] = json!(60.5), "limits.answer_minutes: this must be a whole number from 15"),
        (
            |v| v["limits"]["smallest_count"] = json!("10"),
            "limits.smallest_count: this must be a whole number from 5 t",
        ),
        (
            |v| v["limits"]["smallest_count"] = json!(-10),
            "limits.smallest_count: this must be a whole number from 5 to",
        ),
        (
            |v| v["limits"]["retention_days"] = json!(70_000),
            "limits.retention_days: this must be a whole number from 7",
        ),
        (
            |v| {
                let ways = ["place", "address", "telephone", "web"];
                v["open_consultation"][0].as_object_mut().unwrap().retain(|field, _| !ways.contains(&field.as_str()));
            },
            "open_consultation[0]: this does not say where to go; give a place",
        ),
        (|v| v["open_consultation"][0]["telephone"] = json!("bel"), "open_consultation[0].telephone: this is no tele"),
        (|v| v["open_consultation"][0]["place"] = json!(""), "open_consultation[0].place: this is empty"),
        (|v| v["open_consultation"][0]["mail"] = json!("a@b.nl"), "open_consultation[0].mail: no such field; there a"),
        (
            |v| {
                v["open_consultation"] = json!(vec![v["open_consultation"][0].clone(); 2]);
                v["open_consultation"][1]["label"]["en"] = json!("Another");
            },
            "open_consultation[1].label.nl: this is the same as open_consultation[0].label.nl",
        ),
        (
            |v| v["open_consultation"][0]["on_public_holidays"] = json!(true),
            "open_consultation[0].on_public_holidays: this must be a text",
        ),
    ];
    for (change, begins) in cases {
        let found = complaints(change);
        assert!(found.len() == 1 && found[0].starts_with(begins), "{begins}\n{found:#?}");
    }
    let six = complaints(|value| value["open_consultation"] = json!(vec![json!({}); 6]));
    assert_eq!(six[0], "open_consultation: there are more than 5; keep those that matter most");
}

#[test]
fn what_is_full_is_taken_and_the_bounds_are_within() {
    let mut value = example();
    fill(&mut value);
    assert_eq!(parse(&value).unwrap().to_draft(), value);
    for (field, bounds) in [("answer_minutes", [15, 1440]), ("smallest_count", [5, 100]), ("retention_days", [7, 365])]
    {
        for bound in bounds {
            value["limits"] = json!({ field: bound });
            assert_eq!(parse(&value).unwrap().to_draft()["limits"], json!({ field: bound }));
        }
    }
}
