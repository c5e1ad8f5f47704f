//! Whether a stage's inputs are what they were when it last ran.

use std::{fs, path::Path};

use sha2::{Digest as _, Sha256};

/// A digest over everything that a stage reads.
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Starts with what the stage is and which version of it.
    pub(crate) fn new(stage: &str) -> Self {
        let mut fingerprint = Self(Sha256::new());
        fingerprint.add(stage.as_bytes());
        fingerprint
    }

    /// Adds one input; its length goes along, so that two inputs never look like another two.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes.len().to_le_bytes());
        self.0.update(bytes);
    }

    /// Adds all files below a folder, by name, without those that a predicate on the path leaves out.
    pub(crate) fn add_folder(&mut self, folder: &Path, keep: &dyn Fn(&Path) -> bool) -> anyhow::Result<()> {
        for path in files_below(folder, keep)? {
            self.add(path.strip_prefix(folder)?.as_os_str().as_encoded_bytes());
            self.add(&fs::read(&path)?);
        }
        Ok(())
    }

    /// The digest as hexadecimal text.
    pub(crate) fn text(&self) -> String {
        hex(&self.0.clone().finalize())
    }

    /// Whether `stamp` holds this digest.
    pub(crate) fn matches(&self, stamp: &Path) -> bool {
        fs::read_to_string(stamp).is_ok_and(|text| text == self.text())
    }

    /// Writes the digest to `stamp`. Done last, so that a stage that was interrupted runs again.
    pub(crate) fn write(&self, stamp: &Path) -> anyhow::Result<()> {
        fs::write(stamp, self.text())?;
        Ok(())
    }
}

/// The hash that goes into a file's name: 16 hexadecimal digits of its SHA-256.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..8])
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string cannot fail");
        text
    })
}

/// All files below a folder, sorted. A folder or file that `keep` refuses is left out with all that is in it.
pub(crate) fn files_below(folder: &Path, keep: &dyn Fn(&Path) -> bool) -> anyhow::Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            match entry.file_type()?.is_dir() {
                _ if !keep(&path) => {}
                true => open.push(path),
                false => found.push(path),
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_do_not_run_into_one_another() {
        let mut one = Fingerprint::new("stage");
        one.add(b"ab");
        one.add(b"c");
        let mut other = Fingerprint::new("stage");
        other.add(b"a");
        other.add(b"bc");
        assert_ne!(one.text(), other.text());
    }

    #[test]
    fn a_name_has_sixteen_digits() {
        assert_eq!(short_hash(b""), "e3b0c44298fc1c14");
    }
}
