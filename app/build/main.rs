//! Turns what stands in `texts/` into Rust, and stops the build when a language lacks something: no screen can show a gap.
//!
//! | in `texts/` | becomes | for |
//! | --- | --- | --- |
//! | `nl.toml`, `en.toml` | a struct with a static value for each language | the app and the documents |
//! | `parts/<part>/{nl,en}.toml` | a struct, and a file for each language that it is read from | a part of the app |
//! | `documents/{nl,en}.toml` | the same | the documents alone (`ssr`) |
//! | `pages/{nl,en}/*.md` | an enum with titles and addresses | the app and the documents |
//! | the text of those pages | HTML | the documents alone (`ssr`) |

mod front_matter;
#[cfg(feature = "ssr")]
mod html;
mod pages;
mod parts;
mod texts;

use std::{env, fs, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=build");
    texts::generate("Texts", "texts", "texts.rs");
    if cfg!(feature = "ssr") {
        texts::generate("DocumentTexts", "texts/documents", "document_texts.rs");
    }
    parts::generate();
    pages::generate();
}

/// Writes a generated file, where `include!` finds it.
fn write(name: &str, rust: &str) {
    fs::write(out().join(name), rust).expect("OUT_DIR can be written");
}

/// The folder for what is generated.
fn out() -> PathBuf {
    env::var_os("OUT_DIR").expect("cargo sets OUT_DIR").into()
}

/// `first_hours` as `FirstHours`.
fn camel(key: &str) -> String {
    key.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
