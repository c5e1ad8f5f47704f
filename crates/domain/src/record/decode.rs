//! The readable form inside a seal: JSON with a format version and the kind's name.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Body, Plain};
use crate::hlc::Stamp;

/// The format that this version writes. A reader refuses what it does not know, and whoever holds the bytes keeps them.
const FORMAT: u32 = 1;

/// Why readable bytes are not a record that this version knows. The bytes are kept and shown as unreadable, never dropped:
/// a newer version of the app may know them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Written by a newer app, in a format this one does not know.
    #[error("the record has format {0}, which this version of the app does not know")]
    UnknownFormat(u32),
    /// Written by a newer app, of a kind this one does not know.
    #[error("the record is of kind {0:?}, which this version of the app does not know")]
    UnknownKind(String),
    /// Not a record at all.
    #[error("the record cannot be read: {0}")]
    Malformed(String),
}

#[derive(Serialize)]
struct Outgoing<'a, B> {
    v: u32,
    stamp: Stamp,
    kind: &'a str,
    body: B,
}

#[derive(Deserialize)]
struct Incoming {
    v: u32,
}

#[derive(Deserialize)]
struct IncomingV1<'a> {
    stamp: Stamp,
    kind: String,
    #[serde(borrow)]
    body: &'a RawValue,
}

/// Writes the readable form.
pub fn encode(plain: &Plain) -> Vec<u8> {
    fn write<B: Serialize>(stamp: Stamp, kind: &str, body: B) -> Vec<u8> {
        serde_json::to_vec(&Outgoing { v: FORMAT, stamp, kind, body }).expect("records hold only what JSON can say")
    }
    match &plain.body {
        Body::CheckIn(body) => write(plain.stamp, "check_in", body),
        Body::OwnWords(body) => write(plain.stamp, "own_words", body),
        Body::Incident(body) => write(plain.stamp, "incident", body),
        Body::SignalList(body) => write(plain.stamp, "signal_list", body),
        Body::StepReview(body) => write(plain.stamp, "step_review", body),
        Body::Profile(body) => write(plain.stamp, "profile", body),
        Body::BackupChoices(body) => write(plain.stamp, "backup_choices", body),
        Body::Deleted => write(plain.stamp, "deleted", serde_json::json!({})),
    }
}

/// Reads the readable form.
pub fn decode(bytes: &[u8]) -> Result<Plain, DecodeError> {
    #[expect(clippy::needless_pass_by_value, reason = "the signature that `map_err` wants")]
    fn malformed(error: serde_json::Error) -> DecodeError {
        // serde_json's text can quote the content, which must not reach a log or a screen: keep only where it went wrong.
        DecodeError::Malformed(format!("{:?} at byte {}", error.classify(), error.column()))
    }
    let Incoming { v } = serde_json::from_slice(bytes).map_err(malformed)?;
    if v != FORMAT {
        return Err(DecodeError::UnknownFormat(v));
    }
    let IncomingV1 { stamp, kind, body } = serde_json::from_slice(bytes).map_err(malformed)?;
    let body = body.get();
    let body = match kind.as_str() {
        "check_in" => Body::CheckIn(serde_json::from_str(body).map_err(malformed)?),
        "own_words" => Body::OwnWords(serde_json::from_str(body).map_err(malformed)?),
        "incident" => Body::Incident(serde_json::from_str(body).map_err(malformed)?),
        "signal_list" => Body::SignalList(serde_json::from_str(body).map_err(malformed)?),
        "step_review" => Body::StepReview(serde_json::from_str(body).map_err(malformed)?),
        "profile" => Body::Profile(serde_json::from_str(body).map_err(malformed)?),
        "backup_choices" => Body::BackupChoices(serde_json::from_str(body).map_err(malformed)?),
        "deleted" => Body::Deleted,
        _ => return Err(DecodeError::UnknownKind(kind)),
    };
    Ok(Plain { stamp, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by the versions so far. These bytes lie on people's phones: they must open for ever.
    const FROZEN: &[(&str, &str)] = &[
        (
            "check_in",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":2,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"check_in","body":{"at":"2026-11-21T23:40:00+01:00","overall":"bad","fit_for_duty":"orange","sleep":"very_bad"}}"#,
        ),
        (
            "own_words",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":0,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"own_words","body":{"check_in":"AgICAgICAgICAgICAgICAg","text":"lange dienst"}}"#,
        ),
        (
            "backup_choices",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":0,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"backup_choices","body":{"check_in":{"given":{"at":"2026-11-21T22:40:00Z"}},"own_words":{"withdrawn":{"at":"2026-11-21T22:40:00Z"}}}}"#,
        ),
        (
            "deleted",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":0,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"deleted","body":{}}"#,
        ),
        (
            "own_words beside an incident",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":0,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"own_words","body":{"incident":"BQUFBQUFBQUFBQUFBQUFBQ","text":"ik was er laat bij"}}"#,
        ),
        (
            "incident",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":1,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"incident","body":{"day":"2026-11-20","part":"night","types":["children","own_wish"],"piles_up":true,"schedule":"three_talks_bot","steps":{"first_contact":{"done":{"at":"2026-11-21"}},"first_talk":{"moved":{"to":"2026-11-25"}},"third_talk":"dropped"}}}"#,
        ),
        (
            "incident of an organisation's own types",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":1,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"incident","body":{"day":"2026-11-20","types":["other"],"own_types":["Inzet bij een grote ramp","Ontsnapping"],"piles_up":true}}"#,
        ),
        (
            "signal_list",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":1,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"signal_list","body":{"made":"2026-12-18","incident":"BQUFBQUFBQUFBQUFBQUFBQ","signals":{"body":{"how_often":"not"},"sleep":{"how_often":"often","since":"2026-11-20"}},"hinders":false,"doubt":true,"acute":false}}"#,
        ),
        (
            "step_review",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":1,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"step_review","body":{"made":"2026-11-26","step":{"milestone":"first_talk"},"incident":"BQUFBQUFBQUFBQUFBQUFBQ","helped":"a_bit","needed":["another_talk"]}}"#,
        ),
        (
            "step_review of an action",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":1,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"step_review","body":{"made":"2026-11-26","step":{"action":"open_consultation"},"helped":"no"}}"#,
        ),
        (
            "profile",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":1,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"profile","body":{"profession":"ambulance","schedule":"two_talks"}}"#,
        ),
        (
            "backup_choices of the second version",
            r#"{"v":1,"stamp":{"t":1795300000000,"n":0,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"backup_choices","body":{"incident":{"given":{"at":"2026-11-21T22:40:00Z"}},"signal_list":{"withdrawn":{"at":"2026-11-21T22:40:00Z"}}}}"#,
        ),
    ];

    #[test]
    fn frozen_records_open_and_are_written_the_same() {
        for (name, frozen) in FROZEN {
            let plain = decode(frozen.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(String::from_utf8(encode(&plain)).unwrap(), *frozen, "{name}");
        }
    }

    #[test]
    fn a_newer_apps_fields_survive_an_edit_by_this_one() {
        let newer = FROZEN[0].1.replace(r#""sleep""#, r#""appetite":"good","sleep""#);
        let plain = decode(newer.as_bytes()).unwrap();
        assert!(String::from_utf8(encode(&plain)).unwrap().contains(r#""appetite":"good""#));
    }

    #[test]
    fn a_newer_apps_words_do_not_close_the_record_and_are_written_back() {
        let newer = r#"{"v":1,"stamp":{"t":1,"n":1,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"incident","body":{"day":"2026-11-20","types":["own_wish","space_weather"],"schedule":"four_talks","steps":{"fourth_talk":"dropped"}}}"#;
        let plain = decode(newer.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(encode(&plain)).unwrap(), newer);
        let Body::Incident(incident) = plain.body else { panic!("an incident") };
        assert_eq!(incident.known_types().collect::<Vec<_>>(), [crate::incident::IncidentType::OwnWish]);

        let newer = r#"{"v":1,"stamp":{"t":1,"n":1,"d":"AQEBAQEBAQEBAQEBAQEBAQ"},"kind":"signal_list","body":{"made":"2026-12-18","signals":{"sleep":{"how_often":"often","where":"home"},"appetite":{"how_often":"not"}},"mood_music":1}}"#;
        let plain = decode(newer.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(encode(&plain)).unwrap(), newer);
    }

    #[test]
    fn every_kind_has_a_frozen_sample() {
        let frozen: Vec<_> = FROZEN.iter().map(|(_, frozen)| decode(frozen.as_bytes()).unwrap().body.kind()).collect();
        for kind in crate::record::Kind::ALL {
            assert!(frozen.contains(&kind), "{kind:?}");
        }
    }

    #[test]
    fn what_this_version_does_not_know_is_named() {
        let kind = FROZEN[3].1.replace("deleted", "dream_diary");
        assert_eq!(decode(kind.as_bytes()), Err(DecodeError::UnknownKind("dream_diary".into())));
        let format = FROZEN[3].1.replace(r#""v":1"#, r#""v":9"#);
        assert_eq!(decode(format.as_bytes()), Err(DecodeError::UnknownFormat(9)));
    }

    #[test]
    fn an_error_never_quotes_what_the_employee_wrote() {
        let broken = br#"{"v":1,"stamp":{"t":"secret words"},"kind":"deleted","body":{}}"#;
        let error = decode(broken).unwrap_err().to_string();
        assert!(!error.contains("secret"), "{error}");
    }
}
