//! The app in parts: what a screen needs that is not there at the start lies in a file of its own.
//!
//! Functions marked with `wasm_split` in the app are where it is cut. What only one part needs goes into that part's file,
//! what several parts need and the start does not into a shared one. A small script knows which files belong to which part.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow};
use wasm_split_cli_support::{Options, transform};

use super::fingerprint::files_below;

/// The script that fetches parts. The glue imports it under this name.
pub(super) const LOADER: &str = "parts.js";

/// Cuts a compiled module, and gives the main one's path. The glue of `name` gives the parts their imports.
pub(super) fn split(compiled: &Path, folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let input = fs::read(compiled)?;
    let main = folder.join("main.wasm");
    let (link_name, main_module) = (format!("./{LOADER}"), format!("./{name}.js"));
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &link_name;
    options.main_module = &main_module;
    transform(options).map_err(|error| anyhow!("cannot split {}: {error:#}", compiled.display()))?;
    Ok(main)
}

/// Copies parts and loader to where the glue lies. Names are left out of the parts: the main module has none either.
pub(super) fn take_along(folder: &Path, glue: &Path) -> anyhow::Result<()> {
    for path in files_below(folder, &|path| !path.ends_with("main.wasm"))? {
        let bytes = fs::read(&path)?;
        let bytes =
            if part(&path) { without_custom_sections(&bytes).context("a part is not a module")? } else { bytes };
        fs::write(glue.join(path.strip_prefix(folder)?), bytes)?;
    }
    Ok(())
}

/// A module without its custom sections, which no browser needs. `None` when it is not a module.
///
/// A module is eight bytes, then sections: one byte that says which kind, the length as LEB128, the content. Custom ones
/// are of kind 0 (WebAssembly core specification, 5.5.2).
fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    let mut kept = head.to_vec();
    while let Some(&kind) = rest.first() {
        let (length, digits) = leb128(&rest[1..])?;
        let (section, after) = rest.split_at_checked(1 + digits + length)?;
        if kind != 0 {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Some(kept)
}

/// An unsigned number of up to 32 bits, and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut number = 0_usize;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        number |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((number, index + 1));
        }
    }
    None
}

/// The parts beside a glue.
pub(super) fn of(glue: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let is_part = |path: &Path| path.is_dir() || part(path);
    files_below(glue, &is_part)
}

fn part(path: &Path) -> bool {
    let main = path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("_bg"));
    path.extension().is_some_and(|extension| extension == "wasm") && !main
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_sections_are_left_out_and_the_others_stay_as_they_are() {
        let head = b"\0asm\x01\0\0\0";
        let names = [&[0, 0x85, 0][..], b"\x04name"].concat();
        let types = [1, 4, 1, 0x60, 0, 0];
        let module = [&head[..], &names, &types, &names].concat();
        assert_eq!(without_custom_sections(&module).unwrap(), [&head[..], &types].concat());
        assert_eq!(without_custom_sections(&module[..module.len() - 1]), None, "cut off");
        assert_eq!(without_custom_sections(b"no"), None);
    }
}
