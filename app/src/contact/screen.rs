//! The screen, at `/app/contact`: whoever filled in the card before needs one tap, or sees how it stands.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::contact::{Ask as Content, Unreadable, Wish, Words};
use naderhand_organisation::Member;

use super::{
    ask::Ask,
    asking::{Standing, asking},
    card::{CardForm, Filled},
    kept::Card,
    status::{Status, Typed},
};
use crate::{
    texts::{parts::contact_texts, texts},
    ui::{Button, ButtonLink, Confirm, Empty, Look, Notice, Progress, Screen, Shape, Tone},
};

/// The screen.
#[component]
pub(super) fn ContactScreen() -> impl IntoView {
    let t = contact_texts();
    let asking = asking();
    let standing = asking.standing();
    // Kept here, above what is made anew when something changes.
    let wish = RwSignal::new(asking.known_wish().get_untracked());
    let (words, typed) = (RwSignal::new(String::new()), Typed::nothing());
    let told = RwSignal::new(None::<&'static str>);
    let changing = RwSignal::new(false);
    asking.open();
    Effect::new(move || wish.set(asking.known_wish().get()));
    view! {
        <Screen title=texts().contact.title back="/app/hulp">
            <p class="nh-hint nh-told" role="status">{told}</p>
            {move || match standing.get() {
                Standing::Opening => view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any(),
                Standing::NotOpen => {
                    view! { <Notice tone=Tone::Problem title=t.card.not_kept/> }.into_any()
                }
                Standing::Nowhere => view! {
                    <Empty icon=Shape::LifeBuoy title=t.none.title text=t.none.text>
                        <ButtonLink href="/app/aansluiten">{t.none.join}</ButtonLink>
                        <ButtonLink look=Look::Quiet href="/app/hulp">{t.none.numbers}</ButtonLink>
                    </Empty>
                }
                .into_any(),
                Standing::Here { member, request: Some(_), .. } if asking.choosing().get() => {
                    view! { <Others member=*member wish=wish/> }.into_any()
                }
                Standing::Here { member, request: Some(shown), .. } => {
                    view! { <Status member=*member shown=*shown typed=typed/> }.into_any()
                }
                Standing::Here { member, .. } if member.directory().supporters().is_empty() => view! {
                    <Empty icon=Shape::LifeBuoy title=t.none.no_supporters text=t.none.no_supporters_text>
                        <ButtonLink href="/app/hulp">{t.none.numbers}</ButtonLink>
                    </Empty>
                }
                .into_any(),
                Standing::Here { card: Card::Unreadable(Unreadable::Newer | Unreadable::Malformed), .. } => {
                    view! { <Notice tone=Tone::Problem title=t.card.newer/> }.into_any()
                }
                Standing::Here { member, card: Card::Missing, .. } => {
                    view! { <Fill member=*member before=None wish=wish told=told done=changing/> }.into_any()
                }
                Standing::Here { member, card: Card::Here(card), .. } => {
                    let filled = Filled { card, team: wish.with_untracked(|wish| wish.team) };
                    view! { <Ready member=*member filled=filled wish=wish words=words told=told changing=changing/> }
                        .into_any()
                }
            }}
        </Screen>
    }
}

/// The card, to be filled in or changed.
#[component]
fn Fill(
    member: Member,
    before: Option<Filled>,
    wish: RwSignal<Wish>,
    told: RwSignal<Option<&'static str>>,
    done: RwSignal<bool>,
) -> impl IntoView {
    let t = &contact_texts().card;
    let asking = asking();
    let keep = move |filled: Filled| {
        wish.update(|wish| {
            wish.preference = filled.card.preference();
            wish.team = filled.team;
        });
        let wish = wish.get_untracked();
        spawn_local(async move {
            let kept = asking.keep_card(filled.card, &wish).await;
            let _ = told.try_set(Some(if kept { t.kept } else { t.not_kept }));
            let _ = done.try_set(false);
        });
    };
    view! { <CardForm before=before teams=member.directory().teams().to_vec() on_keep=keep/> }
}

/// Everything is known: one tap.
#[component]
fn Ready(
    member: Member,
    filled: Filled,
    wish: RwSignal<Wish>,
    words: RwSignal<String>,
    told: RwSignal<Option<&'static str>>,
    changing: RwSignal<bool>,
) -> impl IntoView {
    let t = &contact_texts().card;
    let asking = asking();
    let failed = RwSignal::new(false);
    let leaving = RwSignal::new(false);
    let card = filled.card.clone();
    let ask = move |said: Option<Words>| {
        let content = Content { card: card.clone(), words: said };
        let wish = wish.get_untracked();
        told.set(None);
        spawn_local(async move {
            let asked = asking.ask(content, wish).await;
            let _ = failed.try_set(!asked);
            if asked {
                let _ = words.try_set(String::new());
            }
        });
    };
    let ask = Callback::new(ask);
    let remove = move |()| {
        spawn_local(async move {
            if !asking.forget_card().await {
                let _ = told.try_set(Some(t.not_kept));
            }
        });
    };
    let (for_ask, for_card) = (StoredValue::new(member.clone()), StoredValue::new((member, filled)));
    move || {
        if changing.get() {
            let (member, filled) = for_card.get_value();
            view! {
                <Fill member=member before=Some(filled) wish=wish told=told done=changing/>
                <Button look=Look::Link on_press=move |()| leaving.set(true)>{t.remove}</Button>
                <Confirm
                    open=leaving
                    question=t.remove_question.to_owned()
                    text=t.remove_text.to_owned()
                    confirm=t.remove
                    on_confirm=remove
                />
            }
            .into_any()
        } else {
            view! {
                <Ask member=for_ask.get_value() wish=wish content=Some((for_card.with_value(|(_, filled)| filled.card.clone()), words)) failed=failed on_ask=ask/>
                <Button look=Look::Link on_press=move |()| changing.set(true)>{t.change}</Button>
            }
            .into_any()
        }
    }
}

/// Choosing others for a request that is under way.
#[component]
fn Others(member: Member, wish: RwSignal<Wish>) -> impl IntoView {
    let asking = asking();
    let failed = RwSignal::new(false);
    let ask = move |_| {
        let wish = wish.get_untracked();
        spawn_local(async move {
            let asked = asking.ask_others(wish).await;
            let _ = failed.try_set(!asked);
        });
    };
    view! {
        <Ask member=member wish=wish content=None failed=failed on_ask=ask/>
        <Button look=Look::Link on_press=move |()| asking.choosing().set(false)>{texts().words.cancel}</Button>
    }
}
