//! Who calls: the maker of a request, by its id and its secret.

use naderhand_domain::wire::contact::RequestToken;

use super::{Connection, Failure, Place, caller, requests};
use crate::store::request::RequestRefusal;

/// Where the request lies that a token is of.
pub(super) const fn place<'a>(slug: &'a str, token: &RequestToken) -> Place<'a> {
    Place { slug, request: token.request }
}

/// Finds the request that a token is of. A wrong secret and no such request are answered the same.
pub(super) async fn request<R: From<RequestRefusal>>(
    connection: &mut Connection,
    slug: &str,
    token: &RequestToken,
) -> Result<requests::Known, Failure<R>> {
    let known = requests::find(connection, place(slug, token), None).await?;
    let known = known.filter(|known| caller::opens(&token.secret, &known.verifier));
    known.ok_or_else(|| Failure::Refused(RequestRefusal::NotFound.into()))
}

/// The same, locked for what happens to it next.
pub(super) async fn locked<R: From<RequestRefusal>>(
    connection: &mut Connection,
    slug: &str,
    token: &RequestToken,
) -> Result<requests::Known, Failure<R>> {
    requests::lock(connection, place(slug, token)).await?;
    request(connection, slug, token).await
}
