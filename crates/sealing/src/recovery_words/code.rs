//! The Reed–Solomon code over the words: 13 carry data, 3 check them.
//!
//! A valid phrase, read as a polynomial with the first word as the highest coefficient, is zero at 1, α and α². Any two
//! valid phrases differ in at least four words. So one wrong word is found wherever it stands, two are always noticed,
//! and up to three are filled in when it is known where they stand.

use super::field::{inverse, multiply, power};

/// Words in a phrase.
pub(super) const WORDS: usize = 16;

/// Words that carry data.
pub(super) const DATA: usize = 13;

const CHECKS: usize = WORDS - DATA;

/// A phrase, as the indices of its words.
pub(super) type Phrase = [u16; WORDS];

/// Gives the words at `unknown` the values that make the phrase valid. `None` when no values do.
///
/// Each place occurs once in `unknown`, and there are at most three.
pub(super) fn fill(phrase: &Phrase, unknown: &[usize]) -> Option<Phrase> {
    debug_assert!(unknown.len() <= CHECKS);
    let mut phrase = *phrase;
    for place in unknown {
        phrase[*place] = 0;
    }
    // One equation for each zero of the polynomial: the unknown words' parts on the left, the known ones' on the right.
    let locators = unknown.iter().map(|place| power(2, WORDS - 1 - place));
    let mut rows: [Vec<u16>; CHECKS] = core::array::from_fn(|zero| {
        let left = locators.clone().map(|locator| power(locator, zero));
        left.chain([evaluate(&phrase, power(2, zero))]).collect()
    });
    // Gauss–Jordan. The left side is a Vandermonde matrix of distinct locators, so no pivot is ever zero.
    for column in 0..unknown.len() {
        let scale = inverse(rows[column][column]);
        let pivot: Vec<u16> = rows[column].iter().map(|value| multiply(*value, scale)).collect();
        for (index, row) in rows.iter_mut().enumerate() {
            let factor = if index == column { row[column] ^ 1 } else { row[column] };
            for (value, pivot) in row.iter_mut().zip(&pivot) {
                *value ^= multiply(*pivot, factor);
            }
        }
    }
    let mut right = rows.iter().map(|row| row[unknown.len()]);
    for (place, value) in unknown.iter().zip(&mut right) {
        phrase[*place] = value;
    }
    right.all(|rest| rest == 0).then_some(phrase)
}

/// The phrase with the three check words that belong to its data.
pub(super) fn with_checks(data: &[u16; DATA]) -> Phrase {
    let mut phrase = [0; WORDS];
    phrase[..DATA].copy_from_slice(data);
    fill(&phrase, &[DATA, DATA + 1, DATA + 2]).expect("three unknown words fulfil three equations")
}

/// The valid phrase that was meant, with what is surely not right at `unknown`. `None` when it cannot be told.
pub(super) fn correct(phrase: &Phrase, unknown: &[usize]) -> Option<Phrase> {
    if unknown.len() > CHECKS {
        return None;
    }
    fill(phrase, unknown)
        .or_else(|| only(one_more_wrong(phrase, unknown)))
        .or_else(|| only(two_swapped(phrase)).filter(|_| unknown.is_empty()))
}

/// A wrong word costs two check words: one to find it, one to mend it.
fn one_more_wrong(phrase: &Phrase, unknown: &[usize]) -> impl Iterator<Item = Phrase> {
    let places = if unknown.len() + 2 <= CHECKS { 0..WORDS } else { 0..0 };
    places.filter(|place| !unknown.contains(place)).filter_map(|place| {
        let mut unknown = unknown.to_vec();
        unknown.push(place);
        fill(phrase, &unknown)
    })
}

/// Words written down in the wrong order: two wrong ones for the code, but with few ways to be right.
fn two_swapped(phrase: &Phrase) -> impl Iterator<Item = Phrase> {
    (0..WORDS).flat_map(move |first| (0..first).map(move |second| (first, second))).filter_map(|(first, second)| {
        let mut swapped = *phrase;
        swapped.swap(first, second);
        (phrase[first] != phrase[second]).then_some(())?;
        fill(&swapped, &[])
    })
}

fn only<T>(mut candidates: impl Iterator<Item = T>) -> Option<T> {
    let candidate = candidates.next()?;
    candidates.next().is_none().then_some(candidate)
}

fn evaluate(phrase: &Phrase, at: u16) -> u16 {
    phrase.iter().fold(0, |sum, word| multiply(sum, at) ^ word)
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::subsequence};

    use super::*;

    fn phrase() -> impl Strategy<Value = Phrase> {
        proptest::array::uniform13(0_u16..1024).prop_map(|data| with_checks(&data))
    }

    fn places(count: usize) -> impl Strategy<Value = Vec<usize>> {
        subsequence((0..WORDS).collect::<Vec<_>>(), count)
    }

    proptest! {
        #[test]
        fn one_wrong_word_is_mended_wherever_it_stands(valid in phrase(), place in 0..WORDS, change in 1_u16..1024) {
            let mut wrong = valid;
            wrong[place] ^= change;
            prop_assert_eq!(fill(&wrong, &[]), None);
            prop_assert_eq!(correct(&wrong, &[]), Some(valid));
        }

        #[test]
        fn two_wrong_words_are_never_mended_into_another_phrase_as_one(
            valid in phrase(), places in places(2), changes in proptest::array::uniform2(1_u16..1024),
        ) {
            let mut wrong = valid;
            for (place, change) in places.iter().zip(changes) {
                wrong[*place] ^= change;
            }
            prop_assert_eq!(one_more_wrong(&wrong, &[]).count(), 0);
        }

        #[test]
        fn up_to_three_known_gaps_are_filled(valid in phrase(), places in (0_usize..=3).prop_flat_map(places)) {
            let mut gaps = valid;
            for place in &places {
                gaps[*place] = 1023;
            }
            prop_assert_eq!(fill(&gaps, &places), Some(valid));
        }

        #[test]
        fn a_gap_and_a_wrong_word_are_mended_or_refused_but_never_something_else(
            valid in phrase(), places in places(2), change in 1_u16..1024,
        ) {
            let mut wrong = valid;
            wrong[places[1]] ^= change;
            let mended = correct(&wrong, &places[..1]);
            prop_assert!(mended.is_none() || mended == Some(valid));
        }

        #[test]
        fn two_swapped_words_are_put_back(valid in phrase(), places in places(2)) {
            let mut swapped = valid;
            swapped.swap(places[0], places[1]);
            let mended = correct(&swapped, &[]);
            prop_assert!(mended.is_none() || mended == Some(valid));
        }
    }
}
