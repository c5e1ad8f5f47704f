use proptest::{prelude::*, sample::subsequence};

use super::*;

fn secret() -> impl Strategy<Value = BoxSecret> {
    any::<[u8; 16]>().prop_map(BoxSecret::from_bytes)
}

fn places(count: usize) -> impl Strategy<Value = Vec<usize>> {
    subsequence((0..COUNT).collect::<Vec<_>>(), count)
}

/// Another word of the list than the one that stands at `place`.
fn other_word(words: &[&'static str; COUNT], place: usize, step: u16) -> &'static str {
    list::word((list::find(words[place]).unwrap() + step) % 1024)
}

proptest! {
    #[test]
    fn words_read_back(secret in secret()) {
        let words = encode(&secret);
        prop_assert_eq!(decode(&words.join(" ")), Ok(Decoded { secret, corrections: vec![] }));
    }

    #[test]
    fn one_wrong_word_is_found_and_named(secret in secret(), place in 0..COUNT, step in 1_u16..1024) {
        let words = encode(&secret);
        let mut typed = words;
        typed[place] = other_word(&words, place, step);
        let correction = Correction { index: place, typed: typed[place].to_owned(), word: words[place] };
        prop_assert_eq!(decode(&typed.join(" ")), Ok(Decoded { secret, corrections: vec![correction] }));
    }

    #[test]
    fn two_wrong_words_are_refused_and_never_taken_for_another_secret(
        secret in secret(), places in places(2), steps in proptest::array::uniform2(1_u16..1024),
    ) {
        let words = encode(&secret);
        let mut typed = words;
        for (place, step) in places.iter().zip(steps) {
            typed[*place] = other_word(&words, *place, step);
        }
        match decode(&typed.join(" ")) {
            // Swapping the two may happen to be what was done, or, once in millions, look like it.
            Ok(decoded) => prop_assert_eq!(decoded.corrections.len(), 2),
            Err(error) => prop_assert_eq!(error, WordsError::Wrong { unknown: vec![] }),
        }
    }

    #[test]
    fn up_to_three_words_that_do_not_exist_are_filled_in(secret in secret(), places in (1_usize..=3).prop_flat_map(places)) {
        let words = encode(&secret);
        let mut typed = words;
        for place in &places {
            typed[*place] = "qqqqq";
        }
        let corrections = places.iter().map(|place| Correction { index: *place, typed: "qqqqq".into(), word: words[*place] });
        prop_assert_eq!(decode(&typed.join(" ")), Ok(Decoded { secret, corrections: corrections.collect() }));
    }

    #[test]
    fn any_text_is_answered_without_panic(text in ".{0,300}") {
        let _ = decode(&text);
    }
}

proptest! {
    // Each case looks for the nearest of 1,024 words, up to sixteen times.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_sixteen_words_are_answered_without_panic(words in proptest::array::uniform16("[a-zéß]{1,9}")) {
        let _ = decode(&words.join(" "));
    }
}

#[test]
fn what_people_do_to_words_does_not_matter() {
    let secret = BoxSecret::from_bytes(*b"sixteen bytes 16");
    let words = encode(&secret);
    let read = |text: &str| decode(text).map(|decoded| (decoded.secret, decoded.corrections.len()));
    let right = Ok((secret, 0));

    assert_eq!(read(&words.join(" ").to_uppercase()), right);
    assert_eq!(read(&words.join(", ")), right);
    assert_eq!(read(&format!("  {}\n", words.join("\r\n\t"))), right);
    assert_eq!(read(&words.map(|word| &word[..4]).join(" ")), right);
    let numbered: Vec<_> = words.iter().enumerate().map(|(index, word)| format!("{}. {word}", index + 1)).collect();
    assert_eq!(read(&numbered.join("\n")), right);
    let numbered: Vec<_> = words.iter().enumerate().map(|(index, word)| format!("{}){word};", index + 1)).collect();
    assert_eq!(read(&numbered.join("")), right);
}

#[test]
fn two_swapped_words_are_both_named() {
    let secret = BoxSecret::from_bytes(*b"sixteen bytes 16");
    let words = encode(&secret);
    let mut typed = words;
    typed.swap(3, 4);
    let decoded = decode(&typed.join(" ")).unwrap();
    assert_eq!(decoded.secret, secret);
    let places: Vec<_> = decoded.corrections.iter().map(|correction| correction.index).collect();
    assert_eq!(places, [3, 4]);
}

#[test]
fn a_missing_word_is_counted() {
    let words = encode(&BoxSecret::from_bytes([7; 16]));
    assert_eq!(decode(&words[1..].join(" ")), Err(WordsError::Count { found: 15 }));
    assert_eq!(decode(&format!("{} {}", words.join(" "), words[0])), Err(WordsError::Count { found: 17 }));
    assert_eq!(decode(""), Err(WordsError::Count { found: 0 }));
}

#[test]
fn unknown_words_are_each_named_with_what_they_look_like() {
    let words = encode(&BoxSecret::from_bytes([7; 16]));
    let mut typed = words.map(str::to_owned);
    for place in [0, 5, 9] {
        typed[place] = "qqqqq".to_owned();
    }
    // A word with its first letter doubled is in no list of unique beginnings, and one edit away from itself.
    typed[15] = format!("{}{}", &words[15][..1], words[15]);
    let Err(WordsError::Unknown(unknown)) = decode(&typed.join(" ")) else { panic!("four unknown words are too many") };
    let places: Vec<_> = unknown.iter().map(|word| word.index).collect();
    assert_eq!(places, [0, 5, 9, 15]);
    assert_eq!(unknown[0].nearest, [] as [&str; 0]);
    assert!(unknown[3].nearest.contains(&words[15]), "{unknown:?}");
}

#[test]
fn words_of_a_newer_version_are_told_apart_from_wrong_ones() {
    let mut data = [0; DATA];
    data[0] = 2 << 8;
    let words = code::with_checks(&data).map(list::word);
    assert_eq!(decode(&words.join(" ")), Err(WordsError::UnknownVersion(2)));
}
