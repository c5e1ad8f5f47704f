//! Keeps the answer of an invited person, once.

use naderhand_domain::wire::organisation::LinkPurpose;

use super::{Change, Connection, Failure, links};
use crate::store::request::{AnswerLink, Left, LinkRefusal};

impl Change for AnswerLink {
    type Plan = Left;

    async fn decide(&self, connection: &mut Connection) -> Result<Left, Failure<LinkRefusal>> {
        super::lock(connection, &self.slug).await?;
        let link = links::find(connection, &self.slug, self.answer.locator, self.now).await?;
        let refused = Failure::Refused(LinkRefusal);
        match link {
            Some(link) if link.purpose == LinkPurpose::Join => Err(refused),
            Some(links::Open { answer: None, .. }) => Ok(Left::Now),
            Some(links::Open { answer: Some(answer), .. }) if answer == self.answer.sealed => Ok(Left::Before),
            Some(_) | None => Err(refused),
        }
    }

    async fn write(&self, connection: &mut Connection, plan: Left) -> sqlx::Result<Left> {
        if plan == Left::Now {
            sqlx::query("UPDATE links SET answer = $3 WHERE slug = $1 AND locator = $2")
                .bind(&self.slug)
                .bind(&self.answer.locator.as_bytes()[..])
                .bind(&self.answer.sealed)
                .execute(connection)
                .await?;
        }
        Ok(plan)
    }
}
