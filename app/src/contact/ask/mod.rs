//! Asking: whom, who next, and a few words. Whoever asked before finds it as they left it, and needs one tap.

mod next;
mod preview;
mod who;

use leptos::prelude::*;
use naderhand_domain::{
    contact::{ContactCard, MAX_WORDS, Wish, Words},
    shown_text::InvalidText,
};
use naderhand_organisation::Member;

use self::{next::Next, preview::Preview, who::Who};
use super::whom::{Answer, answer, whom};
use crate::{
    organisation::on_call,
    records::records,
    texts::parts::contact_texts,
    ui::{Button, Lines, Notice, Tone},
};

/// The form. `on_ask` is called when there is somebody to ask.
#[component]
pub(super) fn Ask(
    member: Member,
    /// How the employee wants it.
    wish: RwSignal<Wish>,
    /// The card, and what they add, which the screen keeps so that it outlives this view. None when both were sent already.
    content: Option<(ContactCard, RwSignal<String>)>,
    /// Why the last try failed.
    #[prop(into)]
    failed: Signal<bool>,
    #[prop(into)] on_ask: Callback<Option<Words>>,
) -> impl IntoView {
    let t = &contact_texts().ask;
    let records = records();
    let Answer { hours, minutes } = answer(member.settings());
    let in_time = if minutes == 0 { t.hours(hours) } else { t.minutes(hours * 60 + minutes) };
    let numbers = on_call(member.settings(), member.directory()).map(IntoAny::into_any);
    let wrong = RwSignal::new(None::<InvalidText>);
    let member = StoredValue::new(member);
    let nobody = Memo::new(move |_| {
        member.with_value(|member| wish.with(|wish| whom(member, wish, records.now().to_utc()).chosen.is_empty()))
    });
    let words = content.as_ref().map(|(_, words)| *words);
    let ask = move |()| {
        let typed = words.map(|words| words.get_untracked()).unwrap_or_default();
        let typed = if typed.trim().is_empty() { Ok(None) } else { Words::parse(&typed).map(Some) };
        wrong.set(typed.as_ref().err().copied());
        if let Ok(words) = typed
            && !nobody.get_untracked()
        {
            on_ask.run(words);
        }
    };
    let fault = Signal::derive(move || {
        wrong.get().map(|wrong| match wrong {
            InvalidText::Empty | InvalidText::Hostile => contact_texts().card.hostile.to_owned(),
            InvalidText::TooLong => t.words_long(MAX_WORDS),
        })
    });
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.who}</h2>
            {member.with_value(|member| view! { <Who member=member.clone() wish=wish/> })}
            {words.map(|words| view! {
                <Lines id="contact-words" label=t.words hint=t.words_hint value=words fault=fault/>
            })}
            {content.map(|(card, words)| view! { <Preview card=card words=words/> })}
        </section>
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.then}</h2>
            <p class="nh-hint">{t.then_text(in_time)}</p>
            <Next wish=wish/>
        </section>
        <Show when=move || nobody.get()>
            <Notice tone=Tone::Problem title=t.nobody>
                <p class="nl-paragraph">{t.nobody_text}</p>
            </Notice>
        </Show>
        {numbers}
        <Show when=move || failed.get()>
            <p class="nh-fault" role="alert">{t.failed}</p>
        </Show>
        <Button on_press=ask disabled=nobody>{t.send}</Button>
        <p class="nh-hint">{t.undo_hint}</p>
    }
}
