//! What a coordinator sees: that requests wait, and since when.

use naderhand_domain::wire::contact::Waiting;
use naderhand_organisation::Desk;
use naderhand_transport::{Transport, read_json};

use crate::{api, error::Error};

/// Asks which requests wait that their makers let a coordinator see.
pub async fn waiting<T: Transport>(desk: &mut Desk<T>) -> Result<Waiting, Error> {
    let call = api::waiting(desk.coordinator().member().slug());
    Ok(read_json(&desk.call(call).await?)?)
}
