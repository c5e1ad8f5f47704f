//! When the employee works: typed by them, for reminders after a shift and for "later".

use chrono::{Days, NaiveTime};
use leptos::prelude::*;
use naderhand_domain::{
    reminders::{InvalidShift, Shift},
    roster::MOST_WEEKS,
};

use super::of_choices;
use crate::{
    device::DeviceZone,
    reminders::watching::{Reminders, reminders},
    texts::{parts::reminders_texts, short_moment},
    ui::{Button, Look, Moment, MomentField},
};

#[component]
pub(super) fn Shifts() -> impl IntoView {
    let t = &reminders_texts().shifts;
    let reminders = reminders();
    let shifts = of_choices(|choices| choices.shifts().to_vec(), Vec::new);
    let rows =
        move || shifts.get().into_iter().map(|shift| view! { <Row reminders=reminders shift=shift/> }).collect_view();
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <p class="nh-hint">{t.text}</p>
            <Show when=move || !shifts.with(Vec::is_empty) fallback=move || view! { <p class="nl-paragraph">{t.none}</p> }>
                <ul class="nh-shifts">{rows}</ul>
            </Show>
            <AddShift/>
        </section>
    }
}

#[component]
fn Row(reminders: Reminders, shift: Shift) -> impl IntoView {
    let t = &reminders_texts().shifts;
    let words = t.line(short_moment(shift.begins().date_time()), short_moment(shift.ends().date_time()));
    let more = if shift.has_been(reminders.now_utc(), &DeviceZone) {
        t.has_been.to_owned()
    } else {
        every(shift.every_weeks())
    };
    let remove = move |_| {
        reminders.change(|choices| {
            let rest: Vec<_> = choices.shifts().iter().filter(|one| **one != shift).copied().collect();
            // Fewer always fit.
            let _ = choices.set_shifts(rest);
        });
    };
    view! {
        <li class="nh-shifts__one">
            <span>{words.clone()}<span class="nh-hint">" "{more}</span></span>
            <button class="nh-undo" type="button" on:click=remove>
                {t.remove}
                <span class="nh-unseen">{format!(": {words}")}</span>
            </button>
        </li>
    }
}

/// A shift, once or again and again.
#[component]
fn AddShift() -> impl IntoView {
    let t = &reminders_texts().shifts;
    let reminders = reminders();
    let today = reminders.records.today().date();
    let at = |days, hour| {
        let day = today.checked_add_days(Days::new(days)).unwrap_or(today);
        Moment::at(day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()))
    };
    let (from, to) = (at(0, 22), at(1, 7));
    let weeks = RwSignal::new(0_u8);
    let fault = RwSignal::new(None::<&'static str>);
    let add = move |()| {
        let read = from.read().zip(to.read()).ok_or(t.malformed);
        let shift = read.and_then(|(begins, ends)| {
            Shift::of(begins, ends, weeks.get_untracked()).map_err(|fault| match fault {
                InvalidShift::Backwards => t.backwards,
                InvalidShift::TooLong => t.too_long,
                InvalidShift::TooRare => t.malformed,
            })
        });
        let added = shift.and_then(|shift| {
            let mut full = false;
            reminders.change(|choices| {
                let more = choices.shifts().iter().copied().chain([shift]).collect::<Vec<_>>();
                full = choices.set_shifts(more).is_err();
            });
            if full { Err(t.too_many) } else { Ok(()) }
        });
        fault.set(added.err());
    };
    let options = (0..=MOST_WEEKS)
        .map(|count| view! { <option value=count.to_string() selected=move || weeks.get() == count>{every(count)}</option> })
        .collect_view();
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.add}</summary>
            <div class="nh-fields">
                <MomentField moment=from day_label=t.from_day time_label=t.from_time/>
                <MomentField moment=to day_label=t.to_day time_label=t.to_time/>
                <label class="utrecht-form-label">
                    {t.repeat}
                    <select
                        class="nh-select"
                        on:change=move |event| weeks.set(event_target_value(&event).parse().unwrap_or(0))
                    >
                        {options}
                    </select>
                </label>
                {move || fault.get().map(|text| view! { <p class="nh-fault" role="alert">{text}</p> })}
                <Button look=Look::Quiet on_press=add>{t.keep}</Button>
            </div>
        </details>
    }
}

fn every(weeks: u8) -> String {
    let t = &reminders_texts().shifts;
    match weeks {
        0 => t.once.to_owned(),
        1 => t.weekly.to_owned(),
        _ => t.weeks(weeks),
    }
}
