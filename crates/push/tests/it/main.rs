//! Pushes to a push service on this machine: TLS, HTTP/2, and a strict reading of everything that arrives.
#![allow(clippy::unwrap_used, reason = "tests")]

mod browser;
mod delivery;
mod encryption;
mod forgery;
mod limits;
mod service;
mod vapid;

use chrono::{DateTime, Utc};
use naderhand_domain::id::ReminderTag;
use naderhand_push::{Delivery, Notice, Payload, PushHosts, Sender, Urgency, Vapid, VapidKey};
use ring::rand::SystemRandom;

/// When everything happens.
fn now() -> DateTime<Utc> {
    "2026-11-22T20:00:00Z".parse().unwrap()
}

fn tag() -> ReminderTag {
    ReminderTag::from_bytes([7; 16])
}

fn payload() -> Payload {
    let navigate = "https://naderhand.example/app/reminder";
    Payload::of(&Notice { title: "Agenda", lang: "nl", navigate, tag: tag(), actions: &[] }).unwrap()
}

fn delivery() -> Delivery {
    Delivery { ttl: std::time::Duration::from_hours(4), urgency: Urgency::Normal, topic: tag() }
}

fn sender(hosts: &str, roots: &str) -> Sender {
    let random = SystemRandom::new();
    let key = VapidKey::from_pem(&VapidKey::make(&random).unwrap().pem, &random).unwrap();
    let vapid = Vapid::of(key, "mailto:beheer@example.nl".parse().unwrap());
    Sender::of(vapid, hosts.parse::<PushHosts>().unwrap(), roots).unwrap()
}
