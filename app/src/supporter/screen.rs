//! The supporter's own screen, at `/app/ondersteuner`.

use leptos::{prelude::*, task::spawn_local};
use naderhand_reminders::AlertFor;

use super::{
    availability::{OwnAvailability, Passed},
    guide::Guide,
    role::{Standing, role},
    shifts::OwnShifts,
};
use crate::{
    inbox::NewRequests,
    reminders::{AlertsSwitch, reminders_part},
    texts::{parts::supporter_texts, texts},
    ui::{Button, ButtonLink, Confirm, Empty, Icon, Look, Notice, Progress, Screen, Shape, Tone},
};

/// The screen.
#[component]
pub(super) fn OwnScreen() -> impl IntoView {
    let t = &supporter_texts().supporter;
    let standing = role().standing();
    let stopped = RwSignal::new(false);
    let passed = RwSignal::new(Passed::Idle);
    view! {
        <Screen title=t.title back="/app/meer">
            <Show when=move || stopped.get()>
                <Notice tone=Tone::Done title=t.stopped/>
            </Show>
            {move || match standing.get() {
                Standing::Opening => {
                    view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any()
                }
                Standing::No => view! { <Empty icon=Shape::LifeBuoy title=t.none text=t.none_text/> }.into_any(),
                Standing::Waiting => view! {
                    <Notice tone=Tone::Info title=t.waiting>
                        <p class="nl-paragraph">{t.waiting_text}</p>
                    </Notice>
                }
                .into_any(),
                Standing::Coordinator => view! {
                    <Notice tone=Tone::Done title=t.coordinator/>
                    <ButtonLink href="/app/coordinator">{t.coordinator_go}</ButtonLink>
                }
                .into_any(),
                Standing::Here { named: false, .. } => view! {
                    <Notice tone=Tone::Problem title=t.gone>
                        <p class="nl-paragraph">{t.gone_text}</p>
                    </Notice>
                    <Stop stopped=stopped/>
                }
                .into_any(),
                Standing::Here { member, id, named: true } => {
                    let organisation = member.settings().organisation().name().to_owned();
                    let is_paused = member.directory().supporter(id).is_some_and(|one| one.paused);
                    view! {
                        <h2 class="nl-heading nl-heading--level-2">{t.listed(organisation)}</h2>
                        {is_paused.then(|| view! { <Notice tone=Tone::Info title=t.paused/> })}
                        <Requests/>
                        <AlertsSwitch whom=AlertFor::Supporter/>
                        <OwnAvailability now=member.availability(id) passed=passed/>
                        <OwnShifts member=*member id=id/>
                        <details class="nh-more">
                            <summary class="nh-more__summary">{t.role}</summary>
                            <Guide/>
                        </details>
                        <Stop stopped=stopped/>
                    }
                    .into_any()
                }
            }}
        </Screen>
    }
}

/// The way to the requests for contact, with how many wait.
#[component]
fn Requests() -> impl IntoView {
    let t = &supporter_texts().supporter;
    let requests: NewRequests = expect_context();
    view! {
        <a class="nh-row" href="/app/ondersteuner/vragen">
            <Icon shape=Shape::LifeBuoy/>
            <span class="nh-row__text">
                <strong>{texts().inbox.title}</strong>
                <span class="nh-row__state">
                    {move || match requests.count() {
                        None => String::new(),
                        Some(0) => t.requests_none.to_owned(),
                        Some(count) => texts().inbox.waiting(count),
                    }}
                </span>
            </span>
            <Icon shape=Shape::Forward/>
        </a>
    }
}

#[component]
fn Stop(stopped: RwSignal<bool>) -> impl IntoView {
    let t = &supporter_texts().supporter;
    let (role, reminders) = (role(), reminders_part());
    let asking = RwSignal::new(false);
    let stop = move |()| {
        spawn_local(async move {
            if role.stop().await {
                let _ = stopped.try_set(true);
                reminders.role_ended().await;
            }
        });
    };
    view! {
        <Button look=Look::Link on_press=move |()| asking.set(true)>{t.stop}</Button>
        <Confirm
            open=asking
            question=t.stop_question.to_owned()
            text=t.stop_text.to_owned()
            confirm=t.stop_confirm
            on_confirm=stop
        />
    }
}
