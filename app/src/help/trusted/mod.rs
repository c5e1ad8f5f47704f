//! The employee's own people: added and removed here, kept on this device alone.

mod add;
mod kept;
mod near;

pub(super) use self::near::Near;
