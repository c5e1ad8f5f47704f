//! The screen, at `/app/organisatie`: all that the organisation shows, from what the device keeps.

use chrono::{DateTime, FixedOffset};
use leptos::{prelude::*, task::spawn_local};
use naderhand_organisation::Member;

use super::{
    hours::Consultations,
    map::SocialMap,
    membership::{Looked, Standing, membership},
    numbers::{Numbers, OnCall},
    supporters::Supporters,
};
use crate::{
    records::records,
    texts::{clock_time, day_name, language, parts::organisation_texts, said},
    ui::{Button, ButtonLink, Confirm, Empty, Look, Notice, Progress, Screen, Shape, Tone},
};

/// The screen.
#[component]
pub(super) fn MemberScreen() -> impl IntoView {
    let t = &organisation_texts().member;
    let standing = membership().standing();
    let left = RwSignal::new(false);
    view! {
        <Screen title=t.title back="/app/meer">
            <Show when=move || left.get()>
                <Notice tone=Tone::Done title=t.left/>
            </Show>
            {move || match standing.get() {
                Standing::Opening => {
                    view! { <Progress label=crate::texts::texts().frame.loading.to_owned() done=None/> }.into_any()
                }
                Standing::Nowhere => view! {
                    <Empty icon=Shape::LifeBuoy title=t.none text=t.none_text>
                        <ButtonLink href="/app/aansluiten">{t.none_action}</ButtonLink>
                    </Empty>
                }
                .into_any(),
                Standing::Joined(member, fetched) => {
                    view! { <Joined member=*member fetched=fetched left=left/> }.into_any()
                }
            }}
        </Screen>
    }
}

#[component]
fn Joined(member: Member, fetched: Option<DateTime<FixedOffset>>, left: RwSignal<bool>) -> impl IntoView {
    let settings = member.settings().clone();
    let directory = member.directory().clone();
    let name = settings.organisation().name().to_owned();
    let word = said(settings.supporter(), language()).to_string();
    let of = member.clone();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{name.clone()}</h2>
        <Told/>
        <OnCall settings=settings.clone() directory=directory.clone()/>
        <Consultations settings=settings.clone()/>
        <Supporters directory=directory word=word state=move |id| of.availability(id)/>
        <Numbers settings=settings.clone()/>
        <SocialMap settings=settings/>
        <Age member=member fetched=fetched/>
        <Leave name=name left=left/>
    }
}

/// How the last look went, when that matters.
#[component]
fn Told() -> impl IntoView {
    let t = &organisation_texts().member;
    let looked = membership().looked();
    move || {
        let text = match looked.get() {
            Looked::Refused => t.refused_text,
            Looked::Older => t.refused_older,
            Looked::Newer => t.refused_newer,
            Looked::No | Looked::Busy | Looked::Fresh | Looked::Offline => return None,
        };
        Some(view! {
            <Notice tone=Tone::Problem title=t.refused>
                <p class="nl-paragraph">{text}</p>
            </Notice>
        })
    }
}

/// How old what is shown is: a server can hold newer things back, and nobody else can tell.
#[component]
fn Age(member: Member, fetched: Option<DateTime<FixedOffset>>) -> impl IntoView {
    let t = &organisation_texts().member;
    let membership = membership();
    let today = records().today().date();
    let looked = membership.looked();
    let fetched = fetched.map(|at| t.updated(day_name(at.date_naive(), today), clock_time(at)));
    let changed = t.changed(day_name(member.changed_on(), today));
    view! {
        <p class="nh-hint">{fetched}" "{changed}" "{t.offline_copy}</p>
        <Button
            look=Look::Quiet
            disabled=Signal::derive(move || looked.get() == Looked::Busy)
            on_press=move |()| membership.look()
        >
            {t.refresh}
        </Button>
        <div aria-live="polite">
            {move || match looked.get() {
                Looked::Fresh => Some(t.refreshed),
                Looked::Offline => Some(t.not_reached),
                _ => None,
            }}
        </div>
    }
}

#[component]
fn Leave(name: String, left: RwSignal<bool>) -> impl IntoView {
    let t = &organisation_texts().member;
    let membership = membership();
    let asking = RwSignal::new(false);
    let leave = move |()| {
        spawn_local(async move {
            if membership.leave().await {
                let _ = left.try_set(true);
            }
        });
    };
    view! {
        <Button look=Look::Link on_press=move |()| asking.set(true)>{t.leave}</Button>
        <Confirm
            open=asking
            question=t.leave_question(name)
            text=t.leave_text.to_owned()
            confirm=t.leave_confirm
            on_confirm=leave
        />
    }
}
