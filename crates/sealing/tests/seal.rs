//! Sealing and opening: what was sealed comes out, and nothing else opens.

mod common;

use chrono::NaiveDate;
use common::{device, keys, one_of_each_kind, own_words, record_id, rng};
use naderhand_domain::{
    day::Day,
    hlc::Stamp,
    incident::{DayPart, Incident, IncidentType, OwnType, OwnTypes},
    open::Open,
    own_words,
    record::{Body, Plain, Record, Sealed},
    schedule::{Mark, Milestone, ScheduleName},
    signal_list::{HowOften, Signal, SignalList},
    wire::limits,
};
use naderhand_sealing::{
    OpenError, RootKey,
    key_box::{BoxContent, BoxSecret, open_box, seal_box},
    padding::{self, is_sealed_len},
    record,
    value::{Namespace, open_bytes, open_label, seal_bytes, seal_label},
    verifier,
};
use proptest::{collection::vec, prelude::*, sample::Index};

proptest! {
    #[test]
    fn a_record_opens_as_it_was(id in any::<[u8; 16]>(), text in ".{0,400}", seed: u64) {
        let plain = own_words(id.into_id(), text);
        let sealed = record::seal(&keys(1), &plain, &mut rng(seed));
        prop_assert!(is_sealed_len(sealed.content.0.len()));
        prop_assert_eq!(record::open(&keys(1), &sealed), Ok(plain));
    }

    #[test]
    fn any_flipped_bit_is_refused(text in ".{0,200}", at: Index, bit in 0_u32..8) {
        let mut sealed = record::seal(&keys(1), &own_words(record_id(1), text), &mut rng(1));
        let at = at.index(sealed.content.0.len());
        sealed.content.0[at] ^= 1_u8 << bit;
        let expected = if at == 0 { OpenError::UnknownVersion(sealed.content.0[0]) } else { OpenError::NotAuthentic };
        prop_assert_eq!(record::open(&keys(1), &sealed), Err(expected));
    }

    #[test]
    fn any_other_length_is_named_as_such(text in ".{0,200}", len in 0_usize..1_500) {
        let mut sealed = record::seal(&keys(1), &own_words(record_id(1), text), &mut rng(1));
        prop_assume!(!is_sealed_len(len));
        sealed.content.0.resize(len, 0);
        prop_assert_eq!(record::open(&keys(1), &sealed), Err(OpenError::Truncated { found: len }));
    }

    #[test]
    fn any_bytes_are_answered_without_panic(bytes in vec(any::<u8>(), 0..1_100)) {
        let sealed = Record { id: record_id(1), content: Sealed(bytes.clone()) };
        prop_assert!(record::open(&keys(1), &sealed).is_err());
        prop_assert!(open_box(&BoxSecret::from_bytes([1; 16]), &bytes).is_err());
    }

    #[test]
    fn any_value_opens_as_it_was(context in vec(any::<u8>(), 0..40), value in vec(any::<u8>(), 0..2_000)) {
        let sealed = seal_bytes(&keys(1), Namespace::LocalState, &context, &value, &mut rng(1));
        let opened = open_bytes(&keys(1), Namespace::LocalState, &context, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), value);
    }

    #[test]
    fn a_box_opens_with_its_own_secret_alone(secret: [u8; 16], other: [u8; 16], vault: [u8; 16], root: [u8; 32]) {
        prop_assume!(secret != other);
        let (secret, other) = (BoxSecret::from_bytes(secret), BoxSecret::from_bytes(other));
        let content = BoxContent { vault: vault.into_id(), root: RootKey::from_bytes(root) };
        let sealed = seal_box(&secret, &content, &mut rng(1));
        prop_assert!(sealed.len() <= limits::BOX_BYTES);
        prop_assert_eq!(open_box(&secret, &sealed), Ok(content));
        prop_assert_eq!(open_box(&other, &sealed), Err(OpenError::NotAuthentic));
        prop_assert_ne!(secret.derive_locator(), other.derive_locator());
        prop_assert_ne!(secret.derive_proof(), other.derive_proof());
    }
}

trait IntoId<T> {
    fn into_id(self) -> T;
}

impl<T: for<'a> TryFrom<&'a [u8], Error = naderhand_domain::id::InvalidId>> IntoId<T> for [u8; 16] {
    fn into_id(self) -> T {
        T::try_from(self.as_slice()).expect("sixteen bytes")
    }
}

#[test]
fn every_kind_opens_as_it_was() {
    for (name, plain) in one_of_each_kind() {
        let sealed = record::seal(&keys(1), &plain, &mut rng(1));
        assert_eq!(record::open(&keys(1), &sealed), Ok(plain), "{name}");
    }
}

#[test]
fn a_record_of_another_vault_or_shown_as_another_record_is_refused() {
    let sealed = record::seal(&keys(1), &own_words(record_id(1), "woorden".into()), &mut rng(1));
    assert_eq!(record::open(&keys(2), &sealed), Err(OpenError::NotAuthentic));
    let moved = Record { id: record_id(2), content: sealed.content };
    assert_eq!(record::open(&keys(1), &moved), Err(OpenError::NotAuthentic));
}

#[test]
fn a_seal_for_one_purpose_opens_for_no_other() {
    let label = seal_label(&keys(1), device(1), "Telefoon", &mut rng(1));
    assert_eq!(open_label(&keys(1), device(1), &label), Ok("Telefoon".into()));
    assert_eq!(open_label(&keys(1), device(2), &label), Err(OpenError::NotAuthentic));
    let as_state = open_bytes(&keys(1), Namespace::LocalState, device(1).as_bytes(), &label);
    assert_eq!(as_state, Err(OpenError::NotAuthentic));
    let as_record = Record { id: record_id(1), content: Sealed(label) };
    assert_eq!(record::open(&keys(1), &as_record), Err(OpenError::NotAuthentic));
}

/// The server must not be able to tell kinds apart, and least of all when somebody fills in the signal list.
#[test]
fn every_kind_looks_the_same_to_the_server_and_so_does_a_list_with_every_answer() {
    let mut plains = one_of_each_kind().map(|(kind, plain)| (kind.to_owned(), plain)).to_vec();
    let day = Day::of(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
    let mut list = SignalList { incident: Some(record_id(1)), ..SignalList::blank(day) };
    (list.hinders, list.doubt, list.acute) = (Some(false), Some(false), Some(false));
    for signal in Signal::ALL {
        list.set(signal, Some((HowOften::Sometimes, Some(day))));
    }
    let (_, mut full) = plains[0].clone();
    full.content.body = Body::SignalList(list);
    plains.push(("a full signal list".to_owned(), full));
    plains.push(("an event of which everything is said".to_owned(), everything_said(day)));
    plains.push(("a tweet of own words".to_owned(), own_words(record_id(1), "é".repeat(280))));
    for (kind, plain) in plains {
        let size = record::seal(&keys(1), &plain, &mut rng(1)).content.0.len();
        assert_eq!(size, padding::SMALLEST_RECORD, "{kind}");
    }
}

fn everything_said(day: Day) -> Record<Plain> {
    let mut incident = Incident::on(day);
    incident.part = Some(DayPart::Afternoon);
    incident.types = IncidentType::ALL.map(Open::Known).into();
    for number in 0..OwnTypes::MOST {
        let longest = format!("{number}{}", "x".repeat(OwnType::LONGEST - 1));
        assert!(incident.own_types.choose(OwnType::parse(longest).expect("a name")));
    }
    incident.piles_up = Some(true);
    incident.schedule = Some(ScheduleName::ThreeTalksOlvg.into());
    // That it happened is no step to mark.
    for milestone in Milestone::ALL.into_iter().filter(|one| *one != Milestone::Happened) {
        incident.steps.insert(milestone.into(), Mark::Moved { to: day });
    }
    let stamp = Stamp { millis: 1_795_300_000_000, counter: u32::MAX, device: device(1) };
    Record { id: record_id(5), content: Plain { stamp, body: Body::Incident(incident) } }
}

#[test]
fn the_longest_own_words_fit_an_entry_even_when_every_byte_needs_six() {
    let plain = own_words(record_id(1), "\u{1}".repeat(own_words::MAX_BYTES));
    let sealed = record::seal(&keys(1), &plain, &mut rng(1));
    assert!(sealed.content.0.len() <= limits::ENTRY_BYTES);
    assert_eq!(record::open(&keys(1), &sealed), Ok(plain));
}

#[test]
fn sealing_twice_gives_other_bytes() {
    let plain = own_words(record_id(1), "woorden".into());
    let mut rng = rng(1);
    assert_ne!(record::seal(&keys(1), &plain, &mut rng), record::seal(&keys(1), &plain, &mut rng));
}

#[test]
fn the_server_keeps_the_sha256_of_a_secret() {
    // SHA-256 of 32 zeros.
    let hex = "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925";
    assert_eq!(data_encoding::HEXLOWER.encode(&verifier(&[0; 32]).0), hex);
}
