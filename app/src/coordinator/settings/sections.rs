//! The parts of the settings' form, each folded away until it is opened.

use leptos::{html, prelude::*};
use naderhand_domain::{organisation::Organisation, profile::Profession, zone::Zone};
use serde_json::{Value, json};

use super::{
    draft::Draft,
    fields::{BothField, ChoiceField, LineField, Rows, Sort, Wrong},
    logo::Logo,
};
use crate::{
    incident::profession_word,
    texts::parts::coordinator_texts,
    ui::{Notice, TickBox, Tone},
};

/// A part of the form: opened by hand, and by itself when something in it needs a look.
#[component]
pub(super) fn Section(
    draft: Draft,
    title: &'static str,
    /// The places in it.
    places: &'static [&'static str],
    children: Children,
) -> impl IntoView {
    let t = &coordinator_texts().form;
    let wrong = Memo::new(move |_| places.iter().any(|at| draft.has_problem_below(at)));
    let details = NodeRef::<html::Details>::new();
    Effect::new(move || {
        if let Some(details) = details.get().filter(|_| wrong.get()) {
            details.set_open(true);
        }
    });
    view! {
        <details class="nh-more" node_ref=details>
            <summary class="nh-more__summary">
                {title}
                {move || wrong.get().then(|| view! { <span class="nh-section__wrong">{t.look_here}</span> })}
            </summary>
            <div class="nh-fields">{children()}</div>
        </details>
    }
}

/// Name, word, colours.
#[component]
pub(super) fn Face(draft: Draft, organisation: Organisation) -> impl IntoView {
    let t = &coordinator_texts().form;
    view! {
        <Section draft=draft title=t.face places=&["slug", "name", "supporter", "accent", "time_zone", "logo"]>
            <p class="nh-hint">{t.address(organisation.slug())}</p>
            <Wrong draft=draft at="slug"/>
            <LineField draft=draft at="name" label=t.name/>
            <BothField draft=draft at="supporter" label=t.word hint=t.word_hint/>
            <LineField draft=draft at="accent.light" label=t.accent_light hint=t.accent_hint sort=Sort::Colour/>
            <LineField draft=draft at="accent.dark" label=t.accent_dark sort=Sort::Colour/>
            <ChoiceField
                draft=draft
                at="time_zone"
                label=t.zone
                otherwise=Zone::default().name()
                options=Zone::NAMES.iter().map(|name| (*name, *name)).collect()
            />
            <Logo/>
        </Section>
    }
}

fn both() -> Value {
    json!({ "nl": "", "en": "" })
}

/// Whom to phone.
#[component]
pub(super) fn Numbers(draft: Draft) -> impl IntoView {
    let t = &coordinator_texts().form;
    let fields = move |at: String| {
        view! {
            <ChoiceField
                draft=draft
                at=format!("{at}.role")
                label=t.role
                options=vec![
                    ("on_call_supporter", t.role_on_call),
                    ("occupational_physician", t.role_physician),
                    ("social_work", t.role_social_work),
                    ("other", t.role_other),
                ]
            />
            <BothField draft=draft at=format!("{at}.label") label=t.called/>
            <LineField draft=draft at=format!("{at}.telephone") label=t.telephone sort=Sort::Telephone/>
            <BothField draft=draft at=format!("{at}.for_whom") label=t.for_whom/>
            <BothField draft=draft at=format!("{at}.when") label=t.when/>
        }
        .into_any()
    };
    view! {
        <Section draft=draft title=t.numbers places=&["numbers"]>
            <Rows
                draft=draft
                at="numbers"
                one=t.number
                add=t.number_add
                blank=|| json!({ "role": "other", "label": both(), "telephone": "", "for_whom": both(), "when": both() })
                fields=fields
            />
        </Section>
    }
}

/// Open consultation hours.
#[component]
pub(super) fn Consultation(draft: Draft) -> impl IntoView {
    let t = &coordinator_texts().form;
    let fields = move |at: String| {
        let (hours_at, exceptions_at) = (format!("{at}.hours"), format!("{at}.exceptions"));
        view! {
            <BothField draft=draft at=format!("{at}.label") label=t.called/>
            <LineField draft=draft at=format!("{at}.place") label=t.place/>
            <LineField draft=draft at=format!("{at}.address") label=t.place_address hint=t.place_address_hint/>
            <LineField draft=draft at=format!("{at}.telephone") label=t.telephone_optional sort=Sort::Telephone/>
            <LineField draft=draft at=format!("{at}.web") label=t.web_optional sort=Sort::Web/>
            <h3 class="nl-heading nl-heading--level-3">{t.hours}</h3>
            <Rows
                draft=draft
                at=hours_at
                one=t.hours_one
                add=t.hours_add
                blank=|| json!({ "days": [], "from": "10:00", "to": "12:00" })
                fields=move |at: String| view! { <Hours draft=draft at=at/> }.into_any()
            />
            <ChoiceField
                draft=draft
                at=format!("{at}.on_public_holidays")
                label=t.holidays
                otherwise="closed"
                options=vec![("closed", t.holidays_closed), ("as_usual", t.holidays_as_usual)]
            />
            <h3 class="nl-heading nl-heading--level-3">{t.exceptions}</h3>
            <p class="nh-hint">{t.exceptions_text}</p>
            <Rows
                draft=draft
                at=exceptions_at
                one=t.exception
                add=t.exception_add
                blank=|| json!({ "day": "", "closed": true })
                fields=move |at: String| view! { <Exception draft=draft at=at/> }.into_any()
            />
        }
        .into_any()
    };
    view! {
        <Section draft=draft title=t.consultation places=&["open_consultation"]>
            <Rows
                draft=draft
                at="open_consultation"
                one=t.consultation_one
                add=t.consultation_add
                blank=|| json!({
                    "label": both(),
                    "hours": [{ "days": [], "from": "10:00", "to": "12:00" }],
                    "on_public_holidays": "closed"
                })
                fields=fields
            />
        </Section>
    }
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

#[component]
fn Hours(draft: Draft, at: String) -> impl IntoView {
    let t = &coordinator_texts().form;
    let days_at = format!("{at}.days");
    let words = crate::texts::texts().day.weekdays;
    let days = DAYS
        .into_iter()
        .zip(words)
        .map(|(day, word)| {
            let (read_at, put_at) = (days_at.clone(), days_at.clone());
            view! {
                <TickBox
                    ticked=Signal::derive(move || draft.holds(&read_at, day))
                    on_change=move |ticked| draft.hold(&put_at, day, ticked)
                >
                    {word}
                </TickBox>
            }
        })
        .collect_view();
    let (overnight_read, overnight_put) = (format!("{at}.overnight"), format!("{at}.overnight"));
    view! {
        <fieldset class="nh-checks nh-checks--days">
            <legend class="nh-chips__legend">{t.days}</legend>
            {days}
        </fieldset>
        <Wrong draft=draft at=days_at/>
        <LineField draft=draft at=format!("{at}.from") label=t.from sort=Sort::Time/>
        <LineField draft=draft at=format!("{at}.to") label=t.to sort=Sort::Time/>
        <TickBox
            ticked=Signal::derive(move || draft.is(&overnight_read, &Value::Bool(true)))
            on_change=move |ticked: bool| draft.put(&overnight_put, ticked.then_some(Value::Bool(true)))
        >
            {t.overnight}
        </TickBox>
    }
}

#[component]
fn Exception(draft: Draft, at: String) -> impl IntoView {
    let t = &coordinator_texts().form;
    let closed_at = format!("{at}.closed");
    let closed = {
        let at = closed_at.clone();
        Memo::new(move |_| draft.is(&at, &Value::Bool(true)))
    };
    let (from, to) = (format!("{at}.from"), format!("{at}.to"));
    let (from_put, to_put) = (from.clone(), to.clone());
    let change = move |closed: bool| {
        draft.put(&closed_at, closed.then_some(Value::Bool(true)));
        let time = |time: &str| (!closed).then(|| Value::from(time));
        draft.put(&from_put, time("10:00"));
        draft.put(&to_put, time("12:00"));
    };
    view! {
        <LineField draft=draft at=format!("{at}.day") label=t.day sort=Sort::Day/>
        <TickBox ticked=closed on_change=change>{t.closed}</TickBox>
        {move || (!closed.get()).then(|| view! {
            <LineField draft=draft at=from.clone() label=t.from sort=Sort::Time/>
            <LineField draft=draft at=to.clone() label=t.to sort=Sort::Time/>
        })}
    }
}

/// Who can help.
#[component]
pub(super) fn SocialMap(draft: Draft) -> impl IntoView {
    let t = &coordinator_texts().form;
    let fields = move |at: String| {
        view! {
            <BothField draft=draft at=format!("{at}.name") label=t.called/>
            <BothField draft=draft at=format!("{at}.for_whom") label=t.for_whom/>
            <Wrong draft=draft at=format!("{at}.reach")/>
            <LineField draft=draft at=format!("{at}.reach.telephone") label=t.telephone_optional sort=Sort::Telephone/>
            <LineField draft=draft at=format!("{at}.reach.mail") label=t.mail_optional sort=Sort::Mail/>
            <LineField draft=draft at=format!("{at}.reach.web") label=t.web_optional sort=Sort::Web/>
            <LineField draft=draft at=format!("{at}.reach.address") label=t.address_optional/>
            <BothField draft=draft at=format!("{at}.how_soon") label=t.how_soon/>
            <ChoiceField
                draft=draft
                at=format!("{at}.needs")
                label=t.needs
                options=vec![
                    ("nothing", t.needs_nothing),
                    ("referral", t.needs_referral),
                    ("manager", t.needs_manager),
                ]
            />
        }
        .into_any()
    };
    view! {
        <Section draft=draft title=t.map places=&["social_map"]>
            <p class="nh-hint">{t.map_text}</p>
            <Rows
                draft=draft
                at="social_map"
                one=t.map_one
                add=t.map_add
                blank=|| json!({
                    "name": both(), "for_whom": both(), "reach": {}, "how_soon": both(), "needs": "nothing"
                })
                fields=fields
            />
        </Section>
    }
}

/// Professions, own types of events, and the schedule of talks.
#[component]
pub(super) fn Work(draft: Draft) -> impl IntoView {
    let t = &coordinator_texts().form;
    let professions = Profession::ALL
        .into_iter()
        .zip(Profession::NAMES)
        .map(|(profession, name)| {
            view! {
                <TickBox
                    ticked=Signal::derive(move || draft.holds("professions", name))
                    on_change=move |ticked| draft.hold("professions", name, ticked)
                >
                    {profession_word(profession)}
                </TickBox>
            }
        })
        .collect_view();
    view! {
        <Section draft=draft title=t.work places=&["professions", "incident_types", "talks"]>
            <fieldset class="nh-checks">
                <legend class="nh-chips__legend">{t.professions}</legend>
                {professions}
            </fieldset>
            <Wrong draft=draft at="professions"/>
            <ChoiceField
                draft=draft
                at="talks"
                label=t.talks
                otherwise="two_talks"
                options=vec![
                    ("two_talks", t.two_talks),
                    ("three_talks_bot", t.three_talks_bot),
                    ("three_talks_olvg", t.three_talks_olvg),
                ]
            />
            <h3 class="nl-heading nl-heading--level-3">{t.types}</h3>
            <p class="nh-hint">{t.types_text}</p>
            <Rows
                draft=draft
                at="incident_types"
                one=t.type_one
                add=t.type_add
                blank=both
                fields=move |at: String| view! { <BothField draft=draft at=at label=t.called/> }.into_any()
            />
        </Section>
    }
}

/// Limits.
#[component]
pub(super) fn Limits(draft: Draft) -> impl IntoView {
    let t = &coordinator_texts().form;
    view! {
        <Section draft=draft title=t.limits places=&["limits"]>
            <Notice tone=Tone::Info title=t.limits_text/>
            <LineField
                draft=draft at="limits.answer_minutes" label=t.answer_minutes hint=t.answer_minutes_hint sort=Sort::Number
            />
            <LineField
                draft=draft at="limits.smallest_count" label=t.smallest_count hint=t.smallest_count_hint sort=Sort::Number
            />
            <LineField
                draft=draft at="limits.retention_days" label=t.retention_days hint=t.retention_days_hint sort=Sort::Number
            />
        </Section>
    }
}
