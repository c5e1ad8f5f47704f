//! Each system of the sources that the app shows has its Dutch and English text and its citation; a missing one fails here.
//! The rules themselves are covered by `crates/domain/tests/coverage.rs`.
//!
//! A text is found by its variant's name: `Signal::OnEdge` is `on_edge` in `[signals]`. That a screen shows the right one
//! is held by an exhaustive `match` beside each screen.

#![cfg(feature = "ssr")]

use core::fmt::Debug;
use std::{
    fs,
    path::{Path, PathBuf},
};

use naderhand_app::{pages::Page, texts::Language};
use naderhand_domain::{
    advice::{Action, Circle, Rule, Sentence, Why},
    check_in::{FitForDuty, Item, Step},
    incident::{DayPart, IncidentType},
    profile::Profession,
    schedule::{Milestone, ScheduleName},
    signal_list::{HowOften, Signal},
    step_review::{Helped, Needed},
    trend::Direction,
};
use toml::{Table, Value};

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// What a system needs on the screen: texts, as `section.key`, and pages to read.
struct Row {
    system: &'static str,
    texts: &'static [&'static str],
    pages: &'static [Page],
}

const ROWS: [Row; 19] = [
    Row { system: "S1", texts: &["check_in.question", "look_back.title", "trend.told"], pages: &[Page::Course] },
    Row {
        system: "S2",
        texts: &["advice.circle_one", "advice.circle_four", "near.title", "experts.title"],
        pages: &[],
    },
    Row { system: "S3", texts: &["advice.lead_early", "advice.again", "advice.why"], pages: &[Page::Course] },
    Row { system: "S4", texts: &["step.helped", "step.needed_more_help", "why.step_not_enough"], pages: &[] },
    Row { system: "S5", texts: &["incident.new", "incident_types.own_wish", "incident.profession"], pages: &[] },
    Row {
        system: "S6",
        texts: &["incident.timeline", "incident_card.make", "incident_card.title"],
        pages: &[Page::Manager],
    },
    Row { system: "S7", texts: &["milestones.first_contact"], pages: &[Page::FirstHours] },
    Row { system: "S8", texts: &["milestones.first_talk", "incident.schedule"], pages: &[Page::Talking] },
    Row { system: "S9", texts: &["stoplicht.question", "actions.arrange_rest", "actions.stop_shift"], pages: &[] },
    Row {
        system: "S10",
        texts: &["signal_list.title", "signal_list.acute", "signal_list.doubt", "signal_list.hinders"],
        pages: &[],
    },
    Row { system: "S11", texts: &["signal_list.intro", "summary.nature"], pages: &[] },
    Row { system: "S12", texts: &["items.sleep", "items.concentration", "items.support"], pages: &[Page::Talking] },
    Row { system: "S16", texts: &["people.teams_text", "invitation.involved"], pages: &[] },
    Row { system: "S17", texts: &["people.pause", "supporter.availability", "invitation.yourself"], pages: &[] },
    Row { system: "S18", texts: &["roster.calendar", "home.on_call_nobody", "member.on_call"], pages: &[] },
    Row { system: "S19", texts: &["member.map", "member.how_soon", "form.needs_manager"], pages: &[] },
    Row { system: "S20", texts: &["member.open_now", "member.opens", "member.hours_text"], pages: &[] },
    Row {
        system: "S22",
        texts: &["actions.read_what_is_normal"],
        pages: &[
            Page::NormalReactions,
            Page::Course,
            Page::Sleep,
            Page::Talking,
            Page::WorkAndRest,
            Page::Media,
            Page::PoliceReport,
            Page::ReturnToWork,
            Page::AlcoholAndMedicine,
            Page::Children,
        ],
    },
    Row { system: "S23", texts: &["incident.no_names"], pages: &[Page::Debriefing, Page::FirstHours] },
];

/// The texts of the first screen and of every part. A section may have some of its texts here and some there.
fn tables() -> [(&'static str, Table); 2] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("texts");
    let parts = fs::read_dir(folder.join("parts")).expect("the texts of the parts can be listed");
    let parts: Vec<PathBuf> = parts.map(|part| part.expect("it can be listed").path()).collect();
    LANGUAGES.map(|language| {
        let mut all = Table::new();
        for folder in parts.iter().chain([&folder]) {
            let text = fs::read_to_string(folder.join(format!("{language}.toml"))).expect("it can be read");
            for (key, value) in text.parse::<Table>().expect("the texts are TOML") {
                match (all.get_mut(&key), value) {
                    (Some(Value::Table(known)), Value::Table(more)) => known.extend(more),
                    (_, value) => drop(all.insert(key, value)),
                }
            }
        }
        (language, all)
    })
}

/// Whether a text is there and says something.
fn says(value: Option<&Value>) -> bool {
    match value {
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Table(plural)) => says(plural.get("one")) && says(plural.get("other")),
        _ => false,
    }
}

/// `OnEdge` and `on_edge`, `Call112` and `call_112`: the same name.
fn bare(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// Fails for each variant that a language has no text for, under `prefix` and its name.
fn each_has<T: Debug>(all: impl IntoIterator<Item = T>, section: &str, prefix: &str) {
    let tables = tables();
    for one in all {
        let wanted = bare(&format!("{prefix}{one:?}"));
        for (language, table) in &tables {
            let found = table
                .get(section)
                .and_then(Value::as_table)
                .and_then(|texts| texts.iter().find(|(key, _)| bare(key) == wanted).map(|(_, value)| value));
            assert!(says(found), "{language}: no text for {one:?} in [{section}]");
        }
    }
}

#[test]
fn every_system_of_the_app_has_its_texts_and_pages_in_both_languages() {
    let wanted = [
        "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S16", "S17", "S18", "S19", "S20",
        "S22", "S23",
    ];
    assert_eq!(ROWS.map(|row| row.system), wanted);
    let tables = tables();
    for Row { system, texts, pages } in ROWS {
        for text in texts {
            let (section, key) = text.split_once('.').expect("a section and a key");
            for (language, table) in &tables {
                assert!(says(table.get(section).and_then(|section| section.get(key))), "{system}, {language}: {text}");
            }
        }
        for page in pages {
            for language in Language::ALL {
                let content = page.content(language);
                assert!(content.html.len() > 200, "{system}: {page:?} says nothing in {language:?}");
                assert!(!content.sources.is_empty(), "{system}: {page:?} cites nothing in {language:?}");
            }
        }
    }
}

#[test]
fn every_signal_type_and_milestone_has_its_text() {
    each_has(Signal::ALL, "signals", "");
    each_has(IncidentType::ALL, "incident_types", "");
    each_has(Milestone::ALL, "milestones", "");
    each_has(Profession::ALL, "professions", "");
    each_has(ScheduleName::ALL, "incident", "schedule_");
    each_has(DayPart::ALL, "incident", "part_");
    each_has(HowOften::ALL, "signal_list", "");
}

#[test]
fn every_part_of_advice_has_its_text() {
    each_has(Rule::ALL, "advice", "lead_");
    each_has(Circle::ALL, "advice", "circle_");
    each_has(Action::ALL, "actions", "");
    each_has(Why::ALL, "why", "");
    each_has(Sentence::ALL, "sentences", "");
    each_has(Helped::ALL, "step", "helped_");
    each_has(Needed::ALL, "step", "needed_");
}

#[test]
fn every_item_step_light_and_direction_has_its_text() {
    each_has(Item::ALL, "items", "");
    each_has(Step::ALL, "steps", "");
    each_has(FitForDuty::ALL, "stoplicht", "");
    each_has(Direction::ALL, "trend", "item_");
    each_has(Direction::ALL, "trend", "signal_");
}
