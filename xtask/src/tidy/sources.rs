//! The files of the checkout.

use std::{fs, process::Command};

use anyhow::{Context as _, ensure};

use crate::workspace::Workspace;

/// A text file.
pub(super) struct Source {
    /// Its path below the checkout's root, with `/` between.
    pub(super) path: String,
    /// What is in it.
    pub(super) text: String,
}

impl Source {
    /// What follows the last dot of its name.
    pub(super) fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Its lines, counted from 1 as editors do.
    pub(super) fn numbered_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// All files that are in the repository, or would be after `git add`.
pub(super) struct Sources {
    /// Those that are text.
    pub(super) texts: Vec<Source>,
    /// The paths of all, text or not.
    pub(super) paths: Vec<String>,
}

impl Sources {
    /// Reads the files that git knows or does not ignore.
    pub(super) fn read(workspace: &Workspace) -> anyhow::Result<Self> {
        let listed = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(&workspace.root)
            .output()
            .context("cannot start `git`")?;
        ensure!(listed.status.success(), "not a git checkout: {}", String::from_utf8_lossy(&listed.stderr));
        let listed = String::from_utf8(listed.stdout).context("a path that is not UTF-8")?;
        // What was removed but not committed is still listed.
        let paths: Vec<String> = listed
            .split('\0')
            .filter(|path| !path.is_empty() && workspace.path(path).is_file())
            .map(ToOwned::to_owned)
            .collect();
        let mut texts = Vec::new();
        for path in &paths {
            if let Ok(text) = String::from_utf8(fs::read(workspace.path(path))?) {
                texts.push(Source { path: path.clone(), text });
            }
        }
        Ok(Self { texts, paths })
    }
}

#[cfg(test)]
impl Sources {
    /// Made-up files, for the tests of the checks.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let texts: Vec<Source> =
            files.iter().map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
        let paths = texts.iter().map(|source| source.path.clone()).collect();
        Self { texts, paths }
    }
}
