//! Which events are usually shocking, in two layers: what holds for every profession (R 13), and each profession's own list.

use serde::{Deserialize, Serialize};

use crate::{
    citation::{Citation, Place, Source},
    profile::Profession,
};

/// A kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentType {
    /// Aggression, violence or intimidation against oneself.
    Violence,
    /// Severe injury or the threat of it.
    SevereInjury,
    /// Family or colleagues were involved.
    FamilyOrColleague,
    /// Not being able to do anything.
    Powerlessness,
    /// Something severe with children.
    Children,
    /// An accident with severe injury, death or mutilation.
    SevereAccident,
    /// Suicide or an attempt, of a colleague too.
    Suicide,
    /// A bizarre situation or a severe crime.
    BizarreOrCrime,
    /// A severe mistake of one's own.
    OwnMistake,
    /// Possible infection or exposure.
    Exposure,
    /// A danger to one's own life.
    OwnLifeInDanger,
    /// Having to act, or to leave something, against one's own conscience.
    MoralStress,
    /// Threats after the event: in person, online, at home (doxing).
    Threats,
    /// Having used force or a weapon oneself.
    OwnForce,
    /// Finding or recovering someone who died.
    FindingTheDead,
    /// Hearing it happen on the line.
    HeardOnTheLine,
    /// Hostage-taking, a riot or a large disturbance.
    HostageOrRiot,
    /// Fire with victims.
    FireWithVictims,
    /// The unexpected death of someone in one's care.
    DeathInCare,
    /// Something else.
    Other,
    /// "I want support myself": needs no other reason (BOT §2, the tenth of its list).
    OwnWish,
}

use IncidentType as T;

impl IncidentType {
    /// All types.
    pub const ALL: [Self; 21] = [
        T::Violence,
        T::SevereInjury,
        T::FamilyOrColleague,
        T::Powerlessness,
        T::Children,
        T::SevereAccident,
        T::Suicide,
        T::BizarreOrCrime,
        T::OwnMistake,
        T::Exposure,
        T::OwnLifeInDanger,
        T::MoralStress,
        T::Threats,
        T::OwnForce,
        T::FindingTheDead,
        T::HeardOnTheLine,
        T::HostageOrRiot,
        T::FireWithVictims,
        T::DeathInCare,
        T::Other,
        T::OwnWish,
    ];

    /// The common basis (R 13).
    pub const COMMON: [Self; 4] = [T::Violence, T::SevereInjury, T::FamilyOrColleague, T::Powerlessness];

    /// What can always be chosen, below all else.
    pub const ALWAYS: [Self; 2] = [T::Other, T::OwnWish];

    /// What can be chosen: the profession's own list first, then what it lacks of the common basis, and always "something
    /// else" and "I want support myself". Without a profession: everything.
    pub fn choices(profession: Option<Profession>) -> Vec<Self> {
        let own = profession.map_or(Self::ALL.as_slice(), Self::of);
        let mut choices: Vec<Self> = own.iter().copied().filter(|one| !Self::ALWAYS.contains(one)).collect();
        for common in Self::COMMON {
            if !choices.contains(&common) {
                choices.push(common);
            }
        }
        choices.extend(Self::ALWAYS);
        choices
    }

    /// A profession's own list. The ambulance's is BOT's ten; the others are drawn from R §2.2, R 8, DJI and OLVG (which
    /// of those apply where is a product default).
    pub const fn of(profession: Profession) -> &'static [Self] {
        match profession {
            Profession::Ambulance => &[
                T::Violence,
                T::Children,
                T::SevereAccident,
                T::Suicide,
                T::FamilyOrColleague,
                T::Powerlessness,
                T::BizarreOrCrime,
                T::OwnMistake,
                T::Exposure,
                T::OwnWish,
            ],
            Profession::ControlRoom => {
                &[T::HeardOnTheLine, T::Children, T::Suicide, T::FamilyOrColleague, T::Powerlessness, T::OwnMistake]
            }
            Profession::Police => &[
                T::Violence,
                T::OwnForce,
                T::OwnLifeInDanger,
                T::FindingTheDead,
                T::Children,
                T::SevereAccident,
                T::Suicide,
                T::BizarreOrCrime,
                T::Threats,
                T::MoralStress,
            ],
            Profession::FireBrigade => &[
                T::FireWithVictims,
                T::SevereAccident,
                T::Children,
                T::FindingTheDead,
                T::OwnLifeInDanger,
                T::Suicide,
                T::Exposure,
                T::OwnMistake,
            ],
            Profession::Prison => &[
                T::Violence,
                T::Suicide,
                T::HostageOrRiot,
                T::FireWithVictims,
                T::OwnForce,
                T::Threats,
                T::MoralStress,
            ],
            Profession::Defence => {
                &[T::OwnLifeInDanger, T::FindingTheDead, T::OwnForce, T::Children, T::MoralStress, T::OwnMistake]
            }
            Profession::Enforcement => {
                &[T::Violence, T::Threats, T::OwnForce, T::SevereAccident, T::Children, T::MoralStress]
            }
            Profession::Hospital => &[
                T::DeathInCare,
                T::Violence,
                T::Children,
                T::OwnMistake,
                T::Suicide,
                T::Exposure,
                T::Threats,
                T::MoralStress,
            ],
        }
    }

    /// Where it stands that this is usually shocking.
    pub const fn citation(self) -> Citation {
        match self {
            T::Violence | T::SevereInjury | T::FamilyOrColleague | T::Powerlessness => {
                Citation::of(Source::R, Place::Recommendation(13))
            }
            T::Children
            | T::SevereAccident
            | T::Suicide
            | T::BizarreOrCrime
            | T::OwnMistake
            | T::Exposure
            | T::Other
            | T::OwnWish => Citation::of(Source::Bot, Place::Section("2")),
            T::OwnLifeInDanger | T::MoralStress | T::OwnForce | T::FindingTheDead | T::HeardOnTheLine => {
                Citation::of(Source::R, Place::Section("2.2"))
            }
            T::Threats => Citation::of(Source::R, Place::Recommendation(8)),
            T::HostageOrRiot | T::FireWithVictims => Citation::of(Source::Dji, Place::Whole),
            T::DeathInCare => Citation::of(Source::Olvg, Place::Whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s5_bot_the_ambulance_has_the_ten_of_its_handbook() {
        assert_eq!(IncidentType::of(Profession::Ambulance).len(), 10);
    }

    #[test]
    fn s5_r13_everyone_can_choose_the_common_basis_something_else_and_the_own_wish_once() {
        for profession in Profession::ALL.map(Some).into_iter().chain([None]) {
            let choices = IncidentType::choices(profession);
            for always in IncidentType::COMMON.into_iter().chain(T::ALWAYS) {
                let times = choices.iter().filter(|choice| **choice == always).count();
                assert_eq!(times, 1, "{profession:?} {always:?}");
            }
            assert_eq!(choices.last(), Some(&T::OwnWish), "{profession:?}");
        }
    }

    #[test]
    fn every_type_is_on_somebodys_list() {
        for one in IncidentType::ALL {
            let offered = |profession: Profession| IncidentType::choices(Some(profession)).contains(&one);
            assert!(Profession::ALL.into_iter().any(offered), "{one:?}");
        }
    }
}
