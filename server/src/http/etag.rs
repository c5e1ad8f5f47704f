//! `ETag` and `If-None-Match`: what is looked at again and again is sent when it has changed.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header::ETAG, header::IF_NONE_MATCH};
use data_encoding::BASE64URL_NOPAD;

/// Names a state of what is looked at.
type Tag = [u8; 32];

/// The header that names a state.
pub(crate) fn header(tag: &Tag) -> (HeaderName, HeaderValue) {
    // Base64url between quotation marks is always a header's value.
    let etag = HeaderValue::try_from(format!("\"{}\"", BASE64URL_NOPAD.encode(tag)));
    (ETAG, etag.unwrap_or(HeaderValue::from_static("\"\"")))
}

/// The states that the caller has, by an `If-None-Match`. A proxy that compresses may have marked them as weak; others are
/// nobody's.
pub(crate) fn known(headers: &HeaderMap) -> Vec<Tag> {
    let items = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default().split(',');
    items
        .filter_map(|item| {
            let text = item.trim().trim_start_matches("W/").strip_prefix('"')?.strip_suffix('"')?;
            BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn etags_read_back() {
        let (one, two) = ([1; 32], [2; 32]);
        let text = |tag| header(tag).1.to_str().unwrap().to_owned();
        let tags = |text: &str| known(&HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::try_from(text).unwrap())]));
        assert_eq!(tags(&text(&one)), [one]);
        assert_eq!(tags(&format!("W/{}, {}", text(&one), text(&two))), [one, two]);
        for other in ["*", "", "\"\"", "\"AAAA\"", "W/", "\""] {
            assert!(tags(other).is_empty(), "{other}");
        }
        assert!(known(&HeaderMap::new()).is_empty());
    }
}
