//! Turns `nl.toml` and `en.toml` of a folder into one Rust struct with a static value for each language.
//!
//! A key that one language lacks, or whose placeholders differ, stops the build and is named.
//!
//! | in the file | in Rust |
//! | --- | --- |
//! | `key = "text"` | field `key: &'static str` |
//! | `key = "text with {name}"` | method `key(name: impl Display) -> String`, arguments in alphabetical order |
//! | `key = { one = "…", other = "… {n} …" }` | method `key(n: usize, …) -> String` |
//! | `key = ["…", "…"]` | field `key: [&'static str; N]` |
//! | `[section]` | field `section: Section` |

use std::{collections::BTreeSet, fs};

use toml::{Table, Value};

use crate::camel;

/// Generates the struct `name` and its two values from `nl.toml` and `en.toml` in `folder`.
pub(crate) fn generate(name: &str, folder: &str, out: &str) {
    let nl = read(folder, "nl");
    let en = read(folder, "en");
    let mut rust = Vec::new();
    let doc = format!("Every text of `{folder}` in one language.");
    section(&mut rust, name, &doc, &format!("{folder}: "), &nl, &en);
    for (language, doc, table) in [("NL", "Dutch.", &nl), ("EN", "English.", &en)] {
        rust.push(format!("/// {doc}\npub static {language}: {name} = {};\n", value(name, table)));
    }
    crate::write(out, &rust.concat());
}

/// The table of one language in a folder.
pub(crate) fn read(folder: &str, language: &str) -> Table {
    let path = format!("{folder}/{language}.toml");
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Writes the struct of one section, after those of the sections inside it.
pub(crate) fn section(rust: &mut Vec<String>, name: &str, doc: &str, path: &str, nl: &Table, en: &Table) {
    if let Some(key) = en.keys().find(|key| !nl.contains_key(*key)) {
        panic!("Dutch lacks `{path}{key}`, which English has");
    }
    let (mut fields, mut methods) = (Vec::new(), Vec::new());
    for (key, dutch) in nl {
        let at = format!("{path}{key}");
        let Some(english) = en.get(key) else { panic!("English lacks `{at}`, which Dutch has") };
        let doc = format!("/// {}\n", escaped_doc(&at, dutch));
        match (dutch, english) {
            (Value::Table(dutch), Value::Table(english)) if is_plural(dutch) && is_plural(english) => {
                let names = same(&at, &plural_text(dutch), &plural_text(english));
                fields.push(format!("{key}: [&'static str; 2],\n"));
                let arguments = arguments(names.iter().filter(|name| *name != "n"));
                methods.push(format!(
                    "{doc}pub fn {key}(&self, n: usize{}{}) -> String {{ fill(self.{key}[usize::from(n != 1)], &[{}]) }}\n",
                    if arguments.is_empty() { "" } else { ", " },
                    arguments,
                    values(&names)
                ));
            }
            (Value::Table(dutch), Value::Table(english)) => {
                let inner = format!("{name}{}", camel(key));
                section(rust, &inner, &format!("The texts of `{at}`."), &format!("{at}."), dutch, english);
                fields.push(format!("{doc}pub {key}: {inner},\n"));
            }
            (Value::Array(dutch), Value::Array(english)) => {
                assert_eq!(dutch.len(), english.len(), "`{at}` has not as many texts in both languages");
                fields.push(format!("{doc}pub {key}: [&'static str; {}],\n", dutch.len()));
            }
            (Value::String(dutch), Value::String(english)) => {
                let names = same(&at, dutch, english);
                if names.is_empty() {
                    fields.push(format!("{doc}pub {key}: &'static str,\n"));
                } else {
                    fields.push(format!("{key}: &'static str,\n"));
                    methods.push(format!(
                        "{doc}pub fn {key}(&self, {}) -> String {{ fill(self.{key}, &[{}]) }}\n",
                        arguments(names.iter()),
                        values(&names)
                    ));
                }
            }
            _ => panic!("`{at}` is not the same sort of text in both languages"),
        }
    }
    rust.push(format!("/// {doc}\npub struct {name} {{\n{}}}\n", fields.concat()));
    if !methods.is_empty() {
        rust.push(format!("impl {name} {{\n{}}}\n", methods.concat()));
    }
}

/// The static value of one section.
fn value(name: &str, table: &Table) -> String {
    let fields = table.iter().map(|(key, text)| {
        let text = match text {
            Value::Table(text) if is_plural(text) => {
                format!("[{:?}, {:?}]", string(&text["one"]), string(&text["other"]))
            }
            Value::Table(text) => value(&format!("{name}{}", camel(key)), text),
            Value::Array(texts) => format!("{:?}", texts.iter().map(string).collect::<Vec<_>>()),
            text => format!("{:?}", string(text)),
        };
        format!("{key}: {text},\n")
    });
    format!("{name} {{\n{}}}", fields.collect::<String>())
}

/// Whether it is one text in two forms, by number.
pub(crate) fn is_plural(table: &Table) -> bool {
    table.len() == 2 && table.contains_key("one") && table.contains_key("other")
}

fn plural_text(table: &Table) -> String {
    format!("{{n}}{}{}", string(&table["one"]), string(&table["other"]))
}

/// A text.
pub(crate) fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a text is a string, not {value:?}"))
}

/// The placeholders of a text, which must be the same in both languages.
fn same(at: &str, dutch: &str, english: &str) -> BTreeSet<String> {
    let names = placeholders(dutch);
    assert_eq!(names, placeholders(english), "`{at}` does not have the same placeholders in both languages");
    names
}

/// The names between braces.
pub(crate) fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

fn arguments<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(|name| format!("{name}: impl core::fmt::Display")).collect::<Vec<_>>().join(", ")
}

fn values(names: &BTreeSet<String>) -> String {
    names.iter().map(|name| format!("(\"{{{name}}}\", &{name})")).collect::<Vec<_>>().join(", ")
}

/// The Dutch text itself is the best documentation of a key.
fn escaped_doc(at: &str, value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{}\"", text.replace(['\n', '`', '[', ']', '<', '>'], " ")),
        _ => format!("`{at}`"),
    }
}
