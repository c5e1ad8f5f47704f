//! The field for sixteen words, with a word about each one that needs a look.

use leptos::prelude::*;

use super::port::WordProblem;
use crate::{
    texts::parts::backup_texts,
    ui::{Notice, Tone},
};

/// Words in a phrase.
pub(super) const COUNT: usize = 16;

/// The words in a text, as people type them: with commas, numbers and line breaks.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// How many words are in a text.
pub(super) fn count(text: &str) -> usize {
    words(text).count()
}

/// The text with another word at a place, from 1.
fn with_word(text: &str, place: usize, word: &str) -> String {
    match words(text).nth(place.saturating_sub(1)) {
        Some((at, old)) => format!("{}{word}{}", &text[..at], &text[at + old.len()..]),
        None => text.to_owned(),
    }
}

/// The field.
#[component]
pub(super) fn WordsField(
    /// What is typed.
    text: RwSignal<String>,
    /// The words that need a look.
    #[prop(into)]
    problems: Signal<Vec<WordProblem>>,
) -> impl IntoView {
    let t = &backup_texts().pairing;
    view! {
        <div class="utrecht-form-field nh-own-words">
            <label class="utrecht-form-label" for="words">{t.words_label}</label>
            <p class="nh-hint" id="words-hint">{t.words_hint}</p>
            <textarea
                class="utrecht-textarea"
                id="words"
                rows="5"
                autocapitalize="none"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="words-hint words-count"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <p class="nh-hint" id="words-count">{move || t.words_count(text.with(|text| count(text)))}</p>
        </div>
        {move || problems
            .get()
            .into_iter()
            .map(|problem| view! { <OneWord problem=problem text=text/> })
            .collect_view()}
    }
}

#[component]
fn OneWord(problem: WordProblem, text: RwSignal<String>) -> impl IntoView {
    let t = &backup_texts().pairing;
    let WordProblem { place, typed, nearest } = problem;
    let likely = nearest.first().map(|word| t.word_maybe(word));
    let choices = nearest
        .into_iter()
        .map(|word| {
            let label = t.word_use(&word);
            let put = move |_| text.update(|text| *text = with_word(text, place, &word));
            view! { <button class="nh-chip nh-chip--word" type="button" on:click=put>{label}</button> }
        })
        .collect_view();
    view! {
        <Notice tone=Tone::Problem title=t.word_unknown(place, typed)>
            {likely.map(|likely| view! { <p class="nl-paragraph">{likely}</p> })}
            <div class="nh-chips__row">{choices}</div>
        </Notice>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_and_replaced_as_people_type_them() {
        let typed = "1. Appel, boom\n3 huys";
        assert_eq!(count(typed), 3);
        assert_eq!(with_word(typed, 3, "huis"), "1. Appel, boom\n3 huis");
        assert_eq!(with_word(typed, 9, "huis"), typed);
    }
}
