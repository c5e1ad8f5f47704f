//! The schedules, as data. Which days a source leaves open ("some weeks") are product defaults, and say so.

use serde::{Deserialize, Serialize};

use super::Milestone;
use crate::citation::{Citation, Place, Source};

/// The name of a schedule of talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScheduleName {
    /// At most two talks (R 15, R §4.1).
    #[default]
    TwoTalks,
    /// At most three talks, the last by three months (BOT §2).
    ThreeTalksBot,
    /// Three talks in the first month (OLVG).
    ThreeTalksOlvg,
}

/// When a step may be done, in days after the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedStep {
    /// The step.
    pub milestone: Milestone,
    /// The first day that suits it.
    pub from: u32,
    /// The last day that suits it.
    pub until: u32,
    /// Where it stands.
    pub citation: Citation,
}

const OLVG: Citation = Citation::of(Source::Olvg, Place::Whole);
const R_15: Citation = Citation::r(15);
const BOT: Citation = Citation::bot("2");

const fn step(milestone: Milestone, from: u32, until: u32, citation: Citation) -> PlannedStep {
    PlannedStep { milestone, from, until, citation }
}

/// Contact within 24 hours (R 15): counted in days, by the end of the day after.
const FIRST_CONTACT: PlannedStep = step(Milestone::FirstContact, 0, 1, R_15);
/// "Some days after" (R 15); the 48 to 72 hours are BOT's.
const FIRST_TALK: PlannedStep = step(Milestone::FirstTalk, 2, 3, BOT);
/// "Some weeks after" (R 15); the four to six weeks are BOT's.
const SECOND_TALK: PlannedStep = step(Milestone::SecondTalk, 28, 42, BOT);
/// The last one by three months at the latest.
const THIRD_TALK: PlannedStep = step(Milestone::ThirdTalk, 43, 90, BOT);
/// Three talks in the first month; which days is a product default.
const OLVG_FIRST: PlannedStep = step(Milestone::FirstTalk, 2, 3, OLVG);
const OLVG_SECOND: PlannedStep = step(Milestone::SecondTalk, 7, 14, OLVG);
const OLVG_THIRD: PlannedStep = step(Milestone::ThirdTalk, 21, 30, OLVG);
/// Four weeks (R 27). The list may be filled in until the next one comes (product default).
const FOUR_WEEKS: PlannedStep = step(Milestone::FourWeeks, 28, 41, Citation::r(27));
/// Six weeks (R 27), and two weeks to do it in (product default).
const SIX_WEEKS: PlannedStep = step(Milestone::SixWeeks, 42, 55, Citation::r(27));
/// Three months, after BOT's last talk; the two weeks to do it in are a product default.
const LAST_LOOK: PlannedStep = step(Milestone::LastLook, 90, 103, BOT);

impl ScheduleName {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::TwoTalks, Self::ThreeTalksBot, Self::ThreeTalksOlvg];

    /// Their names in an organisation's settings and in records, in the same order.
    pub const NAMES: &'static [&'static str] = &["two_talks", "three_talks_bot", "three_talks_olvg"];

    /// Its steps after the event, in the order in which they come.
    pub const fn steps(self) -> &'static [PlannedStep] {
        match self {
            Self::TwoTalks => &[FIRST_CONTACT, FIRST_TALK, FOUR_WEEKS, SECOND_TALK, SIX_WEEKS, LAST_LOOK],
            Self::ThreeTalksBot => {
                &[FIRST_CONTACT, FIRST_TALK, FOUR_WEEKS, SECOND_TALK, SIX_WEEKS, THIRD_TALK, LAST_LOOK]
            }
            Self::ThreeTalksOlvg => {
                &[FIRST_CONTACT, OLVG_FIRST, OLVG_SECOND, OLVG_THIRD, FOUR_WEEKS, SIX_WEEKS, LAST_LOOK]
            }
        }
    }

    /// Where the number of talks stands.
    pub const fn citation(self) -> Citation {
        match self {
            Self::TwoTalks => R_15,
            Self::ThreeTalksBot => BOT,
            Self::ThreeTalksOlvg => OLVG,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn talks(name: ScheduleName) -> Vec<&'static PlannedStep> {
        name.steps().iter().filter(|step| step.milestone.is_talk()).collect()
    }

    #[test]
    fn s8_each_schedule_has_its_sources_number_of_talks_in_its_sources_time() {
        assert_eq!(talks(ScheduleName::TwoTalks).len(), 2, "R §4.1 step 3");
        let bot = talks(ScheduleName::ThreeTalksBot);
        assert!(bot.len() == 3 && bot[2].until <= 92, "BOT: the third by three months");
        let olvg = talks(ScheduleName::ThreeTalksOlvg);
        assert!(olvg.len() == 3 && olvg[2].until <= 31, "OLVG: in the first month");
    }

    #[test]
    fn s8_schedules_have_the_same_names_in_settings_and_records() {
        assert_eq!(serde_json::to_value(ScheduleName::ALL).unwrap(), serde_json::json!(ScheduleName::NAMES));
    }

    #[test]
    fn s7_s10_every_schedule_has_the_contact_and_the_lists_and_comes_in_order() {
        for name in ScheduleName::ALL {
            let steps = name.steps();
            for milestone in [Milestone::FirstContact, Milestone::FourWeeks, Milestone::SixWeeks, Milestone::LastLook] {
                assert_eq!(steps.iter().filter(|step| step.milestone == milestone).count(), 1, "{name:?}");
            }
            assert!(steps.is_sorted_by_key(|step| step.from), "{name:?}");
            assert!(steps.iter().all(|step| step.from <= step.until), "{name:?}");
        }
    }
}
