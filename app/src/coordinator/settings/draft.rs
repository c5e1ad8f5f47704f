//! The organisation's settings while they are being edited: the file as JSON, with what is wrong and where.
//!
//! A place is written as the file's faults name it: `open_consultation[0].hours[1].from`.

use leptos::prelude::*;
use naderhand_domain::organisation::{Problem, Settings};
use serde_json::{Map, Value};

/// A draft. Copies are one draft.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    value: RwSignal<Value>,
    /// Empty until somebody has tried to keep it; from then on always what is wrong now.
    problems: RwSignal<Vec<Problem>>,
    tried: RwSignal<bool>,
}

impl Draft {
    pub(super) fn of(settings: &Settings) -> Self {
        Self { value: RwSignal::new(settings.to_draft()), problems: RwSignal::default(), tried: RwSignal::new(false) }
    }

    /// Takes a file in the place of what is there. What is wrong with it shows at once.
    pub(super) fn take(self, file: Value) {
        self.value.set(file);
        self.tried.set(true);
        self.look();
    }

    /// The draft as a file, as people read one.
    pub(super) fn to_file(self) -> String {
        self.value.with_untracked(|value| format!("{value:#}\n"))
    }

    /// The settings, if nothing is wrong. From now on each change is looked at.
    pub(super) fn settings(self) -> Option<Settings> {
        self.tried.set(true);
        self.look()
    }

    /// All that is wrong.
    pub(super) fn problems(self) -> Signal<Vec<Problem>> {
        self.problems.into()
    }

    /// What is wrong at a place.
    pub(super) fn problem(self, at: &str) -> Option<Problem> {
        self.problems.with(|problems| problems.iter().find(|problem| problem.at == at).cloned())
    }

    /// Whether anything is wrong at a place or below it.
    pub(super) fn has_problem_below(self, at: &str) -> bool {
        let below = |problem: &Problem| {
            let rest = problem.at.strip_prefix(at);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        self.problems.with(|problems| problems.iter().any(below))
    }

    /// The text at a place, empty when there is none.
    pub(super) fn text(self, at: &str) -> String {
        self.value.with(|value| match find(value, at) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        })
    }

    /// Whether a place holds exactly this.
    pub(super) fn is(self, at: &str, wanted: &Value) -> bool {
        self.value.with(|value| find(value, at) == Some(wanted))
    }

    /// How many a list holds.
    pub(super) fn len(self, at: &str) -> usize {
        self.value.with(|value| find(value, at).and_then(Value::as_array).map_or(0, Vec::len))
    }

    /// Puts a value at a place, making what is missing on the way. `None` takes it away.
    pub(super) fn put(self, at: &str, new: Option<Value>) {
        self.value.update(|value| put(value, at, new));
        if self.tried.get_untracked() {
            self.look();
        }
    }

    /// Adds to the end of a list.
    pub(super) fn push(self, at: &str, new: Value) {
        let end = self.len_untracked(at);
        self.put(&format!("{at}[{end}]"), Some(new));
    }

    /// Whether a list of texts holds one.
    pub(super) fn holds(self, at: &str, wanted: &str) -> bool {
        self.value.with(|value| {
            let list = find(value, at).and_then(Value::as_array);
            list.is_some_and(|list| list.iter().any(|one| one.as_str() == Some(wanted)))
        })
    }

    /// Puts a text into a list of texts, or takes it out.
    pub(super) fn hold(self, at: &str, text: &str, wanted: bool) {
        let mut list: Vec<Value> =
            self.value.with_untracked(|value| find(value, at).and_then(Value::as_array).cloned().unwrap_or_default());
        list.retain(|one| one.as_str() != Some(text));
        if wanted {
            list.push(text.into());
        }
        self.put(at, (!list.is_empty()).then_some(Value::Array(list)));
    }

    fn len_untracked(self, at: &str) -> usize {
        self.value.with_untracked(|value| find(value, at).and_then(Value::as_array).map_or(0, Vec::len))
    }

    fn look(self) -> Option<Settings> {
        match self.value.with_untracked(Settings::check) {
            Ok(settings) => {
                self.problems.set(Vec::new());
                Some(settings)
            }
            Err(problems) => {
                self.problems.set(problems);
                None
            }
        }
    }
}

/// A step of a place: into an object, or into a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step<'a> {
    Field(&'a str),
    Index(usize),
}

fn steps(at: &str) -> impl Iterator<Item = Step<'_>> {
    at.split(['.', '[']).filter(|step| !step.is_empty()).map(|step| match step.strip_suffix(']') {
        Some(index) => Step::Index(index.parse().unwrap_or(usize::MAX)),
        None => Step::Field(step),
    })
}

fn find<'a>(value: &'a Value, at: &str) -> Option<&'a Value> {
    steps(at).try_fold(value, |value, step| match step {
        Step::Field(field) => value.get(field),
        Step::Index(index) => value.get(index),
    })
}

fn put(value: &mut Value, at: &str, new: Option<Value>) {
    let steps: Vec<Step<'_>> = steps(at).collect();
    let Some((last, way)) = steps.split_last() else { return };
    let mut here = value;
    for step in way {
        here = match into(here, *step) {
            Some(below) => below,
            None => return,
        };
    }
    match (*last, new) {
        (Step::Field(field), None) => {
            if let Value::Object(fields) = here {
                fields.remove(field);
            }
        }
        (Step::Index(index), None) => {
            if let Value::Array(list) = here
                && index < list.len()
            {
                list.remove(index);
            }
        }
        (step, Some(new)) => {
            if let Some(place) = into(here, step) {
                *place = new;
            }
        }
    }
}

/// The value one step further, made if it is the next that a list can have.
fn into<'a>(value: &'a mut Value, step: Step<'_>) -> Option<&'a mut Value> {
    match step {
        Step::Field(field) => {
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            Some(value.as_object_mut()?.entry(field).or_insert(Value::Null))
        }
        Step::Index(index) => {
            if !value.is_array() {
                *value = Value::Array(Vec::new());
            }
            let list = value.as_array_mut()?;
            if index == list.len() {
                list.push(Value::Null);
            }
            list.get_mut(index)
        }
    }
}
