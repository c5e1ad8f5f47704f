//! Uploads and pulls.

use naderhand_domain::{
    id::RecordId,
    wire::{
        auth::DeviceToken,
        chain::{Content, Entry, Position},
        limits,
        sync::{Pull, Pulled, Upload as WireUpload, Uploaded},
    },
};

use super::{DeviceRefusal, Request};

/// Positions that one upload may name as superseded. A record is rarely edited in many places at once; this leaves room.
const SUPERSEDED: usize = 4 * limits::UPLOAD_ENTRIES;

/// The entries of an upload, checked as far as that is possible without the vault: there is at least one, they are in order
/// without gaps, within the limits, and none of them is a digest.
#[derive(Debug, Clone)]
pub struct NewEntries {
    entries: Vec<Entry>,
    superseded: Vec<Position>,
}

/// An upload that no vault could take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedUpload {
    /// There is nothing in it.
    #[error("An upload has at least one entry.")]
    Empty,
    /// There is too much in it.
    #[error("An upload has at most 1000 entries and names at most 4000 superseded places. Split it.")]
    TooMany,
    /// The places do not follow each other, or do not begin at 1.
    #[error("The entries of an upload follow each other by `seq`, which begins at 1.")]
    OutOfOrder,
    /// An entry's sealed bytes are over the limit.
    #[error("An entry holds at most 65536 sealed bytes.")]
    EntryTooLarge,
    /// An entry is a digest.
    #[error("Superseded content is what the server makes; it is never uploaded.")]
    Digest,
    /// An entry has seen more heads than there can be devices.
    #[error("An entry names at most 32 heads.")]
    TooManyHeads,
}

impl NewEntries {
    /// Checks an upload.
    pub fn parse(WireUpload { entries, superseded }: WireUpload) -> Result<Self, MalformedUpload> {
        let first = entries.first().ok_or(MalformedUpload::Empty)?.seq;
        if entries.len() > limits::UPLOAD_ENTRIES || superseded.len() > SUPERSEDED {
            return Err(MalformedUpload::TooMany);
        }
        // The database counts in 63 bits.
        if first == 0 || i64::try_from(first).is_err() {
            return Err(MalformedUpload::OutOfOrder);
        }
        for (seq, entry) in (first..).zip(&entries) {
            if entry.seq != seq {
                return Err(MalformedUpload::OutOfOrder);
            }
            if entry.seen.len() > limits::VAULT_DEVICES {
                return Err(MalformedUpload::TooManyHeads);
            }
            match &entry.content {
                Content::Present(sealed) if sealed.0.len() > limits::ENTRY_BYTES => {
                    return Err(MalformedUpload::EntryTooLarge);
                }
                Content::Superseded(_) => return Err(MalformedUpload::Digest),
                Content::Present(_) | Content::Erased => {}
            }
        }
        Ok(Self { entries, superseded })
    }

    /// The entries, at least one.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of the first entry.
    pub fn first_seq(&self) -> u64 {
        self.entries.first().map_or(1, |entry| entry.seq)
    }

    /// The places whose sealed bytes may go.
    pub fn superseded(&self) -> &[Position] {
        &self.superseded
    }

    /// Whether an entry of this upload is a later version of `record` than the one at `place`, as far as that can be told:
    /// later in the same chain, or in another chain.
    pub fn supersedes(&self, uploader: naderhand_domain::id::DeviceId, place: Position, record: RecordId) -> bool {
        self.entries.iter().any(|entry| entry.record == record && (place.device != uploader || entry.seq > place.seq))
    }
}

/// Appends entries to the calling device's chain, and drops superseded bytes. Sending it again is safe.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Who asks.
    pub token: DeviceToken,
    /// What to append.
    pub new: NewEntries,
}

/// Why nothing of an upload is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadRefusal {
    /// The caller is not let in.
    Device(DeviceRefusal),
    /// The employee has not agreed to anything being kept.
    ConsentMissing,
    /// Another entry is at one of the places.
    Forked,
    /// Entries before the first are missing.
    Gap,
    /// The vault has as many entries as it may.
    VaultFull,
    /// A place named as superseded holds a record that the upload has no later version of.
    SupersedesOther,
}

impl From<DeviceRefusal> for UploadRefusal {
    fn from(refusal: DeviceRefusal) -> Self {
        Self::Device(refusal)
    }
}

impl Request for Upload {
    type Answer = Uploaded;
    type Refusal = UploadRefusal;

    /// A withdrawal of consent for one kind uploads erased entries; then the old bytes must be gone. An ordinary edit waits
    /// for the next checkpoint.
    fn erases(&self) -> bool {
        self.new.entries.iter().any(|entry| entry.content == Content::Erased)
    }

    fn weight(&self) -> usize {
        let bytes = |entry: &Entry| match &entry.content {
            Content::Present(sealed) => sealed.0.len() + 128,
            Content::Superseded(_) | Content::Erased => 128,
        };
        self.new.entries.iter().map(bytes).sum()
    }
}

/// Fetches what is new to the caller.
#[derive(Debug, Clone)]
pub struct PullNews {
    /// Who asks.
    pub token: DeviceToken,
    /// What the caller has seen.
    pub pull: Pull,
}

impl Request for PullNews {
    type Answer = Pulled;
    type Refusal = DeviceRefusal;
}

#[cfg(test)]
mod tests {
    use naderhand_domain::{
        id::DeviceId,
        record::Sealed,
        wire::chain::{Digest, Head, Link},
    };

    use super::*;

    fn entry(seq: u64) -> Entry {
        let content = Content::Present(Sealed(vec![0; 16]));
        Entry { seq, record: RecordId::from_bytes([1; 16]), content, seen: Vec::new(), link: Link([0; 16]) }
    }

    fn parse(entries: Vec<Entry>) -> Result<NewEntries, MalformedUpload> {
        NewEntries::parse(WireUpload { entries, superseded: Vec::new() })
    }

    #[test]
    fn entries_follow_each_other_from_one() {
        assert!(parse(vec![entry(7), entry(8)]).is_ok());
        assert_eq!(parse(Vec::new()).unwrap_err(), MalformedUpload::Empty);
        for out_of_order in [vec![entry(0)], vec![entry(2), entry(1)], vec![entry(1), entry(3)], vec![entry(u64::MAX)]]
        {
            assert_eq!(parse(out_of_order).unwrap_err(), MalformedUpload::OutOfOrder);
        }
    }

    #[test]
    fn each_limit_is_met_at_its_edge() {
        let sized = |bytes| Entry { content: Content::Present(Sealed(vec![0; bytes])), ..entry(1) };
        assert!(parse(vec![sized(limits::ENTRY_BYTES)]).is_ok());
        assert_eq!(parse(vec![sized(limits::ENTRY_BYTES + 1)]).unwrap_err(), MalformedUpload::EntryTooLarge);
        let many = |count| (1..=count).map(entry).collect();
        assert!(parse(many(1_000)).is_ok());
        assert_eq!(parse(many(1_001)).unwrap_err(), MalformedUpload::TooMany);
        let head = Head { position: Position { device: DeviceId::from_bytes([1; 16]), seq: 1 }, link: Link([0; 16]) };
        let seeing = |heads| Entry { seen: vec![head; heads], ..entry(1) };
        assert!(parse(vec![seeing(32)]).is_ok());
        assert_eq!(parse(vec![seeing(33)]).unwrap_err(), MalformedUpload::TooManyHeads);
    }

    #[test]
    fn a_digest_is_never_uploaded() {
        let digest = Entry { content: Content::Superseded(Digest([0; 32])), ..entry(1) };
        assert_eq!(parse(vec![digest]).unwrap_err(), MalformedUpload::Digest);
    }

    #[test]
    fn an_entry_cannot_supersede_itself() {
        let (me, other) = (DeviceId::from_bytes([1; 16]), DeviceId::from_bytes([2; 16]));
        let new = parse(vec![entry(5)]).unwrap();
        let at = |device, seq| Position { device, seq };
        let record = RecordId::from_bytes([1; 16]);
        assert!(!new.supersedes(me, at(me, 5), record));
        assert!(new.supersedes(me, at(me, 4), record));
        assert!(new.supersedes(me, at(other, 9), record));
        assert!(!new.supersedes(me, at(other, 9), RecordId::from_bytes([2; 16])));
    }
}
