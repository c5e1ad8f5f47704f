//! A part of the file while it is read: an object with its place, and everything that was wrong so far.

use core::{cell::RefCell, ops::RangeInclusive};

use serde_json::{Map, Value};

use super::fault::{Fault, Kind, Problem};
use crate::shown_text::check_name;

/// An object of the file. Reading goes on after a fault, so that all of them are told.
pub(super) struct Part<'a> {
    at: String,
    fields: &'a Map<String, Value>,
    problems: &'a RefCell<Vec<Problem>>,
}

/// What was wrong has been told.
pub(super) struct Told;

impl<'a> Part<'a> {
    /// The object `value` at `at`, or a problem.
    pub(super) fn of(value: &'a Value, at: String, problems: &'a RefCell<Vec<Problem>>) -> Option<Self> {
        if let Value::Object(fields) = value {
            return Some(Self { at, fields, problems });
        }
        problems.borrow_mut().push(Problem { at, fault: Fault::Kind(Kind::Object) });
        None
    }

    pub(super) fn complain(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// Complains about a field.
    pub(super) fn complain_at(&self, field: &str, fault: Fault) {
        self.complain(Problem { at: self.at(field), fault });
    }

    /// The place of a field.
    pub(super) fn at(&self, field: &str) -> String {
        if self.at.is_empty() { field.to_owned() } else { format!("{}.{field}", self.at) }
    }

    /// Complains about the part as a whole.
    pub(super) fn complain_here(&self, fault: Fault) {
        self.complain(Problem { at: self.at.clone(), fault });
    }

    /// Complains about every field that is not one of these. A name that cannot be shown is not repeated.
    pub(super) fn only(&self, known: &'static [&'static str]) {
        for field in self.fields.keys().filter(|field| !known.contains(&field.as_str())) {
            let shown = if check_name(field, 40).is_ok() { field } else { "?" };
            self.complain_at(shown, Fault::Unknown { known });
        }
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    pub(super) fn value(&self, field: &str) -> Option<&'a Value> {
        let value = self.fields.get(field);
        if value.is_none() {
            self.complain_at(field, Fault::Missing);
        }
        value
    }

    /// A text that `parse` takes.
    pub(super) fn parsed<T>(&self, field: &str, parse: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let parsed = match self.value(field)? {
            Value::String(text) => parse(text),
            _ => Err(Fault::Kind(Kind::Text)),
        };
        parsed.map_err(|fault| self.complain_at(field, fault)).ok()
    }

    /// A text that may be left out.
    pub(super) fn optional<T>(
        &self,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<Option<T>, Told> {
        if self.has(field) { self.parsed(field, parse).map(Some).ok_or(Told) } else { Ok(None) }
    }

    /// What `read` takes of a field, or the default when it is left out.
    pub(super) fn default<T: Default>(&self, field: &str, read: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.has(field) { read() } else { Some(T::default()) }
    }

    /// One of a few values, by its name.
    pub(super) fn chosen<T: Copy>(&self, field: &str, known: &'static [&'static str], values: &[T]) -> Option<T> {
        self.parsed(field, |text| {
            let found = known.iter().position(|name| *name == text).and_then(|at| values.get(at));
            found.copied().ok_or(Fault::Value { known })
        })
    }

    /// Some of a few values, by their names, each once.
    pub(super) fn words<T: Copy>(&self, field: &str, known: &'static [&'static str], values: &[T]) -> Option<Vec<T>> {
        let words = self.array(field, known.len())?;
        let read = words.iter().take(known.len()).enumerate().map(|(index, word)| {
            let found = word.as_str().and_then(|word| known.iter().position(|name| *name == word));
            let fault = match words[..index].iter().position(|other| other == word) {
                Some(first) if found.is_some() => Fault::Twice { with: self.at(&format!("{field}[{first}]")) },
                _ if !word.is_string() => Fault::Kind(Kind::Text),
                _ => match found.and_then(|at| values.get(at)) {
                    Some(value) => return Some(*value),
                    None => Fault::Value { known },
                },
            };
            self.complain_at(&format!("{field}[{index}]"), fault);
            None
        });
        read.collect::<Vec<_>>().into_iter().collect()
    }

    /// Whether something is so; it is not when nothing is said.
    pub(super) fn flag(&self, field: &str) -> Result<bool, Told> {
        match self.fields.get(field) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => {
                self.complain_at(field, Fault::Kind(Kind::Truth));
                Err(Told)
            }
        }
    }

    /// A whole number within bounds, which may be left out.
    pub(super) fn number(&self, field: &str, within: RangeInclusive<u16>) -> Result<Option<u16>, Told> {
        let Some(value) = self.fields.get(field) else { return Ok(None) };
        let number = value.as_u64().and_then(|number| u16::try_from(number).ok());
        if let Some(number) = number.filter(|number| within.contains(number)) {
            return Ok(Some(number));
        }
        self.complain_at(field, Fault::Number { least: *within.start(), most: *within.end() });
        Err(Told)
    }

    /// An object inside this one.
    pub(super) fn part(&self, field: &str) -> Option<Self> {
        Self::of(self.value(field)?, self.at(field), self.problems)
    }

    /// A list of at most `most` objects, each read by `read`. Those beyond are not looked at.
    pub(super) fn list<T>(&self, field: &str, most: usize, read: impl Fn(&Self) -> Option<T>) -> Option<Vec<T>> {
        self.items(field, most, read)?.into_iter().collect()
    }

    /// The same, with what could not be read in its place, so that the others can be compared with each other.
    pub(super) fn items<T>(
        &self,
        field: &str,
        most: usize,
        read: impl Fn(&Self) -> Option<T>,
    ) -> Option<Vec<Option<T>>> {
        let values = self.array(field, most)?.iter().take(most).enumerate();
        let read = values.map(|(index, value)| {
            let part = Self::of(value, format!("{}[{index}]", self.at(field)), self.problems)?;
            read(&part)
        });
        Some(read.collect())
    }

    /// The values of a list.
    fn array(&self, field: &str, most: usize) -> Option<&'a [Value]> {
        let Value::Array(values) = self.value(field)? else {
            self.complain_at(field, Fault::Kind(Kind::List));
            return None;
        };
        if values.len() > most {
            self.complain_at(field, Fault::TooMany { most });
        }
        Some(values)
    }
}
