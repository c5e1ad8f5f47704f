//! The command line.

use std::path::PathBuf;

use lexopt::prelude::*;

use crate::{bench, build::Profile, run, screens, test};

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
cargo xtask run [--addr 127.0.0.1:3000] [--data ./data] [--release]
    build everything and serve it
cargo xtask build [--dev]
    the optimised product in dist/: the server `naderhand` and the folder `site`
cargo xtask test [format|tidy|lint|docs|rust|browser|build|e2e|engines]… [-- …]
    set up what the tests need and run them all, or the named steps; the rest goes to the test program
cargo xtask bench [sizes|sealing|rules|store|life|server|first_screen|lighthouse]… [--quick]
    measure beside what else does the same, and print tables of medians and ratios
cargo xtask tidy
    check the project's own invariants
cargo xtask screens [--out ./screens] [--release]
    write a picture of every screen
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
    /// Runs the tests.
    Test(test::Options),
    /// Measures.
    Bench(bench::Options),
    /// Checks the project's own invariants.
    Tidy,
    /// Writes pictures of every screen.
    Screens(screens::Options),
}

/// Parses what follows `cargo xtask`.
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let Some(first) = parser.next()? else { return Ok(Command::Help) };
    match first {
        Value(name) => match name.string()?.as_str() {
            "help" => Ok(Command::Help),
            "build" => parse_build(parser),
            "run" => parse_run(parser),
            "test" => parse_test(parser),
            "bench" => parse_bench(parser),
            "tidy" => nothing_more(parser, Command::Tidy),
            "screens" => parse_screens(parser),
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

fn parse_test(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = test::Options::default();
    loop {
        // lexopt takes `--` away without a trace, so it is looked for before each word.
        if let Some(mut words) = parser.try_raw_args()
            && words.next_if(|word| word == "--").is_some()
        {
            options.rest = words.map(ValueExt::string).collect::<Result<_, _>>()?;
            break;
        }
        match parser.next()? {
            None => break,
            Some(Value(step)) => options.steps.push(step.string()?),
            Some(other) => return Err(other.unexpected()),
        }
    }
    Ok(Command::Test(options))
}

fn parse_screens(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = screens::Options { out: PathBuf::from("screens"), profile: Profile::Dev };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("out") => options.out = parser.value()?.into(),
            Long("release") => options.profile = Profile::Release,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Screens(options))
}

fn parse_bench(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = bench::Options::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("quick") => options.quick = true,
            Value(section) => options.sections.push(section.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Bench(options))
}

fn nothing_more(mut parser: lexopt::Parser, command: Command) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        None => Ok(command),
        Some(other) => Err(other.unexpected()),
    }
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
    fn test_takes_steps_and_passes_on_the_rest() {
        let options = |steps: &[&str], rest: &[&str]| {
            let owned = |words: &[&str]| words.iter().map(ToString::to_string).collect();
            Ok(Command::Test(test::Options { steps: owned(steps), rest: owned(rest) }))
        };
        assert_eq!(parsed(&["test"]), options(&[], &[]));
        assert_eq!(parsed(&["test", "e2e", "--", "--grep", "consent"]), options(&["e2e"], &["--grep", "consent"]));
    }

    #[test]
    fn what_it_does_not_know_is_refused() {
        assert!(parsed(&["biuld"]).is_err());
        assert!(parsed(&["build", "--fast"]).is_err());
    }
}
