//! The app in parts: what a screen needs that is not there at the start lies in a file of its own.
//!
//! Functions marked with `wasm_split` in the app are where it is cut. What only one part needs goes into that part's file,
//! what several parts need and the start does not into a shared one. A small script knows which files belong to which part.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use super::{bundle::Asset, fingerprint::files_below};

/// The script that fetches parts. The glue imports it under this name.
const LOADER: &str = "parts.js";

/// What the main module is called until it has its glue.
const MAIN: &str = "main";

/// Cuts a compiled module, and gives the main one's path. The glue of `name` gives the parts their imports.
pub(super) fn split(compiled: &Path, folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let input = fs::read(compiled)?;
    let main = folder.join(format!("{MAIN}.wasm"));
    let (link_name, main_module) = (format!("./{LOADER}"), format!("./{name}.js"));
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &link_name;
    options.main_module = &main_module;
    transform(options).map_err(|error| anyhow!("cannot split {}: {error:#}", compiled.display()))?;
    Ok(main)
}

/// Puts parts and loader where the glue lies: the parts without names, as the main module is, under file names that hold
/// their hash; and the loader with the addresses that they have by that.
pub(super) fn take_along(folder: &Path, glue: &Path) -> anyhow::Result<()> {
    let mut loader = fs::read_to_string(folder.join(LOADER))?;
    for path in of(folder)? {
        let name = path.file_stem().context("a part has a name")?.to_string_lossy();
        let bytes = without_custom_sections(&fs::read(&path)?).context("a part is not a module")?;
        let hashed = Asset::new(&name, "wasm", bytes);
        let plain = format!("\"./{name}.wasm\"");
        ensure!(loader.contains(&plain), "the loader does not know the part {name}");
        loader = loader.replace(&plain, &format!("{:?}", hashed.url));
        fs::write(glue.join(hashed.file_name()), &hashed.bytes)?;
    }
    fs::write(glue.join(LOADER), loader)?;
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

/// The parts in a folder. Another module in it is a main one.
pub(super) fn of(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let main = |path: &Path| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        stem == MAIN || stem.ends_with("_bg")
    };
    let is_part = |path: &Path| path.extension().is_some_and(|extension| extension == "wasm") && !main(path);
    files_below(folder, &|path| path.is_dir() || is_part(path))
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
