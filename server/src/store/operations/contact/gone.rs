//! Supporters whom the organisation no longer names, or names with another key: what they had goes back to the others.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    contact::Event,
    id::{RequestId, SupporterId},
};
use naderhand_signing::DirectoryBody;

use super::{Connection, Place, copies, requests, rows, step};

/// Who is named now, and will not be with the same key by this directory.
pub(in super::super) async fn by(
    connection: &mut Connection,
    slug: &str,
    directory: &DirectoryBody,
) -> sqlx::Result<Vec<SupporterId>> {
    let named: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as("SELECT supporter, key FROM supporters WHERE slug = $1")
        .bind(slug)
        .fetch_all(connection)
        .await?;
    let mut gone = Vec::new();
    for (supporter, key) in named {
        let supporter = rows::id(&supporter, "supporter")?;
        let stays = directory.keys.iter().any(|(id, named)| *id == supporter && named.0 == *key);
        if !stays {
            gone.push(supporter);
        }
    }
    Ok(gone)
}

/// Takes their requests and their copies from them. The organisation is locked, so nobody sends them another one meanwhile.
pub(in super::super) async fn leave(
    connection: &mut Connection,
    slug: &str,
    gone: &[SupporterId],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    for supporter in gone {
        let requests: Vec<Vec<u8>> =
            sqlx::query_scalar("SELECT request FROM copies WHERE slug = $1 AND supporter = $2 ORDER BY request")
                .bind(slug)
                .bind(&supporter.as_bytes()[..])
                .fetch_all(&mut *connection)
                .await?;
        for request in requests {
            let request: RequestId = rows::id(&request, "request")?;
            let at = Place { slug, request };
            // One that they are taking at this moment is theirs by now, and goes back.
            requests::lock(connection, at).await?;
            let Some(known) = requests::find(connection, at, Some(*supporter)).await? else { continue };
            copies::remove(connection, at, *supporter).await?;
            match known.state.on(Event::Gone(*supporter), known.escalation, step(now)) {
                Ok(state) if state != known.state => requests::turn(connection, at, state, now).await?,
                // No state refuses that somebody leaves.
                Ok(_) | Err(_) => requests::touch(connection, at).await?,
            }
        }
    }
    Ok(())
}
