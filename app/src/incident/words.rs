//! The words of types, professions and steps. Each `match` is exhaustive: a new one without a text does not compile.

use naderhand_domain::{
    incident::{DayPart, Incident, IncidentType, OwnType},
    profile::Profession,
    schedule::{Milestone, ScheduleName},
};

use crate::texts::{parts::incident_texts, texts};

/// "Geweld of bedreiging tegen mij".
pub fn type_word(one: IncidentType) -> &'static str {
    let t = &texts().incident_types;
    match one {
        IncidentType::Violence => t.violence,
        IncidentType::SevereInjury => t.severe_injury,
        IncidentType::FamilyOrColleague => t.family_or_colleague,
        IncidentType::Powerlessness => t.powerlessness,
        IncidentType::Children => t.children,
        IncidentType::SevereAccident => t.severe_accident,
        IncidentType::Suicide => t.suicide,
        IncidentType::BizarreOrCrime => t.bizarre_or_crime,
        IncidentType::OwnMistake => t.own_mistake,
        IncidentType::Exposure => t.exposure,
        IncidentType::OwnLifeInDanger => t.own_life_in_danger,
        IncidentType::MoralStress => t.moral_stress,
        IncidentType::Threats => t.threats,
        IncidentType::OwnForce => t.own_force,
        IncidentType::FindingTheDead => t.finding_the_dead,
        IncidentType::HeardOnTheLine => t.heard_on_the_line,
        IncidentType::HostageOrRiot => t.hostage_or_riot,
        IncidentType::FireWithVictims => t.fire_with_victims,
        IncidentType::DeathInCare => t.death_in_care,
        IncidentType::Other => t.other,
        IncidentType::OwnWish => t.own_wish,
    }
}

/// "Ambulance".
pub fn profession_word(profession: Profession) -> &'static str {
    let t = &incident_texts().professions;
    match profession {
        Profession::Ambulance => t.ambulance,
        Profession::ControlRoom => t.control_room,
        Profession::Police => t.police,
        Profession::FireBrigade => t.fire_brigade,
        Profession::Prison => t.prison,
        Profession::Defence => t.defence,
        Profession::Enforcement => t.enforcement,
        Profession::Hospital => t.hospital,
    }
}

/// "Eerste gesprek".
pub fn milestone_word(milestone: Milestone) -> &'static str {
    let t = &incident_texts().milestones;
    match milestone {
        Milestone::Happened => t.happened,
        Milestone::FirstContact => t.first_contact,
        Milestone::FirstTalk => t.first_talk,
        Milestone::SecondTalk => t.second_talk,
        Milestone::ThirdTalk => t.third_talk,
        Milestone::FourWeeks => t.four_weeks,
        Milestone::SixWeeks => t.six_weeks,
        Milestone::LastLook => t.last_look,
    }
}

/// "Avond".
pub fn part_word(part: DayPart) -> &'static str {
    let t = &incident_texts().incident;
    match part {
        DayPart::Night => t.part_night,
        DayPart::Morning => t.part_morning,
        DayPart::Afternoon => t.part_afternoon,
        DayPart::Evening => t.part_evening,
    }
}

/// "Twee gesprekken".
pub fn schedule_word(schedule: ScheduleName) -> &'static str {
    let t = &incident_texts().incident;
    match schedule {
        ScheduleName::TwoTalks => t.schedule_two_talks,
        ScheduleName::ThreeTalksBot => t.schedule_three_talks_bot,
        ScheduleName::ThreeTalksOlvg => t.schedule_three_talks_olvg,
    }
}

/// What an event is called on a screen: the first type that was chosen.
pub fn incident_word(incident: &Incident) -> &str {
    type_words(incident).next().unwrap_or(texts().incident.unnamed)
}

/// The types of an event in the order of the list that they were chosen from: what says least comes last.
pub fn type_words<'a>(incident: &'a Incident) -> impl Iterator<Item = &'a str> {
    let word = |one: IncidentType| -> &'a str { type_word(one) };
    let is_last = |one: &IncidentType| IncidentType::ALWAYS.contains(one);
    let first = incident.known_types().filter(move |one| !is_last(one)).map(word);
    let last = incident.known_types().filter(is_last).map(word);
    first.chain(incident.own_types.iter().map(OwnType::as_str)).chain(last)
}
