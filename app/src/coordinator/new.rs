//! Beginning an organisation, at `/app/coordinator/nieuw`: the setup code may stand after `#`.

use leptos::prelude::*;
use naderhand_domain::organisation::{Organisation, Telephone};

use super::{
    key::WordList,
    outcome::{Outcome, OutcomeNotice},
    role::{Beginning, role},
};
use crate::{
    device::take_fragment,
    texts::parts::coordinator_texts,
    ui::{Button, ButtonLink, Look, Notice, Screen, Tone},
};

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Code,
    Name,
    Slug,
    Word,
    WordEnglish,
    Phone,
}

/// The screen.
#[component]
pub fn NewScreen() -> impl IntoView {
    let t = &coordinator_texts().new;
    let role = role();
    let code = RwSignal::new(take_fragment().unwrap_or_default());
    let name = RwSignal::new(String::new());
    let slug = RwSignal::new(String::new());
    let slug_typed = RwSignal::new(false);
    let word = RwSignal::new(String::new());
    let word_english = RwSignal::new(String::new());
    let phone = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Wrong>);
    let outcome = RwSignal::new(Outcome::Idle);
    // Until somebody types one, the address follows the name.
    Effect::new(move || {
        let named = name.with(|name| Organisation::named(name).ok());
        if !slug_typed.get_untracked() {
            slug.set(named.map(|named| named.slug().to_owned()).unwrap_or_default());
        }
    });
    // Written down before anything exists that they are the key to.
    let words = RwSignal::new(Vec::new());
    let create = move |()| role.create(code.get_untracked().trim().to_owned(), outcome);
    let draw = move |()| {
        let beginning = Beginning {
            code: code.get_untracked().trim().to_owned(),
            name: one_line(name),
            slug: slug.get_untracked().trim().to_owned(),
            word: one_line(word),
            word_english: one_line(word_english),
            phone: one_line(phone),
        };
        wrong.set(faults(&beginning));
        if wrong.get_untracked().is_none() {
            role.draw(&beginning, words, outcome);
        }
    };
    let fault = move |which: Wrong, words: &'static str| {
        move || (wrong.get() == Some(which)).then(|| view! { <p class="nh-fault" role="alert">{words}</p> })
    };
    let faults = &coordinator_texts().faults;
    let form = move || {
        view! {
                <p class="nl-paragraph">{t.intro}</p>
                <Field label=t.code hint=t.code_hint value=code/>
                {fault(Wrong::Code, faults.missing)}
                <Field label=t.name hint=t.name_hint value=name/>
                {fault(Wrong::Name, faults.text_hostile)}
                <Field label=t.slug hint=t.slug_hint value=slug on_typed=move |()| slug_typed.set(true)/>
                {fault(Wrong::Slug, faults.slug)}
                <Field label=t.word hint=t.word_hint value=word/>
                {fault(Wrong::Word, faults.missing)}
                <Field label=t.word_en value=word_english/>
                {fault(Wrong::WordEnglish, faults.missing)}
                <Field label=t.phone hint=t.phone_hint value=phone/>
                {fault(Wrong::Phone, faults.telephone)}
                <div class="nh-actions"><Button on_press=draw>{t.to_words}</Button></div>
        }
    };
    view! {
        <Screen title=t.title back="/app/coordinator">
            {move || if role.is_here() {
                view! {
                    <Notice tone=Tone::Done title=t.made/>
                    <ButtonLink href="/app/coordinator">{t.next}</ButtonLink>
                }
                .into_any()
            } else if words.with(Vec::is_empty) {
                form().into_any()
            } else {
                view! {
                    <p class="nl-paragraph">{coordinator_texts().key.words_text}</p>
                    <WordList words=words/>
                    <OutcomeNotice outcome=outcome/>
                    <div class="nh-actions">
                        <Button on_press=create disabled=Signal::derive(move || outcome.with(Outcome::is_busy))>
                            {t.create}
                        </Button>
                        <Button look=Look::Link on_press=move |()| words.set(Vec::new())>{t.back_to_form}</Button>
                    </div>
                }
                .into_any()
            }}
        </Screen>
    }
}

fn one_line(typed: RwSignal<String>) -> String {
    typed.with_untracked(|typed| typed.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn faults(beginning: &Beginning) -> Option<Wrong> {
    let Beginning { code, name, slug, word, word_english, phone } = beginning;
    if code.is_empty() {
        Some(Wrong::Code)
    } else if Organisation::parse("x", name).is_err() {
        Some(Wrong::Name)
    } else if Organisation::parse(slug, "x").is_err() {
        Some(Wrong::Slug)
    } else if word.is_empty() {
        Some(Wrong::Word)
    } else if word_english.is_empty() {
        Some(Wrong::WordEnglish)
    } else if !phone.is_empty() && Telephone::parse(phone).is_err() {
        Some(Wrong::Phone)
    } else {
        None
    }
}

/// A field of one line.
#[component]
pub(super) fn Field(
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    value: RwSignal<String>,
    /// Called when the coordinator types in it.
    #[prop(optional, into)]
    on_typed: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <label class="utrecht-form-label">
            {label}
            {hint.map(|hint| view! { <span class="nh-hint">{hint}</span> })}
            <input
                class="utrecht-textbox"
                type="text"
                autocomplete="off"
                autocapitalize="none"
                prop:value=move || value.get()
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    if let Some(typed) = on_typed {
                        typed.run(());
                    }
                }
            />
        </label>
    }
}
