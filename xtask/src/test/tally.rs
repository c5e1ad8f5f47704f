//! Counting what test programs report.

use std::{
    fmt,
    io::{BufRead as _, BufReader},
    ops::AddAssign,
    process::{Command, Stdio},
};

use anyhow::Context as _;

/// How many tests and checks there were.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u32,
    pub(super) failed: u32,
    pub(super) skipped: u32,
}

impl Tally {
    /// One check that passed.
    pub(super) const fn one_passed() -> Self {
        Self { passed: 1, failed: 0, skipped: 0 }
    }

    /// One check that failed.
    pub(super) const fn one_failed() -> Self {
        Self { passed: 0, failed: 1, skipped: 0 }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// Runs a test program, shows what it prints, and counts by a reader of its lines.
///
/// A program that fails without naming a failed test (it did not compile, it crashed) counts as one failure.
pub(super) fn run(command: &mut Command, read: fn(&str) -> Option<Tally>) -> anyhow::Result<Tally> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{name}`"))?;
    let output = child.stdout.take().context("its output is piped")?;
    let mut tally = Tally::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        if let Some(more) = read(&line) {
            tally += more;
        }
    }
    if !child.wait()?.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Reads the line with which a Rust test binary ends.
pub(super) fn libtest(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut tally = Tally::default();
    for count in counts.split("; ") {
        let (number, what) = count.split_once(' ')?;
        match what {
            "passed" => tally.passed = number.parse().ok()?,
            "failed" => tally.failed = number.parse().ok()?,
            "ignored" => tally.skipped = number.parse().ok()?,
            _ => {}
        }
    }
    Some(tally)
}

/// Reads one of the lines with which Playwright ends: each names one outcome.
pub(super) fn playwright(line: &str) -> Option<Tally> {
    let (number, what) = line.strip_prefix("  ")?.split_once(' ')?;
    let number = number.parse().ok()?;
    let none = Tally::default();
    // A time follows "passed", as in "12 passed (30.1s)".
    let what = what.split_once(" (").map_or(what, |(what, _)| what);
    match what {
        "passed" => Some(Tally { passed: number, ..none }),
        "failed" | "flaky" | "interrupted" | "did not run" => Some(Tally { failed: number, ..none }),
        "skipped" => Some(Tally { skipped: number, ..none }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rust_test_binary_is_counted() {
        let line = "test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(libtest(line), Some(Tally { passed: 10, failed: 2, skipped: 1 }));
        assert_eq!(libtest("test a::b ... ok"), None);
    }

    #[test]
    fn playwright_is_counted() {
        assert_eq!(playwright("  12 passed (30.1s)"), Some(Tally { passed: 12, failed: 0, skipped: 0 }));
        assert_eq!(playwright("  1 did not run"), Some(Tally { passed: 0, failed: 1, skipped: 0 }));
        assert_eq!(playwright("Running 12 tests using 2 workers"), None);
    }

    #[test]
    fn a_crash_is_a_failure() {
        assert_eq!(run(&mut Command::new("false"), libtest).unwrap(), Tally::one_failed());
    }

    #[test]
    fn the_sum_is_one_plain_line() {
        assert_eq!(Tally { passed: 3, failed: 0, skipped: 0 }.to_string(), "3 passed, 0 failed");
    }
}
