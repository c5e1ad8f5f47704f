//! What every request and every answer goes through, whatever its route.

pub(crate) mod etag;
pub(crate) mod headers;
pub(crate) mod kept;
pub(crate) mod rate;
pub(crate) mod timeout;
