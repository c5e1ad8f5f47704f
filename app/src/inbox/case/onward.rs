//! Advice onward, to circle 3 (S6, S10, S19: R 27): when, whom, and a sentence that is ready to be sent.

use leptos::prelude::*;
use naderhand_domain::organisation::Settings;

use super::{Failed, Open, Place};
use crate::{
    inbox::words::came,
    organisation::consultations,
    texts::{language, parts::inbox_texts, said},
    ui::{CopyButton, TickBox},
};

/// The advice, folded.
#[component]
pub(super) fn Onward(open: Open) -> impl IntoView {
    let t = &inbox_texts().onward;
    let settings = open.inbox.with_here(|here| here.member.settings().clone());
    let advised = open.of(|case| case.care().advised_onward());
    let now = open.inbox.now();
    let set = move |given: bool| {
        open.inbox.note(
            open.request,
            move |care, _, now| {
                care.set_advised_onward(given.then_some(now));
                Ok(())
            },
            move |result| open.done(Place::Onward, result),
        );
    };
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.title}</summary>
            <section class="nh-card">
                <p class="nl-paragraph">{t.when}</p>
                {settings.as_ref().map(|settings| view! {
                    <blockquote class="nl-paragraph nh-sentence">{sentence(settings)}</blockquote>
                    <CopyButton text=sentence(settings)/>
                })}
                <TickBox ticked=Signal::derive(move || advised.get().flatten().is_some()) on_change=set>{t.done}</TickBox>
                {move || advised.get().flatten().map(|at| view! { <p class="nh-hint">{came(at, now.get())}</p> })}
                <Failed open=open place=Place::Onward/>
                {settings.as_ref().map(consultations)}
                <p class="nh-hint">{t.source}</p>
            </section>
        </details>
    }
}

/// What can be sent as it is.
fn sentence(settings: &Settings) -> String {
    let t = &inbox_texts().onward;
    let first = settings.open_consultation().iter().find_map(|one| Some((one, one.telephone.as_ref()?)));
    match first {
        Some((one, number)) => t.sentence_with(said(&one.label, language()), number.shown()),
        None => t.sentence.to_owned(),
    }
}
