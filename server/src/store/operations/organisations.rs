//! Reads what organisations show.

use std::convert::Infallible;

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

impl Reading for ReadOrganisation {
    async fn read(&self, connection: &mut Connection) -> Result<Option<Face>, Failure<Infallible>> {
        let row: Option<FaceRow> = sqlx::query_as(
            "SELECT settings, logo_type, logo_width, logo_height, logo FROM organisations WHERE slug = $1",
        )
        .bind(&self.slug)
        .fetch_optional(connection)
        .await?;
        Ok(row.map(Face::try_from).transpose()?)
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
