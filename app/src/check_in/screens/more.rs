//! "Meer zeggen (mag)": the stoplicht when on shift, five subjects, own words. Each is kept as it is given, each may be
//! skipped or wiped.

use std::sync::Arc;

use leptos::prelude::*;
use naderhand_domain::{check_in::Item, own_words::Beside};

use super::{draft::Draft, stoplicht::Stoplicht};
use crate::{
    own_words::OwnWordsFields,
    texts::texts,
    ui::{Faces, Icon, Shape},
};

/// The name of an item.
pub fn item_word(item: Item) -> &'static str {
    let t = &texts().items;
    match item {
        Item::Overall => t.overall,
        Item::Sleep => t.sleep,
        Item::Tension => t.tension,
        Item::Mood => t.mood,
        Item::Concentration => t.concentration,
        Item::Support => t.support,
    }
}

fn item_hint(item: Item) -> Option<&'static str> {
    let t = &texts().items.hints;
    match item {
        Item::Overall => None,
        Item::Sleep => Some(t.sleep),
        Item::Tension => Some(t.tension),
        Item::Mood => Some(t.mood),
        Item::Concentration => Some(t.concentration),
        Item::Support => Some(t.support),
    }
}

/// Whether a check-in is about this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// It is.
    Now,
    /// It is about an earlier one.
    Earlier,
}

impl About {
    /// Sets the groups of a screen apart.
    const fn name(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Earlier => "then",
        }
    }
}

/// What may be said beside the first question.
#[component]
pub(super) fn SayMore(
    /// The check-in.
    draft: Draft,
    /// Whether it is about this moment or an earlier one.
    about: About,
) -> impl IntoView {
    let name = about.name();
    let existing = untrack(|| draft.id()).map(Beside::CheckIn);
    let place = {
        let draft = draft.clone();
        Arc::new(move || Beside::CheckIn(draft.ensure_exists()))
    };
    let items =
        Item::FURTHER.map(|item| view! { <OneItem draft=draft.clone() item=item name=format!("{name}-{item:?}")/> });
    view! {
        <div class="nh-say-more">
            <p class="nh-hint">{texts().check_in.more_hint}</p>
            <OnShift draft=draft.clone() about=about/>
            {items}
            <OwnWordsFields existing=existing place=place/>
        </div>
    }
}

/// One subject with its faces, and the way to wipe the answer.
#[component]
pub(super) fn OneItem(draft: Draft, item: Item, #[prop(into)] name: String) -> impl IntoView {
    let t = &texts().check_in;
    let body = draft.body();
    let value = Signal::derive(move || body.with(|check_in| check_in.step(item)));
    let choose = {
        let draft = draft.clone();
        move |step| draft.change(|check_in| check_in.set_step(item, Some(step)))
    };
    let draft = StoredValue::new_local(draft);
    view! {
        <div class="nh-item">
            <Faces name=name legend=item_word(item) hint=item_hint(item).unwrap_or_default() value=value on_choose=choose/>
            <Show when=move || value.get().is_some()>
                <button
                    class="nh-item__clear"
                    type="button"
                    aria-label=t.clear_item(item_word(item))
                    on:click=move |_| draft.with_value(|draft| draft.change(|check_in| check_in.set_step(item, None)))
                >
                    <Icon shape=Shape::Close/>
                    {t.clear}
                </button>
            </Show>
        </div>
    }
}

/// Whether on shift, and then the stoplicht.
#[component]
fn OnShift(draft: Draft, about: About) -> impl IntoView {
    let t = &texts().stoplicht;
    let (on_shift_words, question) = match about {
        About::Now => (t.on_shift, t.question),
        About::Earlier => (t.on_shift_then, t.question_then),
    };
    let body = draft.body();
    let value = Signal::derive(move || body.with(|check_in| check_in.fit_for_duty));
    let on_shift = RwSignal::new(value.get_untracked().is_some());
    let choose = {
        let draft = draft.clone();
        move |light| draft.change(|check_in| check_in.fit_for_duty = Some(light))
    };
    let draft = StoredValue::new_local(draft);
    view! {
        <div class="nh-item">
            <label class="nh-switch">
                <input
                    class="nh-switch__input"
                    type="checkbox"
                    role="switch"
                    prop:checked=on_shift
                    on:change=move |event| {
                        let now = event_target_checked(&event);
                        on_shift.set(now);
                        if !now && value.get_untracked().is_some() {
                            draft.with_value(|draft| draft.change(|check_in| check_in.fit_for_duty = None));
                        }
                    }
                />
                <span>{on_shift_words}</span>
            </label>
            <Show when=move || on_shift.get()>
                <Stoplicht name=format!("{}-light", about.name()) question=question value=value on_choose=choose.clone()/>
            </Show>
        </div>
    }
}
