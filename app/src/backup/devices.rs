//! Devices: which ones can read the backup, adding one, removing one.

use leptos::prelude::*;

use super::{
    outcome::{Failed, run},
    port::{BackupError, Device, DeviceList, backup},
};
use crate::{
    records::records,
    texts::{day_name, parts::backup_texts, texts},
    ui::{Button, ButtonLink, Confirm, Icon, Look, Notice, Progress, Qr, Screen, Shape, Tone},
};

/// The screen.
#[component]
pub fn BackupDevices() -> impl IntoView {
    let t = &backup_texts().devices;
    let backup = backup();
    let list = RwSignal::new(None::<Result<DeviceList, BackupError>>);
    let removed = RwSignal::new(None::<Device>);
    let failed = RwSignal::new(None::<BackupError>);
    let load = move || run(backup.actions().devices(), move |devices| list.set(Some(devices)));
    load();
    let revoke = Callback::new(move |device: Device| {
        failed.set(None);
        run(backup.actions().revoke(device.id), move |done| match done {
            Ok(()) => {
                removed.set(Some(device));
                load();
            }
            Err(error) => failed.set(Some(error)),
        });
    });
    let retry = move |()| {
        list.set(None);
        load();
    };
    view! {
        <Screen title=texts().devices.title back="/app/back-up">
            {move || removed.get().map(|device| view! {
                <Notice tone=Tone::Done title=t.remove_done(name_of(&device))>
                    <ButtonLink look=Look::Quiet icon=Shape::Key href="/app/back-up/herstelwoorden">
                        {t.remove_after}
                    </ButtonLink>
                </Notice>
            })}
            {move || failed.get().map(|error| view! { <Failed error=error/> })}
            {move || match list.get() {
                None => view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any(),
                Some(Err(_)) => view! {
                    <Notice tone=Tone::Problem title=t.load_failed>
                        <p class="nl-paragraph">{t.load_failed_text}</p>
                        <Button look=Look::Quiet on_press=retry>{t.try_again}</Button>
                    </Notice>
                }
                .into_any(),
                Some(Ok(list)) => view! { <Devices list=list on_revoke=revoke/> }.into_any(),
            }}
            <Add/>
        </Screen>
    }
}

fn name_of(device: &Device) -> String {
    device.name.clone().unwrap_or_else(|| backup_texts().devices.unknown_name.to_owned())
}

#[component]
fn Devices(list: DeviceList, on_revoke: Callback<Device>) -> impl IntoView {
    let t = &backup_texts().devices;
    let mut devices = list.devices;
    // This one first, those that were removed last.
    devices.sort_by_key(|device| (device.revoked, !device.is_this, device.added_on));
    view! {
        <p class="nl-paragraph">{t.intro}</p>
        <ul class="nh-devices">
            {devices.into_iter().map(|device| view! { <OneDevice device=device on_revoke=on_revoke/> }).collect_view()}
        </ul>
    }
}

#[component]
fn OneDevice(device: Device, on_revoke: Callback<Device>) -> impl IntoView {
    let t = &backup_texts().devices;
    let asking = RwSignal::new(false);
    let name = name_of(&device);
    let added = t.added(day_name(device.added_on, records().now().date_naive()));
    let state = match (device.is_this, device.revoked) {
        (_, true) => t.removed.to_owned(),
        (true, false) => format!("{} · {added}", t.this),
        (false, false) => added,
    };
    let (question, label) = (t.remove_question(&name), t.remove_named(&name));
    let (revoked, removable) = (device.revoked, !device.is_this && !device.revoked);
    view! {
        <li class="nh-device" class:nh-device--removed=revoked>
            <Icon shape=Shape::Device/>
            <span class="nh-row__text">
                <strong>{name}</strong>
                <span class="nh-row__state">{state}</span>
            </span>
            {removable.then(|| view! {
                <button class="nh-undo" type="button" aria-label=label on:click=move |_| asking.set(true)>{t.remove}</button>
                <Confirm
                    open=asking
                    question=question
                    text=t.remove_text.to_owned()
                    confirm=t.remove
                    on_confirm=move |()| on_revoke.run(device.clone())
                />
            })}
        </li>
    }
}

/// A code for the next device. It is made when asked for and gone when hidden.
#[component]
fn Add() -> impl IntoView {
    let t = &backup_texts().devices;
    let backup = backup();
    let link = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<BackupError>);
    let busy = RwSignal::new(false);
    let make = move |()| {
        busy.set(true);
        failed.set(None);
        run(backup.actions().make_pairing(), move |made| {
            busy.set(false);
            match made {
                Ok(made) => link.set(Some(made)),
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        {move || failed.get().map(|error| view! { <Failed error=error/> })}
        {move || match link.get() {
            None => view! {
                <div class="nh-actions">
                    <Button icon=Shape::Plus disabled=busy on_press=make>{t.add}</Button>
                </div>
            }
            .into_any(),
            Some(link_text) => view! {
                <section class="nh-card nh-pair">
                    <h2 class="nl-heading nl-heading--level-2">{t.add}</h2>
                    <p class="nl-paragraph">{t.add_text}</p>
                    <Qr text=link_text label=t.code_alt/>
                    <p class="nh-hint">{t.add_warning}</p>
                    <div class="nh-actions">
                        <Button look=Look::Quiet on_press=move |()| link.set(None)>{t.code_hide}</Button>
                        <Button look=Look::Link disabled=busy on_press=make>{t.code_again}</Button>
                    </div>
                </section>
            }
            .into_any(),
        }}
    }
}
