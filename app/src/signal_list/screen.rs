//! The screen, at `/app/signalen?gebeurtenis=…`: one signal at a time, or all on one page.

use leptos::{html, prelude::*};
use leptos_router::hooks::use_query_map;
use naderhand_domain::{
    id::RecordId,
    signal_list::{Signal as StressSignal, SignalList},
};

use super::{draft::Draft, signal::OneSignal};
use crate::{
    help::EmergencyCalls,
    pages::Page,
    records::{NotKept, Opening, Saving, records},
    texts::{language, parts::incident_texts, texts},
    ui::{Button, ButtonLink, Chips, Look, Screen, TickBox},
};

/// How many signals there are.
const COUNT: usize = StressSignal::ALL.len();

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    OneByOne,
    AllAtOnce,
}

/// The screen.
#[component]
pub fn SignalListScreen() -> impl IntoView {
    view! {
        <Screen title=texts().signal_list.title back="/app/gebeurtenis">
            <Opening><Filling/></Opening>
        </Screen>
    }
}

#[component]
fn Filling() -> impl IntoView {
    let t = &incident_texts().signal_list;
    let records = records();
    let asked: Option<RecordId> =
        use_query_map().with_untracked(|query| query.get("gebeurtenis")).and_then(|id| id.parse().ok());
    // A link to an event that was removed fills in a list about nothing in particular.
    let incident = asked.filter(|id| untrack(|| records.with_history(|history| history.incident(*id).is_some())));
    let draft = Draft::of_today(records, incident);
    let way = RwSignal::new(Way::OneByOne);
    let at = RwSignal::new(0_usize);
    let ways = vec![(Way::OneByOne, t.one_by_one), (Way::AllAtOnce, t.all_at_once)];
    let beginning = move || way.get() == Way::AllAtOnce || at.get() == 0;
    view! {
        <Show when=beginning>
            <p class="nl-paragraph">{t.intro}</p>
            <p class="nh-hint">{t.warning}</p>
        </Show>
        {move || match way.get() {
            Way::OneByOne => view! { <OneByOne draft=draft at=at/> }.into_any(),
            Way::AllAtOnce => {
                let all = StressSignal::ALL.map(|signal| view! { <OneSignal draft=draft signal=signal/> });
                view! { {all.into_iter().collect_view()} <Questions draft=draft/> <Done/> }.into_any()
            }
        }}
        {move || match draft.saving() {
            Saving::Untouched | Saving::Busy => None,
            Saving::Kept => Some(view! { <p class="nh-hint" role="status">{t.kept}</p> }.into_any()),
            Saving::NotKept(error) => Some(view! { <NotKept error=Some(error)/> }.into_any()),
        }}
        <Acute draft=draft/>
        <nav class="nh-ways-out" aria-label=t.calm>
            <a class="nl-link" href=Page::Grounding.address(language()) rel="external">{t.calm}</a>
            <a class="nl-link" href="/app/hulp">{t.person}</a>
        </nav>
        <Chips name="way" legend=texts().signal_list.title legend_unseen=true options=ways value=way on_choose=move |chosen| way.set(chosen)/>
    }
}

#[component]
fn OneByOne(draft: Draft, at: RwSignal<usize>) -> impl IntoView {
    let t = &incident_texts().signal_list;
    let list = draft.list();
    let answered = move || {
        let signal = StressSignal::ALL.get(at.get()).copied();
        signal.is_some_and(|signal| list.with(|list| list.answer(signal).is_some()))
    };
    let here = Memo::new(move |_| at.get().min(COUNT));
    move || {
        match StressSignal::ALL.get(here.get()).copied() {
        Some(signal) => view! {
            <p class="nh-hint">{t.at(here.get() + 1)}</p>
            <OneSignal draft=draft signal=signal/>
            <div class="nh-actions nh-actions--stay">
                <Button on_press=move |()| at.update(|at| *at += 1)>
                    {move || if answered() { t.next } else { t.skip }}
                </Button>
                <Show when=move || { here.get() > 0 }>
                    <Button look=Look::Link on_press=move |()| at.update(|at| *at = at.saturating_sub(1))>{t.previous}</Button>
                </Show>
            </div>
        }
        .into_any(),
        None => view! {
            <Questions draft=draft/>
            <Done/>
            <Button look=Look::Link on_press=move |()| at.set(COUNT - 1)>{t.previous}</Button>
        }
        .into_any(),
    }
    }
}

/// The two questions beside the signals.
#[component]
fn Questions(draft: Draft) -> impl IntoView {
    let t = &incident_texts().signal_list;
    view! {
        <div class="nh-checks">
            <Tick draft=draft words=t.hinders get=|list| list.hinders set=|list, on| list.hinders = Some(on)/>
            <Tick draft=draft words=t.doubt get=|list| list.doubt set=|list, on| list.doubt = Some(on)/>
        </div>
    }
}

#[component]
fn Tick(
    draft: Draft,
    words: &'static str,
    get: fn(&SignalList) -> Option<bool>,
    set: fn(&mut SignalList, bool),
) -> impl IntoView {
    let list = draft.list();
    view! {
        <TickBox
            ticked=Signal::derive(move || list.with(get) == Some(true))
            on_change=move |on| draft.change(|list| set(list, on))
        >
            {words}
        </TickBox>
    }
}

/// Always there, whatever else is on the screen; once ticked, the numbers stand right below it, from the device alone.
#[component]
fn Acute(draft: Draft) -> impl IntoView {
    let t = &incident_texts().signal_list;
    let list = draft.list();
    let numbers = NodeRef::<html::Div>::new();
    Effect::new(move || {
        // On a small phone they would unfold below the edge of the screen.
        if let Some(numbers) = numbers.get() {
            numbers.scroll_into_view();
        }
    });
    view! {
        <div class="nh-signal-acute">
            <Tick draft=draft words=t.acute get=|list| list.acute set=|list, on| list.acute = Some(on)/>
            <Show when=move || list.with(|list| list.acute == Some(true))>
                <div role="alert" node_ref=numbers>
                    <p class="nl-paragraph"><strong>{t.acute_now}</strong></p>
                    <EmergencyCalls/>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Done() -> impl IntoView {
    view! {
        <div class="nh-actions nh-actions--stay">
            <ButtonLink href="/app/advies">{incident_texts().signal_list.done}</ButtonLink>
        </div>
    }
}
