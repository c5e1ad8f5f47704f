//! A part of the file while it is read: an object with its place, and everything that was wrong so far.

use core::cell::RefCell;

use serde_json::{Map, Value};

use super::{
    fault::{Fault, Kind, Problem},
    text::{InBoth, Line},
};

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

    fn fault(&self, field: &str, fault: Fault) {
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
            let shown = if Line::parse(field, 40).is_ok() { field } else { "?" };
            self.fault(shown, Fault::Unknown { known });
        }
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    pub(super) fn value(&self, field: &str) -> Option<&'a Value> {
        let value = self.fields.get(field);
        if value.is_none() {
            self.fault(field, Fault::Missing);
        }
        value
    }

    /// A text that `parse` takes.
    pub(super) fn parsed<T>(&self, field: &str, parse: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let parsed = match self.value(field)? {
            Value::String(text) => parse(text),
            _ => Err(Fault::Kind(Kind::Text)),
        };
        parsed.map_err(|fault| self.fault(field, fault)).ok()
    }

    /// A text that may be left out.
    pub(super) fn optional<T>(
        &self,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<Option<T>, Told> {
        if self.has(field) { self.parsed(field, parse).map(Some).ok_or(Told) } else { Ok(None) }
    }

    /// One of a few values, by its name.
    pub(super) fn chosen<T: Copy>(&self, field: &str, known: &'static [&'static str], values: &[T]) -> Option<T> {
        self.parsed(field, |text| {
            let found = known.iter().position(|name| *name == text).and_then(|at| values.get(at));
            found.copied().ok_or(Fault::Value { known })
        })
    }

    /// A line in both languages.
    pub(super) fn lines(&self, field: &str, most: usize) -> Option<InBoth<Line>> {
        let part = self.part(field)?;
        part.only(&["nl", "en"]);
        let nl = part.parsed("nl", |text| Line::parse(text, most));
        let en = part.parsed("en", |text| Line::parse(text, most));
        Some(InBoth { nl: nl?, en: en? })
    }

    /// An object inside this one.
    pub(super) fn part(&self, field: &str) -> Option<Self> {
        Self::of(self.value(field)?, self.at(field), self.problems)
    }

    /// A list of at most `most` objects, each read by `read`. Those beyond are not looked at.
    pub(super) fn list<T>(&self, field: &str, most: usize, read: impl Fn(&Self) -> Option<T>) -> Option<Vec<T>> {
        let Value::Array(values) = self.value(field)? else {
            self.fault(field, Fault::Kind(Kind::List));
            return None;
        };
        if values.len() > most {
            self.fault(field, Fault::TooMany { most });
        }
        let parts = values.iter().take(most).enumerate();
        let read: Vec<Option<T>> = parts
            .map(|(index, value)| {
                let part = Self::of(value, format!("{}[{index}]", self.at(field)), self.problems)?;
                read(&part)
            })
            .collect();
        read.into_iter().collect()
    }
}
