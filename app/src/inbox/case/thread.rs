//! What the two wrote to each other.

use leptos::prelude::*;
use naderhand_contact::{Line, Sending};
use naderhand_domain::{
    contact::{Note, Said},
    wire::contact::Author,
};
use naderhand_vault::browser::Entropy;

use super::{Open, Place};
use crate::{
    inbox::words::{came, coming},
    texts::parts::inbox_texts,
    ui::{Button, Look},
};

/// The messages, the oldest first.
#[component]
pub(super) fn Messages(open: Open) -> impl IntoView {
    let t = &inbox_texts().thread;
    let lines = open.of(|case| case.thread().lines().to_vec());
    move || {
        let lines = lines.get().filter(|lines| !lines.is_empty())?;
        let last = lines.len() - 1;
        let rows = lines
            .into_iter()
            .enumerate()
            .map(|(at, line)| view! { <Message open=open line=line is_last=at == last/> })
            .collect_view();
        Some(view! {
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
                <ul class="nh-thread" aria-live="polite">{rows}</ul>
            </section>
        })
    }
}

#[component]
fn Message(
    open: Open,
    line: Line,
    /// Whether a time that is proposed can be agreed to.
    is_last: bool,
) -> impl IntoView {
    let t = &inbox_texts().thread;
    let now = open.inbox.now();
    let is_own = line.by() == Author::Supporter;
    let by = if is_own { t.you.to_owned() } else { open.name() };
    let (at, sending) = (line.at(), line.sending());
    let state = move || match sending {
        Sending::Sent => came(at, now.get()),
        Sending::Unsent => t.waits.to_owned(),
        Sending::Stranded => t.stranded.to_owned(),
    };
    let proposed = match line.said() {
        Said::Known(Note::Propose { at }) if is_last && !is_own => Some(*at),
        _ => None,
    };
    let said = line.said().clone();
    let agree = move |at| {
        let request = open.request;
        open.inbox.act(
            move |cases, supporter, now| Ok(cases.reply(supporter, request, Note::Agree { at }, now, &mut Entropy)?),
            move |result| open.done(Place::Messages, result),
        );
    };
    view! {
        <li class="nh-thread__one" class:nh-thread__one--mine=is_own>
            <span class="nh-hint">{by}" · "{state}</span>
            <p class="nl-paragraph nh-thread__text">
                {move || {
                    let time = |at| coming(at, now.get());
                    match &said {
                        Said::Known(Note::Promise { by, words: None }) => t.promise(time(*by)),
                        Said::Known(Note::Promise { by, words: Some(words) }) => {
                            format!("{}\n{}", t.promise(time(*by)), words.as_str())
                        }
                        Said::Known(Note::Words { words }) => words.as_str().to_owned(),
                        Said::Known(Note::Propose { at }) => t.propose(time(*at)),
                        Said::Known(Note::Agree { at }) => t.agree(time(*at)),
                        Said::Newer(_) => t.newer.to_owned(),
                    }
                }}
            </p>
            {proposed.map(|at| view! { <Button look=Look::Quiet on_press=move |()| agree(at)>{t.agreed}</Button> })}
        </li>
    }
}
