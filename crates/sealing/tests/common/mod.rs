//! What the tests share.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "shared by tests, each uses its part")]

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use chrono::DateTime;
use naderhand_domain::{
    check_in::{CheckIn, FitForDuty, Step},
    consent::{BackupChoices, Consent},
    day::Day,
    hlc::Stamp,
    id::{DeviceId, RecordId, VaultId},
    incident::{Incident, IncidentType},
    own_words::{Beside, OwnWords},
    profile::{Profession, Profile},
    record::{Body, Kind, Plain, Record},
    schedule::{Mark, Milestone},
    signal_list::{HowOften, Signal, SignalList},
    step_review::{Helped, ReviewedStep, StepReview},
};
use naderhand_sealing::{RootKey, VaultKeys};

/// Random bytes that are the same in every run.
pub fn rng(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

/// The keys of a vault whose id and root key repeat one byte.
pub fn keys(vault: u8) -> VaultKeys {
    VaultKeys::derive(VaultId::from_bytes([vault; 16]), &RootKey::from_bytes([vault; 32]))
}

/// A device whose id repeats one byte.
pub const fn device(byte: u8) -> DeviceId {
    DeviceId::from_bytes([byte; 16])
}

/// A record whose id repeats one byte.
pub const fn record_id(byte: u8) -> RecordId {
    RecordId::from_bytes([byte; 16])
}

/// One record of each kind, by name.
pub fn one_of_each_kind() -> [(&'static str, Record<Plain>); 8] {
    let at = DateTime::parse_from_rfc3339("2026-11-21T23:40:00+01:00").unwrap();
    let mut check_in = CheckIn::empty(at);
    check_in.overall = Some(Step::Bad);
    check_in.fit_for_duty = Some(FitForDuty::Orange);
    check_in.sleep = Some(Step::VeryBad);
    let words = OwnWords::new(Beside::CheckIn(record_id(1)), "lange dienst".into());
    let mut choices = BackupChoices::default();
    choices.decide(Kind::CheckIn, Consent::Given { at: at.to_utc() });
    choices.decide(Kind::OwnWords, Consent::Withdrawn { at: at.to_utc() });

    let day = Day::of(at.date_naive());
    let mut incident = Incident::on(day);
    incident.types.insert(IncidentType::Children.into());
    incident.steps.insert(Milestone::FirstContact.into(), Mark::Done { at: day.plus(1) });
    let mut list = SignalList::blank(day.plus(28));
    list.incident = Some(record_id(5));
    list.set(Signal::Sleep, Some((HowOften::Often, Some(day))));
    list.doubt = Some(true);
    let review = StepReview {
        made: day.plus(4),
        step: ReviewedStep::Milestone(Milestone::FirstTalk.into()),
        incident: Some(record_id(5)),
        helped: Some(Helped::ABit),
        needed: [].into(),
        unknown: serde_json::Map::new(),
    };
    let profile = Profile { profession: Some(Profession::Ambulance.into()), ..Profile::default() };

    let stamp = Stamp { millis: 1_795_300_000_000, counter: 2, device: device(1) };
    let record = |id, body| Record { id: record_id(id), content: Plain { stamp, body } };
    [
        ("check_in", record(1, Body::CheckIn(check_in))),
        ("own_words", record(2, Body::OwnWords(words))),
        ("backup_choices", record(3, Body::BackupChoices(choices))),
        ("deleted", record(4, Body::Deleted)),
        ("incident", record(5, Body::Incident(incident))),
        ("signal_list", record(6, Body::SignalList(list))),
        ("step_review", record(7, Body::StepReview(review))),
        ("profile", record(8, Body::Profile(profile))),
    ]
}

/// Own words of any text.
pub fn own_words(id: RecordId, text: String) -> Record<Plain> {
    let stamp = Stamp { millis: 0, counter: 0, device: device(1) };
    let words = OwnWords::new(Beside::CheckIn(record_id(9)), text);
    Record { id, content: Plain { stamp, body: Body::OwnWords(words) } }
}
