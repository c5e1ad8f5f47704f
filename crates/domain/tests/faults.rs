//! Each fault of an organisation's settings can be put into other words by another crate: a screen says it in Dutch. That
//! this compiles is half of the test: a variant or a field that another crate cannot see fails here.

use chrono::Weekday;
use naderhand_domain::{
    organisation::{Beside, Fault, Kind, Look, Problem, Settings},
    shown_text::InvalidText,
};
use serde_json::json;

const DAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

fn in_dutch(fault: &Fault) -> String {
    let day_of = |day: &Weekday| DAYS[day.num_days_from_monday() as usize];
    match fault {
        Fault::NotJson { line, column } => format!("Geen JSON: regel {line}, teken {column}."),
        Fault::FileTooLarge { most } => format!("Langer dan {most} tekens."),
        Fault::Format => "Alleen formaat 1.".to_owned(),
        Fault::Missing => "Dit ontbreekt.".to_owned(),
        Fault::Unknown { known } | Fault::Value { known } => format!("Kies uit {}.", known.join(", ")),
        Fault::Kind(Kind::Text) => "Vul tekst in.".to_owned(),
        Fault::Kind(Kind::List) => "Vul een lijst in.".to_owned(),
        Fault::Kind(Kind::Object) => "Vul de velden in.".to_owned(),
        Fault::Kind(Kind::Truth) => "Kies ja of nee.".to_owned(),
        Fault::TooMany { most } => format!("Niet meer dan {most}."),
        Fault::Text { why: InvalidText::Empty, .. } => "Vul iets in.".to_owned(),
        Fault::Text { why: InvalidText::TooLong, most } => format!("Niet langer dan {most} tekens."),
        Fault::Text { why: InvalidText::Hostile, .. } => "Typ dit opnieuw.".to_owned(),
        Fault::Number { least, most } => format!("Een getal van {least} tot {most}."),
        Fault::Contrast { look, against, found, least } => {
            let look = match look {
                Look::Light => "licht",
                Look::Dark => "donker",
            };
            let against = match against {
                Beside::Page => "de pagina",
                Beside::Card => "een kaart",
                Beside::TextOnIt => "de tekst erop",
            };
            format!("{look}, naast {against}: {found} in plaats van {least}.")
        }
        Fault::HoursOverlap { with, day } => format!("Op {} ook in {with}.", day_of(day)),
        Fault::SameDay { with } | Fault::Twice { with } => format!("Ook in {with}."),
        Fault::Slug
        | Fault::Telephone
        | Fault::Mail
        | Fault::Web
        | Fault::Unreachable
        | Fault::Nowhere
        | Fault::Colour
        | Fault::FileName
        | Fault::Time
        | Fault::Date
        | Fault::HoursWithoutLength
        | Fault::HoursBackwards
        | Fault::NotOvernight
        | Fault::ClosedWithHours
        | Fault::NoneNamed => "Dit klopt niet.".to_owned(),
    }
}

#[test]
fn a_fault_is_told_in_another_language_from_its_data_alone() {
    let draft = json!({
        "format": 1,
        "limits": { "answer_minutes": 5 },
        "open_consultation": [{
            "hours": [
                { "days": ["friday"], "from": "10:00", "to": "12:00" },
                { "days": ["thursday", "friday"], "from": "11:00", "to": "13:00" },
            ],
        }],
    });
    let problems = Settings::check(&draft).unwrap_err();
    let told = |at: &str| {
        problems.iter().find(|problem| problem.at == at).map(|Problem { fault, .. }| in_dutch(fault)).unwrap()
    };
    assert_eq!(told("name"), "Dit ontbreekt.");
    assert_eq!(told("limits.answer_minutes"), "Een getal van 15 tot 1440.");
    assert_eq!(told("open_consultation[0].hours[1]"), "Op vrijdag ook in open_consultation[0].hours[0].");
}
