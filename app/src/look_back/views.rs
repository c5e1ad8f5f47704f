//! What the three ways to look back share: the switch between them, and what is there when there is nothing.

use leptos::{either::Either, prelude::*};

use super::set_aside::SetAsideRow;
use crate::{
    records::{Opening, records},
    texts::{parts::look_back_texts, texts},
    ui::{ButtonLink, Empty, Notice, Screen, Shape, Tone},
};

/// A way to look back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    List,
    Calendar,
    Trend,
}

impl View {
    const ALL: [Self; 3] = [Self::List, Self::Calendar, Self::Trend];

    const fn href(self) -> &'static str {
        match self {
            Self::List => "/app/terugkijken",
            Self::Calendar => "/app/terugkijken/kalender",
            Self::Trend => "/app/terugkijken/verloop",
        }
    }

    fn word(self) -> &'static str {
        let t = &look_back_texts().list;
        match self {
            Self::List => t.list,
            Self::Calendar => t.calendar,
            Self::Trend => t.trend,
        }
    }
}

/// A screen that looks back.
#[component]
pub(super) fn LookBack(
    /// Which way.
    current: View,
    /// What there is to see, when there is something.
    children: ChildrenFn,
) -> impl IntoView {
    let t = &look_back_texts().list;
    let records = records();
    let children = StoredValue::new(children);
    let nothing = Memo::new(move |_| {
        // Signals have their line too.
        let lists = || current == View::Trend && records.with_history(|history| !history.lists().is_empty());
        records.check_ins().is_empty() && !lists()
    });
    let tabs = View::ALL.map(|view| {
        view! {
            <a class="nh-tab" href=view.href() aria-current=(view == current).then_some("page")>{view.word()}</a>
        }
    });
    view! {
        <Screen title=texts().look_back.title>
            <nav class="nh-tabs" aria-label=t.views>{tabs}</nav>
            <Opening>
                <Unreadable/>
                <SetAsideRow/>
                {move || if nothing.get() {
                    Either::Left(view! {
                        <Empty icon=Shape::Calendar title=t.empty text=t.empty_text>
                            <ButtonLink href="/app">{t.empty_action}</ButtonLink>
                        </Empty>
                    })
                } else {
                    Either::Right(children.with_value(|children| children()))
                }}
            </Opening>
        </Screen>
    }
}

/// Records that this version cannot read are named, and never counted as nothing.
#[component]
fn Unreadable() -> impl IntoView {
    let t = &look_back_texts().list;
    let unreadable = records().unreadable();
    move || {
        let count = unreadable.get();
        (count > 0).then(|| {
            view! {
                <Notice tone=Tone::Problem title=t.unreadable(count)>
                    <p class="nl-paragraph">{t.unreadable_text}</p>
                </Notice>
            }
        })
    }
}
