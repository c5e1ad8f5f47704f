//! How it stands with a request: what is, what comes next, and whom to phone when it takes too long.

mod held;
mod progress;
mod thread;
mod write;

use leptos::{prelude::*, task::spawn_local};
use naderhand_organisation::Member;

pub(super) use self::write::Typed;
use self::{
    held::Held,
    progress::Told,
    thread::Thread,
    write::{Propose, Write},
};
use super::{
    asking::asking,
    shown::{At, Shown},
};
use crate::{
    organisation::on_call,
    step_review::DidItHelp,
    texts::parts::contact_texts,
    ui::{Button, Confirm, Look, Notice, Tone},
};
use naderhand_domain::{advice::Action, step_review::ReviewedStep};

/// The view. What is typed is kept by the screen: this is made anew whenever something is new.
#[component]
pub(super) fn Status(member: Member, shown: Shown, typed: Typed) -> impl IntoView {
    let t = &contact_texts().status;
    let Shown { at, asked, thread, suspicious } = shown;
    if let At::Held { until } = at {
        return view! { <Held until=until asked=asked/> }.into_any();
    }
    let claimed = match &at {
        At::Claimed { name, .. } => Some(name.clone()),
        _ => None,
    };
    let over = at.is_over();
    let calls = matches!(at, At::Ready | At::Late(_) | At::Unproven | At::Alone);
    let number = (calls || suspicious).then(|| on_call(member.settings(), member.directory()));
    view! {
        <section class="nh-card">
            <Told at=at.clone()/>
            {(!over && claimed.is_none()).then(|| view! { <p class="nh-hint">{t.asked(asked.join(", "))}</p> })}
            {calls.then_some(t.call).filter(|_| at != At::Ready).map(|text| view! { <p class="nl-paragraph">{text}</p> })}
            {number}
        </section>
        {suspicious.then(|| view! {
            <Notice tone=Tone::Problem title=t.suspicious>
                <p class="nl-paragraph">{t.suspicious_text}</p>
            </Notice>
        })}
        {(!thread.is_empty()).then(|| view! { <Thread lines=thread open=claimed.is_some()/> })}
        {claimed.map(|name| view! {
            <Write name=name typed=typed/>
            <Propose typed=typed/>
        })}
        {if over {
            view! { <After/> }.into_any()
        } else {
            view! { <Ways/> }.into_any()
        }}
    }
    .into_any()
}

/// What the employee can do about a request that is under way.
#[component]
fn Ways() -> impl IntoView {
    let t = &contact_texts().status;
    let asking = asking();
    let (others, withdrawing) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <Button look=Look::Quiet on_press=move |()| asking.look()>{t.look}</Button>
        <p class="nh-hint" role="status">{move || asking.looked_words()}</p>
        <Button look=Look::Link on_press=move |()| others.set(true)>{t.others}</Button>
        <Confirm
            open=others
            question=t.others_question.to_owned()
            text=t.others_text.to_owned()
            confirm=t.others
            on_confirm=move |()| asking.choosing().set(true)
        />
        <Button look=Look::Link on_press=move |()| withdrawing.set(true)>{t.withdraw}</Button>
        <Confirm
            open=withdrawing
            question=t.withdraw_question.to_owned()
            text=t.withdraw_text.to_owned()
            confirm=t.withdraw
            on_confirm=move |()| spawn_local(asking.withdraw())
        />
    }
}

/// After it is over: whether it helped (S4), and the way to a new one.
#[component]
fn After() -> impl IntoView {
    let t = &contact_texts().status;
    let asking = asking();
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.helped}</h2>
            <DidItHelp step=ReviewedStep::Action(Action::AskSupporter.into()) incident=None/>
        </section>
        <Button look=Look::Quiet on_press=move |()| spawn_local(asking.put_away())>{t.again}</Button>
    }
}
