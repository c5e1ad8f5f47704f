//! Whom: everybody who can, or some by name; and whom never.

use std::collections::BTreeSet;

use leptos::prelude::*;
use naderhand_domain::{
    contact::{Wish, Wished},
    id::SupporterId,
};
use naderhand_organisation::Member;

use crate::{
    contact::whom::{can_be_asked, whom},
    records::records,
    texts::parts::contact_texts,
    ui::{Chips, TickBox},
};

/// The choice.
#[component]
pub(super) fn Who(member: Member, wish: RwSignal<Wish>) -> impl IntoView {
    let t = &contact_texts().ask;
    let records = records();
    let by_name = Signal::derive(move || wish.with(|wish| matches!(wish.wished, Wished::Only(_))));
    let choose = move |by_name: bool| {
        wish.update(|wish| wish.wished = if by_name { Wished::Only(BTreeSet::new()) } else { Wished::All });
    };
    let people: Vec<_> = member.directory().supporters().iter().filter(|one| !one.paused).cloned().collect();
    let rows = people.iter().map(|one| {
        let can = can_be_asked(&member, one.id, records.now().to_utc());
        (one.id, one.name.as_str().to_owned(), can)
    });
    let rows = StoredValue::new(rows.collect::<Vec<_>>());
    let member = StoredValue::new(member);
    let count =
        move || member.with_value(|member| wish.with(|wish| whom(member, wish, records.now().to_utc()).chosen.len()));
    let names = move || {
        rows.with_value(|rows| {
            rows.iter()
                .map(|(id, name, can)| view! { <Named id=*id name=name.clone() can=*can wish=wish/> })
                .collect_view()
        })
    };
    let never = rows.with_value(|rows| {
        rows.iter().map(|(id, name, _)| view! { <Never id=*id name=name.clone() wish=wish/> }).collect_view()
    });
    view! {
        <Chips
            name="contact-who"
            legend=t.who
            legend_unseen=true
            options=vec![(false, t.everybody), (true, t.choose)]
            value=by_name
            on_choose=choose
        />
        <Show when=move || by_name.get()>
            <fieldset class="nh-checks">
                <legend class="nh-unseen">{t.choose}</legend>
                {names}
            </fieldset>
        </Show>
        <p class="nh-hint" role="status">{move || t.can(count())}</p>
        <details class="nh-more">
            <summary class="nh-more__summary">{t.leave_out}</summary>
            <p class="nh-hint">{t.leave_out_text}</p>
            <fieldset class="nh-checks">
                <legend class="nh-unseen">{t.leave_out}</legend>
                {never}
            </fieldset>
        </details>
    }
}

/// One supporter to ask.
#[component]
fn Named(id: SupporterId, name: String, can: bool, wish: RwSignal<Wish>) -> impl IntoView {
    let t = &contact_texts().ask;
    let ticked =
        Signal::derive(move || wish.with(|wish| matches!(&wish.wished, Wished::Only(chosen) if chosen.contains(&id))));
    let change = move |is: bool| {
        wish.update(|wish| {
            let Wished::Only(chosen) = &mut wish.wished else { return };
            if is {
                chosen.insert(id);
                wish.left_out.remove(&id);
            } else {
                chosen.remove(&id);
            }
        });
    };
    view! {
        <TickBox ticked=ticked on_change=change>
            {name}
            {(!can).then(|| view! { <span class="nh-state">" "{t.away}</span> })}
        </TickBox>
    }
}

/// One supporter who is never asked.
#[component]
fn Never(id: SupporterId, name: String, wish: RwSignal<Wish>) -> impl IntoView {
    let change = move |is: bool| {
        wish.update(|wish| {
            if is {
                wish.left_out.insert(id);
                if let Wished::Only(chosen) = &mut wish.wished {
                    chosen.remove(&id);
                }
            } else {
                wish.left_out.remove(&id);
            }
        });
    };
    view! {
        <TickBox ticked=Signal::derive(move || wish.with(|wish| wish.left_out.contains(&id))) on_change=change>{name}</TickBox>
    }
}
