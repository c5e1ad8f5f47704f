//! Brotli and gzip copies beside each file, made once per content at the highest level.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    thread,
};

use super::{
    fingerprint::short_hash,
    site::{Files, write_if_changed},
};
use crate::workspace::Workspace;

/// A way to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// `Content-Encoding: br`.
    Brotli,
    /// `Content-Encoding: gzip`.
    Gzip,
}

impl Encoding {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What the copy's name ends with.
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    fn compress(self, bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut out = Vec::new();
        match self {
            Self::Brotli => {
                let params = brotli::enc::BrotliEncoderParams {
                    quality: 11,
                    lgwin: 22,
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
            }
            Self::Gzip => {
                let mut encoder = flate2::write::GzEncoder::new(&mut out, flate2::Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()?;
            }
        }
        Ok(out)
    }
}

/// The path of a file's compressed copy.
pub(super) fn copy_of(path: &Path, encoding: Encoding) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(encoding.suffix());
    PathBuf::from(name)
}

/// Writes both copies of each file. One that would not be smaller is left out, and the server sends the file itself.
pub(super) fn write_beside(workspace: &Workspace, files: &Files, site: &Path) -> anyhow::Result<()> {
    let cache = workspace.scratch("compressed");
    fs::create_dir_all(&cache)?;
    let cache = cache.as_path();
    let jobs: Vec<(&String, &Vec<u8>, Encoding)> =
        files.by_path.iter().flat_map(|(path, bytes)| Encoding::ALL.map(|encoding| (path, bytes, encoding))).collect();
    thread::scope(|scope| {
        let running: Vec<_> = jobs
            .into_iter()
            .map(|(path, bytes, encoding)| scope.spawn(move || write_one(cache, &site.join(path), bytes, encoding)))
            .collect();
        running.into_iter().try_for_each(|job| job.join().expect("compressing does not panic"))
    })
}

fn write_one(cache: &Path, path: &Path, bytes: &[u8], encoding: Encoding) -> anyhow::Result<()> {
    let cached = cache.join(format!("{}.{}", short_hash(bytes), encoding.suffix()));
    let compressed = if let Ok(compressed) = fs::read(&cached) {
        compressed
    } else {
        let compressed = encoding.compress(bytes)?;
        fs::write(&cached, &compressed)?;
        compressed
    };
    let copy = copy_of(path, encoding);
    if compressed.len() < bytes.len() {
        write_if_changed(&copy, &compressed)
    } else {
        if copy.exists() {
            fs::remove_file(copy)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn both_copies_unpack_to_the_original() {
        let text = "een rustige collega ".repeat(200).into_bytes();
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&Encoding::Gzip.compress(&text).unwrap()[..]).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &Encoding::Brotli.compress(&text).unwrap()[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text);
    }
}
