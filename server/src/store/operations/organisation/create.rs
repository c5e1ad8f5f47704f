//! Sets an organisation up: with a code, and with statements that hold together.

use naderhand_domain::{organisation::Settings, wire::organisation::NewOrganisation};
use naderhand_signing::{AuthorityChain, DirectoryBody, Kind, StatementFault};

use super::{Change, Connection, Failure, dialect, organisations, statements};
use crate::{
    organisation::{Face, settings_of},
    store::request::{Create, CreateRefusal, Kept, StatementRefusal},
};

/// What is about to be kept; `None` when it was kept before.
pub struct Plan(Option<Box<New>>);

struct New {
    /// For which address the code was made: this one, or any.
    code_for: String,
    chain: AuthorityChain,
    directory: DirectoryBody,
    face: Face,
}

impl Change for Create {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<CreateRefusal>> {
        super::lock(connection, &self.new.slug).await?;
        if is_repeated(connection, &self.new).await? {
            return Ok(Plan(None));
        }
        let code_for = find_code(connection, self).await?.ok_or(Failure::Refused(CreateRefusal::CodeUnknown))?;
        let loaded = organisations::face(connection, &self.new.slug).await?;
        let is_signed = statements::tag(connection, &self.new.slug).await?.is_some();
        // What was loaded from a file is taken over only with a code for just that.
        if is_signed || loaded.is_some() && code_for.is_empty() {
            return Err(Failure::Refused(CreateRefusal::Exists));
        }
        let logo = loaded.and_then(|face| face.logo);
        let (chain, directory, settings) = check(&self.new).map_err(Failure::Refused)?;
        Ok(Plan(Some(Box::new(New { code_for, chain, directory, face: Face { settings, logo } }))))
    }

    async fn write(&self, connection: &mut Connection, Plan(plan): Plan) -> sqlx::Result<Kept> {
        let Some(new) = plan else { return Ok(Kept::Before) };
        let NewOrganisation { slug, authority, settings, directory, .. } = &self.new;
        sqlx::query("DELETE FROM setup_codes WHERE slug = $1 AND verifier = $2")
            .bind(&new.code_for)
            .bind(&self.code[..])
            .execute(&mut *connection)
            .await?;
        organisations::put(connection, &new.face, self.now.date_naive()).await?;
        for (kind, version, statement) in
            [(Kind::Authority, 0, authority), (Kind::Settings, 1, settings), (Kind::Directory, 1, directory)]
        {
            let kept = statements::Kept { version, statement: statement.clone() };
            statements::put(connection, slug, kind, &[], &kept).await?;
        }
        statements::name_coordinators(connection, slug, new.chain.head()).await?;
        statements::name_supporters(connection, slug, &new.directory).await?;
        Ok(Kept::Now)
    }
}

/// Whether this very organisation was set up before: nothing of it was replaced by something else than a later version.
async fn is_repeated(connection: &mut Connection, new: &NewOrganisation) -> sqlx::Result<bool> {
    let authorities = statements::all(connection, &new.slug, Kind::Authority).await?;
    if authorities.first() != Some(&new.authority) {
        return Ok(false);
    }
    for (kind, first) in [(Kind::Settings, &new.settings), (Kind::Directory, &new.directory)] {
        let kept = statements::latest(connection, &new.slug, kind, &[]).await?;
        if kept.is_none_or(|kept| kept.version == 1 && kept.statement != *first) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// For which address the code was made, if it is open for this one.
async fn find_code(connection: &mut Connection, create: &Create) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(dialect::SETUP_CODE)
        .bind(&create.new.slug)
        .bind(&create.code[..])
        .bind(create.now.timestamp())
        .fetch_optional(connection)
        .await
}

/// Checks that the statements are the first ones of one organisation, and of this address.
fn check(new: &NewOrganisation) -> Result<(AuthorityChain, DirectoryBody, Settings), CreateRefusal> {
    let refused = |refusal| CreateRefusal::Statement(refusal);
    let believed = |fault: StatementFault| refused(fault.into());
    let chain = AuthorityChain::walk(std::slice::from_ref(&new.authority)).map_err(|fault| refused(fault.into()))?;
    let settings = chain.verify_settings(&new.settings).map_err(believed)?.into_body();
    let directory = chain.verify_directory(&new.directory).map_err(believed)?.into_body();
    if settings.version != 1 || directory.version != 1 {
        return Err(refused(StatementRefusal::Beginning));
    }
    let settings = settings_of(&settings.json).map_err(CreateRefusal::Settings)?;
    if settings.organisation().slug() != new.slug {
        return Err(refused(StatementRefusal::OtherAddress));
    }
    Ok((chain, directory, settings))
}
