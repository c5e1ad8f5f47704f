//! The settings as a whole: read from a file, written back.

use core::cell::RefCell;

use serde::Serialize;
use serde_json::Value;

use super::{
    accent::Accent,
    fault::{Fault, Problem},
    identity::{MAX_NAME, Organisation},
    number::Number,
    part::Part,
    social_map::Entry,
    text::{FileName, InBoth, Line},
};

/// The number of the format.
pub const FORMAT: u64 = 1;

/// The largest file, in bytes. All that the limits below allow, in letters of one byte, is less than that.
pub const LARGEST_FILE: usize = 64 * 1024;

/// Product defaults: more than this nobody reads in an emergency.
const MOST_NUMBERS: usize = 12;
/// See [`MOST_NUMBERS`].
const MOST_ENTRIES: usize = 24;

const FIELDS: &[&str] = &["format", "slug", "name", "supporter", "accent", "logo", "numbers", "social_map"];

/// What an organisation has set: its own face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    organisation: Organisation,
    supporter: InBoth<Line>,
    accent: Accent,
    logo: Option<FileName>,
    numbers: Vec<Number>,
    social_map: Vec<Entry>,
}

impl Settings {
    /// Reads a file, or tells everything that is wrong with it.
    pub fn parse(json: &[u8]) -> Result<Self, Vec<Problem>> {
        let whole = |fault| vec![Problem { at: "the file".to_owned(), fault }];
        if json.len() > LARGEST_FILE {
            return Err(whole(Fault::FileTooLarge { most: LARGEST_FILE }));
        }
        let value: Value = serde_json::from_slice(json)
            .map_err(|error| whole(Fault::NotJson { line: error.line(), column: error.column() }))?;
        let problems = RefCell::new(Vec::new());
        let settings = Part::of(&value, String::new(), &problems).and_then(|part| Self::read(&part));
        let mut problems = problems.into_inner();
        for problem in problems.iter_mut().filter(|problem| problem.at.is_empty()) {
            "the file".clone_into(&mut problem.at);
        }
        match settings {
            Some(settings) if problems.is_empty() => Ok(settings),
            _ => Err(problems),
        }
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
        Some(Self {
            organisation: organisation?,
            supporter: supporter?,
            accent: accent?,
            logo: logo.ok()?,
            numbers: numbers?,
            social_map: social_map?,
        })
    }

    /// The same as a file, in one spelling: never longer than what was read, so it can be read again.
    pub fn to_json(&self) -> String {
        let Self { organisation, supporter, accent, logo, numbers, social_map } = self;
        let file = File {
            format: FORMAT,
            slug: organisation.slug(),
            name: organisation.name(),
            supporter,
            accent,
            logo: logo.as_ref(),
            numbers,
            social_map,
        };
        // Texts, lists and objects with names for keys: always JSON.
        serde_json::to_string(&file).unwrap_or_default()
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
}

#[derive(Serialize)]
struct File<'a> {
    format: u64,
    slug: &'a str,
    name: &'a str,
    supporter: &'a InBoth<Line>,
    accent: &'a Accent,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<&'a FileName>,
    numbers: &'a [Number],
    social_map: &'a [Entry],
}

/// Slug and name are judged one by one, so that both are told of, and taken together.
fn read_organisation(part: &Part<'_>) -> Option<Organisation> {
    // A name that is always taken stands in for the one that is not being judged.
    let slug = part.parsed("slug", |slug| Organisation::parse(slug, "x").map_err(|_| Fault::Slug));
    let name =
        part.parsed("name", |name| Organisation::parse("x", name).map_err(|why| Fault::Text { why, most: MAX_NAME }));
    Organisation::parse(slug?.slug(), name?.name()).ok()
}

#[cfg(test)]
mod tests;
