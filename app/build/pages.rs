//! Turns `texts/pages/{nl,en}/*.md` into the enum `Page` with titles and addresses, and for documents their HTML.
//!
//! The file's name is the page's name in code, the same in both languages. What stops the build: a page that one language
//! lacks, an address that two pages have, a source that `sources.toml` does not name, a link to a page that is not there,
//! Markdown that no page needs.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{camel, front_matter::Source};

const FOLDER: &str = "texts/pages";

/// The page that lists the library.
const LIBRARY: &str = "reading";

/// The pages of one language, by name.
type Pages = BTreeMap<String, Source>;

/// Generates `pages.rs`.
pub(crate) fn generate() {
    println!("cargo::rerun-if-changed={FOLDER}");
    let (nl, en) = (read("nl"), read("en"));
    check(&nl, &en);
    let library = &nl[LIBRARY].library;
    let others = nl.keys().filter(|name| !library.contains(name)).cloned();
    let names: Vec<String> = library.iter().cloned().chain(others).collect();
    let mut rust = index(&names, library.len(), &nl, &en);
    add_contents(&mut rust, &names, [("nl", "Dutch", &nl), ("en", "English", &en)]);
    crate::write("pages.rs", &rust);
}

fn read(language: &str) -> Pages {
    let folder = format!("{FOLDER}/{language}");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    files
        .map(|file| {
            let path = file.expect("the folder can be listed").path();
            let at = path.display().to_string();
            let name = Path::new(&at).file_stem().and_then(|stem| stem.to_str()).expect("a name in ASCII").to_owned();
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{at}: {error}"));
            (name, Source::parse(&text, &at))
        })
        .collect()
}

fn check(nl: &Pages, en: &Pages) {
    for (one, pages, other, others) in [("nl", nl, "en", en), ("en", en, "nl", nl)] {
        if let Some(name) = pages.keys().find(|name| !others.contains_key(*name)) {
            panic!("{FOLDER}/{other}/{name}.md is missing; {FOLDER}/{one} has it");
        }
    }
    let mut taken = BTreeMap::new();
    for (name, page, is_english) in
        nl.iter().map(|(name, page)| (name, page, false)).chain(en.iter().map(|(name, page)| (name, page, true)))
    {
        let below_en = page.address == "/en" || page.address.starts_with("/en/");
        assert_eq!(below_en, is_english, "`{}` of `{name}`: English is below /en, and Dutch is not", page.address);
        if let Some(other) = taken.insert(&page.address, name) {
            panic!("`{}` is the address of both `{name}` and `{other}`", page.address);
        }
    }
    for (name, page) in nl {
        assert_eq!(page.moment, en[name].moment, "`{name}` has another moment in English");
        let listed = nl[LIBRARY].library.iter().filter(|listed| *listed == name).count();
        assert_eq!(listed, usize::from(page.moment.is_some()), "`{name}` in `library` of {FOLDER}/nl/{LIBRARY}.md");
    }
    for name in &nl[LIBRARY].library {
        assert!(nl.contains_key(name), "{FOLDER}/nl/{LIBRARY}.md lists `{name}`, which is not there");
    }
    assert_eq!(nl[LIBRARY].library, en[LIBRARY].library, "the library has one order, in both languages");
}

/// The enum, and what the app needs to know of each page to link to it.
fn index(names: &[String], library: usize, nl: &Pages, en: &Pages) -> String {
    let variants =
        |names: &[String]| names.iter().map(|name| format!("Self::{}, ", camel(name))).collect::<Vec<_>>().concat();
    let declare = |name: &String| format!("/// \u{201c}{}\u{201d}\n{},\n", nl[name].title, camel(name));
    let declared = names.iter().map(declare).collect::<Vec<_>>().concat();
    let table = |of: &dyn Fn(&Source) -> String| -> String {
        let row = |name: &String| {
            let (dutch, english) = (of(&nl[name]), of(&en[name]));
            format!(
                "(Self::{0}, Language::Dutch) => {dutch:?}, (Self::{0}, Language::English) => {english:?},\n",
                camel(name)
            )
        };
        names.iter().map(row).collect()
    };
    let moments: String = names
        .iter()
        .map(|name| match &nl[name].moment {
            Some(moment) => format!("Self::{} => Some(Moment::{}),\n", camel(name), camel(moment)),
            None => format!("Self::{} => None,\n", camel(name)),
        })
        .collect();
    format!(
        "/// A page to read: one file in `texts/pages`, in each language.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum Page {{\n{declared}}}\n\
         impl Page {{\n\
         /// All pages.\npub const ALL: [Self; {}] = [{}];\n\
         /// The pages of the library, in their order.\npub const LIBRARY: [Self; {library}] = [{}];\n\
         /// When a page of the library matters.\n\
         pub const fn moment(self) -> Option<Moment> {{ match self {{\n{moments}}} }}\n\
         /// Its title.\n\
         pub const fn title(self, language: Language) -> &'static str {{ match (self, language) {{\n{}}} }}\n\
         /// Where it is.\n\
         pub const fn address(self, language: Language) -> &'static str {{ match (self, language) {{\n{}}} }}\n}}\n",
        names.len(),
        variants(names),
        variants(&names[..library]),
        table(&|page| page.title.clone()),
        table(&|page| page.address.clone()),
    )
}

#[cfg(not(feature = "ssr"))]
fn add_contents(_: &mut String, _: &[String], _: [(&str, &str, &Pages); 2]) {}

/// What stands on each page.
#[cfg(feature = "ssr")]
fn add_contents(rust: &mut String, names: &[String], languages: [(&str, &str, &Pages); 2]) {
    let known = known_sources();
    rust.push_str(
        "impl Page {\n/// What stands on it.\npub const fn content(self, language: Language) -> &'static Content {\n\
         match (self, language) {\n",
    );
    for (code, language, pages) in languages {
        for name in names {
            let page = &pages[name];
            let at = format!("{FOLDER}/{code}/{name}.md");
            let address = |name: &str| pages.get(name).map(|page| page.address.clone());
            let html = crate::html::render(&page.body, &at, &address);
            let sources = grouped(&page.sources, &known, code, &at);
            let (variant, lead) = (camel(name), &page.lead);
            let content = format!("&Content {{ lead: {lead:?}, html: {html:?}, sources: &{sources:?} }}");
            rust.extend(["(Self::", &variant, ", Language::", language, ") => ", &content, ",\n"]);
        }
    }
    rust.push_str("}\n}\n}\n");
}

/// `pages/sources.toml`: the full name of each source, by short name and language.
#[cfg(feature = "ssr")]
fn known_sources() -> toml::Table {
    let path = format!("{FOLDER}/sources.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Full names, each with all places in it: `R §2.2` and `R §5.1` are one source.
#[cfg(feature = "ssr")]
fn grouped<'a>(sources: &'a [String], known: &'a toml::Table, language: &str, at: &str) -> Vec<(&'a str, String)> {
    let mut grouped: Vec<(&str, String)> = Vec::new();
    for source in sources {
        let (short, place) = source.split_once(' ').unwrap_or_else(|| panic!("{at}: `{source}` says not where"));
        let full = known
            .get(short)
            .and_then(|names| names.get(language)?.as_str())
            .unwrap_or_else(|| panic!("{at}: {FOLDER}/sources.toml has no `{short}` in {language}"));
        match grouped.iter_mut().find(|(name, _)| *name == full) {
            Some((_, places)) => {
                places.push_str(", ");
                places.push_str(place);
            }
            None => grouped.push((full, place.to_owned())),
        }
    }
    grouped
}
