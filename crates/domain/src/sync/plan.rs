//! Which pending records go up now, given what the employee consented to.

use crate::{consent::BackupChoices, id::RecordId, record::Kind};

/// A record whose last version the server does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending {
    /// Which record.
    pub record: RecordId,
    /// Its kind, read on the device.
    pub kind: Kind,
    /// Whether the server holds an earlier version of it. A tombstone of a record that never left has no reason to leave.
    pub on_server: bool,
}

/// What to do with one pending record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Send its sealed bytes.
    Upload(RecordId),
    /// Tell the server to erase it: its kind is not consented to, and an earlier version is there.
    Erase(RecordId),
    /// Leave it on the device.
    Keep(RecordId),
}

/// Decides for each pending record. Depends on nothing but the choices and the record.
pub fn plan(choices: &BackupChoices, pending: impl IntoIterator<Item = Pending>) -> Vec<Step> {
    pending.into_iter().map(|pending| step(choices, pending)).collect()
}

fn step(choices: &BackupChoices, Pending { record, kind, on_server }: Pending) -> Step {
    match (choices.allows(kind), on_server, kind) {
        (true, false, Kind::Deleted) | (false, false, _) => Step::Keep(record),
        (true, _, _) => Step::Upload(record),
        (false, true, _) => Step::Erase(record),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::consent::Consent;

    const RECORD: RecordId = RecordId::from_bytes([1; 16]);

    fn choices(given: &[Kind]) -> BackupChoices {
        let mut choices = BackupChoices::default();
        for kind in given {
            choices.decide(*kind, Consent::Given { at: DateTime::UNIX_EPOCH });
        }
        choices
    }

    #[test]
    fn without_consent_nothing_leaves_whatever_is_pending() {
        for kind in Kind::ALL {
            let pending = Pending { record: RECORD, kind, on_server: false };
            assert_eq!(step(&choices(&[]), pending), Step::Keep(RECORD), "{kind:?}");
        }
    }

    #[test]
    fn a_withdrawn_kind_is_erased_where_the_server_has_it() {
        let pending = |on_server| Pending { record: RECORD, kind: Kind::OwnWords, on_server };
        let choices = choices(&[Kind::CheckIn]);
        assert_eq!(step(&choices, pending(true)), Step::Erase(RECORD));
        assert_eq!(step(&choices, pending(false)), Step::Keep(RECORD));
    }

    #[test]
    fn removing_a_record_that_never_left_tells_the_server_nothing() {
        let pending = |on_server| Pending { record: RECORD, kind: Kind::Deleted, on_server };
        let choices = choices(&[Kind::CheckIn]);
        assert_eq!(step(&choices, pending(false)), Step::Keep(RECORD));
        assert_eq!(step(&choices, pending(true)), Step::Upload(RECORD));
    }
}
