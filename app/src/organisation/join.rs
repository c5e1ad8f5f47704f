//! Joining, at `/app/aansluiten`: by the link that a poster or a colleague gives, whose secret stands after `#`.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use naderhand_organisation::Member;

use super::membership::{NotJoined, Standing, membership};
use crate::{
    device::take_fragment,
    texts::parts::organisation_texts,
    ui::{Button, ButtonLink, Look, Notice, Progress, Screen, Tone},
};

#[derive(Debug, Clone, PartialEq)]
enum Stage {
    /// No link yet.
    Asking,
    Looking,
    /// Found, and believed.
    Met(Box<Member>),
    Failed(NotJoined),
}

/// The screen.
#[component]
pub(super) fn JoinScreen() -> impl IntoView {
    let t = &organisation_texts().join;
    let membership = membership();
    let stage = RwSignal::new(Stage::Asking);
    let typed = RwSignal::new(String::new());
    let look = move |link: String| {
        stage.set(Stage::Looking);
        spawn_local(async move {
            let met = membership.meet(&link).await;
            let _ = stage.try_set(met.map_or_else(Stage::Failed, |member| Stage::Met(Box::new(member))));
        });
    };
    if let Some(link) = take_fragment() {
        look(link);
    }
    view! {
        <Screen title=t.title back="/app/organisatie">
            {move || match stage.get() {
                Stage::Asking => view! {
                    <p class="nl-paragraph">{t.intro}</p>
                    <Paste typed=typed on_look=look/>
                    <p class="nh-hint">{t.without}</p>
                }
                .into_any(),
                Stage::Looking => view! { <Progress label=t.looking.to_owned() done=None/> }.into_any(),
                Stage::Met(member) => view! { <Met member=*member stage=stage/> }.into_any(),
                Stage::Failed(why) => view! {
                    <NotThere why=why/>
                    <Paste typed=typed on_look=look/>
                }
                .into_any(),
            }}
        </Screen>
    }
}

#[component]
fn Paste(typed: RwSignal<String>, #[prop(into)] on_look: Callback<String>) -> impl IntoView {
    let t = &organisation_texts().join;
    view! {
        <label class="utrecht-form-label">
            {t.paste}
            <span class="nh-hint">{t.paste_hint}</span>
            <input
                class="utrecht-textbox"
                type="text"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </label>
        <div class="nh-actions">
            <Button on_press=move |()| on_look.run(typed.get_untracked().trim().to_owned())>{t.look}</Button>
        </div>
    }
}

/// The organisation behind the link: whether to join.
#[component]
fn Met(member: Member, stage: RwSignal<Stage>) -> impl IntoView {
    let t = &organisation_texts().join;
    let membership = membership();
    let navigate = use_navigate();
    let name = member.settings().organisation().name().to_owned();
    let before = match membership.standing().get_untracked() {
        Standing::Joined(other, _) if other.fingerprint() != member.fingerprint() => {
            Some(other.settings().organisation().name().to_owned())
        }
        _ => None,
    };
    let member = StoredValue::new(member);
    let join = move |()| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match membership.join(member.get_value()).await {
                Ok(()) => navigate("/app/organisatie", NavigateOptions::default()),
                Err(why) => _ = stage.try_set(Stage::Failed(why)),
            }
        });
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{t.question(name)}</h2>
        <section class="nh-card">
            <h3 class="nl-heading nl-heading--level-3">{t.sees_nothing}</h3>
            <p class="nl-paragraph">{t.sees_nothing_text}</p>
            <p class="nl-paragraph">{t.leave_any_time}</p>
        </section>
        {before.map(|before| view! { <Notice tone=Tone::Info title=t.replaces(before)/> })}
        <div class="nh-actions">
            <Button on_press=join>{t.join}</Button>
            <ButtonLink href="/app" look=Look::Quiet>{t.not_now}</ButtonLink>
        </div>
    }
}

#[component]
fn NotThere(why: NotJoined) -> impl IntoView {
    let t = &organisation_texts().join;
    let (title, text) = match why {
        NotJoined::Malformed => (t.malformed, t.malformed_text),
        NotJoined::Expired => (t.expired, t.expired_text),
        NotJoined::Foreign => (t.foreign, t.foreign_text),
        NotJoined::Newer => (t.newer, t.newer_text),
        NotJoined::Offline => (t.offline, t.offline_text),
        NotJoined::Failed => (t.failed, t.failed_text),
    };
    view! {
        <Notice tone=Tone::Problem title=title>
            <p class="nl-paragraph">{text}</p>
        </Notice>
    }
}
