//! Keeps what an organisation shows. Loading the same again changes nothing, not even the day.

use super::{Change, Connection, Failure, organisation, organisations};
use crate::store::request::{LoadOrganisation, Loaded, SignedAlready};

impl Change for LoadOrganisation {
    type Plan = Loaded;

    async fn decide(&self, connection: &mut Connection) -> Result<Loaded, Failure<SignedAlready>> {
        let slug = self.face.settings.organisation().slug();
        organisation::lock(connection, slug).await?;
        if organisation::is_signed(connection, slug).await? {
            return Err(Failure::Refused(SignedAlready));
        }
        Ok(match organisations::digest(connection, slug).await? {
            None => Loaded::New,
            Some(digest) if digest == self.face.digest() => Loaded::Same,
            Some(_) => Loaded::Changed,
        })
    }

    async fn write(&self, connection: &mut Connection, plan: Loaded) -> sqlx::Result<Loaded> {
        if plan != Loaded::Same {
            // Two people may load the same organisation at once; the later one stays, whole.
            organisations::put(connection, &self.face, self.today).await?;
        }
        Ok(plan)
    }
}
