//! What organisations show: read, and kept.

use std::convert::Infallible;

use chrono::NaiveDate;
use naderhand_domain::organisation::Settings;

use super::{Connection, Failure, Reading, rows};
use crate::{
    organisation::{
        Face, FaceDigest,
        logo::{Logo, Media},
    },
    store::request::{OrganisationDigest, ReadOrganisation},
};

/// The digest of what an organisation shows, if it is known.
pub(super) async fn digest(connection: &mut Connection, slug: &str) -> sqlx::Result<Option<FaceDigest>> {
    let digest: Option<Vec<u8>> = sqlx::query_scalar("SELECT digest FROM organisations WHERE slug = $1")
        .bind(slug)
        .fetch_optional(connection)
        .await?;
    digest.map(|digest| rows::array(&digest, "digest")).transpose()
}

impl Reading for OrganisationDigest {
    async fn read(&self, connection: &mut Connection) -> Result<Option<FaceDigest>, Failure<Infallible>> {
        Ok(digest(connection, &self.slug).await?)
    }
}

/// What an organisation shows, if it is known.
pub(super) async fn face(connection: &mut Connection, slug: &str) -> sqlx::Result<Option<Face>> {
    let row: Option<FaceRow> =
        sqlx::query_as("SELECT settings, logo_type, logo_width, logo_height, logo FROM organisations WHERE slug = $1")
            .bind(slug)
            .fetch_optional(connection)
            .await?;
    row.map(Face::try_from).transpose()
}

/// Keeps what an organisation shows, in the place of what it showed before, whole.
pub(super) async fn put(connection: &mut Connection, face: &Face, today: NaiveDate) -> sqlx::Result<()> {
    let logo = face.logo.as_ref();
    let side = |side: u32| i32::try_from(side).unwrap_or(i32::MAX);
    sqlx::query(
        "INSERT INTO organisations \
           (slug, digest, loaded_on, settings, logo_type, logo_width, logo_height, logo) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (slug) DO UPDATE SET digest = excluded.digest, loaded_on = excluded.loaded_on, \
           settings = excluded.settings, logo_type = excluded.logo_type, logo_width = excluded.logo_width, \
           logo_height = excluded.logo_height, logo = excluded.logo",
    )
    .bind(face.settings.organisation().slug())
    .bind(&face.digest()[..])
    .bind(today)
    .bind(face.settings.to_json())
    .bind(logo.map(|logo| logo.media.as_str()))
    .bind(logo.map(|logo| side(logo.width)))
    .bind(logo.map(|logo| side(logo.height)))
    .bind(logo.map(|logo| &logo.bytes[..]))
    .execute(connection)
    .await?;
    Ok(())
}

impl Reading for ReadOrganisation {
    async fn read(&self, connection: &mut Connection) -> Result<Option<Face>, Failure<Infallible>> {
        Ok(face(connection, &self.slug).await?)
    }
}

#[derive(sqlx::FromRow)]
struct FaceRow {
    settings: String,
    logo_type: Option<String>,
    logo_width: Option<i32>,
    logo_height: Option<i32>,
    logo: Option<Vec<u8>>,
}

impl TryFrom<FaceRow> for Face {
    type Error = sqlx::Error;

    fn try_from(row: FaceRow) -> sqlx::Result<Self> {
        // A newer server on the same database may have kept a format that this one does not know.
        let settings = Settings::parse(row.settings.as_bytes()).map_err(|_| rows::corrupt("settings"))?;
        let side = |side: i32| u32::try_from(side).map_err(|_| rows::corrupt("logo"));
        let logo = match (row.logo_type, row.logo_width, row.logo_height, row.logo) {
            (Some(media), Some(width), Some(height), Some(bytes)) => {
                let media = [Media::Png, Media::Svg].into_iter().find(|known| known.as_str() == media);
                let media = media.ok_or_else(|| rows::corrupt("logo_type"))?;
                Some(Logo { media, bytes, width: side(width)?, height: side(height)? })
            }
            _ => None,
        };
        Ok(Self { settings, logo })
    }
}
