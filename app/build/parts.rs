//! Turns `texts/parts/<part>/{nl,en}.toml` into a Rust struct without a value, and a file of lines for each language that
//! the value is read from when the part is fetched: a part's texts weigh nothing on the first screen.
//!
//! The file is `part_texts/<part>-<language>.txt` in the folder for what is generated, where the product's build takes it
//! from. Its first line names part, language and shape; then comes one text a line, in the order of the Dutch keys.

use std::fs;

use toml::{Table, Value};

use crate::{
    camel, out,
    texts::{is_plural, read, section, string},
};

/// Where the texts of the parts are.
const FOLDER: &str = "texts/parts";

/// Generates what every part needs.
pub(crate) fn generate() {
    println!("cargo::rerun-if-changed={FOLDER}");
    let files = out().join("part_texts");
    if files.exists() {
        // A part that is no more leaves no file behind.
        fs::remove_dir_all(&files).expect("OUT_DIR can be written");
    }
    fs::create_dir(&files).expect("OUT_DIR can be written");
    let mut rust = Vec::new();
    for part in parts() {
        let folder = format!("{FOLDER}/{part}");
        let (nl, en) = (read(&folder, "nl"), read(&folder, "en"));
        let name = format!("{}Texts", camel(&part));
        let doc = format!("Every text of `{folder}` in one language.");
        section(&mut rust, &name, &doc, &format!("{folder}: "), &nl, &en);
        reading(&mut rust, &name, &nl);
        let count = texts(&nl, &nl).len();
        let shape = shape(&nl);
        rust.push(entry(&part, &name, &shape, count));
        for (language, table) in [("nl", &nl), ("en", &en)] {
            let lines = [format!("{part} {language} {shape}")].into_iter().chain(texts(&nl, table));
            let text: String = lines.map(|line| one_line(&folder, line) + "\n").collect();
            fs::write(files.join(format!("{part}-{language}.txt")), text).expect("OUT_DIR can be written");
        }
    }
    crate::write("part_texts.rs", &rust.concat());
}

/// The names of the parts that have texts of their own.
fn parts() -> Vec<String> {
    let folders = fs::read_dir(FOLDER).unwrap_or_else(|error| panic!("{FOLDER}: {error}"));
    let mut parts: Vec<String> =
        folders.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
    parts.sort();
    parts
}

/// What a component asks for the texts with, and what they are kept in.
fn entry(part: &str, name: &str, shape: &str, count: usize) -> String {
    let kept = part.to_uppercase();
    format!(
        "thread_local! {{ static {kept}: Kept<{name}> = const {{ Kept::none() }}; }}\n\
         impl PartTexts for {name} {{\n\
         const PART: &'static str = {part:?};\n\
         const SHAPE: &'static str = {shape:?};\n\
         const COUNT: usize = {count};\n\
         fn read(lines: &mut Lines) -> Self {{ Self::read(lines) }}\n\
         fn kept() -> &'static LocalKey<Kept<Self>> {{ &{kept} }}\n\
         }}\n\
         /// The texts of the part `{part}` in the language of this view. For what lies in that part and is shown on its\n\
         /// screens: they are there before the first of them is made.\n\
         pub fn {part}_texts() -> &'static {name} {{ {kept}.with(Kept::texts) }}\n"
    )
}

/// Makes each section from the lines that follow.
fn reading(rust: &mut Vec<String>, name: &str, nl: &Table) {
    let fields = nl.iter().map(|(key, text)| {
        let value = match text {
            Value::Table(text) if is_plural(text) => "lines.several()".to_owned(),
            Value::Table(text) => {
                let inner = format!("{name}{}", camel(key));
                reading(rust, &inner, text);
                format!("{inner}::read(lines)")
            }
            Value::Array(_) => "lines.several()".to_owned(),
            _ => "lines.one()".to_owned(),
        };
        format!("{key}: {value},\n")
    });
    let fields: String = fields.collect();
    rust.push(format!("impl {name} {{\nfn read(lines: &mut Lines) -> Self {{ Self {{\n{fields}}} }}\n}}\n"));
}

/// The texts of a language, in the order in which [`reading`] reads them.
fn texts(nl: &Table, table: &Table) -> Vec<String> {
    let mut found = Vec::new();
    for (key, dutch) in nl {
        match (dutch, &table[key]) {
            (Value::Table(dutch), Value::Table(text)) if is_plural(dutch) => {
                found.extend(["one", "other"].map(|form| string(&text[form]).to_owned()));
            }
            (Value::Table(dutch), Value::Table(inner)) => found.extend(texts(dutch, inner)),
            (_, Value::Array(several)) => found.extend(several.iter().map(|text| string(text).to_owned())),
            (_, text) => found.push(string(text).to_owned()),
        }
    }
    found
}

/// Tells files for other keys apart: FNV-1a over the keys and their placeholders, which both languages share.
fn shape(nl: &Table) -> String {
    let mut keys = String::new();
    describe(&mut keys, nl);
    let digest = keys
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |digest, byte| (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{digest:016x}")
}

fn describe(keys: &mut String, table: &Table) {
    for (key, text) in table {
        keys.push_str(key);
        match text {
            Value::Table(inner) => {
                keys.push('{');
                describe(keys, inner);
                keys.push('}');
            }
            Value::Array(several) => keys.push_str(&several.len().to_string()),
            text => crate::texts::placeholders(string(text)).iter().for_each(|name| keys.push_str(name)),
        }
        keys.push(';');
    }
}

fn one_line(folder: &str, text: String) -> String {
    assert!(!text.contains(['\n', '\r']), "{folder}: a text of a part is one line, and this is more: {text:?}");
    text
}
