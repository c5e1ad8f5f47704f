//! Each system of the sources that this crate carries has its code, its citation and a test; a missing one fails here.
//!
//! The screens' texts have their own test in the app: it goes through the same `ALL` lists.

use std::{collections::BTreeSet, fs, path::Path};

use naderhand_domain::{
    advice::{Action, Circle, Rule, Sentence, Why},
    citation::{Citation, Place, Source},
    holiday::Holiday,
    incident::IncidentType,
    profile::Profession,
    schedule::{Milestone, ScheduleName},
    signal_list::Signal,
    step_review::{Helped, Needed},
    trend::Direction,
    zone::Zone,
};

/// A system: its number, where in this crate it is, the citation that stands there, and what its tests' names hold. An empty
/// test name is for what the compiler or another crate's test holds, and says which.
struct Row {
    system: &'static str,
    files: &'static [&'static str],
    cites: &'static [&'static str],
    tests: &'static [&'static str],
}

const ROWS: [Row; 17] = [
    Row {
        system: "S1",
        files: &["check_in/mod.rs", "trend", "reminders"],
        cites: &["R recommendations 2 and 16", "S1: R 2"],
        tests: &["s1_"],
    },
    Row { system: "S2", files: &["advice", "trusted"], cites: &["R §2.1.1"], tests: &["a8_r3_", "s2_r211_"] },
    Row { system: "S3", files: &["advice"], cites: &["R §2.1.2", "R 3"], tests: &["a7_r212_", "a8_r3_"] },
    Row { system: "S4", files: &["advice/review.rs", "step_review.rs"], cites: &["R §2.1.3", "R 4"], tests: &["s4_"] },
    Row {
        system: "S5",
        files: &["incident", "advice/review.rs"],
        cites: &["R 13", "BOT §2"],
        tests: &["s5_bot_", "s5_r13_"],
    },
    Row { system: "S6", files: &["incident_card", "timeline"], cites: &["S6"], tests: &["s6_"] },
    Row { system: "S7", files: &["timeline", "schedule"], cites: &["R 15"], tests: &["s7_"] },
    Row { system: "S8", files: &["timeline", "schedule"], cites: &["R 15", "BOT", "OLVG"], tests: &["s8_"] },
    Row {
        system: "S9",
        files: &["check_in/mod.rs", "advice/rules/a6_stoplicht.rs"],
        cites: &["BOT §2"],
        tests: &["a6_bot_"],
    },
    Row {
        system: "S10",
        files: &["signal_list", "advice/rules"],
        cites: &["R 26", "R 27"],
        tests: &["a1_r27_", "a2_r27_"],
    },
    // That no score appears anywhere is held by `cargo xtask tidy`.
    Row { system: "S11", files: &["signal_list", "trend"], cites: &["R 17"], tests: &[] },
    Row { system: "S12", files: &["check_in/mod.rs", "advice/rules"], cites: &["S12"], tests: &["a7_bad_days_"] },
    // That smaller counts are suppressed is the server's; here is the organisation's own bound.
    Row { system: "S15", files: &["organisation/limits.rs"], cites: &["R 24"], tests: &[] },
    Row { system: "S18", files: &["roster"], cites: &["S18: BOT §2"], tests: &["s18_"] },
    Row {
        system: "S20",
        files: &["organisation/hours", "organisation/consultation.rs", "holiday.rs"],
        cites: &["R §3.5.2, §5.1", "S20"],
        tests: &["s20_"],
    },
    // The pages are the app's; here is the moment at which they matter.
    Row { system: "S22", files: &["advice/rules"], cites: &["ReadWhatIsNormal"], tests: &["a7_r212_"] },
    // That no retelling is asked: an event has no field for what happened.
    Row { system: "S23", files: &["incident/mod.rs"], cites: &["S23"], tests: &[] },
];

fn read(path: &Path, into: &mut String) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            read(&entry.expect("its entry").path(), into);
        }
    } else {
        into.push_str(&fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    }
}

fn sources(files: &[&str]) -> String {
    let mut text = String::new();
    for file in files {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file), &mut text);
    }
    text
}

#[test]
fn every_system_of_this_crate_has_code_citation_and_tests() {
    let wanted =
        ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S15", "S18", "S20", "S22", "S23"];
    assert_eq!(ROWS.map(|row| row.system), wanted);
    for row in ROWS {
        let text = sources(row.files);
        for cite in row.cites {
            assert!(text.contains(cite), "{}: {cite} stands nowhere in {:?}", row.system, row.files);
        }
        for test in row.tests {
            assert!(text.contains(&format!("fn {test}")), "{}: no test {test}… in {:?}", row.system, row.files);
        }
    }
}

#[test]
fn every_rule_has_a_test_named_after_it_and_cites_its_source() {
    for (number, rule) in Rule::ALL.iter().enumerate() {
        let text = sources(&["advice/rules"]);
        assert!(text.contains(&format!("fn a{number}_")), "A{number} {rule:?}");
        assert!(text.contains(&format!("//! A{number}: ")), "A{number} {rule:?}");
    }
}

#[test]
fn signals_types_milestones_and_schedules_carry_a_citation() {
    for signal in Signal::ALL {
        assert_eq!(signal.citation(), Citation::r(26), "{signal:?}");
    }
    let mut citations: Vec<Citation> = IncidentType::ALL.map(IncidentType::citation).to_vec();
    for schedule in ScheduleName::ALL {
        citations.push(schedule.citation());
        citations.extend(schedule.steps().iter().map(|step| step.citation));
    }
    for citation in citations {
        assert_ne!(citation.source, Source::ProductDefault);
        if let Place::Recommendation(number) = citation.place {
            assert!((1..=29).contains(&number), "R has 29 recommendations");
        }
    }
    let planned: BTreeSet<Milestone> =
        ScheduleName::ALL.iter().flat_map(|name| name.steps()).map(|step| step.milestone).collect();
    for milestone in Milestone::ALL.into_iter().filter(|milestone| *milestone != Milestone::Happened) {
        assert!(planned.contains(&milestone), "{milestone:?} is in no schedule");
    }
}

/// Fails to compile when a variant is added here and not there, and fails to pass when `ALL` lacks or repeats one: the lists
/// are what the tests of the texts go through.
macro_rules! all_is_all {
    ($($name:ident { $($variant:ident),+ $(,)? })+) => {
        #[test]
        fn the_lists_are_complete() {
            $({
                let known = |one: $name| match one { $($name::$variant => stringify!($variant)),+ };
                let all: BTreeSet<&str> = $name::ALL.into_iter().map(known).collect();
                let variants: BTreeSet<&str> = [$(stringify!($variant)),+].into();
                assert_eq!(all, variants, stringify!($name));
                assert_eq!($name::ALL.len(), variants.len(), stringify!($name));
            })+
        }
    };
}

all_is_all! {
    Action {
        Call112, Call113, CallGp, CallOnCall, OpenConsultation, VisitGp, AskSupporter, RestAtPost, ArrangeRest, StopShift,
        ArrangeReplacement, GetHomeTogether, ReadWhatIsNormal, TellSomeoneClose, OrdinaryDays, SignalListNow,
        PlanSignalLists, NextCheckIn,
    }
    Circle { One, Two, Three, Four }
    Rule { Acute, Persisting, Doubt, Worsening, LateOnset, Accumulation, Stoplicht, Early, Fine }
    Sentence { InDanger, ToPhysician, Doubting, ToSupporter, PilingUp, RestingAtPost, Stopping, ToSomeoneClose }
    Why {
        Acute, StillThereAfterEvent, ThereForWeeks, Doubt, Hinders, MoreThanBefore, BeganLongAfter, SeveralEvents, PilesUp,
        Orange, Red, EarlySignals, BadDays, RecentEvent, OwnWish, StepNotEnough, StepHelped, NothingStandsOut,
    }
    IncidentType {
        Violence, SevereInjury, FamilyOrColleague, Powerlessness, Children, SevereAccident, Suicide, BizarreOrCrime,
        OwnMistake, Exposure, OwnLifeInDanger, MoralStress, Threats, OwnForce, FindingTheDead, HeardOnTheLine,
        HostageOrRiot, FireWithVictims, DeathInCare, Other, OwnWish,
    }
    Profession { Ambulance, ControlRoom, Police, FireBrigade, Prison, Defence, Enforcement, Hospital }
    Signal {
        Memories, Triggers, Body, Avoiding, Sleep, Irritable, OnEdge, Mood, Concentration, Substances, Functioning, Guilt,
    }
    Helped { Yes, ABit, No }
    Needed { Nothing, Time, PracticalHelp, AnotherTalk, SomeoneElse, MoreHelp }
    Milestone { Happened, FirstContact, FirstTalk, SecondTalk, ThirdTalk, FourWeeks, SixWeeks, LastLook }
    ScheduleName { TwoTalks, ThreeTalksBot, ThreeTalksOlvg }
    Holiday {
        NewYear, Easter, EasterMonday, KingsDay, LiberationDay, Ascension, Whitsun, WhitMonday, Christmas,
        SecondChristmasDay,
    }
    Zone { Amsterdam, Brussels, Berlin, Aruba, Curacao, LowerPrinces, Kralendijk, Utc }
    Direction { Better, Steady, Stuck, Worse }
}
