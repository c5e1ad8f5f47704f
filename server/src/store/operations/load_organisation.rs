//! Keeps what an organisation shows. Loading the same again changes nothing, not even the day.

use std::convert::Infallible;

use super::{Change, Connection, Failure, organisations};
use crate::store::request::{LoadOrganisation, Loaded};

impl Change for LoadOrganisation {
    type Plan = Loaded;

    async fn decide(&self, connection: &mut Connection) -> Result<Loaded, Failure<Infallible>> {
        let slug = self.face.settings.organisation().slug();
        Ok(match organisations::digest(connection, slug).await? {
            None => Loaded::New,
            Some(digest) if digest == self.face.digest() => Loaded::Same,
            Some(_) => Loaded::Changed,
        })
    }

    async fn write(&self, connection: &mut Connection, plan: Loaded) -> sqlx::Result<Loaded> {
        if plan == Loaded::Same {
            return Ok(plan);
        }
        let logo = self.face.logo.as_ref();
        let side = |side: u32| i32::try_from(side).unwrap_or(i32::MAX);
        // Two people may load the same organisation at once; the later one stays, whole.
        sqlx::query(
            "INSERT INTO organisations \
               (slug, digest, loaded_on, settings, logo_type, logo_width, logo_height, logo) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
             ON CONFLICT (slug) DO UPDATE SET digest = excluded.digest, loaded_on = excluded.loaded_on, \
               settings = excluded.settings, logo_type = excluded.logo_type, logo_width = excluded.logo_width, \
               logo_height = excluded.logo_height, logo = excluded.logo",
        )
        .bind(self.face.settings.organisation().slug())
        .bind(&self.face.digest()[..])
        .bind(self.today)
        .bind(self.face.settings.to_json())
        .bind(logo.map(|logo| logo.media.as_str()))
        .bind(logo.map(|logo| side(logo.width)))
        .bind(logo.map(|logo| side(logo.height)))
        .bind(logo.map(|logo| &logo.bytes[..]))
        .execute(connection)
        .await?;
        Ok(plan)
    }
}
