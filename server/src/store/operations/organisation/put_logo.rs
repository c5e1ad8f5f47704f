//! Keeps the logo of an organisation, or removes it.

use super::{Change, Connection, Failure, organisations, rows, session};
use crate::{
    organisation::Face,
    store::request::{NoSession, PutLogo},
};

impl Change for PutLogo {
    /// What the pages will show; `None` when they do already.
    type Plan = Option<Box<Face>>;

    async fn decide(&self, connection: &mut Connection) -> Result<Self::Plan, Failure<NoSession>> {
        super::lock(connection, &self.slug).await?;
        session::coordinator(connection, &self.slug, &self.token, self.now).await?;
        let face = organisations::face(connection, &self.slug).await?.ok_or_else(|| rows::corrupt("settings"))?;
        let is_same = face.logo == self.logo;
        Ok((!is_same).then(|| Box::new(Face { logo: self.logo.clone(), ..face })))
    }

    async fn write(&self, connection: &mut Connection, plan: Self::Plan) -> sqlx::Result<()> {
        match plan {
            Some(face) => organisations::put(connection, &face, self.now.date_naive()).await,
            None => Ok(()),
        }
    }
}
