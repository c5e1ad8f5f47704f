//! What was written to and fro.

use leptos::{prelude::*, task::spawn_local};
use naderhand_contact::Sending;
use naderhand_domain::contact::{Note, Said};

use super::progress::moment;
use crate::{
    contact::{asking::asking, shown::Line},
    texts::parts::contact_texts,
    ui::{Button, Look},
};

/// The messages, the oldest first.
#[component]
pub(super) fn Thread(
    lines: Vec<Line>,
    /// Whether somebody reads what is written now.
    open: bool,
) -> impl IntoView {
    let t = &contact_texts().thread;
    let last = lines.len().saturating_sub(1);
    let rows = lines.into_iter().enumerate().map(|(at, line)| view! { <Message line=line answer=open && at == last/> });
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <ul class="nh-thread">{rows.collect_view()}</ul>
        </section>
    }
}

#[component]
fn Message(
    line: Line,
    /// Whether a time that is proposed can be agreed to.
    answer: bool,
) -> impl IntoView {
    let t = &contact_texts().thread;
    let asking = asking();
    let Line { by, at, said, sending } = line;
    let state = match sending {
        Sending::Sent => moment(at),
        Sending::Unsent => t.waiting.to_owned(),
        Sending::Stranded => t.stranded.to_owned(),
    };
    let mine = by.is_none();
    let proposed = match &said {
        Said::Known(Note::Propose { at }) if answer && !mine => Some(*at),
        _ => None,
    };
    let text = match said {
        Said::Known(Note::Promise { by, words }) => {
            let promise = t.promise(moment(by));
            words.map_or_else(|| promise.clone(), |words| format!("{promise}\n{}", words.as_str()))
        }
        Said::Known(Note::Words { words }) => words.as_str().to_owned(),
        Said::Known(Note::Propose { at }) => t.propose(moment(at)),
        Said::Known(Note::Agree { at }) => t.agree(moment(at)),
        Said::Newer(_) => t.newer.to_owned(),
    };
    view! {
        <li class="nh-thread__one" class:nh-thread__one--mine=mine>
            <span class="nh-hint">
                {by.unwrap_or_else(|| t.you.to_owned())}" · "{state}
            </span>
            <p class="nl-paragraph nh-thread__text">{text}</p>
            {proposed.map(|at| view! {
                <Button
                    look=Look::Quiet
                    on_press=move |()| spawn_local(async move { _ = asking.write(Note::Agree { at }).await })
                >
                    {t.agreed}
                </Button>
            })}
        </li>
    }
}
