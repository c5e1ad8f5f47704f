//! Koppelen: this device joins a vault, by a scanned link or by recovery words.
//!
//! A scanned link carries its secret after `#`, which no browser sends. It is taken out of the address at once, so that it
//! stays in no history and on no screenshot of the address bar.

use leptos::prelude::*;

use super::{
    outcome::run,
    port::{Mended, RestoreError, WordProblem, backup},
    standing::{BackupState, standing},
    status::{Status, Working},
    words_field::{COUNT, WordsField, count},
};
use crate::{
    device::take_fragment,
    records::records,
    texts::{parts::backup_texts, texts},
    ui::{Button, ButtonLink, Notice, Progress, Screen, Tone},
};

/// Where one is.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Choosing,
    Opening,
    /// The keys are here, and records come in.
    Joined(Vec<Mended>),
}

/// The screen.
#[component]
pub fn Pairing() -> impl IntoView {
    let t = &backup_texts().pairing;
    let (backup, records) = (backup(), records());
    let by_link = StoredValue::new(take_fragment());
    let stage = RwSignal::new(Stage::Choosing);
    let failed = RwSignal::new(None::<RestoreError>);
    let joined = move |result: Result<Vec<Mended>, RestoreError>| match result {
        Ok(mended) => stage.set(Stage::Joined(mended)),
        Err(error) => {
            if error == RestoreError::Expired {
                // The link is of no more use: what is left are the words, or a fresh code.
                by_link.set_value(None);
            }
            failed.set(Some(error));
            stage.set(Stage::Choosing);
        }
    };
    let join = move |()| {
        if let Some(fragment) = by_link.get_value() {
            failed.set(None);
            stage.set(Stage::Opening);
            run(backup.actions().enrol_with_pairing(fragment), move |result| joined(result.map(|()| Vec::new())));
        }
    };
    let restore = Callback::new(move |words: String| {
        let found = count(&words);
        if found != COUNT {
            failed.set(Some(RestoreError::Count { found }));
            return;
        }
        failed.set(None);
        stage.set(Stage::Opening);
        run(backup.actions().enrol_with_words(words), joined);
    });
    // The words outlive the stages: who is offline finds them still there.
    let words = RwSignal::new(String::new());
    let has_some = Memo::new(move |_| !records.check_ins().is_empty());
    view! {
        <Screen title=texts().pairing.title back="/app/back-up">
            {move || match stage.get() {
                Stage::Opening => view! { <Progress label=t.opening.to_owned() done=None/> }.into_any(),
                Stage::Joined(mended) => view! { <Joined mended=mended/> }.into_any(),
                Stage::Choosing => view! {
                    {move || failed.get().map(|error| view! { <Refused error=error/> })}
                    <Show when=move || has_some.get()>
                        <p class="nh-hint">{t.existing}</p>
                    </Show>
                    {if by_link.with_value(Option::is_some) {
                        view! {
                            <p class="nl-paragraph">{t.found_text}</p>
                            <Button on_press=join>{t.join}</Button>
                        }
                        .into_any()
                    } else {
                        view! { <Ways words=words failed=failed on_restore=restore/> }.into_any()
                    }}
                }
                .into_any(),
            }}
        </Screen>
    }
}

/// The two ways in when no link was scanned.
#[component]
fn Ways(
    words: RwSignal<String>,
    failed: RwSignal<Option<RestoreError>>,
    on_restore: Callback<String>,
) -> impl IntoView {
    let t = &backup_texts().pairing;
    let problems = Signal::derive(move || match failed.get() {
        Some(RestoreError::Words(problems)) => problems,
        _ => Vec::<WordProblem>::new(),
    });
    view! {
        <p class="nl-paragraph">{t.intro}</p>
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.scan}</h2>
            <p class="nl-paragraph">{t.scan_text}</p>
        </section>
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.by_words}</h2>
            <WordsField text=words problems=problems/>
            <Button on_press=move |()| on_restore.run(words.get_untracked())>{t.restore}</Button>
        </section>
    }
}

/// Why it was refused, and what to do. Words that need a look are named at the field itself.
#[component]
fn Refused(error: RestoreError) -> impl IntoView {
    let t = &backup_texts().pairing;
    let (title, text) = match error {
        RestoreError::Words(_) => return None,
        RestoreError::Count { found } if found > COUNT => (t.words_many(found), ""),
        RestoreError::Count { found } => (t.words_few(found), ""),
        RestoreError::Wrong => (t.words_wrong.to_owned(), ""),
        RestoreError::NotFound => (t.not_found.to_owned(), t.not_found_text),
        RestoreError::Expired => (t.expired.to_owned(), t.expired_text),
        RestoreError::Offline => (t.offline.to_owned(), t.offline_text),
        RestoreError::Failed => (t.failed.to_owned(), t.failed_text),
    };
    let text = (!text.is_empty()).then(|| view! { <p class="nl-paragraph">{text}</p> });
    Some(view! { <Notice tone=Tone::Problem title=title>{text}</Notice> })
}

/// Records come in; then everything is here.
#[component]
fn Joined(mended: Vec<Mended>) -> impl IntoView {
    let t = &backup_texts().pairing;
    let state = standing().state;
    let mended = mended
        .into_iter()
        .map(
            |Mended { place, typed, word }| view! { <Notice tone=Tone::Info title=t.word_mended(place, typed, word)/> },
        )
        .collect_view();
    view! {
        {mended}
        {move || match state.get() {
            BackupState::Working { .. } => view! { <Working/> }.into_any(),
            BackupState::UpToDate { .. } => view! {
                <Notice tone=Tone::Done title=t.done/>
                <ButtonLink href="/app">{t.to_today}</ButtonLink>
            }
            .into_any(),
            _ => view! { <Status/> }.into_any(),
        }}
    }
}
