//! An inbox among many: what a poll costs does not grow with what others have.

use naderhand_server::{config::Database, store::request::ListInbox};

use super::{Case, contact::Contact, on};
use crate::support::{database::on_both_databases, signer::supporter};

on_both_databases!(a_poll_finds_its_rows_by_an_index);

/// 5,000 requests to four supporters each, in an organisation of 1,000.
const MANY: [[&str; 2]; 2] = [
    [
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 5000) \
         INSERT INTO requests (slug, request, verifier, wording, sent, sent_at, expires_at, to_coordinator, \
           answer_minutes, revision, turn, state, stage) \
         SELECT 'rav', unhex(printf('%032x', n)), zeroblob(32), 'x', zeroblob(32), 300, 1900000000, 0, 60, 1, 1, 0, 0 \
         FROM n",
        "INSERT INTO copies (slug, request, supporter, on_call, released, reached, sealed) \
         SELECT slug, request, unhex(printf('%032x', (number * 7 + who) % 1000 + 1000000)), 0, 1, 0, zeroblob(2129) \
         FROM (SELECT slug, request, ROW_NUMBER() OVER (ORDER BY request) AS number FROM requests), \
           (SELECT 0 AS who UNION SELECT 1 UNION SELECT 2 UNION SELECT 3)",
    ],
    [
        "INSERT INTO requests (slug, request, verifier, wording, sent, sent_at, expires_at, to_coordinator, \
           answer_minutes, revision, turn, state, stage) \
         SELECT 'rav', decode(lpad(to_hex(n), 32, '0'), 'hex'), decode(repeat('00', 32), 'hex'), 'x', \
           decode(repeat('00', 32), 'hex'), 300, 1900000000, FALSE, 60, 1, 1, 0, 0 FROM generate_series(1, 5000) n",
        "INSERT INTO copies (slug, request, supporter, on_call, released, reached, sealed) \
         SELECT slug, request, decode(lpad(to_hex((number * 7 + who) % 1000 + 1000000), 32, '0'), 'hex'), FALSE, TRUE, 0, \
           decode(repeat('00', 2129), 'hex') \
         FROM (SELECT slug, request, ROW_NUMBER() OVER (ORDER BY request) AS number FROM requests) r, \
           generate_series(0, 3) who",
    ],
];

async fn a_poll_finds_its_rows_by_an_index(case: &mut Case) {
    let _ = Contact::with(case, &[11]).await;
    let [sqlite, postgres] = MANY;
    let many = match &case.database.config {
        Database::Sqlite { .. } => sqlite,
        Database::Postgres { .. } => postgres,
    };
    for sql in many {
        case.database.run(sql).await;
    }
    case.database.run("ANALYZE").await;
    let plan = case.database.plan(ListInbox::SQL, "rav", supporter(11).as_bytes()).await;
    let whole = plan.join("\n");
    assert!(whole.contains("copies_by_supporter"), "{whole}");
    let reads_all = |line: &String| line.contains("Seq Scan") || line.starts_with("SCAN");
    assert!(!plan.iter().any(reads_all), "{whole}");
}
