//! Bytes that the first version wrote. They lie on people's phones, papers and servers: they must open for ever.
//!
//! A new layout gets new files beside the old ones (`….v2.hex`), and the old ones stay. To add a file, name it in a
//! test and run that test once with `NADERHAND_FREEZE=1`; a file that exists is never written again.

mod common;

use core::convert::Infallible;
use std::{fs, path::Path};

use chacha20::rand_core::{TryCryptoRng, TryRng};
use common::{device, keys, one_of_each_kind};
use data_encoding::HEXLOWER;
use naderhand_domain::{
    id::{RequestId, SupporterId},
    record::{Record, Sealed},
    wire::{
        chain::{Content, Head, Link, Position},
        contact::Author,
    },
};
use naderhand_sealing::{
    RootKey, SealingKeys,
    chain::{ChainWriter, New},
    contact::{self, Place, Within},
    coordinator::{self, CoordinatorSecret},
    key_box::{BoxContent, BoxSecret, open_box, seal_box},
    link::{self, LinkSecret},
    members::{self, MembersKey},
    pairing,
    passphrase::{self, Cost},
    record, recovery_words,
    value::{Namespace, open_bytes, open_label, seal_bytes, seal_label},
};

/// Not random at all: 0, 1, 2 and so on, so that what was frozen can be made again.
struct Counting(u8);

impl TryRng for Counting {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes).map(|()| u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes).map(|()| u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for byte in bytes {
            *byte = self.0;
            self.0 = self.0.wrapping_add(1);
        }
        Ok(())
    }
}

impl TryCryptoRng for Counting {}

/// What `tests/frozen` holds under this name.
fn read(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen").join(format!("{name}.hex"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    HEXLOWER.decode(text.trim_end().as_bytes()).expect("frozen files are hexadecimal")
}

/// The same. `written` is what today's version writes, which must be the same.
fn frozen(name: &str, written: &[u8]) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen").join(format!("{name}.hex"));
    if !path.exists() && std::env::var_os("NADERHAND_FREEZE").is_some() {
        fs::write(&path, HEXLOWER.encode(written) + "\n").expect("the folder can be written");
    }
    let bytes = read(name);
    assert!(
        bytes == written,
        "{name}: what is written now differs from what was frozen: a new layout is a new version"
    );
    bytes
}

#[test]
fn records_of_every_kind() {
    for (kind, plain) in one_of_each_kind() {
        let written = record::seal(&keys(1), &plain, &mut Counting(0));
        let sealed = Sealed(frozen(&format!("record.{kind}.v1.wide"), &written.content.0));
        assert_eq!(record::open(&keys(1), &Record { id: plain.id, content: sealed }), Ok(plain));
    }
}

/// The first ones were padded less. Only opened: nothing writes them any more.
#[test]
fn records_of_every_kind_with_the_first_padding() {
    for (kind, plain) in one_of_each_kind() {
        let sealed = Sealed(read(&format!("record.{kind}.v1")));
        assert_eq!(record::open(&keys(1), &Record { id: plain.id, content: sealed }), Ok(plain));
    }
}

#[test]
fn device_label() {
    let written = seal_label(&keys(1), device(1), "Telefoon", &mut Counting(0));
    let sealed = frozen("device_label.v1", &written);
    assert_eq!(open_label(&keys(1), device(1), &sealed), Ok("Telefoon".into()));
}

#[test]
fn local_state() {
    let written = seal_bytes(&keys(1), Namespace::LocalState, b"settings", b"dark", &mut Counting(0));
    let sealed = frozen("local_state.v1", &written);
    let opened = open_bytes(&keys(1), Namespace::LocalState, b"settings", &sealed);
    assert_eq!(opened.as_deref().map(Vec::as_slice), Ok(b"dark".as_slice()));
}

#[test]
fn key_box() {
    let secret = BoxSecret::from_bytes(*b"sixteen bytes 16");
    let content = BoxContent { vault: keys(1).vault(), root: RootKey::from_bytes([1; 32]) };
    let sealed = frozen("key_box.v1", &seal_box(&secret, &content, &mut Counting(0)));
    assert_eq!(open_box(&secret, &sealed), Ok(content));
    frozen("key_box.locator.v1", secret.derive_locator().as_bytes());
    frozen("key_box.proof.v1", &secret.derive_proof());
    frozen("key_box.proof_verifier.v1", &secret.proof_verifier().0);
}

#[test]
fn link_and_answer() {
    let secret = LinkSecret::from_bytes(*b"sixteen bytes 16");
    frozen("link.locator.v1", secret.derive_locator().as_bytes());
    let sealed = frozen("link.content.v1", &link::seal_content(&secret, b"what it opens", &mut Counting(0)));
    assert_eq!(link::open_content(&secret, &sealed).as_deref().map(Vec::as_slice), Ok(b"what it opens".as_slice()));
    let sealed = frozen("link.answer.v1", &link::seal_answer(&secret, b"an answer", &mut Counting(0)));
    assert_eq!(link::open_answer(&secret, &sealed).as_deref().map(Vec::as_slice), Ok(b"an answer".as_slice()));
}

#[test]
fn what_members_read() {
    let key = MembersKey::from_bytes([7; 32]);
    let written = members::seal_directory(&key, &[1; 32], 2, b"names", &mut Counting(0));
    let opened = members::open_directory(&key, &[1; 32], 2, &frozen("members.directory.v1", &written));
    assert_eq!(opened.as_deref().map(Vec::as_slice), Ok(b"names".as_slice()));
    let supporter = SupporterId::from_bytes([3; 16]);
    let written = members::seal_availability(&key, &[1; 32], supporter, 4, b"away", &mut Counting(0));
    let sealed = frozen("members.availability.v1", &written);
    let opened = members::open_availability(&key, &[1; 32], supporter, 4, &sealed);
    assert_eq!(opened.as_deref().map(Vec::as_slice), Ok(b"away".as_slice()));
}

#[test]
fn coordinator_box() {
    let secret = CoordinatorSecret::from_bytes(*b"sixteen bytes 16");
    let content = coordinator::BoxContent { fingerprint: [1; 32], members: MembersKey::from_bytes([7; 32]) };
    let written = coordinator::seal_box(&secret, &[9; 32], &content, &mut Counting(0));
    let sealed = frozen("coordinator_box.v1", &written);
    assert_eq!(coordinator::open_box(&secret, &[9; 32], &sealed), Ok(content));
}

#[test]
fn what_is_sealed_to_one_person() {
    let members = MembersKey::from_bytes([7; 32]);
    let within = Within { members: &members, fingerprint: [1; 32], request: RequestId::from_bytes([2; 16]) };
    let (maker, supporter) = (SealingKeys::from_bytes(&[5; 32]), SealingKeys::from_bytes(&[6; 32]));
    let id = SupporterId::from_bytes([3; 16]);
    let written =
        contact::seal_copy(&within, &maker, id, &supporter.derive_public(), b"call me", &mut Counting(0)).unwrap();
    let copy = contact::open_copy(&within, &supporter, id, &frozen("contact.copy.v1", &written)).unwrap();
    assert_eq!((copy.maker, copy.content.as_slice()), (maker.derive_public(), b"call me".as_slice()));
    let place = Place { supporter: id, author: Author::Supporter, number: 1, after: [4; 32] };
    let written =
        contact::seal_message(&within, &place, &supporter, &maker.derive_public(), b"at noon", &mut Counting(0));
    let sealed = frozen("contact.message.v1", &written.unwrap());
    let opened = contact::open_message(&within, &place, &supporter.derive_public(), &maker, &sealed);
    assert_eq!(opened.as_deref().map(Vec::as_slice), Ok(b"at noon".as_slice()));
}

/// Another id would give a vault a second record of what it has once.
#[test]
fn record_id() {
    frozen("record_id.v1", keys(1).derive_record_id("backup_choices").as_bytes());
}

/// The entries cover both kinds of content, the first link, a later one, and one with heads that were seen.
#[test]
fn chain_links() {
    let mut writer = ChainWriter::new(device(1));
    let head = Head { position: Position { device: device(2), seq: 7 }, link: Link([3; 16]) };
    let version = New::Version(Sealed(b"sealed bytes".to_vec()));
    let entries = [
        writer.append(&keys(1), common::record_id(1), version.clone(), [], []).entry,
        writer.append(&keys(1), common::record_id(2), New::Erasure, [], []).entry,
        writer.append(&keys(1), common::record_id(1), version, [head], []).entry,
    ];
    assert!(matches!(entries[1].content, Content::Erased));
    frozen("chain.links.v1", entries.map(|entry| entry.link.0).as_flattened());
}

#[test]
fn wrapped_key() {
    let written = passphrase::wrap(b"drie blauwe fietsen", b"lock", &[7; 32], Cost::STANDARD, &mut Counting(0));
    let wrapped = frozen("passphrase.v1", &written.expect("the standard cost fits this machine"));
    assert_eq!(passphrase::unwrap(b"drie blauwe fietsen", b"lock", &wrapped).as_deref(), Ok(&[7; 32]));
}

#[test]
fn pairing_text() {
    let secret = BoxSecret::from_bytes(*b"sixteen bytes 16");
    assert_eq!(pairing::encode(&secret), "1c2l4dGVlbiBieXRlcyAxNnAF");
    assert_eq!(pairing::decode("1c2l4dGVlbiBieXRlcyAxNnAF"), Ok(secret));
}

#[test]
fn words_on_paper() {
    for (bytes, words) in [
        (
            [0; 16],
            "aandacht aandacht aandacht aandacht aandacht aandacht aandacht aandacht \
             aandacht aandacht aandacht aandacht aandacht aandacht aandacht aandacht",
        ),
        (
            [0xff; 16],
            "grond zweven zweven zweven zweven zweven zweven zweven \
             zweven zweven zweven zweven zweven vleugel popcorn magnolia",
        ),
        (
            *b"sixteen bytes 16",
            "concert kraan vijver hockey kassa ladder mier drumstel \
             kievit kolom talent album ijsvogel stevig vitamine uitgang",
        ),
    ] {
        let secret = BoxSecret::from_bytes(bytes);
        assert_eq!(recovery_words::encode(&secret).join(" "), words);
        assert_eq!(recovery_words::decode(words).map(|decoded| decoded.secret), Ok(secret));
    }
}
