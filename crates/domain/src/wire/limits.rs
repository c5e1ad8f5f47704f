//! Limits that both sides know: the device stays within them, the server enforces them with a clear problem.
//!
//! All are product defaults; no source gives a number.

/// Sealed bytes of one entry.
pub const ENTRY_BYTES: usize = 64 * 1024;

/// Entries in one upload.
pub const UPLOAD_ENTRIES: usize = 1_000;

/// Body of one upload, in bytes.
pub const UPLOAD_BYTES: usize = 1024 * 1024;

/// Body of one JSON call, in bytes.
pub const JSON_BYTES: usize = 16 * 1024;

/// Answer to one pull, in bytes (about).
pub const PULL_BYTES: u32 = 1024 * 1024;

/// Entries of one vault: ten years of fifty taps a day.
pub const VAULT_ENTRIES: u64 = 200_000;

/// Devices of one vault, revoked ones included.
pub const VAULT_DEVICES: usize = 32;

/// Sealed keys or a sealed label, in bytes.
pub const BOX_BYTES: usize = 1024;

/// How long a pairing box waits for the second device.
pub const PAIRING_MINUTES: i64 = 10;

/// Body of one call that publishes for an organisation, in bytes: the largest settings and the largest directory together,
/// as base64.
pub const PUBLISH_JSON_BYTES: usize = 1024 * 1024;

/// The body of an authority: eight keys, a hash and a number.
pub const AUTHORITY_BYTES: usize = 512;

/// Versions of an organisation's authority: one a week for almost ten years. All are kept, and each device walks them.
pub const AUTHORITY_VERSIONS: u32 = 500;

/// The body of settings: the largest file, and what stands around it.
pub const SETTINGS_BYTES: usize = crate::organisation::LARGEST_FILE + 64;

/// The body of a directory: a thousand supporters' ids and keys, and as many names in a sealed part of 512 KiB.
pub const DIRECTORY_BYTES: usize = 640 * 1024;

/// The body of one supporter's availability.
pub const AVAILABILITY_BYTES: usize = 768;

/// Sealed bytes of a link or of the answer to one.
pub const LINK_BYTES: usize = 2_048;

/// Links of one organisation that have not expired.
pub const OPEN_LINKS: usize = 200;

/// How long a link may last at most: a poster for a year.
pub const LINK_DAYS: i64 = 366;

/// How long a challenge waits for its signature.
pub const CHALLENGE_SECONDS: i64 = 60;

/// How long a coordinator's or supporter's session lasts.
pub const SESSION_MINUTES: i64 = 15;

/// How long a setup code waits for whoever sets up an organisation.
pub const SETUP_CODE_DAYS: i64 = 7;

/// Every sealed thing of contact, in bytes: version, sender's key, HPKE's encapsulated key, 2,048 padded bytes, tag. One length
/// for all, so that no length tells anything.
pub const CONTACT_SEALED_BYTES: usize = 1 + 32 + 32 + 2_048 + 16;

/// Supporters to whom one request is sealed at most.
pub const REQUEST_COPIES: usize = 100;

/// Body of one call that sends a request, in bytes: [`REQUEST_COPIES`] copies as base64, and what stands around them.
pub const CONTACT_JSON_BYTES: usize = 320 * 1024;

/// Requests of one organisation that are neither withdrawn nor closed.
pub const OPEN_REQUESTS: usize = 2_000;

/// Messages of one author in one thread.
pub const THREAD_MESSAGES: u32 = 200;

/// Requests whose content is asked for in one call.
pub const INBOX_READ: usize = 50;

/// Times of contact are kept in steps of this many minutes: when exactly somebody asked for help is nobody's business.
pub const CONTACT_STEP_MINUTES: i64 = 5;

/// How long the server keeps a request that was closed or withdrawn, so that every device hears of it.
pub const REQUEST_OVER_DAYS: i64 = 14;

/// Rings of one device that are planned at once: some weeks of a daily one, and the moments of a few events.
pub const PLAN_INSTANTS: usize = 100;

/// How far ahead a ring may be planned.
pub const PLAN_DAYS: i64 = 130;

/// The address that a browser gave for pushes, in characters. Those of today have some hundreds.
pub const ENDPOINT_CHARACTERS: usize = 1_024;

/// How late a ring may come, when the server or the push service was away: after that the card in the app says it.
pub const RING_LATE_HOURS: i64 = 12;

/// How long the server keeps a device's reminders of which nothing is planned any more.
pub const PLAN_IDLE_DAYS: i64 = 30;
