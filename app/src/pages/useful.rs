//! Which pages matter at a moment after an event.

use naderhand_domain::incident::{Incident, IncidentType};

use super::Page;

/// How many are shown at once (product default): more is a library, and that has a place of its own.
const MOST: usize = 3;

/// The pages for this event, so many days after it. First what this kind of event brings with it, then what its time does.
pub fn useful(incident: &Incident, days: i64) -> Vec<Page> {
    let of_kind = incident.known_types().flat_map(of_kind);
    let of_time: &[Page] = match days {
        ..=2 => &[Page::FirstHours, Page::NormalReactions],
        3..=13 => &[Page::NormalReactions, Page::Sleep, Page::Talking],
        14..=41 => &[Page::Course, Page::WorkAndRest],
        _ => &[Page::Course, Page::ReturnToWork],
    };
    let mut pages = Vec::new();
    // In the first days the first hours come first, whatever it was.
    let (first, rest) = of_time.split_at(usize::from(days <= 2));
    for page in first.iter().chain(of_kind).chain(rest) {
        if pages.len() < MOST && !pages.contains(page) {
            pages.push(*page);
        }
    }
    pages
}

/// What a kind of event brings with it.
const fn of_kind(kind: IncidentType) -> &'static [Page] {
    match kind {
        IncidentType::Violence | IncidentType::HostageOrRiot => &[Page::PoliceReport],
        IncidentType::Threats => &[Page::PoliceReport, Page::Media],
        IncidentType::OwnForce | IncidentType::OwnMistake | IncidentType::DeathInCare => &[Page::Debriefing],
        IncidentType::BizarreOrCrime | IncidentType::FireWithVictims | IncidentType::SevereAccident => &[Page::Media],
        IncidentType::SevereInjury
        | IncidentType::FamilyOrColleague
        | IncidentType::Powerlessness
        | IncidentType::Children
        | IncidentType::Suicide
        | IncidentType::Exposure
        | IncidentType::OwnLifeInDanger
        | IncidentType::MoralStress
        | IncidentType::FindingTheDead
        | IncidentType::HeardOnTheLine
        | IncidentType::Other
        | IncidentType::OwnWish => &[],
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use naderhand_domain::{day::Day, incident::OwnType};

    use super::*;

    fn event(kinds: &[IncidentType]) -> Incident {
        let day = Day::of(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
        Incident { types: kinds.iter().map(|kind| (*kind).into()).collect(), ..Incident::on(day) }
    }

    #[test]
    fn an_event_of_only_an_organisations_own_types_has_the_pages_of_its_time() {
        let mut own = event(&[]);
        assert!(own.own_types.choose(OwnType::parse("Ontsnapping".into()).unwrap()));
        assert_eq!(useful(&own, 0), [Page::FirstHours, Page::NormalReactions]);
        assert_eq!(useful(&own, 5), [Page::NormalReactions, Page::Sleep, Page::Talking]);
    }

    #[test]
    fn s22_the_first_hours_come_first_then_what_the_event_brings_and_never_a_wall() {
        for kind in IncidentType::ALL {
            assert_eq!(useful(&event(&[kind]), 0)[0], Page::FirstHours, "{kind:?}");
        }
        let threats = event(&[IncidentType::Threats, IncidentType::OwnMistake]);
        assert_eq!(useful(&threats, 1).len(), MOST);
        assert!(useful(&threats, 5).contains(&Page::PoliceReport));
        assert_eq!(useful(&event(&[]), 5), [Page::NormalReactions, Page::Sleep, Page::Talking]);
        assert!(useful(&event(&[]), 60).contains(&Page::ReturnToWork));
        assert_eq!(useful(&event(&[]), -3)[0], Page::FirstHours, "a day that is still to come, by a wrong clock");
    }
}
