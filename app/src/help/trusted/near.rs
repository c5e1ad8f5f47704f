//! The nearest circle: who is on the list, one tap away.

use leptos::{html, prelude::*, task::spawn_local};
use naderhand_domain::trusted::{Trusted, TrustedPerson, Unreadable};

use super::{
    add::Add,
    kept::{List, Standing},
};
use crate::{
    help::circles::CircleTitle,
    texts::parts::help_texts,
    ui::{Confirm, Icon, Shape},
};

/// The circle.
#[component]
pub(in crate::help) fn Near() -> impl IntoView {
    let t = &help_texts().near;
    let list = List::open();
    let standing = list.standing();
    let told = RwSignal::new(None::<String>);
    let leaving = RwSignal::new(None::<TrustedPerson>);
    let asking = RwSignal::new(false);
    let summary = NodeRef::<html::Summary>::new();
    let ask = move |person| {
        leaving.set(Some(person));
        asking.set(true);
    };
    let remove = move |()| {
        let Some(person) = leaving.get_untracked() else { return };
        spawn_local(async move {
            let change = |trusted: &mut Trusted| {
                trusted.remove(&person);
                Ok(())
            };
            let removed = list.change(change).await;
            let said = removed.map_or_else(|_| t.not_kept.to_owned(), |()| t.removed(person.name()));
            let _ = told.try_set(Some(said));
            // The button that had the focus is gone with its row.
            if let Some(summary) = summary.try_get_untracked().flatten() {
                let _ = summary.focus();
            }
        });
    };
    let name =
        move || leaving.with(|person| person.as_ref().map(|person| person.name().to_string())).unwrap_or_default();
    view! {
        <section class="nh-card">
            <CircleTitle away=1 title=t.title/>
            <p class="nh-hint">{t.intro}</p>
            {move || match standing.get() {
                Standing::Opening => ().into_any(),
                Standing::Here(trusted) => people(&trusted, ask).into_any(),
                Standing::Unreadable(Unreadable::Newer) => fault(t.newer).into_any(),
                Standing::Unreadable(Unreadable::Malformed) => fault(t.malformed).into_any(),
                Standing::NotOpen => fault(t.not_open).into_any(),
            }}
            <p class="nh-hint nh-told" role="status">{told}</p>
            <Show when=move || standing.with(|standing| matches!(standing, Standing::Here(_)))>
                <Add list=list told=told summary=summary/>
            </Show>
            <Confirm
                open=asking
                question=Signal::derive(move || t.remove_question(name()))
                text=t.remove_text.to_owned()
                confirm=t.remove
                on_confirm=remove
            />
        </section>
    }
}

fn fault(text: &'static str) -> impl IntoView {
    view! { <p class="nh-fault">{text}</p> }
}

fn people<A: Fn(TrustedPerson) + Copy + Send + 'static>(trusted: &Trusted, ask: A) -> impl IntoView + use<A> {
    let rows: Vec<_> = trusted.people().iter().cloned().map(|person| row(person, ask)).collect();
    (!rows.is_empty()).then(|| view! { <ul class="nh-people">{rows}</ul> })
}

fn row(person: TrustedPerson, ask: impl Fn(TrustedPerson) + 'static) -> impl IntoView {
    let t = &help_texts().near;
    let name = person.name().to_string();
    view! {
        <li class="nh-trusted">
            <a class="nh-call nh-call--quiet" href=format!("tel:{}", person.telephone().dialled())>
                <Icon shape=Shape::Phone/>
                <span>{t.call(&name)}<span class="nh-hint">{person.telephone().shown().to_owned()}</span></span>
            </a>
            <button class="nh-undo" type="button" on:click=move |_| ask(person.clone())>
                {t.remove}
                <span class="nh-unseen">{format!(": {name}")}</span>
            </button>
        </li>
    }
}
