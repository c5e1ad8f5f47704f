//! Calls as a coordinator or a supporter: signed in when it is needed, and again when the session has ended.

use naderhand_domain::wire::{
    organisation::{NewSession, Role, SessionToken},
    problem::Code,
};
use naderhand_signing::{Fingerprint, SigningKey, prove};
use naderhand_transport::{CallError, Response, Token, Transport, succeeded};

use crate::{
    api::{Act, Anonymous},
    error::Error,
    slug::Slug,
};

/// Who calls.
pub(crate) struct Caller {
    pub(crate) slug: Slug,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) key: SigningKey,
    pub(crate) role: Role,
}

/// The session, while there is one.
#[derive(Default)]
pub(crate) struct Session(Option<SessionToken>);

impl Session {
    /// Makes a call. A server that does not know the caller's key says so as [`Error::Removed`].
    pub(crate) async fn act<T: Transport>(
        &mut self,
        transport: &T,
        caller: &Caller,
        act: &Act,
    ) -> Result<Response, Error> {
        if let Some(token) = self.0.clone() {
            match send(transport, caller, act, token).await {
                Err(error) if error.code() == Some(Code::SessionUnknown) => self.0 = None,
                answer => return Ok(answer?),
            }
        }
        let token = sign_in(transport, caller).await?;
        self.0 = Some(token.clone());
        Ok(send(transport, caller, act, token).await?)
    }

    /// Ends the session, if there is one. That it fails does not matter: it ends by itself.
    pub(crate) async fn end<T: Transport>(&mut self, transport: &T, caller: &Caller) {
        if let Some(token) = self.0.take() {
            let _ = send(transport, caller, &Act::SignOut, token).await;
        }
    }

    /// Forgets the session: the key that opened it is another now.
    pub(crate) fn forget(&mut self) {
        self.0 = None;
    }
}

async fn send<T: Transport>(
    transport: &T,
    caller: &Caller,
    act: &Act,
    token: SessionToken,
) -> Result<Response, CallError> {
    let request = act.request(&caller.slug, Token::Session(token));
    let may_be_same = request.if_none_match.is_some();
    let response = transport.send(request).await?;
    if response.status == 304 && may_be_same {
        return Ok(response);
    }
    succeeded(&response).map(|()| response)
}

async fn sign_in<T: Transport>(transport: &T, caller: &Caller) -> Result<SessionToken, Error> {
    let anonymous = Anonymous { transport, slug: &caller.slug };
    let challenge = anonymous.challenge().await?.challenge;
    let session = NewSession {
        role: caller.role,
        key: caller.key.derive_public().0,
        challenge,
        signature: prove(&caller.key, caller.fingerprint, caller.role, &challenge),
    };
    match anonymous.sign_in(&session).await {
        Ok(session) => Ok(session.token),
        Err(error) if error.code() == Some(Code::SessionUnknown) => Err(Error::Removed),
        Err(error) => Err(error.into()),
    }
}
