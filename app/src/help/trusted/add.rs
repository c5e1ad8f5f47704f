//! Putting somebody on the list.

use leptos::{html, prelude::*, task::spawn_local};
use naderhand_domain::{
    shown_text::InvalidText,
    trusted::{NotAdded, TrustedPerson, Wrong, WrongTelephone},
};

use super::kept::{List, NotKept};
use crate::{
    texts::parts::help_texts,
    ui::{Button, Field},
};

/// The form, folded until it is wanted.
#[component]
pub(super) fn Add(list: List, told: RwSignal<Option<String>>, summary: NodeRef<html::Summary>) -> impl IntoView {
    let t = &help_texts().near;
    let (name, telephone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(Wrong { name: None, telephone: None });
    let refused = RwSignal::new(None::<&'static str>);
    let fold = NodeRef::<html::Details>::new();
    let keep = move |()| {
        wrong.set(Wrong { name: None, telephone: None });
        refused.set(None);
        let person = match TrustedPerson::typed(&name.get_untracked(), &telephone.get_untracked()) {
            Ok(person) => person,
            Err(faults) => return wrong.set(faults),
        };
        spawn_local(async move {
            let said = t.kept(person.name());
            match list.change(|trusted| trusted.add(person)).await {
                Ok(()) => {
                    let _ = told.try_set(Some(said));
                    let _ = (name.try_set(String::new()), telephone.try_set(String::new()));
                    if let Some(fold) = fold.try_get_untracked().flatten() {
                        fold.set_open(false);
                    }
                    if let Some(summary) = summary.try_get_untracked().flatten() {
                        let _ = summary.focus();
                    }
                }
                Err(why) => _ = refused.try_set(Some(not_kept(why))),
            }
        });
    };
    view! {
        <details class="nh-more" node_ref=fold>
            <summary class="nh-more__summary" node_ref=summary>{t.add}</summary>
            <div class="nh-fields">
                <Field
                    id="trusted-name"
                    label=t.name
                    value=name
                    fault=Signal::derive(move || wrong.get().name.map(name_fault))
                />
                <Field
                    id="trusted-telephone"
                    label=t.telephone
                    sort="tel"
                    value=telephone
                    fault=Signal::derive(move || wrong.get().telephone.map(telephone_fault))
                />
                {move || refused.get().map(|text| view! { <p class="nh-fault" role="alert">{text}</p> })}
                <Button on_press=keep>{t.keep}</Button>
            </div>
        </details>
    }
}

fn name_fault(fault: InvalidText) -> &'static str {
    let t = &help_texts().near;
    match fault {
        InvalidText::Empty => t.name_empty,
        InvalidText::TooLong => t.name_long,
        InvalidText::Hostile => t.name_hostile,
    }
}

fn telephone_fault(fault: WrongTelephone) -> &'static str {
    let t = &help_texts().near;
    match fault {
        WrongTelephone::Empty => t.telephone_empty,
        WrongTelephone::Malformed => t.telephone_malformed,
    }
}

fn not_kept(why: NotKept) -> &'static str {
    let t = &help_texts().near;
    match why {
        NotKept::NotAdded(NotAdded::Full) => t.full,
        NotKept::NotAdded(NotAdded::Known) => t.known,
        NotKept::Failed => t.not_kept,
    }
}
