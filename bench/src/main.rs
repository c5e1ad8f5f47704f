//! `naderhand-bench`, started by `cargo xtask bench`, which says where everything is.

#[cfg(not(target_arch = "wasm32"))]
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    use lexopt::prelude::*;
    use naderhand_bench::native::{Section, Setup};

    let mut setup = Setup::default();
    let mut sections = Vec::new();
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("quick") => setup.quick = true,
            Long("chromium") => setup.chromium = parser.value()?.into(),
            Long("web") => setup.web = parser.value()?.into(),
            Long("wasm") => setup.wasm = parser.value()?.into(),
            Long("push-peer") => setup.push_peer = parser.value()?.into(),
            Long("server") => setup.server = parser.value()?.into(),
            Long("site") => setup.site = parser.value()?.into(),
            Long("postgres") => setup.postgres = Some(parser.value()?.string()?),
            Long("scratch") => setup.scratch = parser.value()?.into(),
            Value(name) => {
                let name = name.string()?;
                let section = Section::ALL.into_iter().find(|section| section.name() == name);
                sections.push(section.ok_or_else(|| anyhow::anyhow!("there is nothing called `{name}` to measure"))?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    for section in Section::ALL.into_iter().filter(|section| sections.contains(section)) {
        section.measure(&setup).await?;
    }
    Ok(())
}

#[cfg(target_arch = "wasm32")]
fn main() {}
