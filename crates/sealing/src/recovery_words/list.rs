//! The word list: 1,024 Dutch words, sorted, each told by its first four letters.

use std::sync::LazyLock;

static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("nl.txt").lines().collect());

/// Letters that tell a word.
const LETTERS: usize = 4;

/// The word that stands for a number under 1,024.
pub(super) fn word(index: u16) -> &'static str {
    WORDS[usize::from(index)]
}

/// The number of a word in lower case. Its first four letters are enough, and what follows them is not looked at:
/// people write down plurals.
pub(super) fn find(typed: &str) -> Option<u16> {
    let letters = typed.get(..LETTERS)?;
    let index = WORDS.binary_search_by(|word| word[..LETTERS].cmp(letters)).ok()?;
    u16::try_from(index).ok()
}

/// Up to three words that the typed one may have been meant for, the likeliest first.
pub(super) fn nearest(typed: &str) -> Vec<&'static str> {
    let typed: Vec<char> = typed.chars().collect();
    let distance = |word: &str| {
        let word: Vec<char> = word.chars().collect();
        let begun = typed.len() >= 2 && word.starts_with(&typed);
        if begun { 0 } else { edits(&typed, &word) }
    };
    let mut near: Vec<_> = WORDS.iter().map(|word| (distance(word), *word)).filter(|(edits, _)| *edits <= 2).collect();
    near.sort_unstable();
    near.into_iter().map(|(_, word)| word).take(3).collect()
}

/// How many letters must be changed, added, left out or swapped with their neighbour.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let shift = rows[i - 1][j].min(rows[i][j - 1]) + 1;
                let swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                let swap = if swap { rows[i - 2][j - 2] + 1 } else { usize::MAX };
                change.min(shift).min(swap)
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// The words on people's paper depend on every word and its place.
    #[test]
    fn the_list_never_changes() {
        let sum = data_encoding::HEXLOWER.encode(&Sha256::digest(include_bytes!("nl.txt")));
        assert_eq!(sum, "0a533729ad838f95c4b18bd213fc5082d9db78c3c3922f85c4f2dbd3e50244c9");
    }

    #[test]
    fn the_list_is_fit_for_its_purpose() {
        assert_eq!(WORDS.len(), 1024);
        assert!(WORDS.iter().all(|word| (4..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase())));
        assert!(
            WORDS.windows(2).all(|pair| pair[0][..LETTERS] < pair[1][..LETTERS]),
            "sorted, first four letters unique"
        );
    }

    #[test]
    fn every_word_is_found_by_itself_and_by_its_first_letters() {
        for (index, word) in WORDS.iter().enumerate() {
            let index = u16::try_from(index).ok();
            assert_eq!(find(word), index);
            assert_eq!(find(&word[..LETTERS]), index);
            assert_eq!(find(&format!("{word}en")), index);
        }
    }

    #[test]
    fn what_is_not_in_the_list_is_not_found() {
        for typed in ["", "x", "xqz", "xqzw", "éénzaam", "日本語日本"] {
            assert_eq!(find(typed), None, "{typed}");
        }
    }

    #[test]
    fn edits_are_counted() {
        let edits = |a: &str, b: &str| edits(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(edits("water", "water"), 0);
        assert_eq!(edits("wtaer", "water"), 1);
        assert_eq!(edits("wate", "water"), 1);
        assert_eq!(edits("kater", "water"), 1);
        assert_eq!(edits("", "water"), 5);
    }
}
