//! The bells as they are kept: JSON with a version, all of it or nothing.
//!
//! Another meaning is another version; an app that meets a newer version leaves it alone.

use data_encoding::BASE64URL_NOPAD;
use naderhand_domain::{
    id::ReminderTag,
    reminders::Unreadable,
    wire::reminders::{PutReminders, RemindersToken},
};
use naderhand_sealing::reminders::DrawKey;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{Address, Alert, Bell, Bells};

const VERSION: u64 = 1;

#[derive(Deserialize)]
struct Head {
    version: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    version: u64,
    key: Key,
    address: Option<Address>,
    own: Option<BellForm>,
    supporter: Option<AlertForm>,
    coordinator: Option<AlertForm>,
    leaving: Vec<Secret>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BellForm {
    token: Secret,
    sent: Option<PutReminders>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AlertForm {
    bell: BellForm,
    tag: ReminderTag,
}

impl Bells {
    /// The same as JSON, to be sealed.
    pub fn to_json(&self) -> Vec<u8> {
        let form = Form {
            version: VERSION,
            key: Key(self.key.clone()),
            address: self.address.clone(),
            own: self.own.as_ref().map(BellForm::of),
            supporter: self.supporter.as_ref().map(AlertForm::of),
            coordinator: self.coordinator.as_ref().map(AlertForm::of),
            leaving: self.leaving.iter().cloned().map(Secret).collect(),
        };
        // Texts, numbers and lists of them: always JSON.
        serde_json::to_vec(&form).unwrap_or_default()
    }

    /// Takes all of it or nothing.
    pub fn parse(json: &[u8]) -> Result<Self, Unreadable> {
        let Head { version } = serde_json::from_slice(json).map_err(|_| Unreadable::Malformed)?;
        if version > VERSION {
            return Err(Unreadable::Newer);
        }
        let form: Form = serde_json::from_slice(json).map_err(|_| Unreadable::Malformed)?;
        Ok(Self {
            key: form.key.0,
            address: form.address,
            own: form.own.map(BellForm::bell),
            supporter: form.supporter.map(AlertForm::alert),
            coordinator: form.coordinator.map(AlertForm::alert),
            leaving: form.leaving.into_iter().map(|Secret(token)| token).collect(),
        })
    }
}

impl BellForm {
    fn of(bell: &Bell) -> Self {
        Self { token: Secret(bell.token.clone()), sent: bell.sent.clone() }
    }

    fn bell(self) -> Bell {
        Bell { token: self.token.0, sent: self.sent }
    }
}

impl AlertForm {
    fn of(alert: &Alert) -> Self {
        Self { bell: BellForm::of(&alert.bell), tag: alert.tag }
    }

    fn alert(self) -> Alert {
        Alert { bell: self.bell.bell(), tag: self.tag }
    }
}

struct Secret(RemindersToken);

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_text())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map(Self).map_err(D::Error::custom)
    }
}

struct Key(DrawKey);

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64URL_NOPAD.encode(self.0.expose()))
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(|bytes| Self(DrawKey::from_bytes(bytes))).ok_or_else(|| D::Error::custom("expected 32 bytes"))
    }
}
