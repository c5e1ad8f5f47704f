//! Versions that lost to another device's edit, at `/app/terugkijken/opzij`: to look at, put back or remove.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    check_in::{CheckIn, Item},
    record::Body,
    signal_list::Signal as StressSignal,
};

use crate::{
    check_in::{item_word, light_word},
    incident::incident_word,
    records::{Aside, Records, records},
    signal_list::{often_word, signal_word},
    texts::{clock_time, day_name, day_title, parts::look_back_texts, texts},
    ui::{Button, ButtonLink, Confirm, Empty, Icon, Look, Notice, Progress, Screen, Shape, Tone, step_word},
};

/// All versions that were set aside, `None` until they are known.
type Asides = RwSignal<Option<Vec<Aside>>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Idle,
    Restored,
    Failed,
}

/// The way there from the list, when there is something.
#[component]
pub(super) fn SetAsideRow() -> impl IntoView {
    let t = &look_back_texts().set_aside;
    let asides = load();
    move || {
        let count = asides.with(|asides| asides.as_ref().map_or(0, Vec::len));
        (count > 0).then(|| {
            view! {
                <a class="nh-row" href="/app/terugkijken/opzij">
                    <Icon shape=Shape::Info/>
                    <span class="nh-row__text">
                        <strong>{t.row(count)}</strong>
                        <span class="nh-row__state">{t.row_text}</span>
                    </span>
                    <Icon shape=Shape::Forward/>
                </a>
            }
        })
    }
}

/// The screen.
#[component]
pub(super) fn SetAside() -> impl IntoView {
    let t = &look_back_texts().set_aside;
    let asides = load();
    let outcome = RwSignal::new(Outcome::Idle);
    view! {
        <Screen title=texts().set_aside.title back="/app/terugkijken">
            {move || match outcome.get() {
                Outcome::Idle => None,
                Outcome::Restored => Some(view! { <Notice tone=Tone::Done title=t.restored/> }.into_any()),
                Outcome::Failed => Some(view! {
                    <Notice tone=Tone::Problem title=t.failed>
                        <p class="nl-paragraph">{t.failed_text}</p>
                    </Notice>
                }
                .into_any()),
            }}
            {move || match asides.get() {
                None => view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any(),
                Some(asides) if asides.is_empty() => view! {
                    <Empty icon=Shape::Calendar title=t.nothing text=t.nothing_text>
                        <ButtonLink href="/app/terugkijken">{texts().look_back.title}</ButtonLink>
                    </Empty>
                }
                .into_any(),
                Some(found) => view! {
                    <p class="nl-paragraph">{t.intro}</p>
                    {found.into_iter().map(|aside| view! { <Version aside=aside asides=asides outcome=outcome/> }).collect_view()}
                }
                .into_any(),
            }}
        </Screen>
    }
}

/// One version, with what can be done with it.
#[component]
fn Version(aside: Aside, asides: Asides, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &look_back_texts().set_aside;
    let records = records();
    let key = aside.key;
    let act = move |restore: bool| {
        spawn_local(async move {
            let done = if restore { records.restore(key).await } else { records.drop_aside(key).await };
            let came = match done {
                Ok(()) if restore => Outcome::Restored,
                Ok(()) => Outcome::Idle,
                Err(_) => Outcome::Failed,
            };
            // The employee may have left the screen meanwhile.
            if outcome.try_set(came).is_none() {
                reload(records, asides).await;
            }
        });
    };
    let asking = RwSignal::new(false);
    let (title, lines) = match &aside.content {
        Ok(plain) => told(&plain.body),
        Err(_) => (t.other.to_owned(), vec![t.unreadable.to_owned()]),
    };
    let readable = aside.content.is_ok();
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{title}</h2>
            {lines.into_iter().map(|line| view! { <p class="nl-paragraph nh-version__text">{line}</p> }).collect_view()}
            <div class="nh-actions">
                {readable.then(|| view! { <Button look=Look::Quiet on_press=move |()| act(true)>{t.restore}</Button> })}
                <Button look=Look::Quiet icon=Shape::Bin on_press=move |()| asking.set(true)>{t.drop}</Button>
            </div>
            <Confirm
                open=asking
                question=t.drop_question.to_owned()
                text=t.drop_text.to_owned()
                confirm=t.drop
                on_confirm=move |()| act(false)
            />
        </section>
    }
}

/// What a version says: a title, and lines below it.
fn told(body: &Body) -> (String, Vec<String>) {
    let t = &look_back_texts().set_aside;
    let today = records().today().date();
    match body {
        Body::CheckIn(check_in) => {
            let day = day_name(check_in.at.date_naive(), today);
            (t.check_in(day, clock_time(check_in.at)), said(check_in))
        }
        Body::Incident(incident) => (incident_word(incident).to_owned(), vec![day_title(incident.day.date(), today)]),
        Body::SignalList(list) => {
            let answered = StressSignal::ALL.into_iter().filter_map(|signal| {
                Some(format!("{}: {}", signal_word(signal), often_word(list.answer(signal)?.how_often)))
            });
            (t.signal_list(day_name(list.made.date(), today)), answered.collect())
        }
        Body::OwnWords(words) => (t.own_words.to_owned(), vec![words.text.clone()]),
        Body::Deleted => (t.removed.to_owned(), vec![t.removed_text.to_owned()]),
        Body::StepReview(_) | Body::Profile(_) | Body::BackupChoices(_) => (t.other.to_owned(), Vec::new()),
    }
}

fn said(check_in: &CheckIn) -> Vec<String> {
    let items = Item::ALL.into_iter().filter_map(|item| {
        let step = check_in.step(item)?;
        Some(format!("{}: {}", item_word(item), step_word(step)))
    });
    let light = check_in.fit_for_duty.map(|light| light_word(light).to_owned());
    items.chain(light).collect()
}

fn load() -> Asides {
    let asides = RwSignal::new(None);
    let records = records();
    Effect::new(move || {
        // What arrives from another device may set something aside.
        records.all().track();
        spawn_local(async move { reload(records, asides).await });
    });
    asides
}

/// What cannot be read now is read at the next change; what is shown stays.
async fn reload(records: Records, asides: Asides) {
    if let Ok(found) = records.set_aside().await {
        asides.try_set(Some(found));
    }
}
