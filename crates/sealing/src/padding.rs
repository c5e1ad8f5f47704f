//! Padding: a sealed thing tells its size in coarse steps only.
//!
//! A sealed record is 1024, 2048, … bytes long, the seal's own parts included: a tap, a signal list with every answer, an
//! event and a tombstone look the same to the server, and only long own words stand out. Everything else that is sealed is
//! 256, 512, … bytes long, each kind of it the same. The longest entry fits its limit of 64 KiB exactly.

use crate::cipher::{NONCE, TAG};

/// The smallest sealed thing of any kind, in bytes.
pub const SMALLEST: usize = 256;

/// The smallest sealed record, in bytes: the longest signal list fits.
pub const SMALLEST_RECORD: usize = 1_024;

/// Version, nonce and tag: what a seal adds to its padded content.
pub(crate) const SEAL: usize = 1 + NONCE + TAG;

/// The content's length, inside the seal.
pub(crate) const PREFIX: usize = 4;

/// How long `content` bytes are when sealed, and at least `smallest`. `None` when no address space holds that many (on a
/// 32-bit machine: over 1 GiB).
pub const fn sealed_len(content: usize, smallest: usize) -> Option<usize> {
    let Some(bare) = content.checked_add(PREFIX + SEAL) else { return None };
    let Some(bucket) = bare.checked_next_power_of_two() else { return None };
    // Rust allocates at most isize::MAX bytes, and the prefix counts to u32::MAX.
    if bucket > isize::MAX.unsigned_abs() || content as u64 > u32::MAX as u64 {
        return None;
    }
    Some(if bucket < smallest { smallest } else { bucket })
}

/// Whether a sealed thing of any content can have this length.
pub const fn is_sealed_len(len: usize) -> bool {
    len >= SMALLEST && len.is_power_of_two()
}

/// Content that was sealed with other padding than [`sealed_len`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Misfit;

/// The content between its length and its zeros. The first records were padded to [`SMALLEST`], and open for ever.
pub(crate) fn unpad(padded: &[u8]) -> Result<&[u8], Misfit> {
    let (prefix, rest) = padded.split_first_chunk::<PREFIX>().ok_or(Misfit)?;
    let len = usize::try_from(u32::from_le_bytes(*prefix)).map_err(|_| Misfit)?;
    let (content, zeros) = rest.split_at_checked(len).ok_or(Misfit)?;
    let is_long = |smallest| sealed_len(len, smallest) == Some(padded.len() + SEAL);
    let fits = (is_long(SMALLEST) || is_long(SMALLEST_RECORD)) && zeros.iter().all(|byte| *byte == 0);
    if fits { Ok(content) } else { Err(Misfit) }
}

#[cfg(test)]
mod tests {
    use naderhand_domain::wire::limits;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_bucket_is_the_smallest_that_fits(content in 0_usize..3_000_000, of_record: bool) {
            let smallest = if of_record { SMALLEST_RECORD } else { SMALLEST };
            let len = sealed_len(content, smallest).unwrap();
            prop_assert!(is_sealed_len(len));
            prop_assert!(len >= content + PREFIX + SEAL);
            prop_assert!(len == smallest || len / 2 < content + PREFIX + SEAL);
        }

        #[test]
        fn longer_content_never_has_a_smaller_bucket(a in 0_usize..100_000, b in 0_usize..100_000) {
            prop_assert!(sealed_len(a.min(b), SMALLEST) <= sealed_len(a.max(b), SMALLEST));
        }

        #[test]
        fn only_the_padding_of_sealing_is_taken(content in proptest::collection::vec(any::<u8>(), 0..2_000), at: prop::sample::Index) {
            let len = sealed_len(content.len(), SMALLEST).unwrap() - SEAL;
            let mut padded = u32::try_from(content.len()).unwrap().to_le_bytes().to_vec();
            padded.extend_from_slice(&content);
            padded.resize(len, 0);
            prop_assert_eq!(unpad(&padded), Ok(content.as_slice()));
            let zeros = content.len() + PREFIX..len;
            if !zeros.is_empty() {
                let at = zeros.start + at.index(zeros.len());
                padded[at] = 1;
                prop_assert_eq!(unpad(&padded), Err(Misfit));
            }
        }
    }

    #[test]
    fn a_length_that_points_outside_is_refused() {
        let mut padded = [0; SMALLEST - SEAL];
        padded[..4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(unpad(&padded), Err(Misfit));
        assert_eq!(unpad(&[]), Err(Misfit));
        assert_eq!(unpad(&[0; 3]), Err(Misfit));
    }

    #[test]
    fn sizes_beyond_the_address_space_are_none_instead_of_wrapping() {
        assert_eq!(sealed_len(usize::MAX, SMALLEST), None);
        assert_eq!(sealed_len(isize::MAX.unsigned_abs(), SMALLEST), None);
    }

    #[test]
    fn the_largest_entry_fits_the_limit_to_the_byte() {
        let most = limits::ENTRY_BYTES - SEAL - PREFIX;
        assert_eq!(sealed_len(most, SMALLEST_RECORD), Some(limits::ENTRY_BYTES));
        assert_eq!(sealed_len(most + 1, SMALLEST_RECORD), Some(2 * limits::ENTRY_BYTES));
    }
}
