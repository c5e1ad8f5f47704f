//! What the pages weigh on the wire: asked from the built server, because it renders and compresses them.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context as _, bail, ensure};

use super::{Product, pages, sizes::Budgets};
use crate::{process, workspace::Workspace};

/// Asks for every page that the service worker keeps and every page that has a budget; fails when one is not there or is
/// over its budget.
pub(super) fn report(workspace: &Workspace, product: &Product) -> anyhow::Result<()> {
    let budget = Budgets::read(workspace)?.one_flight;
    let server = Server::start(workspace, product)?;
    let mut rows = BTreeMap::new();
    for page in pages::offline(workspace)?.into_iter().chain(budget.pages.clone()) {
        let row = (server.weigh(&page, "gzip")?, server.weigh(&page, "br")?);
        rows.insert(page, row);
    }
    println!("\n{:<44} {:>10} {:>10}", "page", "gzip", "brotli");
    for (page, (gzip, brotli)) in &rows {
        println!("{page:<44} {gzip:>10} {brotli:>10}");
    }
    println!();
    for page in &budget.pages {
        let (gzip, brotli) = rows[page];
        let bytes = gzip.max(brotli);
        ensure!(bytes <= budget.bytes, "{page} weighs {bytes} bytes; xtask/budgets.toml allows {}", budget.bytes);
    }
    Ok(())
}

/// The organisation that ships as an example, whose pages have a budget too.
const EXAMPLE: &str = "docs/examples/rav-voorbeeld/organisation.json";

/// The built server, with a database of its own.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(workspace: &Workspace, product: &Product) -> anyhow::Result<Self> {
        let data = workspace.scratch("weighing");
        std::fs::create_dir_all(&data)?;
        let mut load = Command::new(product.server());
        load.args(["organisation", "load"]).arg(workspace.path(EXAMPLE));
        process::run(load.env("NADERHAND_DATA", &data).env_remove("DATABASE_URL"))?;
        let mut process = Command::new(product.server())
            .env("NADERHAND_ADDR", "127.0.0.1:0")
            .env("NADERHAND_DATA", &data)
            .env("NADERHAND_SITE", product.site())
            .env("RUST_LOG", "info")
            .env_remove("DATABASE_URL")
            .stdout(Stdio::piped())
            .spawn()
            .context("the built server does not start")?;
        let output = process.stdout.take().context("its output is piped")?;
        let mut server = Self { process, address: String::new() };
        for line in BufReader::new(output).lines() {
            let line: serde_json::Value = serde_json::from_str(&line?)?;
            if let Some(address) = line.get("addr").and_then(serde_json::Value::as_str) {
                address.clone_into(&mut server.address);
                return Ok(server);
            }
        }
        bail!("the built server ended before it listened")
    }

    /// The bytes of a page's body in an encoding.
    fn weigh(&self, page: &str, encoding: &str) -> anyhow::Result<u64> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        write!(
            stream,
            "GET {page} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        body_of(&answer, encoding).with_context(|| format!("{page} as {encoding}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended by itself cannot be killed, which is fine.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The length of the body of an answer that is a document in this encoding.
fn body_of(answer: &[u8], encoding: &str) -> anyhow::Result<u64> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").context("not an answer")?;
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    ensure!(head.starts_with("http/1.1 200 "), "{}", head.lines().next().unwrap_or_default());
    ensure!(head.contains(&format!("content-encoding: {encoding}")), "it comes uncompressed");
    let body = (answer.len() - end - 4) as u64;
    ensure!(head.contains(&format!("content-length: {body}")), "it was cut off");
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_compressed_document_is_weighed() {
        let answer =
            |status: &str, head: &str| body_of(format!("HTTP/1.1 {status}\r\n{head}\r\n\r\n12345").as_bytes(), "br");
        assert_eq!(answer("200 OK", "Content-Encoding: br\r\nContent-Length: 5").unwrap(), 5);
        assert!(answer("404 Not Found", "Content-Encoding: br\r\nContent-Length: 5").is_err());
        assert!(answer("200 OK", "Content-Length: 5").is_err());
        assert!(answer("200 OK", "Content-Encoding: br\r\nContent-Length: 9").is_err());
        assert!(body_of(b"", "br").is_err());
    }
}
