//! The command line.

use std::path::PathBuf;

use lexopt::prelude::*;

use crate::{build::Profile, run};

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
cargo xtask run [--addr 127.0.0.1:3000] [--data ./data] [--release]
    build everything and serve it
cargo xtask build [--dev]
    the optimised product in dist/: the server `naderhand` and the folder `site`
";

/// A parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Prints [`HELP`].
    Help,
    /// Builds the product.
    Build {
        /// Optimised, or quick to build.
        profile: Profile,
    },
    /// Builds and serves.
    Run(run::Options),
}

/// Parses what follows `cargo xtask`.
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let Some(first) = parser.next()? else { return Ok(Command::Help) };
    match first {
        Value(name) => match name.string()?.as_str() {
            "help" => Ok(Command::Help),
            "build" => parse_build(parser),
            "run" => parse_run(parser),
            other => Err(format!("no command `{other}`; `cargo xtask help` lists them").into()),
        },
        Short('h') | Long("help") => Ok(Command::Help),
        other => Err(other.unexpected()),
    }
}

fn parse_build(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut profile = Profile::Release;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("dev") => profile = Profile::Dev,
            Long("release") => profile = Profile::Release,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Build { profile })
}

fn parse_run(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options =
        run::Options { address: String::from("127.0.0.1:3000"), data: PathBuf::from("data"), profile: Profile::Dev };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("addr") => options.address = parser.value()?.string()?,
            Long("data") => options.data = parser.value()?.into(),
            Long("release") => options.profile = Profile::Release,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Run(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<Command, String> {
        parse(lexopt::Parser::from_args(words)).map_err(|error| error.to_string())
    }

    #[test]
    fn build_is_optimised_unless_told_otherwise() {
        assert_eq!(parsed(&["build"]), Ok(Command::Build { profile: Profile::Release }));
        assert_eq!(parsed(&["build", "--dev"]), Ok(Command::Build { profile: Profile::Dev }));
    }

    #[test]
    fn run_takes_address_and_data() {
        let Ok(Command::Run(options)) = parsed(&["run", "--addr", "0.0.0.0:80", "--data=/srv/x", "--release"]) else {
            panic!("did not parse");
        };
        assert_eq!(options.address, "0.0.0.0:80");
        assert_eq!(options.data, PathBuf::from("/srv/x"));
        assert_eq!(options.profile, Profile::Release);
    }

    #[test]
    fn what_it_does_not_know_is_refused() {
        assert!(parsed(&["biuld"]).is_err());
        assert!(parsed(&["build", "--fast"]).is_err());
    }
}
