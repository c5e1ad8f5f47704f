//! An invitation, at `/app/uitnodiging`: what is asked, and by whom. The secret stands after `#`.

use leptos::{prelude::*, task::spawn_local};
use naderhand_organisation::{Invitation, Invited, Member};

use super::{
    guide::Guide,
    role::{NotDone, Standing, role},
};
use crate::{
    device::take_fragment,
    texts::{language, parts::supporter_texts, said},
    ui::{Button, ButtonLink, Look, Notice, Progress, Screen, Tone},
};

#[derive(Clone)]
enum Stage {
    Looking,
    Open(Box<(Invitation, Member)>),
    Failed(NotDone),
}

/// The screen.
#[component]
pub(super) fn InvitationScreen() -> impl IntoView {
    let t = &supporter_texts().invitation;
    let role = role();
    let standing = role.standing();
    let stage = RwSignal::new(Stage::Looking);
    let link = take_fragment();
    spawn_local(async move {
        let opened = match link {
            Some(link) => role.open(&link).await,
            None => Err(NotDone::Gone),
        };
        let _ = stage.try_set(opened.map_or_else(Stage::Failed, |opened| Stage::Open(Box::new(opened))));
    });
    view! {
        <Screen title=t.title back="/app/meer">
            {move || match (standing.get(), stage.get()) {
                (Standing::Waiting | Standing::Coordinator, _) => view! {
                    <Notice tone=Tone::Done title=t.sent>
                        <p class="nl-paragraph">{t.sent_text}</p>
                    </Notice>
                    <ButtonLink href="/app/ondersteuner" look=Look::Quiet>{supporter_texts().supporter.title}</ButtonLink>
                }
                .into_any(),
                (_, Stage::Looking) => view! { <Progress label=t.looking.to_owned() done=None/> }.into_any(),
                (_, Stage::Failed(why)) => view! { <NotOpened why=why/> }.into_any(),
                (Standing::Here { .. }, Stage::Open(opened)) if opened.0.invited() != Invited::Coordinator => view! {
                    <Notice tone=Tone::Info title=t.already>
                        <p class="nl-paragraph">{t.already_text}</p>
                    </Notice>
                }
                .into_any(),
                (_, Stage::Open(opened)) => {
                    let (invitation, member) = *opened;
                    view! { <Opened invitation=invitation member=member/> }.into_any()
                }
            }}
        </Screen>
    }
}

#[component]
fn Opened(invitation: Invitation, member: Member) -> impl IntoView {
    let t = &supporter_texts().invitation;
    let role = role();
    let organisation = member.settings().organisation().name().to_owned();
    let is_supporter = invitation.invited() != Invited::Coordinator;
    let question = if is_supporter {
        t.supporter(organisation, said(member.settings().supporter(), language()))
    } else {
        t.coordinator(organisation)
    };
    let name = RwSignal::new(invitation.name().to_owned());
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<NotDone>);
    let invitation = StoredValue::new_local(invitation);
    let accept = move |()| {
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let accepted = role.accept(&invitation.get_value(), &name.get_untracked()).await;
            let _ = busy.try_set(false);
            if let Err(why) = accepted {
                let _ = failed.try_set(Some(why));
            }
        });
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{question}</h2>
        {if is_supporter {
            view! { <Guide/> }.into_any()
        } else {
            view! { <p class="nl-paragraph">{t.coordinator_text}</p> }.into_any()
        }}
        <label class="utrecht-form-label">
            {t.name}
            <input
                class="utrecht-textbox"
                type="text"
                maxlength="60"
                autocomplete="name"
                prop:value=move || name.get()
                on:input=move |event| name.set(event_target_value(&event))
            />
        </label>
        {move || failed.get().map(|why| view! { <NotOpened why=why/> })}
        {move || busy.get().then(|| view! { <Progress label=t.sending.to_owned() done=None/> })}
        <div class="nh-actions">
            <Button on_press=accept disabled=busy>{t.accept}</Button>
            <ButtonLink href="/app" look=Look::Quiet>{t.decline}</ButtonLink>
        </div>
    }
}

#[component]
fn NotOpened(why: NotDone) -> impl IntoView {
    let t = &supporter_texts().invitation;
    let (title, text) = match why {
        NotDone::Gone => (t.gone, t.gone_text),
        NotDone::Foreign => (t.foreign, t.foreign_text),
        NotDone::Offline => (t.offline, t.offline_text),
        NotDone::Name => (t.name_refused, t.name_refused_text),
        NotDone::Failed => (t.failed, t.failed_text),
    };
    view! {
        <Notice tone=Tone::Problem title=title>
            <p class="nl-paragraph">{text}</p>
        </Notice>
    }
}
