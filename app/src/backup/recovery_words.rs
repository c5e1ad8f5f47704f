//! Recovery words: shown once, to be written on paper. Nothing keeps them, and nothing puts them on the clipboard, which
//! other apps can read.

use leptos::prelude::*;

use super::{
    outcome::run,
    port::{BackupError, backup},
};
use crate::{
    texts::{parts::backup_texts, texts},
    ui::{Button, ButtonLink, Look, Notice, PrintButton, Progress, Screen, Shape, Tone},
};

/// Where one is.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Asking,
    Making,
    Shown(Vec<String>),
    Written,
    Failed(BackupError),
}

/// The screen.
#[component]
pub fn RecoveryWords() -> impl IntoView {
    let t = &backup_texts().recovery;
    let backup = backup();
    let stage = RwSignal::new(Stage::Asking);
    let has_words = RwSignal::new(false);
    run(backup.actions().devices(), move |list| has_words.set(list.is_ok_and(|list| list.has_recovery_words)));
    let make = move |()| {
        stage.set(Stage::Making);
        run(backup.actions().make_words(), move |made| {
            stage.set(made.map_or_else(Stage::Failed, Stage::Shown));
        });
    };
    view! {
        <Screen title=texts().recovery.title back="/app/back-up">
            {move || match stage.get() {
                Stage::Asking => view! {
                    <p class="nl-paragraph">{t.intro}</p>
                    <p class="nl-paragraph">{t.warning}</p>
                    <Show when=move || has_words.get()>
                        <Notice tone=Tone::Info title=t.existing>
                            <p class="nl-paragraph">{t.existing_text}</p>
                        </Notice>
                    </Show>
                    <div class="nh-actions">
                        <Button icon=Shape::Eye on_press=make>
                            {move || if has_words.get() { t.make_again } else { t.make }}
                        </Button>
                    </div>
                }
                .into_any(),
                Stage::Making => view! { <Progress label=t.making.to_owned() done=None/> }.into_any(),
                Stage::Shown(words) => view! { <Words words=words on_written=move |()| stage.set(Stage::Written)/> }.into_any(),
                Stage::Written => view! {
                    <Notice tone=Tone::Done title=t.done/>
                    <ButtonLink href="/app/back-up" look=Look::Quiet>{texts().backup.title}</ButtonLink>
                }
                .into_any(),
                Stage::Failed(_) => view! {
                    <Notice tone=Tone::Problem title=t.failed>
                        <p class="nl-paragraph">{t.failed_text}</p>
                        <Button look=Look::Quiet on_press=make>{backup_texts().devices.try_again}</Button>
                    </Notice>
                }
                .into_any(),
            }}
        </Screen>
    }
}

/// The sixteen words, numbered, in a grid of four by four; two columns where the text is large.
#[component]
fn Words(words: Vec<String>, #[prop(into)] on_written: Callback<()>) -> impl IntoView {
    let t = &backup_texts().recovery;
    view! {
        <p class="nl-paragraph">{t.warning}</p>
        <ol class="nh-words" aria-label=t.list>
            {words.into_iter().map(|word| view! { <li class="nh-words__word"><span>{word}</span></li> }).collect_view()}
        </ol>
        <div class="nh-actions">
            <Button icon=Shape::Check on_press=on_written>{t.written}</Button>
            <PrintButton look=Look::Quiet/>
        </div>
    }
}
