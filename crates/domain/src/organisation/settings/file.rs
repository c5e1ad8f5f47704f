//! The settings as they are written: in one spelling, without what says nothing.

use serde::Serialize;

use super::{
    super::{
        accent::Accent,
        consultation::OpenConsultation,
        limits::Limits,
        number::Number,
        social_map::Entry,
        text::{FileName, InBoth, Line},
    },
    FORMAT, Settings,
};
use crate::{profile::Profession, schedule::ScheduleName, zone::Zone};

/// A file.
#[derive(Serialize)]
pub(super) struct File<'a> {
    format: u64,
    slug: &'a str,
    name: &'a str,
    supporter: &'a InBoth<Line>,
    accent: &'a Accent,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<&'a FileName>,
    numbers: &'a [Number],
    social_map: &'a [Entry],
    #[serde(skip_serializing_if = "is_default")]
    time_zone: Zone,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    professions: &'a [Profession],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    incident_types: &'a [InBoth<Line>],
    #[serde(skip_serializing_if = "is_default")]
    talks: ScheduleName,
    #[serde(skip_serializing_if = "is_default")]
    limits: Limits,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    open_consultation: &'a [OpenConsultation],
}

impl<'a> File<'a> {
    pub(super) fn of(settings: &'a Settings) -> Self {
        Self {
            format: FORMAT,
            slug: settings.organisation.slug(),
            name: settings.organisation.name(),
            supporter: &settings.supporter,
            accent: &settings.accent,
            logo: settings.logo.as_ref(),
            numbers: &settings.numbers,
            social_map: &settings.social_map,
            time_zone: settings.time_zone,
            professions: &settings.professions,
            incident_types: &settings.incident_types,
            talks: settings.talks,
            limits: settings.limits,
            open_consultation: &settings.open_consultation,
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
