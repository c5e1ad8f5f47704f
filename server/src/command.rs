//! What the binary is asked to do: serve, or something that an operator does once.

use std::{ffi::OsString, path::PathBuf};

use crate::extract::is_slug;

/// What `naderhand help` prints.
pub const HELP: &str = "\
naderhand
    serve; everything is set by environment variables (NADERHAND_ADDR, NADERHAND_DATA, DATABASE_URL, …)
naderhand organisation load FILE
    check an organisation's file and the logo beside it, and put them into the database that the same variables name;
    a server that is running shows them at once
naderhand organisation create [SLUG]
    print a code, and the address where a coordinator sets up an organisation with it; with SLUG it is for that address
    only, also where the organisation of a file is
naderhand organisation list
    print which organisations there are
naderhand organisation remove SLUG
    remove an organisation with its pages, statements, links and sessions; nothing is asked first
naderhand push-key make FILE
    make the key with which reminders ring, for NADERHAND_PUSH_KEY, and print its public half; a file that is there stays
naderhand help
    this text
";

/// A parsed command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Answer requests.
    Serve,
    /// Print [`HELP`].
    Help,
    /// Load an organisation's file.
    LoadOrganisation(PathBuf),
    /// Make a setup code, for one address or for any that is free.
    CreateOrganisation(Option<String>),
    /// Tell which organisations there are.
    ListOrganisations,
    /// Remove an organisation.
    RemoveOrganisation(String),
    /// Make a key for pushes.
    MakePushKey(PathBuf),
}

/// The words make no command.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such command: `naderhand {0}`; `naderhand help` lists them")]
pub struct NoCommand(String);

impl Command {
    /// Reads the words after the program's name.
    pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Self, NoCommand> {
        let words: Vec<OsString> = words.into_iter().collect();
        let plain: Vec<Option<&str>> = words.iter().map(|word| word.to_str()).collect();
        match plain.as_slice() {
            [] => Ok(Self::Serve),
            [Some("help" | "--help" | "-h")] => Ok(Self::Help),
            // The file's name may be in any encoding; it is no option.
            [Some("organisation"), Some("load"), file] if !file.is_some_and(|file| file.starts_with('-')) => {
                Ok(Self::LoadOrganisation(PathBuf::from(&words[2])))
            }
            [Some("organisation"), Some("create")] => Ok(Self::CreateOrganisation(None)),
            [Some("organisation"), Some("create"), Some(slug)] if is_slug(slug) => {
                Ok(Self::CreateOrganisation(Some((*slug).to_owned())))
            }
            [Some("organisation"), Some("list")] => Ok(Self::ListOrganisations),
            [Some("organisation"), Some("remove"), Some(slug)] if is_slug(slug) => {
                Ok(Self::RemoveOrganisation((*slug).to_owned()))
            }
            [Some("push-key"), Some("make"), file] if !file.is_some_and(|file| file.starts_with('-')) => {
                Ok(Self::MakePushKey(PathBuf::from(&words[2])))
            }
            _ => Err(NoCommand(words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" "))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Command, String> {
        Command::parse(words.iter().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn without_words_it_serves() {
        assert_eq!(parse(&[]), Ok(Command::Serve));
    }

    #[test]
    fn words_are_commands_or_are_refused() {
        assert_eq!(parse(&["organisation", "load", "a b.json"]), Ok(Command::LoadOrganisation("a b.json".into())));
        assert_eq!(parse(&["organisation", "create"]), Ok(Command::CreateOrganisation(None)));
        assert_eq!(parse(&["organisation", "create", "rav"]), Ok(Command::CreateOrganisation(Some("rav".to_owned()))));
        assert_eq!(parse(&["organisation", "list"]), Ok(Command::ListOrganisations));
        assert_eq!(parse(&["organisation", "remove", "rav"]), Ok(Command::RemoveOrganisation("rav".to_owned())));
        assert_eq!(parse(&["push-key", "make", "push.pem"]), Ok(Command::MakePushKey("push.pem".into())));
        for help in ["help", "--help", "-h"] {
            assert_eq!(parse(&[help]), Ok(Command::Help));
        }
        for wrong in [
            &["serve"][..],
            &["organisation"],
            &["organisation", "load"],
            &["organisation", "load", "--force"],
            &["organisation", "load", "a.json", "b.json"],
            &["organisation", "show", "a.json"],
            &["organisation", "create", "RAV Noord"],
            &["organisation", "create", "--force"],
            &["organisation", "list", "rav"],
            &["organisation", "remove"],
            &["organisation", "remove", "a", "b"],
            &["push-key"],
            &["push-key", "make"],
            &["push-key", "make", "--force"],
            &["--port", "3000"],
        ] {
            let told = parse(wrong).unwrap_err();
            assert_eq!(told, format!("no such command: `naderhand {}`; `naderhand help` lists them", wrong.join(" ")));
        }
    }
}
