//! The settings as a whole: read from a file, written back.

mod file;

use core::cell::RefCell;

use serde_json::Value;

use self::file::File;
use super::{
    accent::Accent,
    consultation::OpenConsultation,
    fault::{Fault, Problem},
    identity::{MAX_NAME, Organisation},
    limits::Limits,
    number::Number,
    part::Part,
    social_map::Entry,
    text::{FileName, InBoth, Line},
};
use crate::{incident::OwnType, profile::Profession, schedule::ScheduleName, zone::Zone};

/// The number of the format.
pub const FORMAT: u64 = 1;

/// The largest file, in bytes. All that the limits below allow, in letters of one byte, is less than that.
pub const LARGEST_FILE: usize = 64 * 1024;

/// Product defaults: more than this nobody reads in an emergency.
const MOST_NUMBERS: usize = 12;
/// See [`MOST_NUMBERS`].
const MOST_ENTRIES: usize = 24;

/// As many as a screen can offer beside the common ones (product default).
const MOST_TYPES: usize = 20;
/// See [`MOST_NUMBERS`].
const MOST_CONSULTATIONS: usize = 5;

const FIELDS: &[&str] = &[
    "format",
    "slug",
    "name",
    "supporter",
    "accent",
    "logo",
    "numbers",
    "social_map",
    "time_zone",
    "professions",
    "incident_types",
    "talks",
    "limits",
    "open_consultation",
];

/// What an organisation has set: its own face, and how it works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    organisation: Organisation,
    supporter: InBoth<Line>,
    accent: Accent,
    logo: Option<FileName>,
    numbers: Vec<Number>,
    social_map: Vec<Entry>,
    time_zone: Zone,
    professions: Vec<Profession>,
    incident_types: Vec<InBoth<Line>>,
    talks: ScheduleName,
    limits: Limits,
    open_consultation: Vec<OpenConsultation>,
}

impl Settings {
    /// Reads a file, or tells everything that is wrong with it.
    pub fn parse(json: &[u8]) -> Result<Self, Vec<Problem>> {
        let whole = |fault| vec![Problem { at: Problem::WHOLE.to_owned(), fault }];
        if json.len() > LARGEST_FILE {
            return Err(whole(Fault::FileTooLarge { most: LARGEST_FILE }));
        }
        let value: Value = serde_json::from_slice(json)
            .map_err(|error| whole(Fault::NotJson { line: error.line(), column: error.column() }))?;
        let problems = RefCell::new(Vec::new());
        let settings = Part::of(&value, String::new(), &problems).and_then(|part| Self::read(&part));
        let mut problems = problems.into_inner();
        for problem in problems.iter_mut().filter(|problem| problem.at.is_empty()) {
            Problem::WHOLE.clone_into(&mut problem.at);
        }
        match settings {
            Some(settings) if problems.is_empty() => Ok(settings),
            _ => Err(problems),
        }
    }

    /// The same of a draft that a form edits.
    pub fn check(draft: &Value) -> Result<Self, Vec<Problem>> {
        // As a file, so that what is taken here is taken wherever the file is read, its size included.
        Self::parse(draft.to_string().as_bytes())
    }

    fn read(part: &Part<'_>) -> Option<Self> {
        let format = part.value("format")?;
        if format.as_u64() != Some(FORMAT) {
            // What follows may mean something else: nothing more is said about it.
            part.complain(Problem { at: "format".to_owned(), fault: Fault::Format });
            return None;
        }
        part.only(FIELDS);
        let organisation = read_organisation(part);
        let supporter = part.lines("supporter", 40);
        let accent = part.part("accent").and_then(|part| Accent::read(&part));
        let logo = part.optional("logo", FileName::parse);
        let numbers = part.list("numbers", MOST_NUMBERS, Number::read);
        let social_map = part.list("social_map", MOST_ENTRIES, Entry::read);
        let time_zone = part.default("time_zone", || part.chosen("time_zone", Zone::NAMES, &Zone::ALL));
        let professions =
            part.default("professions", || part.words("professions", Profession::NAMES, &Profession::ALL));
        let incident_types = part.default("incident_types", || read_incident_types(part));
        let talks = part.default("talks", || part.chosen("talks", ScheduleName::NAMES, &ScheduleName::ALL));
        let limits = part.default("limits", || Limits::read(&part.part("limits")?));
        let open_consultation = part.default("open_consultation", || read_open_consultation(part));
        Some(Self {
            organisation: organisation?,
            supporter: supporter?,
            accent: accent?,
            logo: logo.ok()?,
            numbers: numbers?,
            social_map: social_map?,
            time_zone: time_zone?,
            professions: professions?,
            incident_types: incident_types?,
            talks: talks?,
            limits: limits?,
            open_consultation: open_consultation?,
        })
    }

    /// The same as a file, in one spelling: never longer than what was read, so it can be read again. What may be left out
    /// and says nothing is left out.
    pub fn to_json(&self) -> String {
        // Texts, lists and objects with names for keys: always JSON.
        serde_json::to_string(&File::of(self)).unwrap_or_default()
    }

    /// The same as a draft for a form to edit: [`Settings::check`] takes it back.
    pub fn to_draft(&self) -> Value {
        serde_json::to_value(File::of(self)).unwrap_or_default()
    }

    /// Which organisation it is.
    pub const fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// Its word for a supporter.
    pub const fn supporter(&self) -> &InBoth<Line> {
        &self.supporter
    }

    /// Its accent.
    pub const fn accent(&self) -> Accent {
        self.accent
    }

    /// Where its logo is.
    pub const fn logo(&self) -> Option<&FileName> {
        self.logo.as_ref()
    }

    /// Whom to phone.
    pub fn numbers(&self) -> &[Number] {
        &self.numbers
    }

    /// Who can help.
    pub fn social_map(&self) -> &[Entry] {
        &self.social_map
    }

    /// In which zone its times are: the Netherlands' unless it says otherwise.
    pub const fn time_zone(&self) -> Zone {
        self.time_zone
    }

    /// Who works there; of which profession it does not say when there is none.
    pub fn professions(&self) -> &[Profession] {
        &self.professions
    }

    /// Its own types of incident, beside the common basis and the profession's list (S5).
    pub fn incident_types(&self) -> &[InBoth<Line>] {
        &self.incident_types
    }

    /// Its schedule of talks, within its source: [`ScheduleName::citation`] (S8).
    pub const fn talks(&self) -> ScheduleName {
        self.talks
    }

    /// Its limits.
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// Its open consultation hours (S20).
    pub fn open_consultation(&self) -> &[OpenConsultation] {
        &self.open_consultation
    }
}

/// Slug and name are judged one by one, so that both are told of, and taken together.
fn read_organisation(part: &Part<'_>) -> Option<Organisation> {
    // A name that is always taken stands in for the one that is not being judged.
    let slug = part.parsed("slug", |slug| Organisation::parse(slug, "x").map_err(|_| Fault::Slug));
    let name =
        part.parsed("name", |name| Organisation::parse("x", name).map_err(|why| Fault::Text { why, most: MAX_NAME }));
    Organisation::parse(slug?.slug(), name?.name()).ok()
}

fn read_incident_types(part: &Part<'_>) -> Option<Vec<InBoth<Line>>> {
    let types = part.items("incident_types", MOST_TYPES, |part| part.line(OwnType::LONGEST))?;
    part.each_once("incident_types", "", &types.iter().map(Option::as_ref).collect::<Vec<_>>());
    types.into_iter().collect()
}

fn read_open_consultation(part: &Part<'_>) -> Option<Vec<OpenConsultation>> {
    let all = part.items("open_consultation", MOST_CONSULTATIONS, OpenConsultation::read)?;
    let labels: Vec<_> = all.iter().map(|one| one.as_ref().map(|one| &one.label)).collect();
    part.each_once("open_consultation", "label.", &labels);
    all.into_iter().collect()
}

#[cfg(test)]
mod tests;
